"""Where the texts of a chart stand, and whether each can be read."""

import numpy as np
from matplotlib.colors import to_hex

from newslab.charts import ar
from newslab.charts.style import MUTED, contrast, theme


def draw(chart):
    """Draw a chart, unless it was drawn and is still the same."""
    if chart.stale:
        chart.canvas.draw()


def places(chart):
    """Texts of the axes with all places where each stands: middles in inches from the top left."""
    found = {}
    for text in chart.axes[0].texts:
        box = text.get_window_extent()
        middle = (box.x0 + box.x1) / 2, chart.bbox.y1 - (box.y0 + box.y1) / 2
        found.setdefault(text.get_text(), []).append(tuple(x / chart.dpi for x in middle))
    return found


def place(chart, text):
    """The one place where a text stands; shares are written with the sign of the language."""
    found = places(chart)
    direction = "ltr" if text.startswith("<") else "rtl"
    (only,) = found.get(text) or found[ar(text.replace("%", "٪"), direction=direction)]
    return only


def fills(chart):
    """Cells from the top left on, as (x, y of the middle in inches, colour)."""
    found = []
    for patch in chart.axes[0].patches:
        box = patch.get_window_extent()
        x, y = (box.x0 + box.x1) / 2, chart.bbox.y1 - (box.y0 + box.y1) / 2
        found.append((x / chart.dpi, y / chart.dpi, to_hex(patch.get_facecolor())))
    return sorted(found, key=lambda cell: (round(cell[1], 2), cell[0]))


def overlaps(boxes):
    """Numbers of the boxes that share ground or an edge, in pairs; all of them at once."""
    corners = np.array([box.get_points() for box in boxes])
    low, high = corners.min(axis=1), corners.max(axis=1)
    meet = (low[:, None] <= high) & (low <= high[:, None])
    return np.argwhere(np.triu(meet.all(axis=2), k=1)).tolist()


def assert_legible(chart, smallest):
    """Texts stand inside the figure and apart, on a ground that they contrast with."""
    texts = [text for text in [*chart.texts, *chart.axes[0].texts] if text.get_text()]
    with theme():  # as they are drawn: another hinting has other widths
        boxes = [text.get_window_extent() for text in texts]
    for text, box in zip(texts, boxes, strict=True):
        assert chart.bbox.x0 <= box.x0, text
        assert box.x1 <= chart.bbox.x1, text
        assert chart.bbox.y0 <= box.y0, text
        assert box.y1 <= chart.bbox.y1, text
    # Extents have the height of the font; two lines may share a pixel of it.
    overlapping = overlaps([box.padded(-1.5) for box in boxes])
    assert not overlapping, [(texts[one], texts[other]) for one, other in overlapping]
    assert all(text.get_rotation() == 0 for text in texts)
    assert min(text.get_fontsize() for text in texts) >= smallest
    grounds = [(patch.get_window_extent(), patch) for patch in chart.axes[0].patches]
    for text, box in zip(texts, boxes, strict=True):
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        (ground,) = [to_hex(p.get_facecolor()) for b, p in grounds if b.contains(*middle)] or [
            "#ffffff"
        ]
        assert contrast(to_hex(text.get_color()), ground) >= 4.5, text


def marks(chart):
    """Marks from the top: (x, y in inches), form, colour, and whether they are filled."""
    draw(chart)
    found = []
    for line in chart.axes[0].lines:
        if line.get_marker() == "None":
            continue
        ((x, y),) = line.get_transform().transform(line.get_xydata())
        colour, face = (to_hex(of).upper() for of in (line.get_color(), line.get_markerfacecolor()))
        where = x / chart.dpi, (chart.bbox.y1 - y) / chart.dpi
        found.append((where, line.get_marker(), colour, face == colour))
    return sorted(found, key=lambda mark: mark[0][1])


def intervals(chart):
    """Ends of the intervals, in inches from the left, and their height, from the top."""
    draw(chart)
    found = []
    for line in chart.axes[0].lines:
        if line.get_zorder() == 2.1:
            ends = line.get_transform().transform(line.get_xydata()) / chart.dpi
            found.append((*ends[:, 0], chart.bbox.y1 / chart.dpi - ends[0, 1]))
    return sorted(found, key=lambda line: line[2])


def voice_marks(chart):
    """Marks without those of the key."""
    return [mark for mark in marks(chart) if mark[2] != MUTED]
