"""What charts say in their own words, in Arabic and in English."""

from typing import Literal

from newslab.errors import InputError

__all__ = ["LANGUAGES", "Noun", "check_lang", "count_of"]

LANGUAGES = ("ar", "en")

Noun = Literal["actor", "article", "naming", "outlet", "sentence", "term", "word"]

# Arabic counts in four forms: one, two (after a preposition), three to ten, and the rest.
ARABIC_FORMS: dict[Noun, tuple[str, str, str, str]] = {
    "actor": ("جهة واحدة", "جهتين", "جهات", "جهة"),
    "article": ("مقالة واحدة", "مقالتين", "مقالات", "مقالة"),
    "naming": ("تسمية واحدة", "تسميتين", "تسميات", "تسمية"),
    "outlet": ("وسيلة إعلامية واحدة", "وسيلتين إعلاميتين", "وسائل إعلامية", "وسيلة إعلامية"),
    "sentence": ("جملة واحدة", "جملتين", "جمل", "جملة"),
    "term": ("مفردة واحدة", "مفردتين", "مفردات", "مفردة"),
    "word": ("كلمة واحدة", "كلمتين", "كلمات", "كلمة"),
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
    ['مقالة واحدة', 'مقالتين', '5 مقالات', '11 مقالة', '100 مقالة', '103 مقالات']
    >>> count_of(1234, "word", "en")
    '1,234 words'
    """
    if lang == "en":
        return f"{n:,} {noun}{'' if n == 1 else 's'}"
    one, two, few, many = ARABIC_FORMS[noun]
    if n in (1, 2):
        return one if n == 1 else two
    return f"{n:,} {few if 3 <= n % 100 <= 10 else many}"
