import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.font_manager import FontProperties, findfont

from newslab.charts.style import (
    BLUE,
    INK,
    MARKS,
    MUTED,
    SIZES,
    VERMILION,
    VERMILION_TEXT,
    contrast,
    size_named,
    theme,
)
from newslab.errors import InputError

from .colour_vision import MATRICES, ciede2000, lab, least_difference


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_font_comes_with_newslab(weight):
    file = findfont(FontProperties(family="Vazirmatn", weight=weight), fallback_to_default=False)
    assert file.endswith(f"Vazirmatn-{'Bold' if weight == 'bold' else 'Regular'}.ttf")


def test_contrast_is_that_of_the_guidelines():
    # The examples that the guidelines are taught with.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("colour", [INK, MUTED, BLUE, VERMILION_TEXT])
def test_colours_of_text_can_be_read(colour):
    assert contrast(colour) >= 4.5


# Values of Sharma, Wu and Dalal (2005), table 1.
@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_of_colours_are_those_of_the_standard(one, other, difference):
    assert ciede2000(one, other) == pytest.approx(difference, abs=5e-5)


def test_simulated_vision_leaves_grey_alone():
    for vision in MATRICES:
        assert lab("#777777", vision) == pytest.approx(lab("#777777"), abs=0.01)
    # Red and green, which protan and deutan see alike, show that something is simulated.
    assert least_difference(["#A03030", "#606000"], "deutan") < 8
    assert least_difference(["#A03030", "#606000"], "normal") > 30


STANCES = (BLUE, VERMILION)


@pytest.mark.parametrize("vision", MATRICES)
def test_marks_stay_apart_in_every_colour_vision(vision):
    assert least_difference(MARKS, vision) >= 10
    assert least_difference(STANCES, vision) >= 45


def test_the_two_stances_differ_in_grey_too():
    lightness = [lab(colour)[0] for colour in STANCES]
    assert abs(lightness[0] - lightness[1]) >= 7


@pytest.mark.parametrize("name", SIZES)
def test_every_size_is_legible_at_its_own_width(name):
    size = size_named(name)
    # CSS pixels: 96 to the inch, and a telephone that shows the chart on 390 of them.
    scale = 390 / (96 * size.width) if name == "phone" else 1
    assert min(size.title, size.text, size.small) * 96 / 72 * scale >= 11
    assert size.title > size.text >= size.small
    # As narrow as that, a line of text has room for a name or for a bar, not for both.
    assert size.is_narrow is (size.width * 72 / size.text < 35)


def test_a_phone_shows_type_of_at_least_12_points_on_at_most_5_inches():
    phone = SIZES["phone"]
    assert phone.width <= 5
    assert min(phone.title, phone.text, phone.small) >= 12


def test_another_size_names_those_there_are():
    with pytest.raises(InputError, match=r"(?s)poster.*'page'.*'phone'"):
        size_named("poster")


def test_the_theme_holds_inside_and_leaves_nothing_behind():
    with mpl.rc_context({"font.size": 40, "lines.linewidth": 17}):
        before = dict(mpl.rcParams)
        with theme():
            assert mpl.rcParams["font.size"] == 11
            assert mpl.rcParams["lines.linewidth"] == mpl.rcParamsDefault["lines.linewidth"]
        assert dict(mpl.rcParams) == before


def test_shades_darken_evenly():
    from newslab.charts.engine.lines import SHADES

    # Lightness (CIE L*) from the contrast with black, which is (Y + 0.05) / 0.05.
    shades = [mpl.colors.to_hex(SHADES(share)) for share in np.linspace(0, 1, 21)]
    luminance = np.array([contrast(shade, "#000000") * 0.05 - 0.05 for shade in shades])
    steps = -np.diff(116 * np.cbrt(luminance) - 16)
    assert steps.min() > 0.8 * steps.mean()
    assert steps.max() < 1.3 * steps.mean()
