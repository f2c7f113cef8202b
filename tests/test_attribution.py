import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.attribution import find_attributions
from newslab.voices import who_speaks


def _found(text):
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": [text]})
    table = find_attributions(articles)
    spans = zip(table["start"], table["end"], table["actor"], strict=True)
    return [(text[start:end], actor) for start, end, actor in spans]


@pytest.mark.parametrize(
    ("text", "said", "actor"),
    [
        (
            "قال الوزير أحمد سالم إن المصنع سيفتح أبوابه غدا.",
            "المصنع سيفتح أبوابه غدا",
            "الوزير أحمد سالم",
        ),
        (
            'وقال الوزير أحمد سالم: "سنفتح المصنع غدا إن شاء الله".',
            "سنفتح المصنع غدا إن شاء الله",
            "الوزير أحمد سالم",
        ),
        ("أكدت وزارة الصحة أن اللقاح متوفر في كل المدن.", "اللقاح متوفر في كل المدن", None),
        ("وبحسب مصدر مطلع، فإن المصنع سيفتح غدا.", "المصنع سيفتح غدا", None),
    ],
)
def test_what_is_said_and_by_whom(text, said, actor):
    found = _found(text)
    assert any(said in span for span, _ in found), found
    if actor:
        assert found[0][1] == actor


def test_a_speaker_is_carried_over():
    found = _found("قال ترامب إن الاتفاق قريب.\nوأضاف أن الحفل سيكون كبيرا.")
    assert [actor for _, actor in found] == ["دونالد ترامب", "دونالد ترامب"]


def test_what_stands_before_the_complementiser_is_the_outlets():
    found = _found("وقال ترامب، الذي التقى رئيس المجلس أمس، إن الاتفاق قريب.")
    assert len(found) == 1
    assert found[0][0].endswith("الاتفاق قريب")
    assert "رئيس المجلس" not in found[0][0]


@pytest.mark.parametrize(
    "text",
    ["اجتمع الوزير مع وفد من المدينة.", "سافر الرئيس عبر البحر بين مدينتين.", "هنا خبر عن الطقس."],
)
def test_a_report_of_what_was_done_is_no_speech(text):
    assert _found(text) == []


SIGNS = st.sampled_from(
    [*'"“”«»:.،؟\n', " ", "قال", "ترامب", "أن", "إن", "وأضاف", "بحسب", "\u200f"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SIGNS, max_size=40))
def test_odd_marks_never_break_it_and_offsets_hold(pieces):
    text = " ".join(pieces)
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": [text]})
    table = find_attributions(articles)
    assert ((table["start"] >= 0) & (table["start"] < table["end"])).all()
    assert (table["end"] <= len(text)).all()
    speaks = who_speaks(table, articles, n_boot=0)
    assert speaks["share"].dropna().between(0, 1).all()
