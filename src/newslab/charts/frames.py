"""Which frames an outlet uses itself, and which stand in what it quotes."""

from collections.abc import Iterator, Mapping

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, texts
from newslab.charts.figure import Chart
from newslab.charts.frames_words import (
    alt_text,
    default_source,
    default_subtitle,
    sentences_text,
    sentences_told,
)
from newslab.charts.furniture import Furniture
from newslab.charts.style import BLUE, MUTED, VERMILION, VERMILION_TEXT
from newslab.charts.voice_drawing import draw_panels
from newslab.charts.voice_panels import Mark, Panel, Panels, Row
from newslab.charts.voice_table import VoiceShare, read_voices, unequal_counts
from newslab.charts.voice_words import KEY, NONE
from newslab.errors import InputError, check_columns
from newslab.framing.framenames import frame_names

__all__ = ["frame_shares"]

# For marks, and for text.
POLES = ((BLUE, BLUE), (VERMILION, VERMILION_TEXT))
GREY = ("#767676", MUTED)
FIRST_POLES = ("normalization", "condemnation")
NO_POLE = ("procedural", "neutral", "none", "")


def frame_shares(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show what share of an outlet's sentences has each frame, own and quoted voice apart.

    One panel an outlet, one row a frame, below the stance that it belongs to. Filled circles are
    the outlet's own voice, hollow squares the voices that it quotes. Two stances are blue and
    vermilion; procedural frames are grey.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet, frame and voice (`frame_shares`): outlet, frame, stance, voice ("own" or
        "quoted"), n_sentences, n_hits, share (0 to 1), ci_low, ci_high. Without a column frame,
        rows are stances. Intervals may be missing, and shares where n_sentences is 0.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the denominators and the interval. An empty
        string leaves the line out.
    labels : mapping of str to str, optional
        What to call outlets, frames and stances: ``{"Sama": "سما", "peace": "السلام"}``. Frames
        and stances that newslab ships have Arabic names.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with a frame twice for
        an outlet and voice or in two stances, more than two stances beside the procedural, counts
        or shares that are none, an interval without its share; for more than 24 frames or 12
        outlets; for names too wide for the chart.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": "Sama",
    ...         "frame": ["peace", "rejection"],
    ...         "stance": ["normalization", "condemnation"],
    ...         "voice": "quoted",
    ...         "n_sentences": 14,
    ...         "n_hits": [3, 0],
    ...         "share": [3 / 14, 0.0],
    ...         "ci_low": [0.05, 0.0],
    ...         "ci_high": [0.50, 0.23],
    ...     }
    ... )
    >>> frame_shares(table, lang="en").alt_text.rpartition(". ")[2]
    'Highest in Sama (14 sentences): own voice none, quoted voice peace 21%.'
    """
    furniture = Furniture(lang, size, title=title or "")
    panels = _panels(table, lang, labels)
    defaults = (default_subtitle(lang), default_source(len(panels.panels), lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    said = alt_text(panels, lang, furniture.title)
    return draw_panels(panels, furniture, alt_text=said, where="frame_shares")


def _panels(table: pd.DataFrame, lang: str, labels: Mapping[str, str] | None) -> Panels:
    check_columns(table, ["stance"], name="frame_shares", maker="frame_shares")
    key = "frame" if "frame" in table else "stance"
    shares = read_voices(
        table, key, "n_sentences", "n_hits", name="frame_shares", maker="frame_shares"
    )
    named = frame_names(labels, lang)
    outlets = display_names([share.outlet for share in shares], named)
    frames = display_names([share.key for share in shares], named)
    pairs = list(zip(texts(table, key), texts(table, "stance"), strict=True))
    stance_of = dict(pairs)
    problems = [*_faulty_stances(pairs), *unequal_counts(shares, "n_sentences")]
    problems += [*faulty_labels(outlets), *faulty_labels(frames)]
    if problems:
        raise InputError("frame_shares", problems, "One row an outlet, frame and voice.")
    colours = _colours(stance_of)
    in_order = [name for stance in colours for name in frames if stance_of[name] == stance]
    stances = display_names(colours, named)
    rows = [
        Row(
            frames[name],
            *colours[stance_of[name]],
            # A heading like the only name below it says nothing more.
            group=stances[stance_of[name]] if stance_of[name] != name else "",
        )
        for name in in_order
    ]
    row_of = {name: number for number, name in enumerate(in_order)}
    panel_of = {name: number for number, name in enumerate(outlets)}
    return Panels(
        rows=rows,
        panels=[_panel(shares, key, name, lang) for key, name in outlets.items()],
        key=KEY[lang],
        marks={
            (row_of[share.key], panel_of[share.outlet], share.voice): Mark(
                share.share, share.ci_low, share.ci_high, _count(share)
            )
            for share in shares
        },
    )


def _faulty_stances(pairs: list[tuple[str, str]]) -> Iterator[str]:
    stances: dict[str, set[str]] = {}
    for name, stance in pairs:
        stances.setdefault(name, set()).add(stance)
    for name, found in stances.items():
        if len(found) > 1:
            yield f"{name!r} is in {len(found)} stances: {', '.join(map(repr, sorted(found)))}"
    poles = sorted({stance for _, stance in pairs if stance not in NO_POLE})
    if len(poles) > len(POLES):
        listed = ", ".join(map(repr, poles[:20]))
        yield f"{len(poles)} stances, {listed}: a chart tells two apart, beside 'procedural'"


def _colours(stance_of: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Colours by stance in the order in which they are shown: the poles, then what has none."""
    stances = list(dict.fromkeys(stance_of.values()))
    poles = [stance for stance in stances if stance not in NO_POLE]
    if set(poles) <= set(FIRST_POLES):
        colours = dict(zip(FIRST_POLES, POLES, strict=True))
        coloured = {stance: colours[stance] for stance in FIRST_POLES if stance in poles}
    else:
        coloured = dict(zip(poles, POLES, strict=False))
    return {**coloured, **{stance: GREY for stance in stances if stance in NO_POLE}}


def _panel(shares: list[VoiceShare], outlet: str, name: str, lang: str) -> Panel:
    n = {share.voice: int(share.n) for share in shares if share.outlet == outlet}
    return Panel(name, sentences_text(n, lang), sentences_told(n, lang))


def _count(share: VoiceShare) -> str:
    """Write how often; nothing for 0, of which there are many, and a dash if nothing was said."""
    if not share.n:
        return NONE
    return f"{share.n_found:,.0f}" if share.n_found else ""
