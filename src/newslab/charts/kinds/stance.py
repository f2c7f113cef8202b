"""Which way each outlet leans, in its own voice and in what it quotes: bars on both sides of 0."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from newslab.catalog import number
from newslab.charts.engine.look import Look, chart, fold
from newslab.charts.engine.palette import stance_colours
from newslab.charts.engine.panels import voice_name
from newslab.charts.engine.rows import (
    BAR,
    Axis,
    Cell,
    Mark,
    Row,
    Rows,
    end_of_scale,
    folded,
    percents,
)
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.figure import Chart
from newslab.charts.style import MUTED
from newslab.errors import InputError
from newslab.framing.framenames import frame_names

__all__ = ["stance"]

MOST_OUTLETS = 20
# What a table without attributions calls its only voice.
VOICES = ("own", "quoted", "any")
MEASURES = ("net", "ci_low", "ci_high")
NONE = "–"


@chart("net_stance")
def stance(table: pd.DataFrame, look: Look) -> Chart:
    """Show which way each outlet leans, its own voice and what it quotes apart.

    One row an outlet: a filled bar for its own voice, a hatched one for what it quotes, each with
    its interval and with the sentences that point to either pole. Below and apart from these stand
    the loaded names that it uses itself. Of more than 20 outlets those of most sentences stay.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an outlet (`net_stance`): outlet, n_sentences, n_articles; for the voices own and
        quoted, or any: own_<pole> for two poles, own_net (-1 to 1), own_ci_low, own_ci_high;
        naming_n, naming_n_loaded, naming_share, naming_ci_low, naming_ci_high, naming_poles.
        Intervals may be missing, and net where there are no sentences.
    {options}

    Notes
    -----
    The first pole of the table stands where reading starts, left in English and right in Arabic,
    and no side has a sign: shares are written without minus.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {
    ...         "outlet": ["Sama"],
    ...         "n_sentences": 20,
    ...         "n_articles": 1,
    ...         "any_growth": 6,
    ...         "any_decline": 1,
    ...         "any_net": 0.25,
    ...         "any_ci_low": -0.02,
    ...         "any_ci_high": 0.46,
    ...         "naming_n": 10,
    ...         "naming_n_loaded": 1,
    ...         "naming_share": 0.1,
    ...         "naming_ci_low": 0.0,
    ...         "naming_ci_high": 0.45,
    ...         "naming_poles": "",
    ...     }
    ... )
    >>> stance(table, lang="en").alt_text.rpartition(". ")[2]
    'Sama (20 sentences, 1 article): all voices 25% to growth, loaded names 1 of 10.'
    """
    look = replace(look, labels=frame_names(look.labels, look.lang))
    voices = [voice for voice in VOICES if f"{voice}_net" in table]
    first, second = _poles(table, voices)
    names, poles = look.names(table["outlet"]), look.names([first, second])
    outlets: list[Any] = table.assign(name=table["outlet"].map(names)).to_dict("records")
    shown, n_more = fold(outlets, MOST_OUTLETS, lambda outlet: outlet["n_sentences"])
    rest, left_out = folded(look, "outlet", n_more)
    nets = [f"{voice}_{measure}" for voice in voices for measure in MEASURES]
    colours = stance_colours(poles)
    sides = [look.small(name, colours[pole][1], "bold") for pole, name in poles.items()]
    extent = end_of_scale(table[nets].to_numpy(float).ravel())
    ends = (extent, extent / 2, 0.0, -extent / 2, -extent)
    bars = [Mark(form=BAR, is_hollow=voice == "quoted") for voice in voices]
    leaning = Rows(
        [*(_leaning(outlet, voices, colours, look) for outlet in shown), *rest],
        axis=Axis(extent, -extent, percents(look, *ends), sides=sides),
        key=[(bar, voice_name(voice, look)) for bar, voice in zip(bars, voices, strict=True)]
        * (len(voices) > 1),
        stacks=True,
        label_share=0.34,
    )
    of_names = Rows(
        [_naming(outlet, look) for outlet in shown],
        axis=Axis(0.0, 1.0, percents(look, 0.0, 0.5, 1.0)),
        title=look.say("apart", voice=voice_name(voices[0], look)),
        stacks=True,
        label_share=0.34,
    )
    told = [_told(outlet, voices, poles, look) for outlet in shown]
    is_estimated = any(table[f"{voice}_ci_low"].notna().any() for voice in voices)
    return draw_rows(
        [leaning, of_names],
        look,
        subtitle=look.sentences(
            ("unit", True),
            ("voices", len(voices) > 1),
            ("interval", is_estimated),
            ("sides", True),
            ("one_article_each", {*table["n_articles"]} - {0} == {1}),
        ),
        counted=look.count(int(table["n_sentences"].sum()), "sentence"),
        about=look.say(
            "about",
            first=poles[first],
            second=poles[second],
            outlets=look.count(len(table), "outlet"),
        ),
        told=look.told(told),
        left_out=left_out,
    )


def _poles(table: pd.DataFrame, voices: list[str]) -> list[str]:
    """Names of the two stances, from the columns of their counts."""
    counts = [
        column.removeprefix(f"{voice}_")
        for voice in voices[:1]
        for column in map(str, table)
        if column.startswith(f"{voice}_")
    ]
    poles = [name for name in counts if name not in MEASURES]
    has_all = all(f"{voice}_{name}" in table for voice in voices for name in (*poles, *MEASURES))
    if len(poles) != 2 or not has_all:
        raise InputError(
            "net_stance",
            [f"no counts of two stances by voice: {', '.join(map(repr, table))}"],
            "The chart sets two against each other: columns own_<pole>, from net_stance().",
        )
    return poles


def _counts(outlet: Any, look: Look) -> str:
    sentences = look.count(outlet["n_sentences"], "sentence")
    return look.joined([sentences, look.count(outlet["n_articles"], "article")], "comma")


def _leaning(
    outlet: Any, voices: list[str], colours: Mapping[str, tuple[str, str]], look: Look
) -> Row:
    label = [look.text(outlet["name"], weight="bold"), look.small(_counts(outlet, look))]
    if not outlet["n_sentences"]:
        return Row(label, cells=[Cell(lines=[look.small(look.say("no_sentence"))])])
    return Row(label, cells=[Cell([_net(outlet, voice, colours, look) for voice in voices])])


def _net(outlet: Any, voice: str, colours: Mapping[str, tuple[str, str]], look: Look) -> Mark:
    net = outlet[f"{voice}_net"]
    counts = [
        [look.small(number(n, look.lang), colour if n else MUTED)]
        for pole, (_, colour) in colours.items()
        for n in [outlet[f"{voice}_{pole}"]]
    ]
    (first, _), (second, _) = colours.values()
    return Mark(
        net,
        (outlet[f"{voice}_ci_low"], outlet[f"{voice}_ci_high"]),
        first if net > 0 else second if net < 0 else MUTED,
        BAR if net else "o",
        is_hollow=voice == "quoted" and bool(net),
        before=counts[0],
        after=counts[1],
    )


def _naming(outlet: Any, look: Look) -> Row:
    poles = look.names(filter(None, outlet["naming_poles"].split(", ")))
    label = [look.text(outlet["name"])]
    if poles:
        said = look.say("vocabulary", poles=look.joined(poles.values(), "comma"))
        label.append(look.small(said))
    interval = (outlet["naming_ci_low"], outlet["naming_ci_high"])
    written = [look.small(_loaded(outlet, look))]
    return Row(
        label, cells=[Cell([Mark(outlet["naming_share"], interval, form="D", after=written)])]
    )


def _loaded(outlet: Any, look: Look) -> str:
    """How many names of all are loaded."""
    n, n_loaded = outlet["naming_n"], outlet["naming_n_loaded"]
    return look.say("loaded_of", n=n_loaded, total=n) if n else NONE


def _told(outlet: Any, voices: list[str], poles: Mapping[str, str], look: Look) -> str:
    if not outlet["n_sentences"]:
        return f"{outlet['name']}: {look.say('no_sentence')}"
    said = [
        f"{voice_name(voice, look)} {_net_told(outlet[f'{voice}_net'], poles, look)}"
        for voice in voices
    ]
    said.append(look.say("names_told", count=_loaded(outlet, look)))
    return f"{outlet['name']} ({_counts(outlet, look)}): {look.joined(said, 'comma')}"


def _net_told(net: float, poles: Mapping[str, str], look: Look) -> str:
    if math.isnan(net):
        return NONE
    first, second = poles.values()
    if round(net, 2) == 0:
        return look.percent(0)
    return look.say("net_to", share=abs(net), pole=first if net > 0 else second)
