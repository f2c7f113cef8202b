"""What is wrong with the texts of a figure, and how each fault is mended."""

from collections.abc import Callable, Iterable, Iterator

import pandas as pd
from matplotlib.figure import Figure

from newslab.catalog import say
from newslab.charts.lint_drawing import Drawing
from newslab.charts.lint_furniture import find_missing_alt_text, find_missing_source
from newslab.charts.lint_layout import (
    find_clipping,
    find_low_contrast,
    find_overlaps,
    find_small_type,
)
from newslab.charts.lint_recorder import draw_texts
from newslab.charts.lint_shaping import (
    Fault,
    find_double_shaping,
    find_mathtext,
    find_missing_direction,
    find_missing_glyphs,
    readable,
)
from newslab.errors import InputError

__all__ = ["CHECKS", "COLUMNS", "lint"]

COLUMNS = ["code", "what", "text", "where", "mend"]


# By code, how a fault is found; what to do about it is a row lint.mend.CODE of the catalog.
CHECKS: dict[str, Callable[[Drawing], Iterator[Fault]]] = {
    "double-shaped": find_double_shaping,
    "no-direction": find_missing_direction,
    "missing-glyph": find_missing_glyphs,
    "mathtext": find_mathtext,
    "too-small": find_small_type,
    "overlap": find_overlaps,
    "clipped": find_clipping,
    "contrast": find_low_contrast,
    "no-alt": find_missing_alt_text,
    "no-source": find_missing_source,
}


def lint(fig: Figure, *, waive: Iterable[str] = (), lang: str = "en") -> pd.DataFrame:
    """Find what is wrong with the texts of a figure, of newslab or of any other making.

    The figure is drawn as `save_figure` draws it, and stays as it is. Texts that are not drawn, or
    have no ink, are left out.

    ============= ==============================================================================
    code          fault
    ============= ==============================================================================
    double-shaped Arabic that was shaped before is shaped again, and comes out turned round
    no-direction  Arabic has no base direction; where matplotlib does not shape: it is not joined
    missing-glyph no font of the text has a character, so a box is drawn
    mathtext      what is between two dollar signs is taken for a formula: prices, or Arabic
    too-small     type under 11 CSS pixels (see Notes)
    overlap       a text lies over another
    clipped       a text runs over the edge of the figure, or of the axes it is cut off at
    contrast      contrast under 4.5 with what is drawn behind it; under 3 for large type
    no-alt        no alt text (``fig.alt_text``), or one that tells nothing
    no-source     no text of the figure says where its data come from
    ============= ==============================================================================

    Parameters
    ----------
    fig : matplotlib.figure.Figure
    waive : iterable of str
        Codes of faults that you mean to leave.
    lang : {"en", "ar"}
        Of the table's words.

    Returns
    -------
    pandas.DataFrame
        One row a fault: code; what (is wrong); text (as it was before it was shaped; empty for a
        fault of the whole figure); where (it stands); mend (what to do). Without rows if there is
        no fault.

    Raises
    ------
    InputError
        If `fig` is no figure, for a code that there is not, and for a `fig.size` that there is not.

    Notes
    -----
    How large type is depends on how wide the figure is shown. A figure with a `size`
    (``fig.size = "page"``; charts of newslab have theirs) is shown as wide as that size is, 96 CSS
    pixels an inch: "page" is 691 wide. One made for a "phone", and one that declares nothing, is
    shown 390 wide, since that is what most readers hold. Large type is 24 CSS pixels, or 18.7 if
    it is bold (WCAG 2.2, 1.4.3).

    Contrast is that with the worst fifth of the pixels behind a text, so that a thin line may run
    there. It is not measured for texts with path effects, which bring a ground of their own.

    A source line starts with "Source:", "Sources:", "Data:", "المصدر:" or "المصادر:", or is the
    same as ``fig.source``.

    Where a formula cannot be parsed matplotlib cannot draw the figure: then only this, alt text
    and source are checked.

    Examples
    --------
    >>> fig = Figure((3, 2))
    >>> fig.alt_text = "Two words: one, two."
    >>> _ = fig.text(0.5, 0.5, "one", fontsize=6)
    >>> lint(fig)[["code", "text"]].values.tolist()
    [['too-small', 'one'], ['no-source', '']]
    >>> lint(fig, waive=["too-small", "no-source"]).empty
    True
    """
    if not isinstance(fig, Figure):
        raise InputError(
            "fig",
            [f"expected a matplotlib figure, got {type(fig).__name__}"],
            "Of axes, pass axes.figure.",
        )
    waived = {waive} if isinstance(waive, str) else set(waive)
    unknown = sorted(waived - CHECKS.keys(), key=str)
    if unknown:
        raise InputError(
            "waive",
            [f"no check {code!r}" for code in unknown],
            f"There are {', '.join(map(repr, CHECKS))}.",
        )
    drawing = draw_texts(fig)
    rows = [
        (
            code,
            say(f"lint.{what}", lang, **values),
            readable(drawn.text) if drawn else "",
            drawing.place(drawn, lang) if drawn else say("lint.role.figure", lang),
            say(f"lint.mend.{code}", lang),
        )
        for code, find in CHECKS.items()
        if code not in waived
        for drawn, what, values in find(drawing)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
