"""Dates as people write them."""

import pytest
from babel.dates import get_month_names

from newslab.corpus.dates import is_iso_date, read_date


@pytest.mark.parametrize(
    ("written", "iso", "calendar"),
    [
        ("2025-11-07", "2025-11-07", "gregorian"),
        ("2025-11-07T18:30+03:00", "2025-11-07T18:30+03:00", "gregorian"),
        ("٢٠٢٥-١١-٠٧", "2025-11-07", "gregorian"),
        ("۲۰۲۵/۱۱/۰۷", "2025-11-07", "gregorian"),
        ("13/11/2025", "2025-11-13", "gregorian"),
        ("11/13/2025", "2025-11-13", "gregorian"),
        ("05.05.2025", "2025-05-05", "gregorian"),
        ("الجمعة ٧ نوفمبر ٢٠٢٥ م", "2025-11-07", "gregorian"),
        ("6 آب/أغسطس 2015 12:05 ص", "2015-08-06T00:05", "gregorian"),
        ("6 آب/أغسطس 2015، الساعة 12:05 ظهرًا", "2015-08-06T12:05", "gregorian"),
        ("Sat, 07 Nov 2025 18:30:00 +0300", "2025-11-07T18:30:00+03:00", "gregorian"),
        ("Nov 7, 2025 at 6:30 PM GMT", "2025-11-07T18:30+00:00", "gregorian"),
        ("2025/11/07 18:30 GMT-3", "2025-11-07T18:30-03:00", "gregorian"),
        # The bombing of the mosque in Abha was on 21 Shawwal 1436, 6 August 2015.
        ("1436-10-21", "2015-08-06", "hijri"),
        ("٢١/١٠/١٤٣٦هـ", "2015-08-06", "hijri"),
        ("21 شوال 1436 هـ، 18:30 بتوقيت مكة المكرمة", "2015-08-06T18:30+03:00", "hijri"),
        ("الخميس 21 شوال 1436 هـ الموافق 6 أغسطس 2015م", "2015-08-06", "gregorian"),
    ],
)
def test_written_dates(written, iso, calendar):
    assert read_date(written) == (iso, calendar)
    assert is_iso_date(read_date(written).iso)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2024", "may be 2024-04-03 or 2024-03-04"),
        ("٣/٤/١٤٤٥", "may be 1445-04-03 or 1445-03-04"),
        ("2025-11", "is not a date such as"),
        ("20251107", "is not a date such as"),
        ("2025-W45-5", "is not a date such as"),
        ("أمس", "is not a date such as"),
        ("7 نوفمبر", "is not a date such as"),
        ("7 مايو يونيو 2025", "is not a date such as"),
        ("2025-02-29", "there is no such day"),
        ("30/30/2024", "there is no such day"),
        ("2025-11-07T25:00", "has a time that is none"),
        ("1200-01-01", "is no day of the Hijri calendar that is known"),
        ("21 شوال 1436 هـ الموافق 9 أغسطس 2015م", "is two days"),
    ],
)
def test_what_is_no_date_or_two_is_refused(written, why):
    with pytest.raises(ValueError, match=why):
        read_date(written)


REGIONS = ["ar", "ar_DZ", "ar_MA", "ar_IQ", "ar_TN", "ar_SA", "ar_MR", "ar_SY", "ar_LB", "ar_JO"]


@pytest.mark.parametrize("region", REGIONS)
def test_months_of_every_region_are_listed(region):
    for number, name in get_month_names("wide", locale=region).items():
        assert read_date(f"5 {name} 2024").iso == f"2024-{number:02}-05"
