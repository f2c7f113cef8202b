"""Two drawings of one text as contour boxes in em: by matplotlib, and by HarfBuzz run by run."""

from functools import cache

import matplotlib as mpl
import numpy as np
import uharfbuzz as hb
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from newslab.charts.text import renderer_shapes
from newslab.resources import resource_path

VAZIRMATN = str(resource_path("fonts/Vazirmatn-Regular.ttf"))
DEJAVU = f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf"

TOLERANCE = 0.025
# Matplotlib 3.10 draws marks where the font has them by default; HarfBuzz attaches them.
MARK_TOLERANCE = TOLERANCE if renderer_shapes() else 0.35


def matplotlib_boxes(text, font=VAZIRMATN):
    path = TextPath((0, 0), text, size=1000, prop=FontProperties(fname=font))
    contours = []
    for vertices, code in path.iter_segments(simplify=False):
        if code == Path.MOVETO:
            contours.append([])
        if code != Path.CLOSEPOLY:
            contours[-1].append(vertices.reshape(-1, 2))
    return _boxes(np.vstack(contour) / 1000 for contour in contours)


@cache
def _font(path):
    return hb.Font(hb.Face(hb.Blob.from_file_path(path)))


def harfbuzz_boxes(runs, font=VAZIRMATN):
    """Boxes of letters and boxes of marks, from (text, "rtl" or "ltr") runs, leftmost run first."""
    letters, marks = [], []
    hb_font = _font(font)
    upem = hb_font.face.upem
    pen = 0
    for text, direction in runs:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = direction
        buffer.script = "Latn" if any(map(str.isascii, filter(str.isalpha, text))) else "Arab"
        buffer.language = "ar"
        # Matplotlib 3.10 knows the letters and the kern table, not the finer tables of Vazirmatn:
        # kerning in GPOS, and the long yeh before reh.
        finer = renderer_shapes() or font != VAZIRMATN
        hb.shape(hb_font, buffer, {"kern": finer, "calt": finer})
        for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            origin = np.array([pen + position.x_offset, position.y_offset])
            contours = _contours(font, glyph.codepoint)
            boxes = _boxes((contour + origin) / upem for contour in contours)
            (letters if position.x_advance else marks).extend(boxes)
            pen += position.x_advance
    return letters, marks


@cache
def _contours(font, glyph):
    points = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: points.append([(x, y)]))
    draw.set_line_to_func(lambda x, y, _: points[-1].append((x, y)))
    draw.set_quadratic_to_func(lambda a, b, x, y, _: points[-1].extend([(a, b), (x, y)]))
    draw.set_cubic_to_func(lambda a, b, c, d, x, y, _: points[-1].extend([(a, b), (c, d), (x, y)]))
    _font(font).draw_glyph(glyph, draw, None)
    return [np.array(contour, dtype=float) for contour in points]


def _boxes(contours):
    """Sides and centre of each contour; the centre tells « from », whose sides are alike."""
    boxes = []
    for points in contours:
        following = np.roll(points, -1, axis=0)
        areas = points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1]
        # DejaVu Sans has lone points, to which it anchors marks.
        if abs(areas.sum()) > 1e-6:
            centre = areas @ (points + following) / (3 * areas.sum())
            boxes.append(np.concatenate([points.min(axis=0), points.max(axis=0), centre]))
    return boxes


def agreement(text, runs, font=VAZIRMATN):
    """Share of contours, of both drawings together, that have one like them in the other."""
    drawn = matplotlib_boxes(text, font)
    letters, marks = harfbuzz_boxes(runs, font)
    n_contours = len(drawn) + len(letters) + len(marks)
    n_alike = 0
    for expected, tolerance in [(letters, TOLERANCE), (marks, MARK_TOLERANCE)]:
        for box in expected:
            distances = [np.abs(box - other).max() for other in drawn]
            if distances and min(distances) <= tolerance:
                drawn.pop(int(np.argmin(distances)))
                n_alike += 2
    return n_alike / n_contours
