"""What becomes of an Arabic label, drawn as it is typed, by the classic recipe, and by newslab."""

from collections.abc import Sequence

import matplotlib as mpl
from arabic_reshaper import reshape
from bidi.algorithm import get_display
from matplotlib.axes import Axes

from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.style import GRID, INK, MUTED, size_named, theme
from newslab.charts.text import ar

__all__ = ["shaping_demo"]

# Joined letters, a Latin beginning and end, brackets, a date, prices, marks above letters.
SAMPLES = (
    "اتفاقيات إبراهيم",
    "Reuters رويترز 5%",
    "مجموعة C5+1",
    "«أول دولة» (ترامب)",
    "نوفمبر 2025-11",
    "بين $5 و$10",
    "مُطَبِّعٌ لا محالة",
)
_HEADS = {
    "en": ("As typed", "get_display(reshape(…))", "charts.ar(…)"),
    "ar": ("كما كُتب", "get_display(reshape(…))", "charts.ar(…)"),
}
_ALT = {
    "en": "Table of {n} Arabic labels, each drawn three times by matplotlib {version}: as typed, "
    "by the classic recipe, and by newslab.",
    "ar": "جدول فيه {n} تسميات عربية، رُسمت كل منها ثلاث مرات بالإصدار {version} من matplotlib: كما "
    "كُتبت، وبالوصفة المعتادة، وبمكتبة newslab.",
}
_SOURCE = {"en": "Drawn by matplotlib {version}", "ar": "رسمه الإصدار {version} من matplotlib"}
_ROW = 0.42


def shaping_demo(
    samples: Sequence[str] = SAMPLES, *, lang: str = "ar", size: str = "page"
) -> Chart:
    """Draw labels as they are typed, reshaped by the classic recipe, and shaped by newslab.

    Parameters
    ----------
    samples : sequence of str
        Short labels, as they are typed; by default one of each kind that goes wrong.
    lang : {"ar", "en"}
        Of the heads.
    size : {"column", "page", "phone", "slide"}
        See `newslab.charts.style.size_named`.

    Returns
    -------
    Chart
        A table of pictures. Two of its columns are wrong on purpose, so `lint` finds faults.

    Examples
    --------
    >>> shaping_demo(["اتفاقيات إبراهيم"], lang="en").alt_text[:26]
    'Table of 1 Arabic labels, '
    """
    furniture = Furniture(lang, size, source=_SOURCE[lang].format(version=mpl.__version__))
    points = size_named(size).text
    said = _ALT[lang].format(n=len(samples), version=mpl.__version__)
    chart, axes = furniture.draw(_ROW * (len(samples) + 1), alt_text=said)
    with theme():
        axes.set_axis_off()
        axes.set_xlim(0, 3)
        axes.set_ylim(len(samples) + 1, 0)
        if furniture.is_rtl:
            axes.invert_xaxis()
        for column, head in enumerate(_HEADS[lang]):
            _write(axes, (column, 0), ar(head, direction=furniture.direction), points, MUTED)
        for row, sample in enumerate(samples, start=1):
            axes.axhline(row, color=GRID, linewidth=0.8)
            classic = get_display(reshape(sample))
            # Neither is a formula, so that only what is done to Arabic is seen.
            for column, text in enumerate((sample, classic)):
                _write(axes, (column, row), text.replace("$", r"\$"), points, INK)
            _write(axes, (2, row), ar(sample), points, INK)
    return chart


def _write(axes: Axes, place: tuple[int, int], text: str, points: float, colour: str) -> None:
    column, row = place
    middle = (column + 0.5, row + 0.5)
    axes.text(*middle, text, fontsize=points, color=colour, ha="center", va="center")
