"""Every word that a reader sees, in every language: rows of ``resources/catalog.tsv``.

A row holds one text: its key, the text in each language, and a note for translators. A new
language is one more column. Errors are not here: they stay in English beside their check.

A text may hold values in braces, and says how each is written::

    {name}            as it is
    {n:article}       counted, with its noun in the form that the number asks for: the row
                      ``count.article`` has these forms
    {x:number} {x:number.2}     with separators; with two places after the point
    {x:percent} {x:percent.1}   a share of 0 to 1 as a percentage
    {day:date}        with the name of the month
    {names:list}      a, b and c

A cell may have a form for each plural category of its language (CLDR: zero, one, two, few, many,
other), of which the value ``n`` chooses one: ``one: {n} day | other: {n} days``.
"""

import datetime as dt
import math
import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from string import Formatter
from typing import Any

import numpy as np
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from newslab.errors import InputError
from newslab.resources import list_header, shipped_list

__all__ = [
    "LANGUAGES",
    "LANGUAGE_VARIABLE",
    "Language",
    "called",
    "check_language",
    "date",
    "has",
    "is_rtl",
    "listed",
    "number",
    "page_language",
    "percent",
    "say",
]

CATALOG = "catalog.tsv"
LANGUAGE_VARIABLE = "NEWSLAB_LANG"
# A language is a column of the catalog.
Language = str
LANGUAGES: tuple[Language, ...] = tuple(
    name for name in list_header(CATALOG) if name not in ("key", "note")
)
MINUS = "\u2212"

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_FORM = re.compile(rf"\s*({'|'.join(_CATEGORIES)}):\s*(.*?)\s*", re.DOTALL)
# A month alone, or a year alone, is what some articles tell of their date.
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def say(key: str, lang: Language, **values: Any) -> str:
    """Text of the catalog in a language, with its values in it.

    Parameters
    ----------
    key : str
        A row of ``catalog.tsv``.
    lang : str
        A language of the catalog, such as "en" or "ar".
    **values
        What stands in braces. A plural row chooses its form by ``n``.

    Returns
    -------
    str
        Plain text. It is not escaped for HTML, and not shaped for a chart.

    Raises
    ------
    InputError
        If the catalog has no such language.
    KeyError
        If it has no such row, or a value is missing: a fault of the program that asks.

    Examples
    --------
    >>> [say("count.article", "ar", n=n) for n in (1, 2, 3, 11, 100)]
    ['مقال واحد', 'مقالان', '3 مقالات', '11 مقالًا', '100 مقال']
    >>> say("count.word", "en", n=1234)
    '1,234 words'
    """
    return _Said(lang).vformat(_form(key, lang, values.get("n")), (), values)


def has(key: str) -> bool:
    """Whether the catalog has a row, for names that may be a researcher's own.

    Examples
    --------
    >>> has("count.article"), has("count.of nothing")
    (True, False)
    """
    return key in _texts(LANGUAGES[0])


def called(key: str, name: str, lang: Language) -> str:
    """What a value of a table is called: as its row says, or as it is where there is none.

    Examples
    --------
    >>> called("value.own", "own", "ar"), called("value.my own", "my own", "ar")
    ('بلسان الوسيلة', 'my own')
    """
    return say(key, lang) if has(key) else name


def is_rtl(lang: Language) -> bool:
    """Whether a language is written from right to left.

    Examples
    --------
    >>> is_rtl("ar"), is_rtl("en")
    (True, False)
    """
    check_language(lang)
    return say("language.direction", lang) == "rtl"


def check_language(lang: str, where: str = "lang") -> None:
    """Raise if newslab has no words in `lang`.

    Raises
    ------
    InputError
        For a language that is no column of the catalog.
    """
    if lang not in LANGUAGES:
        raise InputError(
            where, [f"no language {lang!r}"], f"Use one of {', '.join(map(repr, LANGUAGES))}."
        )


def page_language(default: Language = "en") -> Language:
    """Language in which a notebook should speak: charts, labels, summaries.

    ``newslab publish`` runs a notebook once for each language of the site and says which in the
    environment variable ``NEWSLAB_LANG``. A notebook that asks for it serves both pages.

    Parameters
    ----------
    default : str
        The language where nobody asks for one, as in JupyterLab.

    Returns
    -------
    str

    Raises
    ------
    InputError
        If the variable or `default` names a language that the catalog does not have.

    Examples
    --------
    >>> import os
    >>> before = os.environ.pop("NEWSLAB_LANG", None)
    >>> page_language(default="ar")
    'ar'
    """
    asked = os.environ.get(LANGUAGE_VARIABLE, "").strip()
    where, language = (LANGUAGE_VARIABLE, asked) if asked else ("default", default)
    check_language(language, where)
    return language


def number(x: float, lang: Language, decimals: int | None = None) -> str:
    """Write a number with separators of thousands and a true minus sign, in Western digits.

    Examples
    --------
    >>> number(-1204.5, "ar"), number(0.254, "en", 2), number(-0.001, "en", 1)
    ('−1,204.5', '0.25', '0.0')
    """
    places = "#" * 10 if decimals is None else "0" * decimals
    written = format_decimal(
        x, f"#,##0.{places}" if places else "#,##0", _locale(lang), numbering_system="latn"
    )
    digits = written.lstrip("\u200e\u200f\u061c-")
    is_zero = not any(character in digits for character in "123456789")
    return digits if x >= 0 or is_zero else MINUS + digits


def percent(x: float, lang: Language, decimals: int = 0) -> str:
    """Write a share as a percentage.

    Examples
    --------
    >>> percent(0.43, "en"), percent(0.43, "ar")
    ('43%', '43٪')
    """
    return number(100 * x, lang, decimals) + say("number.percent", lang)


def date(day: dt.date | str, lang: Language, region: str = "") -> str:
    """Write a date, or as much of it as is known, with the name of its month.

    Parameters
    ----------
    day : datetime.date or str
        A date, or ``"2025-11-18"``, ``"2025-11"`` or ``"2025"``.
    lang : str
    region : str
        ISO 3166 code of the country whose names of months are used: EG, LB, MA, TN.

    Raises
    ------
    ValueError
        If `day` is no date.

    Examples
    --------
    >>> date("2025-11-18", "ar"), date("2025-11-18", "ar", "LB"), date("2025-11", "en")
    ('18 نوفمبر 2025', '18 تشرين الثاني 2025', 'November 2025')
    """
    if isinstance(day, str):
        known = _DATE.fullmatch(day.strip())
        if known is None:
            raise ValueError(f"{day!r} is no date")
        parts = [int(part) for part in known.groups() if part]
    else:
        parts = [day.year, day.month, day.day]
    first = dt.date(*(*parts, 1, 1)[:3])
    pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
    return str(format_date(first, pattern, _locale(lang, region)))


class _Said(Formatter):
    """Writes values as texts of the catalog ask for."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        how, _, decimals = format_spec.partition(".")
        if how in _WRITERS:
            return _WRITERS[how](value, self._lang, *([int(decimals)] if decimals else []))
        if how and has(f"count.{format_spec}"):
            return say(f"count.{format_spec}", self._lang, n=value)
        # A count without a noun has its separators too.
        if not how and isinstance(value, int | np.integer):
            return number(int(value), self._lang)
        return str(super().format_field(value, format_spec))


def listed(names: Iterable[str], lang: Language) -> str:
    """Join names as a language does.

    Examples
    --------
    >>> listed(["a", "b", "c"], "en"), listed(["أ", "ب"], "ar")
    ('a, b, and c', 'أ وب')
    """
    return str(format_list([str(name) for name in names], locale=_locale(lang)))


_WRITERS: dict[str, Callable[..., str]] = {
    "number": number,
    "percent": percent,
    "date": date,
    "list": listed,
}


def _form(key: str, lang: Language, n: Any) -> str:
    """The text of a row, or the one of its forms that `n` asks for."""
    check_language(lang)
    text = _texts(lang)[key]
    if isinstance(text, str):
        return text
    if n is None:
        raise KeyError(f"{key}: a plural row needs n")
    is_whole = math.isfinite(n) and n == int(n)
    category = _locale(lang).plural_form(int(n) if is_whole else n)
    # Arabic has a form for none; where a row has not, what is said of many serves.
    return text.get(category, text["other"])


@cache
def _texts(lang: Language) -> Mapping[str, str | Mapping[str, str]]:
    table = shipped_list(CATALOG, ("key", *LANGUAGES, "note"))
    return {key: _forms(text) for key, text in zip(table["key"], table[lang], strict=True)}


def _forms(cell: str) -> str | Mapping[str, str]:
    """The forms of a cell by plural category, or the cell itself."""
    # \s marks a space at an end, which editors of tables drop.
    cell = cell.replace(r"\s", " ").replace(r"\n", "\n")
    found = [_FORM.fullmatch(part) for part in cell.split("|")]
    if not all(found):
        return cell
    return {form[1]: form[2] for form in found if form}


@cache
def _locale(lang: Language, region: str = "") -> Locale:
    return Locale.parse("_".join(filter(None, (say("language.locale", lang), region))))
