import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.charts.cells import SHADES, Line, clip, ink_on
from newslab.charts.furniture import text_width
from newslab.charts.style import contrast

SENTENCE = "أعلن الرئيس الأمريكي دونالد ترامب يوم الخميس أن قازاخستان ستنضم لاتفاقيات إبراهيم"


@settings(max_examples=40)
@given(st.floats(0.9, 9.0))
def test_a_clipped_sentence_is_its_first_words_and_could_not_have_been_longer(width):
    clipped = clip(SENTENCE, width, 11)
    assert text_width(clipped, 11) <= width
    kept = clipped.removesuffix("…").split(" ")
    words = SENTENCE.split(" ")
    assert kept == words[: len(kept)]
    assert clipped.endswith("…") == (len(kept) < len(words))
    longer = " ".join(words[: len(kept) + 1]) + ("…" if len(kept) < len(words) - 1 else "")
    assert len(kept) == len(words) or text_width(longer, 11) > width


def test_a_sentence_is_not_cut_before_a_comma_that_stays():
    text = "قال ترامب، في واشنطن، إن الخطوة رمزية"
    width = text_width("قال ترامب،…", 11) + 0.01
    assert clip(text, width, 11) == "قال ترامب…"


def test_one_endless_word_is_cut_within():
    clipped = clip("م" * 300, 1.0, 11)
    assert clipped.endswith("م…")
    assert 0.8 < text_width(clipped, 11) <= 1.0


@pytest.mark.parametrize("share", [0, 0.3, 0.5, 0.6, 0.7, 1])
def test_ink_can_be_read_on_every_shade(share):
    shade = "#" + "".join(f"{round(255 * channel):02x}" for channel in SHADES(share)[:3])
    assert contrast(ink_on(shade), shade) >= 4.5


def test_height_and_width_of_a_line():
    line = Line("one\nthree", 10, "#000000")
    assert line.inches == pytest.approx(2 * 10 * 1.45 / 72)
    assert line.width == pytest.approx(text_width("three", 10))
