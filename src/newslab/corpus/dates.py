"""Dates as people write them, in ISO 8601; what may be two days is told, never guessed."""

import re
import unicodedata
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from newslab.arabic import normalize
from newslab.resources import shipped_list

_ISO_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?"
)
_LAST_HIJRI = 1600  # a year before it is of the Hijri calendar: no news is older
_MONTHS = 12
_BOTH_CALENDARS_AGREE = 1  # days; a month begins with the sight of the moon


class WrittenDate(NamedTuple):
    """A date in ISO 8601, and the calendar that it was written in: gregorian or hijri."""

    iso: str
    calendar: str


def is_iso_date(text: str) -> bool:
    """Whether `text` is an ISO 8601 date, or date and time, with hyphens and colons."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_date(written: str) -> WrittenDate:
    """Read a date, with its time and zone if they are given.

    Parameters
    ----------
    written : str
        ISO 8601 stays as it is. Else day, month and year in any digits, the month as a number or
        by a name of ``date_words.tsv``, in the Gregorian or the Hijri (Umm al-Qura) calendar.

    Returns
    -------
    WrittenDate

    Raises
    ------
    ValueError
        Why it is no date, or which days it may be.

    Examples
    --------
    >>> read_date("الجمعة ٧ نوفمبر ٢٠٢٥، ٦:٣٠ م بتوقيت غرينتش").iso
    '2025-11-07T18:30+00:00'
    >>> read_date("21 شوال 1436هـ")
    WrittenDate(iso='2015-08-06', calendar='hijri')
    >>> read_date("03/04/2024")
    Traceback (most recent call last):
    ValueError: may be 2024-04-03 or 2024-03-04
    """
    if is_iso_date(written) and int(written[:4]) >= _LAST_HIJRI:
        return WrittenDate(written, "gregorian")
    digits = re.sub(r"\d", lambda sign: str(unicodedata.decimal(sign[0])), written)
    folded = _fold(re.sub(r"(?<=[0-9])T(?=[0-9])", " ", digits))
    also = "|".join(_words("also"))
    days = [_read_day(part) for part in re.split(rf"\b(?:{also})\b", folded)]
    first, last = days[0], days[-1]
    apart = abs(date.fromisoformat(first.iso[:10]) - date.fromisoformat(last.iso[:10])).days
    if apart > _BOTH_CALENDARS_AGREE:
        raise ValueError(f"is two days: {first.iso} and {last.iso}")
    return first if first.calendar == "gregorian" else last


def _fold(text: str) -> str:
    return " ".join(normalize(text).casefold().split())


@cache
def _words(*kinds: str) -> dict[str, tuple[str, str]]:
    """Kind and value of the listed words, the longest first, as a pattern needs them."""
    table = shipped_list("date_words.tsv", ("word", "kind", "value", "reason"))
    rows = zip(map(_fold, table["word"]), table["kind"], table["value"], strict=True)
    found = {word: (kind, value) for word, kind, value in rows if kind in kinds}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A time with what follows it, and a number or word of a date."""
    half, zone = "|".join(_words("half")), "|".join(_words("zone"))
    day = "|".join(_words("month", "hijri month", "hijri era", "passed over"))
    time = re.compile(
        r"\b(?P<hour>[0-9]{1,2}):(?P<rest>[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)"
        rf"(?:\s*(?P<half>{half})\b)?"
        rf"(?:\s*\(?(?P<zone>{zone})\b)?\s*(?P<shift>[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?\b)?\)?"
    )
    return time, re.compile(rf"[0-9]+|(?<![^\W\d_])(?:{day})(?![^\W\d_])|[^\W_]+")


def _read_day(text: str) -> WrittenDate:
    a_time, a_word = _patterns()
    time = a_time.search(text)
    if time:
        text = f"{text[: time.start()]} {text[time.end() :]}"
    known = _words("month", "hijri month", "hijri era", "passed over")
    numbers, months, is_hijri = [], set(), False
    for word in a_word.findall(text):
        kind, value = ("number", word) if word.isdecimal() else known.get(word, ("", ""))
        if not kind:
            raise ValueError("is not a date such as 2025-11-07 or 2025-11-07T18:30")
        is_hijri |= kind.startswith("hijri")
        if kind == "number":
            numbers.append(value)
        elif kind.endswith("month"):
            months.add(int(value))
    year, month, day = _order(numbers, months)
    is_hijri |= year < _LAST_HIJRI
    iso = (_of_hijri if is_hijri else _of_gregorian)(year, month, day)
    return WrittenDate(iso + _clock(time), "hijri" if is_hijri else "gregorian")


def _order(numbers: list[str], months: set[int]) -> tuple[int, int, int]:
    """Year, month and day out of the numbers of a date."""
    years = [number for number in numbers if len(number) == 4]
    rest = [int(number) for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(rest) + len(months) != 2 or len(rest) + 1 != len(numbers):
        raise ValueError("is not a date such as 2025-11-07 or 2025-11-07T18:30")
    year = int(years[0])
    if months:
        return year, months.pop(), rest[0]
    first, second = rest
    if numbers[0] == years[0] or second == first:
        return year, first, second
    if first <= _MONTHS and second <= _MONTHS:
        raise ValueError(f"may be {year}-{second:02}-{first:02} or {year}-{first:02}-{second:02}")
    return (year, second, first) if first > _MONTHS else (year, first, second)


def _of_gregorian(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValueError("is not a date such as 2025-11-07: there is no such day") from error


def _of_hijri(year: int, month: int, day: int) -> str:
    # Its tables of months are read only where they are needed.
    from hijridate import Hijri  # noqa: PLC0415

    try:
        return str(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError) as error:
        raise ValueError(f"is no day of the Hijri calendar that is known: {error}") from error


def _clock(time: re.Match[str] | None) -> str:
    if time is None:
        return ""
    hour = int(time["hour"])
    if time["half"]:
        is_after_noon = _words("half")[time["half"]][1] == "pm"
        hour = hour % 12 + 12 * is_after_noon if hour <= 12 else hour
    zone = _words("zone")[time["zone"]][1] if time["zone"] else ""
    if time["shift"]:
        sign, digits = time["shift"][0], time["shift"][1:].replace(":", "")
        hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        zone = f"{sign}{int(hours):02}:{minutes}"
    clock = f"T{hour:02}:{time['rest']}{zone}"
    if not is_iso_date(f"2000-01-01{clock}"):
        raise ValueError(f"has a time that is none: {time[0].strip()}")
    return clock
