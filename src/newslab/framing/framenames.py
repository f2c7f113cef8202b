"""What frames, stances and vocabularies are called on charts and pages."""

from collections.abc import Mapping

from newslab.catalog import CATALOG, Language, say
from newslab.resources import shipped_list

__all__ = ["frame_names"]

_ROOM = "frame."


def frame_names(labels: Mapping[str, str] | None, lang: Language) -> dict[str, str]:
    """Labels of a researcher, and below them what the catalog calls the shipped frames and stances.

    Parameters
    ----------
    labels : mapping of str to str, optional
        These come first.
    lang : str
        A language of the catalog.

    Returns
    -------
    dict of str to str
        What is not in it is called as the codebook calls it.

    Raises
    ------
    InputError
        If the catalog has no such language.

    Examples
    --------
    >>> names = frame_names({"peace": "سلام"}, "ar")
    >>> names["peace"], names["crimes"], frame_names(None, "en")["crimes"]
    ('سلام', 'الجرائم', 'crimes')
    """
    keys = shipped_list(CATALOG, ("key",))["key"]
    names = [key.removeprefix(_ROOM) for key in keys if key.startswith(_ROOM)]
    return {name: say(f"frame.{name}", lang) for name in names} | dict(labels or {})
