"""Numbers, shares and dates as text, in Arabic and English. Each is typed text: give it to `ar`."""

import datetime as dt
import re
from typing import Literal

from newslab.charts.wording import check_lang
from newslab.errors import InputError

__all__ = ["date", "number", "percent"]

Digits = Literal["latn", "arab"]
Months = Literal["arab-levant", "gulf"]

MINUS = "\u2212"
ARABIC_INDIC = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")

MONTHS = {
    "arab-levant": (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ),
    "gulf": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
}
# Not from the `calendar` module, whose names are those of the machine's language.
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WRITTEN_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


def number(
    x: float, *, digits: Digits = "latn", decimals: int | None = None, lang: str = "ar"
) -> str:
    """Write a number with separators of thousands and a true minus sign.

    Parameters
    ----------
    x : float
    digits : {"latn", "arab"}
        Western digits (``1,204.5``), as the Maghreb, Lebanon and the Emirates print, or
        Arabic-Indic ones (``١٬٢٠٤٫٥``), as Egypt and Saudi Arabia do.
    decimals : int, optional
        Places after the point. By default as many as the number has.
    lang : {"ar", "en"}
        English text has Western digits, whatever `digits` says.

    Returns
    -------
    str
        As it is typed. Put it into a sentence and give the sentence to `ar`.

    Raises
    ------
    InputError
        If `x` is NaN or infinite, or for other digits or another language.

    Examples
    --------
    >>> number(1204.5), number(-1204.5, digits="arab")
    ('1,204.5', '−١٬٢٠٤٫٥')
    >>> number(0.25, decimals=1), number(-0.04, decimals=1)
    ('0.2', '0.0')
    """
    if not abs(x) < float("inf"):
        raise InputError("number", [f"{x} is no number to write"], "Leave missing values out.")
    written = _fixed(x) if decimals is None else f"{x:,.{decimals}f}"
    # What rounds to nothing has no sign.
    if not any(character in written for character in "123456789"):
        written = written.lstrip("-")
    return _in_digits(written.replace("-", MINUS), digits, lang)


def percent(x: float, *, digits: Digits = "latn", decimals: int = 0, lang: str = "ar") -> str:
    """Write a share as a percentage.

    Parameters
    ----------
    x : float
        A share: 0.43 is written as 43 %.
    digits : {"latn", "arab"}
        See `number`.
    decimals : int
        Places after the point.
    lang : {"ar", "en"}
        See `number`.

    Returns
    -------
    str
        As it is typed, the sign after the digits. Give it to `ar` with its sentence.

    Raises
    ------
    InputError
        As `number` does.

    Examples
    --------
    >>> percent(0.43), percent(-0.055, digits="arab", decimals=1)
    ('43%', '−٥٫٥٪')
    """
    return number(100 * x, digits=digits, decimals=decimals, lang=lang) + _in_digits(
        "%", digits, lang
    )


def date(
    d: dt.date | str, *, months: Months = "gulf", digits: Digits = "latn", lang: str = "ar"
) -> str:
    """Write a date with the name of its month.

    Parameters
    ----------
    d : datetime.date, pandas.Timestamp or str
        A date, or ``"2025-11-18"``. A string may end after the month or the year, as dates of
        articles do that are known no better.
    months : {"gulf", "arab-levant"}
        نوفمبر, as in Egypt and the Gulf, or تشرين الثاني, as from Palestine to Iraq.
    digits : {"latn", "arab"}
        See `number`.
    lang : {"ar", "en"}
        English has its own months, whatever `months` says.

    Returns
    -------
    str
        As it is typed: day, month, year. Give it to `ar` with its sentence.

    Raises
    ------
    InputError
        If `d` is no date, or for other months, digits or another language.

    Examples
    --------
    >>> date("2025-11-18")
    '18 نوفمبر 2025'
    >>> date("2025-11-18", months="arab-levant", digits="arab")
    '١٨ تشرين الثاني ٢٠٢٥'
    >>> date("2025-11", lang="en")
    'November 2025'
    """
    if months not in MONTHS:
        raise InputError(
            "months", [f"no months {months!r}"], f"Use one of {', '.join(map(repr, MONTHS))}."
        )
    names = ENGLISH_MONTHS if lang == "en" else MONTHS[months]
    year, month, day = _parts(d)
    in_words = [
        *([str(day)] if day else []),
        *([names[month - 1]] if month else []),
        f"{year:04}",
    ]
    return _in_digits(" ".join(in_words), digits, lang)


def _parts(d: dt.date | str) -> tuple[int, int | None, int | None]:
    """Year, month and day of a real date; what is not known is None."""
    try:
        if isinstance(d, str):
            year, month, day = _written_parts(d)
        else:
            year, month, day = d.year, d.month, d.day
        dt.date(year, month or 1, day or 1)
    except (AttributeError, TypeError, ValueError):
        raise InputError(
            "date", [f"{d!r} is no date"], 'Give a date, or "2025-11-18", "2025-11" or "2025".'
        ) from None
    return year, month, day


def _written_parts(d: str) -> tuple[int, int | None, int | None]:
    written = WRITTEN_DATE.fullmatch(d.strip())
    if written is None or "00" in written.groups():
        raise ValueError
    year, month, day = written.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _fixed(x: float) -> str:
    """As many places as the number has, never with an exponent."""
    written = f"{x:,.10f}"
    return written.rstrip("0").rstrip(".")


def _in_digits(written: str, digits: Digits, lang: str) -> str:
    check_lang(lang)
    if digits not in ("latn", "arab"):
        raise InputError("digits", [f"no digits {digits!r}"], "Use 'latn' or 'arab'.")
    return written.translate(ARABIC_INDIC) if digits == "arab" and lang == "ar" else written
