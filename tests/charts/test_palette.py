"""A stance has one colour in every chart, and the same on pages."""

from itertools import combinations

import pandas as pd
import pytest

from newslab.charts.engine.palette import TEXTS, stance_colours
from newslab.charts.style import BLUE, MARKS, NEUTRAL, VERMILION, contrast
from newslab.framing.stance import POLES
from newslab.reading.highlights import stances_in_order

STANCES = ["aid", "condemnation", "procedural", "normalization"]


@pytest.mark.parametrize("n", range(1, 5))
def test_poles_have_their_colours_whatever_stands_beside_them(n):
    for stances in combinations(STANCES, n):
        colours = stance_colours(stances)
        assert set(colours) == set(stances)
        for pole, colour in zip(POLES, (BLUE, VERMILION), strict=True):
            assert colours.get(pole, (colour,))[0] == colour
        assert colours.get("procedural", (NEUTRAL,))[0] == NEUTRAL
        assert len(colours.values()) == len(set(colours.values()))


def test_pages_give_the_poles_the_first_two_places_too():
    assert stances_in_order(pd.DataFrame({"stance": STANCES}))[:2] == list(POLES)
    assert list(stance_colours(STANCES))[:2] == list(POLES)


def test_colours_of_text_can_be_read():
    assert len(TEXTS) == len(MARKS)
    assert min(map(contrast, TEXTS)) >= 4.5


@pytest.mark.parametrize("poles", [(), ("decline", "aid")])
@pytest.mark.parametrize("stances", [["aid", "condemnation", "procedural"], ["decline", "aid"]])
def test_charts_and_pages_number_the_stances_of_a_study_alike(stances, poles):
    ordered = stances_in_order(pd.DataFrame({"stance": stances}), poles)
    colours = stance_colours(stance for stance in ordered if stance in stances)
    sides = [stance for stance in colours if stance != "procedural"]
    assert [MARKS.index(colours[side][0]) for side in sides] == [
        ordered.index(side) for side in sides
    ]
    assert ordered.index(poles[0] if poles and "decline" in stances else sides[0]) <= 1
