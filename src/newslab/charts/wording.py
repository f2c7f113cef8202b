"""What charts say in their own words, in Arabic and in English."""

from typing import Literal

from newslab.errors import InputError
from newslab.language import LANGUAGES

__all__ = ["Noun", "check_lang", "count_of"]

Noun = Literal["actor", "article", "naming", "outlet", "sentence", "term", "word"]

# Arabic counts in five forms: one, two (after a preposition), three to ten, eleven to ninety-nine,
# and hundreds.
ARABIC_FORMS: dict[Noun, tuple[str, str, str, str, str]] = {
    "actor": ("جهة واحدة", "جهتين", "جهات", "جهة", "جهة"),
    "article": ("مقال واحد", "مقالين", "مقالات", "مقالًا", "مقال"),
    "naming": ("تسمية واحدة", "تسميتين", "تسميات", "تسمية", "تسمية"),
    "outlet": (
        "وسيلة إعلامية واحدة",
        "وسيلتين إعلاميتين",
        "وسائل إعلامية",
        "وسيلة إعلامية",
        "وسيلة إعلامية",
    ),
    "sentence": ("جملة واحدة", "جملتين", "جمل", "جملة", "جملة"),
    "term": ("مفردة واحدة", "مفردتين", "مفردات", "مفردة", "مفردة"),
    "word": ("كلمة واحدة", "كلمتين", "كلمات", "كلمة", "كلمة"),
}


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
    if lang == "en":
        return f"{n:,} {noun}{'' if n == 1 else 's'}"
    one, two, few, tens, hundreds = ARABIC_FORMS[noun]
    if n in (1, 2):
        return one if n == 1 else two
    rest = n % 100
    return f"{n:,} {hundreds if rest < 3 else few if rest <= 10 else tens}"
