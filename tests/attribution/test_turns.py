from news_units import turns_of, unit_of
from newslab.attribution.turns import find_turns


def test_one_turn_cuts_the_other_or_lies_in_it():
    assert turns_of("قال الوزير إن الأمر تم، وأكدت الوزيرة أن العمل باق.") == [
        ("إن الأمر تم", "الوزير"),
        ("أن العمل باق", "الوزيرة"),
    ]
    unit = unit_of("قال الوزير إن إيران أبلغت الوسطاء أنها باقية.")
    outer, inner = find_turns(unit, is_title=False)
    assert (outer.nested, inner.nested) == (False, True)
    assert outer.begin < inner.begin < inner.end <= outer.end


def test_a_verb_that_the_clause_awaits_opens_no_turn():
    assert turns_of("وقال إن الخبراء، يرون أن الأمر صعب.") == [
        ("إن الخبراء، يرون أن الأمر صعب", None)
    ]


def test_a_colon_at_the_end_waits_for_what_is_said():
    unit = unit_of("وقال الوزير:")
    (turn,) = find_turns(unit, is_title=False)
    assert turn.begin == turn.end == len(unit.words)


def test_nothing_is_said():
    assert turns_of("") == []
    assert turns_of("انتهت المباراة.") == []
    assert turns_of("()") == turns_of('"') == turns_of(":") == turns_of("«»") == []
