"""Boxes and grounds, against figures whose measures are known."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from newslab.charts.lint import lint
from newslab.charts.style import contrast


def sheet():
    """A figure of 10 by 4 inches, in which everything has its place in inches."""
    fig = Figure((10, 4))
    fig.alt_text = "Two texts."
    fig.size = "slide"
    axes = fig.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 10)
    axes.set_ylim(0, 4)
    return fig, axes


def faults(fig):
    return lint(fig, waive=["no-source"])["code"].tolist()


@pytest.mark.parametrize(("gap", "is_fault"), [(-0.1, True), (-0.04, True), (0.02, False)])
@pytest.mark.parametrize("rotation", [0, 45, 90])
def test_texts_overlap_where_their_boxes_do(gap, is_fault, rotation):
    """Side by side in the direction of writing, however that is turned."""
    fig, axes = sheet()
    style = {
        "fontsize": 20,
        "rotation": rotation,
        "rotation_mode": "anchor",
        "family": "DejaVu Sans",
    }
    axes.text(4, 2, "HHH", ha="right", **style)
    along = np.array([np.cos(np.radians(rotation)), np.sin(np.radians(rotation))])
    axes.text(*(4, 2) + gap * along, "HHH", ha="left", **style)
    assert faults(fig) == ["overlap"] * is_fault


def test_slanted_texts_side_by_side_do_not_overlap_though_their_extents_do():
    fig, axes = sheet()
    one = axes.text(2, 1, "a long label", fontsize=16, rotation=45, rotation_mode="anchor")
    other = axes.text(2.6, 1, "a long label", fontsize=16, rotation=45, rotation_mode="anchor")
    assert one.get_window_extent().overlaps(other.get_window_extent())
    assert faults(fig) == []


def test_overlap_names_both_texts_and_counts_a_pair_once():
    fig, axes = sheet()
    for text in ("one", "two", "six"):
        axes.text(3, 2, text, fontsize=20)
    found = lint(fig, waive=["no-source"])
    assert found["text"].tolist() == ["one", "one", "two"]
    assert [what.split("“")[1][:3] for what in found["what"]] == ["two", "six", "six"]


def test_lines_of_one_text_and_letters_without_descent_may_come_close():
    fig, axes = sheet()
    axes.text(1, 2, "two\nlines", fontsize=20, linespacing=1)
    axes.text(5, 2, "HH", fontsize=20, va="baseline")
    # 20 points of DejaVu Sans: capitals are 14.6 points high, and a line with descents 23.
    axes.text(5, 2 - 16 / 72, "HH", fontsize=20, va="baseline")
    assert faults(fig) == []


@pytest.mark.parametrize(
    ("x", "y", "ha"), [(9.9, 2, "left"), (0.1, 2, "right"), (5, 3.95, "center"), (12, 2, "left")]
)
def test_text_over_the_edge(x, y, ha):
    fig, axes = sheet()
    axes.text(x, y, "words", fontsize=20, ha=ha)
    assert faults(fig) == ["clipped"]


@pytest.mark.parametrize(("x", "is_fault"), [(0.5, False), (4.8, True), (6, True)])
def test_text_cut_off_at_its_axes(x, is_fault):
    fig = Figure((10, 4))
    fig.alt_text = "A text."
    fig.size = "slide"
    axes = fig.add_axes((0, 0, 0.5, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 5)
    axes.text(x, 0.5, "words", fontsize=20, clip_on=True)
    assert faults(fig) == ["clipped"] * is_fault


@pytest.mark.parametrize(
    ("ink", "ground", "opacity"),
    [
        ("#000000", "#FFFFFF", 1),
        ("#FFFFFF", "#0072B2", 1),
        ("#FFFFFF", "#D55E00", 1),
        ("#595959", "#D9D9D9", 1),
        ("#777777", "#FFFFFF", 1),
        ("#767676", "#FFFFFF", 1),
        ("#000000", "#FFFFFF", 0.5),
        ("#000000", "#FFFFFF", 0.6),
    ],
)
def test_contrast_is_that_with_the_patch_below(ink, ground, opacity):
    fig, axes = sheet()
    axes.add_patch(Rectangle((1, 1), 4, 2, facecolor=ground, edgecolor="none"))
    axes.text(2, 2, "words", fontsize=14, color=ink, alpha=opacity)
    # Every ground of a translucent text is white here: 0.5 of black is #808080 and 0.6 #666666.
    seen = {0.5: "#808080", 0.6: "#666666"}.get(opacity, ink)
    assert faults(fig) == ["contrast"] * (contrast(seen, ground) < 4.5)


@pytest.mark.parametrize(
    ("points", "weight", "is_fault"),
    [(14, "normal", True), (18, "normal", False), (14, "bold", False), (13, "bold", True)],
)
def test_large_type_needs_less_contrast(points, weight, is_fault):
    fig, axes = sheet()
    # Contrast 3.54 on white
    axes.text(2, 2, "words", fontsize=points, weight=weight, color="#888888")
    assert faults(fig) == ["contrast"] * is_fault


@pytest.mark.parametrize(("share", "is_fault"), [(0.1, False), (0.4, True)])
def test_a_thin_line_may_run_behind_a_text_and_a_bar_may_not(share, is_fault):
    fig, axes = sheet()
    text = axes.text(2, 2, "HHHHHHHH", fontsize=20, family="DejaVu Sans")
    box = text.get_window_extent().transformed(axes.transData.inverted())
    axes.add_patch(Rectangle((box.x0, 0), share * box.width, 4, facecolor="black"))
    assert faults(fig) == ["contrast"] * is_fault


def test_contrast_on_dark_figures_and_boxes_of_their_own():
    fig, axes = sheet()
    fig.set_facecolor("black")
    axes.text(1, 1, "light", fontsize=14, color="white")
    axes.text(3, 1, "in a box", fontsize=14, bbox={"facecolor": "white"})
    assert faults(fig) == []
    axes.text(5, 1, "dark", fontsize=14)
    assert faults(fig) == ["contrast"]


def test_a_figure_without_ground_is_seen_on_white_paper():
    fig, axes = sheet()
    fig.set_facecolor("none")
    axes.text(1, 1, "dark", fontsize=14)
    assert faults(fig) == []
    axes.text(5, 1, "light", fontsize=14, color="white")
    assert faults(fig) == ["contrast"]
