"""How often an outlet calls someone by a loaded name, itself and in what it quotes."""

from collections.abc import Mapping

import pandas as pd

from newslab.charts.columns import display_names, faulty_labels, texts
from newslab.charts.figure import Chart
from newslab.charts.furniture import Furniture
from newslab.charts.loaded_words import alt_text, count_text, default_source, default_subtitle
from newslab.charts.style import INK
from newslab.charts.voice_drawing import draw_panels
from newslab.charts.voice_panels import Mark, Panel, Panels, Row
from newslab.charts.voice_table import VoiceShare, read_voices
from newslab.charts.voice_words import KEY, NONE
from newslab.charts.wording import count_of
from newslab.errors import InputError, check_columns

__all__ = ["loaded_naming"]

JOINED_BY = "، "


def loaded_naming(
    table: pd.DataFrame,
    *,
    lang: str = "ar",
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    labels: Mapping[str, str] | None = None,
    size: str = "page",
) -> Chart:
    """Show what share of the names that an outlet gives a referent is loaded, by voice.

    One panel an outlet, one row a referent with names used for it. Filled circles are the
    outlet's own voice, hollow squares the voices that it quotes; beside them stand the counts.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet, referent and voice (`loaded_naming`): outlet, referent, voice ("own" or
        "quoted"), n, n_loaded, share (0 to 1), ci_low, ci_high, names (joined by ``، ``).
        Intervals may be missing, and shares where n is 0.
    lang : {"ar", "en"}
        Language and direction of the chart.
    title : str, optional
        What the chart shows, as a sentence. There is none by default.
    subtitle, source : str, optional
        Replace the default ones, which name the unit, the denominators and the interval. An empty
        string leaves the line out.
    labels : mapping of str to str, optional
        What to call outlets and referents: ``{"Sama": "سما", "Israel": "إسرائيل"}``.
    size : {"column", "page", "phone", "slide"}

    Returns
    -------
    Chart
        With alt text.

    Raises
    ------
    InputError
        For another language or size; for a table without rows or columns, with a referent twice
        for an outlet and voice, more loaded names than names, counts or shares that are none, an
        interval without its share; for more than 24 referents or 12 outlets; for names too wide
        for the chart.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": "Sama",
    ...         "referent": "Israel",
    ...         "voice": ["own", "quoted"],
    ...         "n": [6, 3],
    ...         "n_loaded": [0, 2],
    ...         "share": [0, 2 / 3],
    ...         "ci_low": [0, 0.1],
    ...         "ci_high": [0.46, 0.99],
    ...         "names": ["", "الكيان"],
    ...     }
    ... )
    >>> loaded_naming(table, lang="en").alt_text.rpartition(". ")[2]
    'Highest in Sama (9 namings): own voice none, quoted voice Israel 67%.'
    """
    furniture = Furniture(lang, size, title=title or "")
    check_columns(table, ["names"], name="loaded_naming", maker="loaded_naming")
    shares = read_voices(
        table, "referent", "n", "n_loaded", name="loaded_naming", maker="loaded_naming"
    )
    panels = _panels(shares, _names(table), lang, labels)
    n_namings = int(sum(share.n for share in shares))
    defaults = (default_subtitle(lang), default_source(n_namings, lang))
    furniture = furniture.filled(subtitle, source, defaults=defaults)
    said = alt_text(panels, lang, furniture.title)
    return draw_panels(panels, furniture, alt_text=said, where="loaded_naming")


def _names(table: pd.DataFrame) -> dict[str, str]:
    """Names of each referent, each once."""
    found: dict[str, dict[str, None]] = {}
    for referent, names in zip(texts(table, "referent"), texts(table, "names"), strict=True):
        each = (" ".join(name.split()) for name in names.split(JOINED_BY))
        found.setdefault(referent, {}).update(dict.fromkeys(name for name in each if name))
    return {referent: JOINED_BY.join(names) for referent, names in found.items()}


def _panels(
    shares: list[VoiceShare], names: Mapping[str, str], lang: str, labels: Mapping[str, str] | None
) -> Panels:
    outlets = display_names([share.outlet for share in shares], labels)
    referents = display_names([share.key for share in shares], labels)
    problems = [
        f"row {share.row}: {share.n_found:g} loaded names of {share.n:g}"
        for share in shares
        if share.n_found > share.n
    ]
    problems += [*faulty_labels(outlets), *faulty_labels(referents)]
    if problems:
        raise InputError("loaded_naming", problems, "One row an outlet, referent and voice.")
    row_of = {key: number for number, key in enumerate(referents)}
    panel_of = {key: number for number, key in enumerate(outlets)}
    n_of = dict.fromkeys(outlets, 0)
    for share in shares:
        n_of[share.outlet] += int(share.n)
    return Panels(
        rows=[Row(name, INK, INK, note=names[key]) for key, name in referents.items()],
        panels=[Panel(name, count_of(n_of[key], "naming", lang)) for key, name in outlets.items()],
        key=KEY[lang],
        marks={
            (row_of[share.key], panel_of[share.outlet], share.voice): Mark(
                share.share,
                share.ci_low,
                share.ci_high,
                count_text(share.n_found, share.n, lang) if share.n else NONE,
            )
            for share in shares
        },
    )
