import pytest

from newslab.attribution.actors import Actor, shipped_actors
from newslab.attribution.speakermemory import Speaker, SpeakerMemory, agrees


def _speaker(text, gender="", number=""):
    return Speaker(text, 0, len(text), Actor(text, ""), gender, number)


@pytest.fixture
def memory():
    return SpeakerMemory(shipped_actors())


@pytest.mark.parametrize(
    ("speaker", "verb", "expected"),
    [
        (("m", "s"), ("m", "s"), True),
        (("m", "s"), ("f", "s"), False),
        (("f", "s"), ("", ""), True),  # a form that shows no gender
        (("", ""), ("f", "s"), True),  # named without a verb
        (("m", "s"), ("m", "p"), False),
        (("", ""), ("m", "p"), True),
        (("m", "p"), ("m", "p"), True),
    ],
)
def test_agreement(speaker, verb, expected):
    assert agrees(_speaker("أ", *speaker), *verb) is expected


def test_the_last_speaker_who_agrees_goes_on(memory):
    for speaker in (_speaker("الوزيرة", "f", "s"), _speaker("السفير", "m", "s")):
        memory.hear(speaker)
    assert memory.last("f", "s").text == "الوزيرة"
    assert memory.last("m", "s").text == "السفير"
    assert memory.last("m", "p").text == "السفير"  # none agrees: the last of all


def test_nobody_goes_on_where_nobody_spoke(memory):
    assert memory.last("m", "s") is None


def test_speakers_far_back_are_forgotten(memory):
    memory.hear(_speaker("الوزيرة", "f", "s"))
    for number in range(12):
        memory.hear(_speaker(f"رجل {number}", "m", "s"))
    assert memory.last("f", "s").text == "رجل 11"


def test_a_name_that_says_less_means_the_fuller_one(memory):
    full = memory.actor_of("المبعوث الأممي هانس غروندبرغ")
    assert memory.actor_of("غروندبرغ") == full
    assert memory.actor_of("المبعوث") == full
    assert memory.actor_of("السفير").actor == "السفير"


def test_a_listed_name_needs_no_fuller_one(memory):
    assert memory.actor_of("ترامب").actor == "دونالد ترامب"


def test_the_source_is_the_unnamed_one_of_before(memory):
    first = memory.actor_of("مصدر دبلوماسي رفيع")
    memory.actor_of("السفير")
    assert memory.actor_of("المصدر") == first
