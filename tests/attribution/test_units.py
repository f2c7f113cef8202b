import pytest
from hypothesis import given

from messy_text import broken_texts
from news_units import place_of, unit_of
from newslab.attribution.wordclasses import QUOTE
from odd_paragraphs import odd_paragraphs


def _quoted(text):
    """What stands in each outermost quotation, its marks left out."""
    unit = unit_of(text)
    return [
        text[unit.ends[first] : unit.starts[last]].strip() for first, last in unit.close_of.items()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال "نعم" ثم "لا"', ["نعم", "لا"]),
        ("قال “نعم” ثم «لا»", ["نعم", "لا"]),
        ("قال ”نعم“ ثم »لا«", ["نعم", "لا"]),  # turned round
        ('قال “نعم" ثم', ["نعم"]),  # mixed
        ('قال « هو "صديق" لنا » ثم', ['هو "صديق" لنا']),  # nested
        ('قال" نعم "ثم" لا "', ["نعم", "لا"]),  # set loosely: their number tells
        ('و"نعم"', ["نعم"]),
        ("قال 'نعم ولا' ثم", ["نعم ولا"]),
        ("l'Orient de l'Est", []),  # apostrophes
        ("قال نعم", []),
        ('""', [""]),
    ],
)
def test_which_marks_pair(text, expected):
    assert _quoted(text) == expected


def test_a_mark_that_nothing_closes():
    text = 'قال: "نعم ولا'
    unit = unit_of(text)
    assert unit.unclosed == {place_of(unit, text, '"')}
    assert not unit.close_of
    assert not any(unit.quoted)


def test_a_mark_that_nothing_opens():
    text = 'نعم ولا". وغادر'
    unit = unit_of(text)
    assert unit.stray_close == place_of(unit, text, '"')
    assert not unit.unclosed


def test_the_odd_mark_does_not_quote_the_rest():
    text = 'زار "الأقصى" و"المكان ثم مضى'
    unit = unit_of(text)
    assert _quoted(text) == ["الأقصى"]
    assert not unit.quoted[place_of(unit, text, "مضى")]


def test_short_quotations_are_names():
    unit = unit_of('زار "نادي القوة" وقال "نحن هنا معكم اليوم"')
    first, second = unit.close_of
    assert (unit.is_name(first), unit.n_quoted(first)) == (True, 2)
    assert (unit.is_name(second), unit.n_quoted(second)) == (False, 4)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("القاهرة (رويترز) - قال مسؤول", "قال"),
        ("واشنطن (أ ف ب) – قال مسؤول", "قال"),
        ("قال مسؤول (رويترز) إن", "قال"),
        ("زار القاهرة - وقال مسؤول", "زار"),
    ],
)
def test_the_report_begins_behind_a_dateline(text, first):
    unit = unit_of(text)
    assert unit.starts[unit.first] == text.index(first)


def _check(unit):
    """Quotations lie one behind the other, and what is quoted is what stands in them."""
    inside = bytearray(len(unit.words))
    end = -1
    for first, last in unit.close_of.items():
        assert end < first < last < len(unit.words)
        assert unit.words[first].flags & unit.words[last].flags & QUOTE
        inside[first : last + 1] = b"\1" * (last + 1 - first)
        end = last
    assert inside == unit.quoted
    open_marks = [*unit.unclosed, *([unit.stray_close] if unit.stray_close >= 0 else [])]
    assert not any(unit.quoted[at] for at in open_marks)


@given(broken_texts)
def test_quotations_never_overlap(text):
    _check(unit_of(text))


def test_quotations_never_overlap_however_odd_the_marks():
    for paragraph in odd_paragraphs(300, seed=1):
        _check(unit_of(paragraph))
