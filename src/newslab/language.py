"""The language of the page that a notebook is being run for."""

import os
from typing import Literal

from newslab.errors import InputError

__all__ = ["LANGUAGES", "LANGUAGE_VARIABLE", "Language", "page_language"]

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
LANGUAGE_VARIABLE = "NEWSLAB_LANG"


def page_language(default: Language = "en") -> Language:
    """Language in which a notebook should speak: charts, labels, summaries.

    ``newslab publish`` runs a notebook once for each language of the site and says which in the
    environment variable ``NEWSLAB_LANG``. A notebook that asks for it serves both pages.

    Parameters
    ----------
    default : {"en", "ar"}
        The language where nobody asks for one, as in JupyterLab.

    Returns
    -------
    {"en", "ar"}

    Raises
    ------
    InputError
        If the variable or `default` names another language.

    Examples
    --------
    >>> import os
    >>> before = os.environ.pop("NEWSLAB_LANG", None)
    >>> page_language(default="ar")
    'ar'
    """
    asked = os.environ.get(LANGUAGE_VARIABLE, "").strip()
    where, language = (LANGUAGE_VARIABLE, asked) if asked else ("default", default)
    if language not in LANGUAGES:
        raise InputError(
            where, [f"{language!r} is no language of a page"], f"Use {' or '.join(LANGUAGES)}."
        )
    return language
