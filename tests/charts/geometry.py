"""Where the texts of a chart stand, and whether each can be read."""

import numpy as np
from matplotlib.colors import to_hex

from newslab.charts import ar
from newslab.charts.style import contrast, theme


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
