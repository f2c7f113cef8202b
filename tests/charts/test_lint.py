"""Every seeded fault is found, and figures that are right have none."""

import itertools
import re

import matplotlib as mpl
import numpy as np
import pytest
from arabic_reshaper import reshape
from bidi import get_display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter

from newslab import charts
from newslab.catalog import say
from newslab.charts import Chart, ar
from newslab.charts.lint import CHECKS, COLUMNS, lint
from newslab.charts.shaping import renderer_shapes
from newslab.charts.style import FONTS
from newslab.errors import InputError

from .drawn import DRAWN
from .examples import LABELS

ARABIC_FONTS = {"fontfamily": list(FONTS)}


def clean(lang="ar"):
    """Bars, as a researcher would draw them with matplotlib alone."""
    is_rtl = lang == "ar"
    fig = Figure((5, 4), layout="constrained")
    axes = fig.subplots()
    names = ["رويترز Reuters", "سما (C5+1)"] if is_rtl else ["Reuters", "Sama"]
    axes.barh([0, 1], [3, 5], color="#0072B2")
    axes.set_yticks([0, 1], [ar(name) for name in names], fontsize=12, **ARABIC_FONTS)
    axes.tick_params(axis="x", labelsize=12)
    title = "سما تقتبس أكثر: 5 جمل\nمن أصل 8" if is_rtl else "Sama quotes more: 5 sentences\nof 8"
    axes.set_title(ar(title), fontsize=16, **ARABIC_FONTS)
    source = "المصدر: مقالتان (2024-05)" if is_rtl else "Source: two articles (2024-05)"
    fig.supxlabel(ar(source), fontsize=12, **ARABIC_FONTS)
    fig.alt_text = "أعمدة: سما 5 جمل، ورويترز 3." if is_rtl else "Bars: Sama 5, Reuters 3."
    return fig


def codes(fig, **options):
    return lint(fig, **options)["code"].tolist()


def double_shaped(fig):
    twice = (
        get_display(reshape("سماء الشرق"), base_dir="R")
        if renderer_shapes()
        else get_display(reshape(ar("سماء الشرق")), base_dir="R")
    )
    fig.axes[0].set_xlabel(twice, fontsize=12, **ARABIC_FONTS)


def no_direction(fig):
    fig.axes[0].set_xlabel("Reuters رويترز 5%", fontsize=12, **ARABIC_FONTS)


def missing_glyph(fig):
    fig.axes[0].set_xlabel("C 漢", fontsize=12, **ARABIC_FONTS)


def mathtext(fig):
    fig.axes[0].set_xlabel("from $5 to $10", fontsize=12)


def too_small(fig):
    fig.axes[0].set_xlabel("sentences", fontsize=10)


def overlap(fig):
    fig.axes[0].text(0.2, 1, "first words", fontsize=12, color="white", va="center")
    fig.axes[0].text(0.6, 1, "other words", fontsize=12, color="white", va="center")


def clipped(fig):
    fig.text(0.9, 0.5, "beyond the edge", fontsize=12)


def contrast(fig):
    fig.axes[0].text(0.5, 0, "on a bar", fontsize=12, color="black", va="center")


def no_alt(fig):
    fig.alt_text = "No description has been provided for this image"


def no_source(fig):
    fig.supxlabel("two articles", fontsize=12)


SEEDED = {
    function.__name__.replace("_", "-"): function
    for function in (
        *(double_shaped, no_direction, missing_glyph, mathtext, too_small),
        *(overlap, clipped, contrast, no_alt, no_source),
    )
}


def test_every_check_has_its_seeded_fault():
    assert list(SEEDED) == list(CHECKS)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("code", SEEDED)
def test_a_seeded_fault_is_the_only_one_found(code, lang):
    fig = clean(lang)
    assert lint(fig).empty
    SEEDED[code](fig)
    faults = lint(fig)
    assert faults["code"].tolist() == [code]
    assert faults.columns.tolist() == COLUMNS
    assert faults.loc[0, "mend"] == say(f"lint.mend.{code}", "en")
    assert lint(fig, waive=[code]).empty


TITLES = {"ar": "سما الأقرب إلى رويترز (2024-05)", "en": "Sama is closest to Reuters (2024-05)"}
NAMES = {"Sama": "سما", "Reuters": "رويترز", **LABELS}


@pytest.mark.parametrize(("lang", "size"), [("ar", "page"), ("ar", "phone"), ("en", "page")])
@pytest.mark.parametrize("name", DRAWN)
def test_no_fault_in_charts_of_newslab(name, lang, size):
    labels = NAMES if lang == "ar" else None
    draw = getattr(charts, name)
    chart = draw(DRAWN[name](), lang=lang, size=size, title=TITLES[lang], labels=labels)
    assert lint(chart).to_dict("records") == []


def lines(fig):
    axes = fig.subplots()
    axes.plot([1, 10, 100], [1, 100, 10000], label=ar("رويترز"))
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.legend(prop={"size": 12, "family": list(FONTS)})


def picture(fig):
    axes = fig.subplots()
    image = axes.imshow(np.outer(np.arange(5), np.arange(5)), cmap="Greys", vmax=40)
    for x, y in itertools.product(range(5), range(5)):
        axes.text(x, y, f"{x * y}", ha="center", va="center", fontsize=12)
    bar = fig.colorbar(image)
    bar.ax.tick_params(labelsize=12)


def shares(fig):
    axes = fig.subplots()
    axes.pie([2, 3], labels=[ar("سما"), "Reuters"], textprops={"fontsize": 12, **ARABIC_FONTS})


def slanted(fig):
    axes = fig.subplots()
    axes.bar(range(8), range(8))
    names = [f"outlet number {n}" for n in range(8)]
    axes.set_xticks(range(8), names, rotation=45, ha="right", rotation_mode="anchor")


def noted(fig):
    axes = fig.subplots()
    axes.plot([0, 1], [0, 1])
    arrow = {"arrowstyle": "->"}
    axes.annotate(ar("هنا\nتغيّر"), (0.5, 0.5), (0.6, 0.2), arrowprops=arrow, **ARABIC_FONTS)
    axes.text(0.1, 0.8, "formula $\\alpha^2$, price \\$5", fontsize=12)


def panels(fig):
    for number, axes in enumerate(fig.subplots(1, 2, sharey=True).flat):
        axes.plot([0, 1])
        axes.set_title(f"{number + 1}")
        axes.tick_params(labelsize=12)


def tabled(fig):
    axes = fig.subplots()
    axes.set_axis_off()
    cells = axes.table([["1", "2"], ["3", "4"]], colLabels=[ar("سما"), "R"], loc="center")
    cells.auto_set_font_size(False)
    cells.set_fontsize(12)


def formatted(fig):
    axes = fig.subplots()
    axes.plot([0, 0.5, 1])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: ar(f"{value:.0%} من")))


def haloed(fig):
    axes = fig.subplots()
    axes.plot([0, 1], color="black", linewidth=12)
    halo = [withStroke(linewidth=4, foreground="white")]
    axes.text(0.5, 0.5, "on a line", fontsize=12, path_effects=halo)


def hidden(fig):
    axes = fig.subplots()
    axes.plot([0, 1])
    axes.text(0, 0, "سماء 漢 $5 $6", fontsize=1).set_visible(False)
    axes.text(0, 0, "unseen", fontsize=1, alpha=0)
    axes.text(0, 0, " \u200f")
    axes.twinx().set_axis_off()
    axes.set_xticks([0.4, 0.5, 0.9], ["漢", "in sight", "字"], fontsize=12)
    axes.set_xlim(0.45, 0.6)
    axes.set_ylim(-1, 1)
    for text in axes.texts:
        text.set_in_layout(False)


PLAIN = (lines, picture, shares, slanted, noted, panels, tabled, formatted, haloed, hidden)


def plain(draw, layout):
    with mpl.rc_context({"font.size": 12, "axes.titlesize": 12, "font.family": list(FONTS)}):
        fig = Figure((5, 5), layout=layout)
        draw(fig)
        fig.supxlabel(f"Source: {draw.__name__}")
    fig.alt_text = "A chart that is right."
    return fig


@pytest.mark.parametrize("draw", PLAIN)
@pytest.mark.parametrize("layout", ["constrained", "tight"])
def test_no_fault_in_charts_of_matplotlib_that_are_right(draw, layout):
    assert lint(plain(draw, layout)).to_dict("records") == []


@pytest.mark.parametrize("draw", [picture, panels, slanted])
@pytest.mark.parametrize("layout", ["constrained", "tight"])
def test_a_figure_comes_out_as_if_it_had_not_been_checked(draw, layout):
    """Also where the layout drifts from one drawing to the next."""
    checked, other = plain(draw, layout), plain(draw, layout)
    lint(checked)
    pixels = []
    for fig in (checked, other):
        canvas = FigureCanvasAgg(fig)
        canvas.draw()
        pixels.append(bytes(canvas.buffer_rgba()))
    assert pixels[0] == pixels[1]


def test_the_figure_stays_as_it_is():
    fig = clean()
    overlap(fig)
    canvas = FigureCanvasAgg(fig)
    canvas.draw()
    pixels = bytes(canvas.buffer_rgba())
    seen = [text for text in fig.findobj(Text) if text.get_text()]
    places = [text.get_window_extent().bounds for text in seen]
    settings = dict(mpl.rcParams)
    assert codes(fig) == ["overlap"]
    assert fig.canvas is canvas
    after = [text.get_window_extent().bounds for text in seen]
    np.testing.assert_allclose(after, places, atol=1e-6)
    assert all("draw" not in vars(text) for text in fig.findobj(Text))
    assert dict(mpl.rcParams) == settings
    canvas.draw()
    assert bytes(canvas.buffer_rgba()) == pixels


def test_a_figure_that_has_to_be_drawn_anew_still_has_to():
    fig = clean()
    canvas = FigureCanvasAgg(fig)
    assert fig.stale
    lint(fig)
    assert fig.stale
    canvas.draw()
    assert not fig.stale
    lint(fig)
    assert not fig.stale


def test_type_is_checked_at_the_width_that_the_figure_is_made_for():
    fig = Figure((7.2, 3))
    fig.alt_text = "One word."
    fig.text(0.5, 0.5, "Source: a", fontsize=9)
    (fault,) = lint(fig).to_dict("records")
    # 9 points of 7.2 inches, of 72 points each, on 390 pixels
    assert fault["what"].startswith("9 points are 6.8 CSS pixels at a width of 390")
    assert "it takes 15 points" in fault["what"]
    fig.size = "page"
    assert lint(fig).empty
    fig.size = "phone"
    assert codes(fig) == ["too-small"]
    fig.size = "poster"
    with pytest.raises(InputError, match="no chart size 'poster'"):
        lint(fig)


def test_faults_say_where():
    fig = clean("en")
    fig.axes[0].set_title("from $5 to $10", fontsize=16)
    fig.text(0.5, 0.5, "small", fontsize=5, ha="center", va="center", backgroundcolor="white")
    faults = lint(fig)
    assert faults["code"].tolist() == ["mathtext", "too-small"]
    assert faults["text"].tolist() == ["from $5 to $10", "small"]
    assert re.match(r"title, \d+% from the left, [0-9]% from the top", faults.loc[0, "where"])
    assert faults.loc[1, "where"] == "text, 50% from the left, 50% from the top"


def test_checks_that_there_are_not():
    with pytest.raises(InputError, match=r"(?s)no check 'small'.*'double-shaped', 'no-direction'"):
        lint(clean(), waive=("small",))
    assert codes(clean(), waive="contrast") == []
    with pytest.raises(InputError, match="expected a matplotlib figure, got Axes"):
        lint(clean().axes[0])


def test_faults_are_told_in_the_language_of_the_reader():
    fig = clean("ar")
    clipped(fig)
    told = lint(fig, lang="ar").iloc[0]
    assert told["what"] == "يتجاوز حافة الشكل"
    assert told["where"].startswith("نص، على ")
    assert told["mend"] == say("lint.mend.clipped", "ar")


def test_the_documentation_names_every_check():
    named = re.findall(r"^    ([a-z-]+) +\S.*$", lint.__doc__.split("=\n")[2], re.MULTILINE)
    assert named == list(CHECKS)


def test_a_chart_says_its_source_without_the_word():
    chart = Chart(5, 2, alt_text="An empty chart.", source="رويترز،\nو«سما» (2024-05)")
    assert codes(chart) == ["no-source"]
    chart.text(0.9, 0.2, ar("رويترز، و«سما»\n(2024-05)"), ha="right", fontsize=12, **ARABIC_FONTS)
    assert codes(chart) == []


@pytest.mark.parametrize(
    "line", ["Source: Reuters", "SOURCES: two", "المصدر: رويترز", "المصادر : أ"]
)
def test_source_lines(line):
    fig = clean()
    fig.supxlabel(ar(line), fontsize=12, **ARABIC_FONTS)
    assert codes(fig) == []


@pytest.mark.parametrize(
    "alt_text",
    [None, "", "\n", "Figure 3", "chart.png", "صورة", "رسم بياني.", "…", "<Figure size 640x480>"],
)
def test_alt_text_that_tells_nothing(alt_text):
    fig = clean()
    fig.alt_text = alt_text
    assert codes(fig) == ["no-alt"]
