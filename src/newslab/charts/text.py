"""Arabic text for matplotlib: one call, right whether matplotlib shapes text itself or not."""

from newslab.charts.measure import break_lines, n_letters, text_width
from newslab.charts.shaping import (
    Direction,
    has_arabic,
    is_in_visual_order,
    plain,
    renderer_shapes,
    shape,
)
from newslab.errors import InputError

__all__ = ["Direction", "ar", "renderer_shapes"]


def ar(
    text: str,
    *,
    direction: Direction = "rtl",
    wrap: int | None = None,
    inches: float | None = None,
    points: float = 11,
    weight: str | int = "normal",
    always: bool = False,
) -> str:
    r"""Make a string right for any matplotlib text: letters joined, words and numbers in order.

    Compose the whole string first, then call `ar` once, last of all: ``ar(f"{outlet} ({n})")``.

    Parameters
    ----------
    text : str
        Text as it is typed and stored, one or more lines. May mix Arabic, Latin and digits.
    direction : {"rtl", "ltr"}
        The direction of the sentence. "ltr" is for an English sentence that has Arabic words.
    wrap : int, optional
        Break lines longer than so many characters, between words. Harakat do not count.
    inches : float, optional
        Break lines wider than this, when drawn in Vazirmatn of `points` and `weight`. With `wrap`
        too, lines keep to both. Do not use matplotlib's own ``wrap=True``: it breaks lines after
        they were put in order.
    points : float
        Size of the type, for `inches`.
    weight : str or int
        Weight of the type, for `inches`: "normal", "bold", or a number as in CSS.
    always : bool
        Lay out text without Arabic too. It matters where such text is part of an Arabic chart and
        has a direction all the same: ``"2023 – 2024"`` then has 2023 at the right.

    Returns
    -------
    str
        `text` itself if it has no Arabic and is neither to be wrapped nor `always` to be laid out.
        Otherwise a string to hand to matplotlib, and to nothing else:

        - where matplotlib shapes text (3.11 and later), the text with a direction mark at the
          start of every line;
        - where it does not (3.10), presentation forms in the order in which they are drawn. The
          string then starts with U+200C, which has neither ink nor width.

        In both, hyphens and signs inside numbers keep their place (``2024-05``, ``+0.25``),
        direction controls that came with the text are gone, and every ``$`` is escaped so that
        prices never start a formula.

    Raises
    ------
    InputError
        If `wrap`, `inches` or `points` is not above 0.

    Notes
    -----
    ``ar(ar(text)) == ar(text)`` for every text, with the same options. Where matplotlib shapes,
    this holds because the marks are taken off and put on again. Where it does not, `ar` returns a
    string as it is when it starts with U+200C and holds no letter that shaping would replace;
    everything that it returns is such a string. Presentation forms in article text, as PDF files
    leave them, come without that mark: they become plain letters (NFKC) and are then shaped. They
    are taken to be in reading order, so do not give `ar` what another tool has already turned
    round.

    Which of the two matplotlib is, is found by drawing (see `renderer_shapes`), not by version.
    Marks above and below letters stand at their default place on matplotlib 3.10, which does not
    position them.

    The order follows the Unicode Bidirectional Algorithm (UAX #9), but for numbers with a hyphen
    or sign: it would show ``2024-05`` after an Arabic word as ``05-2024``.

    Examples
    --------
    >>> ar("Reuters")
    'Reuters'
    >>> label = ar("رويترز (C5+1)")
    >>> ar(label) == label
    True
    >>> ar("قوة الاستقرار الدولية في غزة", wrap=14).count("\n")
    1
    """
    limits = {"wrap": wrap, "inches": inches, "points": points}
    if faults := [f"{name} is {x}" for name, x in limits.items() if x is not None and not x > 0]:
        raise InputError("ar", faults, "Give a number above 0, or leave it out.")

    def fits(line: str) -> bool:
        return (wrap is None or n_letters(line) <= wrap) and (
            inches is None or text_width(line, points, weight=weight) <= inches
        )

    is_laid_out = always or has_arabic(text)
    is_wrapped = wrap is not None or inches is not None
    if is_in_visual_order(text) or not (is_laid_out or is_wrapped):
        return text
    if is_laid_out:
        text = plain(text)
    if is_wrapped:
        text = break_lines(text, fits)
    return shape(text, direction) if is_laid_out else text
