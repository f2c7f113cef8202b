"""Numbers and dates as typed text, and as they are drawn inside a sentence."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.charts import ar, date, number, percent
from newslab.charts.numbers import ARABIC_INDIC, MONTHS
from newslab.errors import InputError

from .golden import L, R
from .outlines import agreement


@pytest.mark.parametrize(
    ("x", "options", "written"),
    [
        (0, {}, "0"),
        (7, {}, "7"),
        (1234567, {}, "1,234,567"),
        (0.1 + 0.2, {}, "0.3"),
        (1e6, {}, "1,000,000"),
        (-1204.5, {}, "\u22121,204.5"),
        (-1204.5, {"digits": "arab"}, "\u2212١٬٢٠٤٫٥"),
        (-1204.5, {"digits": "arab", "lang": "en"}, "\u22121,204.5"),
        (2.5, {"decimals": 2}, "2.50"),
        (1999.96, {"decimals": 1}, "2,000.0"),
        (-0.001, {"decimals": 2}, "0.00"),
        (-0.0, {}, "0"),
        (-0.05, {"decimals": 1, "digits": "arab"}, "\u2212٠٫١"),
    ],
)
def test_number(x, options, written):
    assert number(x, **options) == written


@pytest.mark.parametrize(
    ("x", "options", "written"),
    [
        (0.43, {}, "43%"),
        (1, {}, "100%"),
        (0.285, {"decimals": 1}, "28.5%"),
        (-0.055, {"decimals": 1}, "\u22125.5%"),
        (0.43, {"digits": "arab"}, "٤٣٪"),
        (0.43, {"digits": "arab", "lang": "en"}, "43%"),
        (-0.001, {}, "0%"),
    ],
)
def test_percent(x, options, written):
    assert percent(x, **options) == written


@given(st.floats(-1e9, 1e9), st.integers(0, 6), st.sampled_from(["latn", "arab"]))
def test_a_number_reads_back(x, decimals, digits):
    written = number(x, decimals=decimals, digits=digits)
    western = written.translate({new: chr(old) for old, new in ARABIC_INDIC.items()})
    western = western.translate(str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.", "٬,"))
    assert float(western.replace("\u2212", "-")) == pytest.approx(x, abs=0.51 * 10**-decimals)


@pytest.mark.parametrize(
    ("d", "options", "written"),
    [
        ("2025-11-18", {}, "18 نوفمبر 2025"),
        ("2025-11-18", {"months": "arab-levant"}, "18 تشرين الثاني 2025"),
        ("2025-11-18", {"digits": "arab"}, "١٨ نوفمبر ٢٠٢٥"),
        ("2025-11-08", {"lang": "en"}, "8 November 2025"),
        (
            "2025-11-08",
            {"lang": "en", "months": "arab-levant", "digits": "arab"},
            "8 November 2025",
        ),
        ("2025-01", {"months": "arab-levant"}, "كانون الثاني 2025"),
        ("2025-01-08", {"months": "maghreb"}, "8 جانفي 2025"),
        ("2025-07-08", {"months": "morocco"}, "8 يوليوز 2025"),
        ("2025", {}, "2025"),
        (dt.date(2024, 2, 29), {}, "29 فبراير 2024"),
        (dt.datetime(2024, 5, 1, 23, 59), {}, "1 مايو 2024"),
        (
            pd.Timestamp("2024-10-07 12:00", tz="UTC"),
            {"months": "arab-levant"},
            "7 تشرين الأول 2024",
        ),
    ],
)
def test_date(d, options, written):
    assert date(d, **options) == written


def test_each_calendar_names_twelve_months():
    for months in MONTHS:
        names = [date(f"2025-{month:02}", months=months) for month in range(1, 13)]
        assert len(set(names)) == 12


@pytest.mark.parametrize(
    "d", ["2025-13", "2025-00", "2025-02-30", "18/11/2025", "٢٠٢٥", "", "0000", None, 5, pd.NaT]
)
def test_what_is_no_date(d):
    with pytest.raises(InputError, match=r"(?s)is no date.*2025-11-18"):
        date(d)


@pytest.mark.parametrize("x", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number(x):
    for write in (number, percent):
        with pytest.raises(InputError, match="missing values"):
            write(x)


@pytest.mark.parametrize(
    "call",
    [
        lambda: number(1, digits="roman"),
        lambda: number(1, lang="fr"),
        lambda: percent(1, digits="roman"),
        lambda: date("2025", months="syriac"),
        lambda: date("2025", lang="fr"),
    ],
)
def test_other_digits_months_and_languages(call):
    with pytest.raises(InputError):
        call()


# As a reader expects to see them: the sign before the digits, separators where they were typed.
DRAWN = {
    "minus": (f"الموقف {number(-1204.5)}", [("\u22121,204.5", L), ("الموقف ", R)]),
    "minus, Arabic-Indic": (
        f"{number(-1204.5, digits='arab')} نقطة",
        [(" نقطة", R), ("\u2212١٬٢٠٤٫٥", L)],
    ),
    "minus, alone": (number(-1204.5, digits="arab"), [("\u2212١٬٢٠٤٫٥", L)]),
    "percent": (
        f"تغير {percent(-0.055, decimals=1)} فقط",
        [(" فقط", R), ("\u22125.5%", L), ("تغير ", R)],
    ),
    "percent, Arabic-Indic": (
        f"حصة {percent(0.43, digits='arab')}",
        [("٪", R), ("٤٣", L), ("حصة ", R)],
    ),
    "date": (date("2025-11-18"), [("2025", L), (" نوفمبر ", R), ("18", L)]),
    "date, two words": (
        f"نشر في {date('2025-11-18', months='arab-levant', digits='arab')}.",
        [(".", R), ("٢٠٢٥", L), (" تشرين الثاني ", R), ("١٨", L), ("نشر في ", R)],
    ),
}


@pytest.mark.parametrize(("text", "runs"), DRAWN.values(), ids=DRAWN)
def test_they_are_drawn_in_order(text, runs):
    assert agreement(ar(text), runs) == 1.0
