import pytest

from news_sentences import speech_of
from newslab.attribution.speechwithoutverb import MIN_BARE_SPEECH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ترامب: سنعود إلى القمر", [("سنعود إلى القمر", "ترامب")]),
        ("تقرير: مدينة بلا ماء", []),
        ("القاهرة: افتتاح المعرض", []),
        ("المرحلة الأولى: كذا، المرحلة الثانية: كذا", []),
    ],
)
def test_a_name_before_a_colon_speaks_in_a_headline(text, expected):
    assert speech_of(text, is_title=True) == expected


def test_in_the_body_the_name_must_surely_be_one_who_speaks():
    said = "نقف معكم في كل يوم وساعة بلا شروط"
    assert speech_of(f"وزير الخارجية: {said}.") == [(said, "وزير الخارجية")]
    assert speech_of(f"الشتاء: {said}.") == []


def test_a_source_vouches_for_the_sentence_or_the_clause_before_it():
    assert speech_of("بحسب الوزارة، قتل خمسة أشخاص.") == [("قتل خمسة أشخاص", "الوزارة")]
    assert speech_of("قتل خمسة، وجرح عشرة أشخاص، وفق الوزارة.") == [
        ("قتل خمسة، وجرح عشرة أشخاص", "الوزارة")
    ]
    assert speech_of("نزح الناس، وجرح عشرة أشخاص وفق الوزارة.") == [("وجرح عشرة أشخاص", "الوزارة")]
    assert speech_of("جاء ذلك، وفق الوزارة.") == []  # too short to be what it said


def test_speech_without_a_cue_is_long():
    words = "كلمة " * (MIN_BARE_SPEECH - 1)
    assert speech_of(f'ومضى "{words.strip()}" الوفد.') == []
    assert len(speech_of(f'ومضى "{words}كلمة" الوفد.')) == 1
    assert speech_of(f'صدر كتاب بعنوان "{words}كلمة" أمس.') == []
