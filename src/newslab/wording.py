"""What a study calls things: names and titles in each language, from a file of its own."""

from pathlib import Path

from newslab.catalog import LANGUAGES, Language
from newslab.errors import InputError
from newslab.resources import read_list

__all__ = ["read_wording"]


def read_wording(path: str | Path) -> dict[Language, dict[str, str]]:
    r"""Read what outlets, frames or charts are called in each language.

    Parameters
    ----------
    path : str or path
        A list in UTF-8, separated by tabs, with the columns key (as tables have it: an outlet, a
        doc_id, a frame, the name of a chart), en and ar. Lines that start with ``#`` are comments.

    Returns
    -------
    dict of str to dict
        For ``"en"`` and ``"ar"``, what to say for each key: the `labels` that a chart or a view
        takes, or the `titles` of `charts.variants`.

    Raises
    ------
    InputError
        With every faulty line: an empty cell, or a key that stands twice.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
    ...     _ = file.write("key\ten\tar\nSama\tSama\tسما\n")
    ...     file.flush()
    ...     wording = read_wording(file.name)
    >>> wording["ar"]
    {'Sama': 'سما'}
    """
    table = read_list(path, ("key", *LANGUAGES))
    twice = table[table["key"].duplicated()]
    if len(twice):
        problems = [
            f"row {row}: the key {key!r} stands above already"
            for row, key in zip(twice["row"], twice["key"], strict=True)
        ]
        raise InputError(str(path), problems, "Keep one of the rows.")
    return {lang: dict(zip(table["key"], table[lang], strict=True)) for lang in LANGUAGES}
