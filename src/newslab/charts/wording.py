"""What charts say in their own words, in Arabic and in English."""

from typing import Literal

from newslab.catalog import LANGUAGES, say
from newslab.errors import InputError

__all__ = ["Noun", "check_lang", "count_of"]

Noun = Literal["actor", "article", "naming", "outlet", "sentence", "term", "word"]


def check_lang(lang: str) -> None:
    """Raise if charts do not speak `lang`.

    Raises
    ------
    InputError
        If `lang` is neither "ar" nor "en".
    """
    if lang not in LANGUAGES:
        raise InputError(
            "lang", [f"charts do not speak {lang!r}"], 'Use "ar" (Arabic) or "en" (English).'
        )


def count_of(n: int, noun: Noun, lang: str) -> str:
    """Say how many, with the noun in the form that the number asks for.

    Examples
    --------
    >>> [count_of(n, "article", "ar") for n in (1, 2, 5, 11, 100, 103)]
    ['مقال واحد', 'مقالين', '5 مقالات', '11 مقالًا', '100 مقال', '103 مقالات']
    >>> count_of(1234, "word", "en")
    '1,234 words'
    """
    return say(f"count.{noun}.genitive", lang, n=n)
