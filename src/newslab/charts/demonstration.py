"""What becomes of an Arabic label, drawn as it is typed, by the classic recipe, and by newslab."""

from collections.abc import Sequence

import matplotlib as mpl
from arabic_reshaper import reshape
from bidi.algorithm import get_display

from newslab.catalog import say
from newslab.charts.engine.look import Look
from newslab.charts.figure import Chart
from newslab.charts.style import INK, MUTED, theme
from newslab.charts.text import ar

__all__ = ["shaping_demo"]

# Joined letters, a Latin beginning and end, brackets, a date, prices, marks above letters.
SAMPLES = tuple(say("chart.shaping.samples", "ar").split(" ¦ "))
RECIPE, NEWSLAB = "get_display(reshape(…))", "charts.ar(…)"
ROW = 0.42  # inches


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
    >>> shaping_demo(["اتفاقيات إبراهيم"], lang="en").alt_text[:22]
    'Table: 1 Arabic label,'
    """
    version = mpl.__version__
    look = Look("shaping", lang, size, source=say("chart.shaping.source", lang, version=version))
    heads = (look.say("typed"), RECIPE, NEWSLAB)
    with theme():
        sheet = look.sheet(
            ROW * (len(samples) + 1),
            subtitle="",
            counted="",
            about=look.say("about", n=len(samples), version=version),
            told=look.say("told"),
        )
        for row, cells in enumerate([heads, *((text,) * 3 for text in samples)]):
            for column, text in enumerate(cells):
                # Neither of two columns is a formula, so that only what is done to Arabic is seen.
                shaped = text.replace("$", r"\$")
                if row and column == 1:
                    shaped = get_display(reshape(text)).replace("$", r"\$")
                elif not row or column == 2:
                    shaped = ar(text, direction="rtl" if row or look.is_rtl else "ltr")
                sheet.axes.text(
                    (column + 0.5) * look.width / 3,
                    (row + 0.5) * ROW,
                    shaped,
                    fontsize=look.type.text,
                    color=INK if row else MUTED,
                    ha="center",
                    va="center",
                )
            if row:
                sheet.rule(row * ROW, 0, look.width)
    return sheet.chart
