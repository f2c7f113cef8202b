import subprocess
import sys

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.font_manager import FontProperties, findfont

from newslab.charts import style
from newslab.charts.style import SIZES, contrast, size_named, theme
from newslab.errors import InputError


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_font_comes_with_newslab(weight):
    file = findfont(FontProperties(family="Vazirmatn", weight=weight), fallback_to_default=False)
    assert file.endswith(f"Vazirmatn-{'Bold' if weight == 'bold' else 'Regular'}.ttf")


def test_contrast_is_that_of_the_guidelines():
    # The examples that the guidelines are taught with.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("name", ["INK", "MUTED", "BLUE", "VERMILION_TEXT"])
def test_colours_of_text_can_be_read(name):
    assert contrast(getattr(style, name)) >= 4.5


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


def run(script):
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


def test_importing_charts_changes_no_setting():
    run(
        "import matplotlib as mpl\n"
        "before = dict(mpl.rcParams)\n"
        "import newslab.charts\n"
        "assert dict(mpl.rcParams) == before\n"
    )


def test_charts_do_without_pyplot():
    run(
        "import sys\n"
        "from newslab.charts import Chart\n"
        "Chart(1, 1, alt_text='…')._repr_mimebundle_()\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )


def test_shades_darken_evenly():
    from newslab.charts.heatmap import SHADES

    # Lightness (CIE L*) from the contrast with black, which is (Y + 0.05) / 0.05.
    shades = [mpl.colors.to_hex(SHADES(share)) for share in np.linspace(0, 1, 21)]
    luminance = np.array([contrast(shade, "#000000") * 0.05 - 0.05 for shade in shades])
    steps = -np.diff(116 * np.cbrt(luminance) - 16)
    assert steps.min() > 0.8 * steps.mean()
    assert steps.max() < 1.3 * steps.mean()
