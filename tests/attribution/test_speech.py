from news_sentences import sentence_of, speech_of
from newslab.attribution.speech import find_speech


def test_one_turn_cuts_the_other_or_lies_in_it():
    assert speech_of("قال الوزير إن الأمر تم، وأكدت الوزيرة أن العمل باق.") == [
        ("إن الأمر تم", "الوزير"),
        ("أن العمل باق", "الوزيرة"),
    ]
    sentence = sentence_of("قال الوزير إن إيران أبلغت الوسطاء أنها باقية.")
    outer, inner = find_speech(sentence, is_title=False)
    assert (outer.nested, inner.nested) == (False, True)
    assert outer.begin < inner.begin < inner.end <= outer.end


def test_a_verb_that_the_clause_awaits_opens_no_turn():
    assert speech_of("وقال إن الخبراء، يرون أن الأمر صعب.") == [
        ("إن الخبراء، يرون أن الأمر صعب", None)
    ]


def test_a_colon_at_the_end_waits_for_what_is_said():
    sentence = sentence_of("وقال الوزير:")
    (turn,) = find_speech(sentence, is_title=False)
    assert turn.begin == turn.end == len(sentence.words)


def test_nothing_is_said():
    assert speech_of("") == []
    assert speech_of("انتهت المباراة.") == []
    assert speech_of("()") == speech_of('"') == speech_of(":") == speech_of("«»") == []
