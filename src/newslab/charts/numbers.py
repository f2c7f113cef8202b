"""Numbers, shares and dates as text, in Arabic and English. Each is typed text: give it to `ar`."""

import datetime as dt
from typing import Literal

from newslab import catalog
from newslab.errors import InputError

__all__ = ["date", "number", "percent"]

Digits = Literal["latn", "arab"]
Months = Literal["gulf", "arab-levant", "maghreb", "morocco"]

# Digits from U+0660 on, and their own signs.
ARABIC_INDIC = str.maketrans(
    {str(n): chr(0x660 + n) for n in range(10)} | {".": "\u066b", ",": "\u066c", "%": "\u066a"}
)
# A country that has them.
MONTHS = {"gulf": "AE", "arab-levant": "LB", "maghreb": "TN", "morocco": "MA"}


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
    catalog.check_language(lang)
    # Of its binary value, as Python rounds: -0.05 is a little below the middle.
    rounded = x if decimals is None else round(x, decimals)
    return _in_digits(catalog.number(rounded, lang, decimals), digits, lang)


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
    months : {"gulf", "arab-levant", "maghreb", "morocco"}
        أغسطس, as in Egypt and the Gulf; آب, as from Palestine to Iraq; أوت, as in Tunisia and
        Algeria; or غشت, as in Morocco.
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
    >>> [date("2025-08", months=months) for months in MONTHS]
    ['أغسطس 2025', 'آب 2025', 'أوت 2025', 'غشت 2025']
    >>> date("2025-11", lang="en")
    'November 2025'
    """
    if months not in MONTHS:
        raise InputError(
            "months", [f"no months {months!r}"], f"Use one of {', '.join(map(repr, MONTHS))}."
        )
    catalog.check_language(lang)
    try:
        written = catalog.date(d, lang, MONTHS[months] if lang == "ar" else "")
    except (AttributeError, TypeError, ValueError):
        raise InputError(
            "date", [f"{d!r} is no date"], 'Give a date, or "2025-11-18", "2025-11" or "2025".'
        ) from None
    return _in_digits(written, digits, lang)


def _in_digits(written: str, digits: Digits, lang: str) -> str:
    if digits not in ("latn", "arab"):
        raise InputError("digits", [f"no digits {digits!r}"], "Use 'latn' or 'arab'.")
    return written.translate(ARABIC_INDIC) if digits == "arab" and lang == "ar" else written
