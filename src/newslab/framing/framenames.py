"""What frames and stances are called: as the codebook has them, or in Arabic."""

from collections.abc import Mapping

from newslab.resources import shipped_list

__all__ = ["frame_names"]


def frame_names(labels: Mapping[str, str] | None, lang: str) -> dict[str, str]:
    """Labels of a researcher, and below them what the shipped frames and stances are called.

    Parameters
    ----------
    labels : mapping of str to str, optional
        These come first.
    lang : {"en", "ar"}
        English names are those of the codebook itself.

    Returns
    -------
    dict of str to str
        What is not in it is called as the codebook calls it.

    Examples
    --------
    >>> names = frame_names({"peace": "سلام"}, "ar")
    >>> names["peace"], names["crimes"], frame_names(None, "en")
    ('سلام', 'الجرائم', {})
    """
    shipped = shipped_list("frame_names.tsv", ("name", "ar", "note"))
    arabic = dict(zip(shipped["name"], shipped["ar"], strict=True)) if lang == "ar" else {}
    return {**arabic, **(labels or {})}
