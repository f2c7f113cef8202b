import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.charts.engine.lines import Line, height, ink_on, shade, width
from newslab.charts.measure import text_width
from newslab.charts.style import contrast

SENTENCE = "أعلن الرئيس الأمريكي دونالد ترامب يوم الخميس أن قازاخستان ستنضم لاتفاقيات إبراهيم"


def line(text):
    return Line(text, 11, "#000000")


@settings(max_examples=40)
@given(st.floats(0.9, 9.0))
def test_a_clipped_sentence_is_its_first_words_and_could_not_have_been_longer(inches):
    clipped = line(SENTENCE).clipped(inches)
    assert clipped.width <= inches
    kept = clipped.text.removesuffix("…").split(" ")
    words = SENTENCE.split(" ")
    assert kept == words[: len(kept)]
    assert clipped.text.endswith("…") == (len(kept) < len(words))
    longer = " ".join(words[: len(kept) + 1]) + ("…" if len(kept) < len(words) - 1 else "")
    assert len(kept) == len(words) or line(longer).width > inches


def test_a_sentence_is_not_cut_before_a_comma_that_stays():
    text = "قال ترامب، في واشنطن، إن الخطوة رمزية"
    assert line(text).clipped(line("قال ترامب،…").width + 0.01).text == "قال ترامب…"


def test_one_endless_word_is_cut_within_also_where_lines_are_broken():
    clipped = line("م" * 300).clipped(1.0)
    assert clipped.text.endswith("م…")
    assert 0.8 < clipped.width <= 1.0
    assert [part.text for part in line(f"{'م' * 300} قال").broken(1.0)] == [clipped.text, "قال"]


@pytest.mark.parametrize("share", [0, 0.3, 0.5, 0.6, 0.7, 1])
def test_ink_can_be_read_on_every_shade(share):
    assert contrast(ink_on(shade(share)), shade(share)) >= 4.5


def test_height_and_width_of_lines():
    lines = [line("one"), line("three")]
    assert height(lines) == pytest.approx(2 * 11 * 1.45 / 72)
    assert width(lines) == pytest.approx(text_width("three", 11))
    assert width([]) == height([]) == 0
    assert line("one three").widest_word == line("three").width
