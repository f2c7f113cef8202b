"""Charts made without newslab: every text of theirs as `ar` has it, and nothing else changed."""

import pickle
from io import BytesIO

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axis import Axis
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.ticker import EngFormatter, FixedFormatter, FixedLocator, ScalarFormatter

from newslab.charts import Furniture, ar, arabic, fix
from newslab.charts.foreign import every_text
from newslab.charts.measure import text_width
from newslab.charts.shaping import has_arabic

from .golden import L, R
from .outlines import agreement

TYPED = "Reuters رويترز (C5+1)"


def pixels(fig):
    fig.set_dpi(60)
    canvas = mpl.backends.backend_agg.FigureCanvasAgg(fig)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).copy()


def drawn_texts(fig):
    """What stands in the figure once it is drawn."""
    fig.draw_without_rendering()
    # The labels of an axis that is not drawn, such as the second x axis of twins.
    hidden = {
        label
        for axis in fig.findobj(Axis)
        if not axis.get_visible()
        for label in axis.findobj(Text)
    }
    return [text.get_text() for text in every_text(fig) if text not in hidden and text.get_text()]


def assert_right(fig):
    for text in every_text(fig):
        if has_arabic(text.get_text()):
            assert ar(text.get_text()) == text.get_text(), text
            assert text.get_fontfamily()[0] == "Vazirmatn", text


def kitchen_sink():
    """One figure with texts in all the places that matplotlib has for them."""
    fig = Figure(figsize=(10, 8))
    fig.suptitle("تغطية Reuters: 2024-05")
    fig.supxlabel("أيام")
    upper, lower = fig.subfigures(2, 1)
    upper.suptitle("الصفحة الأولى")
    bars, shades, cells = upper.subplots(1, 3)
    bars.bar(["سما", "Reuters", "وفا (2)"], [3, 5, 2], label="عدد المقالات")
    bars.plot([1, 2, 3], label=TYPED)
    bars.legend(title="المفتاح:")
    bars.set_ylabel("كلمة (ألف)")
    bars.set_title("من $5 إلى $9", loc="left")
    twin = bars.twinx()
    twin.plot([9, 3, 8])
    twin.set_ylabel("نسبة %")
    twin.yaxis.set_major_formatter("{x:.0f} نقطة")
    twin.yaxis.set_minor_locator(FixedLocator([4.5]))
    twin.yaxis.set_minor_formatter("بين {x}")
    image = shades.imshow(np.arange(12).reshape(3, 4))
    colorbar = upper.colorbar(image, ax=shades, label="تشابه")
    colorbar.set_ticks([0, 5, 11], labels=["قليل", "وسط", "كثير"])
    shades.annotate("هنا!", (1, 1), xytext=(2, 2), arrowprops={"arrowstyle": "->"})
    inset = shades.inset_axes((0.6, 0.6, 0.3, 0.3))
    inset.set_title("داخل")
    cells.table(cellText=[["غزة", "12%"]], colLabels=["المدينة", "العدد"], loc="center")
    dots, pie = lower.subplots(1, 2)
    dots.scatter([1, 2], [3, 1])
    dots.xaxis.set_major_formatter(EngFormatter(unit="كلمة"))
    dots.text(1.5, 2, "سطران\nReuters أولا", ha="right")
    pie.pie([3, 4], labels=["نقلا عن رويترز", "نص"], autopct="%d%%")
    lower.legend(*bars.get_legend_handles_labels(), loc="center right")
    return fig


def test_every_text_is_put_right_wherever_it_stands():
    fig = kitchen_sink()
    typed = drawn_texts(fig)
    fix(fig)
    # All of them, in their places; the formatters were asked, not the labels changed.
    assert drawn_texts(fig) == [ar(text) for text in typed]
    assert_right(fig)
    n_arabic = sum(map(has_arabic, typed))
    assert n_arabic >= 35, typed


def test_doing_it_again_changes_nothing():
    fig = fix(kitchen_sink())
    once, formatters = drawn_texts(fig), [a.yaxis.get_major_formatter() for a in fig.axes]
    assert drawn_texts(fix(fig)) == once
    assert [a.yaxis.get_major_formatter() for a in fig.axes] == formatters


def test_what_is_drawn_is_what_ar_would_have_drawn():
    foreign, own = Figure(figsize=(4, 2)), Figure(figsize=(4, 2))
    for fig, prepare in ((foreign, str), (own, ar)):
        axes = fig.subplots()
        axes.barh([prepare("سما"), prepare(TYPED)], [1, 2])
        axes.set_title(prepare("من $5 إلى $9"))
        for text in every_text(fig) if fig is own else ():
            text.set_fontfamily(["Vazirmatn", "sans-serif"])
    own.axes[0].tick_params(axis="y", labelfontfamily=["Vazirmatn", "sans-serif"])
    own.axes[0].tick_params(axis="x", labelfontfamily="sans-serif")
    raw = pixels(foreign)
    assert not np.array_equal(raw, pixels(own))
    assert np.array_equal(pixels(fix(foreign)), pixels(own))
    label = foreign.axes[0].get_yticklabels()[1]
    runs = [(")", R), ("C5+1", L), (" رويترز (", R), ("Reuters", L)]
    assert agreement(label.get_text(), runs) == 1.0


def test_a_figure_without_arabic_stays_as_it_is():
    fig = Figure(figsize=(4, 3))
    axes = fig.subplots()
    axes.semilogy([1, 2, 3], [1, 100, 1000], label=r"$\alpha$ from $5")
    axes.legend(title="Key")
    axes.set_title("Reuters (US), 2024-05", wrap=True)
    before = pixels(fig)
    formatter = axes.xaxis.get_major_formatter()
    texts = [(text, text.get_fontfamily()) for text in every_text(fig)]
    assert np.array_equal(pixels(fix(fig)), before)
    assert axes.xaxis.get_major_formatter() is formatter
    assert [(text, text.get_fontfamily()) for text, _ in texts] == texts
    assert axes.title.get_wrap()
    # Methods that look for a formatter of numbers still find it.
    axes.ticklabel_format(axis="x", useOffset=False)


def test_ticks_stay_right_when_the_figure_is_zoomed():
    fig = Figure()
    axes = fig.subplots()
    axes.plot([0, 100], [0, 1])
    axes.xaxis.set_major_formatter("{x:.0f} كلمة")
    fix(fig)
    for limits in ((0, 100), (0, 2000), (40, 44)):
        axes.set_xlim(limits)
        fig.draw_without_rendering()
        labels = axes.get_xticklabels()
        expected = [ar(f"{tick:.0f} كلمة") for tick in axes.get_xticks()]
        assert [label.get_text() for label in labels] == expected
        assert all(label.get_fontfamily()[0] == "Vazirmatn" for label in labels)


def test_a_colour_bar_stays_right_when_its_values_change():
    fig = Figure()
    image = fig.subplots().imshow([[0, 1], [2, 3]])
    colorbar = fig.colorbar(image, format="{x:.1f} نقطة")
    fix(fig)
    image.set_clim(0, 10)
    colorbar.update_ticks()
    fig.draw_without_rendering()
    labels = [label.get_text() for label in colorbar.ax.get_yticklabels()]
    assert labels == [ar(f"{tick:.1f} نقطة") for tick in colorbar.ax.get_yticks()]


def test_dates_and_offsets_of_an_axis():
    fig = Figure()
    axes = fig.subplots()
    axes.plot([1, 2, 3])
    formatter = FixedFormatter(["غزة", "Rafah", "القدس"])
    formatter.set_offset_string("بالآلاف")
    axes.xaxis.set_major_locator(FixedLocator([0, 1, 2]))
    axes.xaxis.set_major_formatter(formatter)
    fix(fig)
    fig.draw_without_rendering()
    assert [t.get_text() for t in axes.get_xticklabels()] == [ar("غزة"), "Rafah", ar("القدس")]
    assert axes.xaxis.get_offset_text().get_text() == ar("بالآلاف")
    assert isinstance(axes.yaxis.get_major_formatter(), ScalarFormatter)
    # The place of the mouse is shown by windows that shape text themselves.
    assert axes.xaxis.get_major_formatter().format_data_short(0) == formatter.format_data_short(0)


def test_shared_axes_and_many_of_them():
    fig = Figure()
    grid = fig.subplots(2, 2, sharex=True, sharey=True)
    grid[1, 0].barh(["سما", "وفا"], [1, 2])
    fix(fix(fig))
    fig.draw_without_rendering()
    labels = [[t.get_text() for t in axes.get_yticklabels()] for axes in grid[:, 0]]
    assert labels == [[ar("سما"), ar("وفا")]] * 2


def test_a_heat_map_such_as_seaborn_makes():
    fig = Figure()
    axes = fig.subplots()
    mesh = axes.pcolormesh([[0.1, 0.9], [0.5, 0.3]])
    assert isinstance(mesh, QuadMesh)
    axes.set_xticks([0.5, 1.5], ["سما", "رويترز"], rotation=90)
    axes.set_yticks([0.5, 1.5], ["سما", "رويترز"])
    for x, y in np.ndindex(2, 2):
        axes.text(x + 0.5, y + 0.5, f"{x + y}%", ha="center")
    fix(fig)
    fig.draw_without_rendering()
    assert [t.get_text() for t in axes.get_xticklabels()] == [ar("سما"), ar("رويترز")]
    assert axes.texts[0].get_fontfamily() != axes.get_xticklabels()[0].get_fontfamily()


LONG = "هذا نص طويل يلف على أكثر من سطر لأنه لا يتسع له السطر Reuters (US) الواحد في الشكل"


@pytest.mark.parametrize("side", ["left", "right", "center"])
def test_a_text_that_matplotlib_was_to_wrap(side):
    fig = Figure(figsize=(3, 3))
    x = {"left": 0.1, "right": 0.9, "center": 0.5}[side]
    text = fig.text(x, 0.5, LONG, ha=side, wrap=True, fontsize=12)
    fix(fig)
    room = 3.0 if side == "center" else 2.7
    assert text.get_text() == ar(LONG, inches=room, points=12)
    lines = text.get_text().split("\n")
    assert len(lines) > 1
    assert max(text_width(line, 12) for line in lines) <= room
    once = text.get_text()
    assert fix(fig).texts[0].get_text() == once


def test_a_text_that_hangs_out_of_the_figure_has_a_word_on_each_line():
    fig = Figure()
    fig.text(1.5, 0.5, "سما وفا", wrap=True)
    assert fix(fig).texts[0].get_text() == ar("سما\nوفا")


def test_an_english_chart_keeps_its_direction():
    fig = Figure()
    axes = fig.subplots()
    axes.set_title("Sama says الاحتلال, not إسرائيل.")
    axes.set_xticks([0], ["Sama (سما)"])
    fix(fig, direction="ltr")
    fig.draw_without_rendering()
    assert axes.get_title() == ar("Sama says الاحتلال, not إسرائيل.", direction="ltr")
    assert axes.get_xticklabels()[0].get_text() == ar("Sama (سما)", direction="ltr")


def test_a_font_given_as_a_file_stays():
    fig = Figure()
    file = f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf"
    text = fig.text(0, 0, "سما", font=FontProperties(fname=file))
    fix(fig)
    assert text.get_fontproperties().get_file() == file


def test_a_fixed_figure_can_be_pickled():
    fig = pickle.loads(pickle.dumps(fix(kitchen_sink())))
    assert_right(fig)


def test_inside_arabic_what_is_saved_is_right_and_outside_nothing_is_changed():
    plain = Figure.draw
    with arabic():
        fig = kitchen_sink()
        fig.savefig(BytesIO(), dpi=20, bbox_inches="tight")
        assert_right(fig)
    assert Figure.draw is plain
    untouched = Figure()
    untouched.text(0, 0, "سما")
    untouched.draw_without_rendering()
    assert untouched.texts[0].get_text() == "سما"


def test_the_inner_of_two_directions_holds():
    fig = Figure()
    fig.text(0, 0, "سما (US)")
    with arabic(), arabic(direction="ltr"):
        fig.draw_without_rendering()
    assert fig.texts[0].get_text() == ar("سما (US)", direction="ltr")


def test_an_error_inside_leaves_nothing_behind():
    plain = Figure.draw
    with pytest.raises(KeyError), arabic():
        raise KeyError
    assert Figure.draw is plain


def test_a_chart_of_newslab_keeps_its_own_direction():
    chart, _ = Furniture("en", "page", title="Sama says الاحتلال (US)").draw(1.0, alt_text="…")
    before = chart.texts[0].get_text()
    assert (
        fix(chart).texts[0].get_text() == before == ar("Sama says الاحتلال (US)", direction="ltr")
    )
