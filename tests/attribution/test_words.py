import pytest
from hypothesis import given

from messy_text import broken_texts
from news_sentences import reader, sentence_of, word
from newslab.arabic import fold
from newslab.attribution.cues import shipped_cue_forms
from newslab.attribution.grammar import (
    ATTACHED,
    DEFINITE,
    JOINED,
    PREPOSITION,
    SIGN,
    TANWIN,
    THAT,
)
from newslab.attribution.words import WordReader, is_joined, splits_off


@given(broken_texts)
def test_words_and_signs_cover_the_text_in_order(text):
    words, starts, ends = next(reader().read([text]))
    assert len(words) == len(starts) == len(ends)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    between = "".join(
        text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)
    )
    assert not any("\u0621" <= letter <= "\u064a" and letter.isalpha() for letter in between)


def _written(text):
    _, starts, ends = next(reader().read([text]))
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال، ثم مضى.", ["قال", "،", "ثم", "مضى", "."]),
        ("عند 10:30 صباحا", ["عند", "10:30", "صباحا"]),
        ("بلغ 1,500 دولار", ["بلغ", "1,500", "دولار"]),
        ("د. برهم صالح", ["د.", "برهم", "صالح"]),
        ("ا ب. ج", ["ا", "ب.", "ج"]),
        ("(رويترز)-قال", ["(", "رويترز", ")", "-", "قال"]),
        ("ق\u200fال", ["ق\u200fال"]),
        ("قَالَ الســـلام", ["قَالَ", "الســـلام"]),
        ("", []),
    ],
)
def test_where_words_and_signs_are_cut(text, expected):
    assert _written(text) == expected


def test_conjunctions_are_split_from_what_is_known_without_them():
    assert (word("وقال").key, word("وقال").flags & JOINED) == ("قال", JOINED)
    assert word("وزير").key == fold("وزير")
    assert not word("وزير").flags & JOINED
    assert word("فأكد").flags & JOINED


def test_a_conjunction_may_stand_apart():
    words = sentence_of("و قال").words
    assert is_joined(words, 1)
    assert not is_joined(sentence_of("قال").words, 0)
    assert not is_joined(sentence_of("ثم قال").words, 1)


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("أن", THAT),
        ("بأنها", THAT),
        ("وإنه", THAT),
        ("الوزير", DEFINITE),
        ("للوزارة", ATTACHED),
        ("عاجلاً", TANWIN),
        ("على", PREPOSITION),
        ("،", SIGN),
    ],
)
def test_what_a_form_can_be(written, flag):
    assert word(written).flags & flag


@pytest.mark.parametrize(("written", "flag"), [("أنا", THAT), ("علي", PREPOSITION)])
def test_what_a_form_cannot_be(written, flag):
    assert not word(written).flags & flag


def test_noted_are_signs_and_possible_cues_alone():
    text = "قال الرجل، ثم مضى."
    sentence = sentence_of(text)
    assert [text[sentence.starts[at] : sentence.ends[at]] for at in sentence.noted] == [
        "قال",
        "،",
        ".",
    ]


@pytest.mark.parametrize(
    ("written", "preposition", "expected"),
    [
        ("بانضمام", "ب", True),
        ("بالاتفاق", "ب", True),
        ("لانضمام", "ل", True),
        ("بلاد", "ب", False),
        ("بين", "ب", False),
        ("لقاء", "ل", False),
    ],
)
def test_prepositions_written_together(written, preposition, expected):
    assert splits_off(word(written), preposition) is expected


def test_a_hamza_tells_a_name_from_a_cue():
    assert not word("هنا").forms  # not هنأ
    assert word("هنأ").forms


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr("newslab.attribution.words.MAX_KEPT", 5)
    fresh = WordReader(shipped_cue_forms(), {})
    list(fresh.read(["واحد اثنان ثلاثة أربعة خمسة ستة سبعة"]))
    assert fresh._word.cache_info().currsize <= 5
    assert [one.whole for one in next(fresh.read(["ستة سبعة"]))[0]] == [fold("ستة"), fold("سبعة")]
