"""Finished charts in the dark: what could be read can still be read."""

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from newslab.charts import (
    carried,
    fix,
    frame_shares,
    keyness_plot,
    loaded_naming,
    overlap,
    restyle,
    reuse,
    save_figure,
    voices,
)
from newslab.charts.foreign import every_text
from newslab.charts.style import BLUE, INK, NIGHT, PAPER, contrast, in_dark, theme
from newslab.errors import InputError

from .examples import five_articles, many_articles
from .test_carried import three_sentences
from .test_frames import two_outlets
from .test_keyness_plot import six_terms
from .test_loaded import namings
from .test_reuse import three_outlets
from .test_voices import speakers

CHARTS = {
    "similarity": lambda: overlap(five_articles(), title="تشابه", source="رويترز"),
    "similarity without values": lambda: overlap(many_articles(12)),
    "reuse": lambda: reuse(three_outlets(), lang="en"),
    "carried": lambda: carried(three_sentences()),
    "keyness": lambda: keyness_plot(six_terms()),
    "frames": lambda: frame_shares(two_outlets(), lang="en", size="phone"),
    "loaded": lambda: loaded_naming(namings()),
    "speakers": lambda: voices(speakers()),
}


def pixels(fig):
    canvas = mpl.backends.backend_agg.FigureCanvasAgg(fig)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3] / 255


def contrasts(fig):
    """Of each text to what is drawn behind its middle."""
    texts = [text for text in every_text(fig) if text.get_visible() and text.get_text().strip()]
    fig.draw_without_rendering()
    boxes = [text.get_window_extent() for text in texts]
    for text in texts:
        text.set_visible(False)
    ground = pixels(fig)
    for text in texts:
        text.set_visible(True)
    found = {}
    for text, box in zip(texts, boxes, strict=True):
        x, y = int((box.x0 + box.x1) / 2), int(len(ground) - (box.y0 + box.y1) / 2)
        if 0 <= x < ground.shape[1] and 0 <= y < len(ground):
            found[text.get_text(), x, y] = contrast(text.get_color(), tuple(ground[y, x]))
    return found


@pytest.mark.parametrize("draw", CHARTS.values(), ids=CHARTS)
def test_every_text_of_every_chart_can_be_read_in_the_dark(draw):
    chart = draw()
    on_paper = contrasts(chart)
    in_the_dark = contrasts(restyle(chart))
    assert len(in_the_dark) >= 5
    assert in_the_dark == pytest.approx(on_paper, rel=0.05)
    assert min(in_the_dark.values()) >= 4.45
    corners = pixels(chart)[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert {to_hex(corner) for corner in corners} == {NIGHT}


def test_a_dark_chart_is_saved_dark(tmp_path):
    chart = restyle(overlap(five_articles(), title="تشابه", source="رويترز"))
    png, svg = save_figure(chart, tmp_path / "chart")
    assert to_hex(mpl.image.imread(png)[0, 0]) == NIGHT
    # The first patch is the ground; black is what SVG fills with by default.
    _, _, after = svg.read_text(encoding="utf-8").partition('id="patch_1"')
    assert "#ffffff" not in after.partition("</g>")[0]


def test_doing_it_again_changes_nothing():
    chart = restyle(overlap(five_articles()))
    once = pixels(chart).copy()
    assert np.array_equal(pixels(restyle(chart)), once)


def foreign():
    """A figure of matplotlib's own, with colours in every kind of artist."""
    fig = Figure(figsize=(6, 4), facecolor=PAPER)
    lines, image, table, dots = fig.subplots(2, 2).flat
    lines.plot([1, 2], color=BLUE, marker="o", markerfacecolor="none", label="رويترز")
    lines.bar([0], [1], color=BLUE, edgecolor=INK, hatch="//")
    lines.axhspan(0, 1, facecolor="none", edgecolor=BLUE)
    lines.legend(title="المفتاح")
    lines.annotate(
        "هنا", (0, 0), xytext=(1, 1), bbox={"facecolor": PAPER}, arrowprops={"color": INK}
    )
    shades = image.imshow([[0.0, 1.0]], cmap="Blues")
    fig.colorbar(shades, ax=image)
    table.table(cellText=[["غزة"]], loc="center")
    table.pcolormesh([[0, 1]], cmap="Blues", edgecolors=PAPER)
    table.scatter([0, 1], [0, 1], c=[0, 1], cmap="Blues")
    table.contour([[0, 1], [1, 2]], cmap="Blues")
    dots.scatter([1, 2], [1, 2], c=[BLUE, INK], edgecolors=PAPER)
    dots.fill_between([0, 1], [0, 1], color=BLUE, alpha=0.5)
    dots.grid(visible=True)
    return fix(fig)


def test_every_kind_of_artist_is_turned():
    fig = foreign()
    image = fig.axes[1].images[0]
    shades = image.get_cmap()
    restyle(fig)
    lines, _, table, dots = fig.axes[:4]
    line, bar, span = lines.lines[0], lines.patches[0], lines.patches[1]
    blue, paper, ink = (to_hex(in_dark(colour)) for colour in (BLUE, PAPER, INK))
    assert to_hex(line.get_color()) == to_hex(line.get_markeredgecolor()) == blue
    assert line.get_markerfacecolor() == "none"
    assert to_hex(bar.get_facecolor()) == blue
    assert to_hex(bar.get_edgecolor()) == ink
    assert span.get_facecolor()[3] == 0
    (note,) = lines.texts
    assert to_hex(note.get_bbox_patch().get_facecolor()) == paper
    assert to_hex(note.arrow_patch.get_edgecolor()) == ink
    assert to_hex(lines.get_legend().get_frame().get_facecolor()) == paper
    assert to_hex(lines.get_legend().get_title().get_color()) == "#ffffff"
    (cell,) = table.tables[0].get_celld().values()
    assert to_hex(cell.get_facecolor()) == paper
    assert to_hex(cell.get_text().get_color()) == "#ffffff"
    mesh, valued, contours = table.collections
    fig.draw_without_rendering()
    assert [to_hex(colour) for colour in mesh.get_edgecolor()] == [paper]
    for mapped in (mesh.get_facecolor(), valued.get_edgecolor(), contours.get_edgecolor()):
        assert mapped[0] == pytest.approx(in_dark(shades(0.0)), abs=0.01)
        assert mapped[-1] == pytest.approx(in_dark(shades(1.0)), abs=0.01)
    points, area = dots.collections
    assert [to_hex(colour) for colour in points.get_facecolor()] == [blue, ink]
    assert to_hex(points.get_edgecolor()[0]) == paper
    assert to_hex(area.get_facecolor()[0]) == blue
    assert area.get_facecolor()[0][3] == 0.5
    turned = image.get_cmap()
    for share in (0.0, 0.25, 1.0):
        assert turned(share) == pytest.approx(in_dark(shades(share)), abs=0.01)


def test_no_text_of_a_figure_of_matplotlib_is_lost():
    fig = foreign()
    on_paper = contrasts(fig)
    in_the_dark = contrasts(restyle(fig))
    lost = [name for name, value in in_the_dark.items() if value < min(4.5, on_paper[name] * 0.9)]
    assert not lost


@pytest.mark.parametrize("edge", [None, BLUE])
def test_hatching_can_be_seen_in_the_dark(edge):
    fig = Figure(figsize=(2, 2), facecolor=PAPER)
    axes = fig.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.bar([0], [1], facecolor=PAPER, edgecolor=edge, hatch="////")

    def strongest(ground):
        shades = {tuple(colour) for colour in pixels(fig).reshape(-1, 3).tolist()}
        return max(contrast(shade, ground) for shade in shades)

    on_paper = strongest(PAPER)
    restyle(fig)
    assert strongest(NIGHT) == pytest.approx(on_paper, rel=0.05)
    assert on_paper > 4


def test_ticks_that_a_zoom_adds_are_turned_too():
    fig = Figure(facecolor=PAPER)
    axes = fig.subplots()
    axes.plot([0, 1])
    axes.set_yticks([0])
    restyle(fig)
    axes.set_yticks(np.linspace(0, 1, 9), minor=False)
    fig.draw_without_rendering()
    assert {to_hex(label.get_color()) for label in axes.get_yticklabels()} == {"#ffffff"}


def test_a_figure_that_is_dark_already_stays_dark():
    with theme("dark"):
        fig = Figure()
        fig.subplots().plot([1, 2])
        before = pixels(fig)
        assert np.array_equal(pixels(restyle(fig)), before)
    with pytest.raises(InputError, match="Draw it again"):
        restyle(fig, "light")


def test_a_light_figure_stays_light_and_another_theme_is_named():
    fig = foreign()
    before = pixels(fig)
    assert np.array_equal(pixels(restyle(fig, "light")), before)
    with pytest.raises(InputError, match="sepia"):
        restyle(fig, "sepia")
