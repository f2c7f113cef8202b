import pytest
from hypothesis import given

from messy_text import broken_texts
from news_sentences import place_of, sentence_of
from newslab.attribution.grammar import QUOTE
from odd_paragraphs import odd_paragraphs


def _quoted(text):
    """What stands in each outermost quotation, its marks left out."""
    sentence = sentence_of(text)
    return [
        text[sentence.ends[first] : sentence.starts[last]].strip()
        for first, last in sentence.close_of.items()
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
    sentence = sentence_of(text)
    assert sentence.unclosed == {place_of(sentence, text, '"')}
    assert not sentence.close_of
    assert not any(sentence.quoted)


def test_a_mark_that_nothing_opens():
    text = 'نعم ولا". وغادر'
    sentence = sentence_of(text)
    assert sentence.stray_close == place_of(sentence, text, '"')
    assert not sentence.unclosed


def test_the_odd_mark_does_not_quote_the_rest():
    text = 'زار "الأقصى" و"المكان ثم مضى'
    sentence = sentence_of(text)
    assert _quoted(text) == ["الأقصى"]
    assert not sentence.quoted[place_of(sentence, text, "مضى")]


def test_short_quotations_are_names():
    sentence = sentence_of('زار "نادي القوة" وقال "نحن هنا معكم اليوم"')
    first, second = sentence.close_of
    assert (sentence.is_name(first), sentence.n_quoted(first)) == (True, 2)
    assert (sentence.is_name(second), sentence.n_quoted(second)) == (False, 4)


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
    sentence = sentence_of(text)
    assert sentence.starts[sentence.first] == text.index(first)


def _check(sentence):
    """Quotations lie one behind the other, and what is quoted is what stands in them."""
    inside = bytearray(len(sentence.words))
    end = -1
    for first, last in sentence.close_of.items():
        assert end < first < last < len(sentence.words)
        assert sentence.words[first].flags & sentence.words[last].flags & QUOTE
        inside[first : last + 1] = b"\1" * (last + 1 - first)
        end = last
    assert inside == sentence.quoted
    open_marks = [
        *sentence.unclosed,
        *([sentence.stray_close] if sentence.stray_close >= 0 else []),
    ]
    assert not any(sentence.quoted[at] for at in open_marks)


@given(broken_texts)
def test_quotations_never_overlap(text):
    _check(sentence_of(text))


def test_quotations_never_overlap_however_odd_the_marks():
    for paragraph in odd_paragraphs(300, seed=1):
        _check(sentence_of(paragraph))
