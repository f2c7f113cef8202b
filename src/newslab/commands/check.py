"""``newslab check``: what is wrong with a study, what is odd about it, and what it lacks."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslab.catalog import say
from newslab.commands.common import Commands, add_study, open_named

if TYPE_CHECKING:
    from newslab.study import Study

_MAX_ODD = 20


def add(commands: Commands) -> None:
    """Tell the options of the command."""
    parser = commands.add_parser(
        "check",
        help="say what is wrong with a study, what is odd, and what is missing",
        description="Read all that a study names. Every fault of its file, articles, codebook and "
        "lists is told at once, with file and row, and the exit code is 1. Without a fault: what "
        "is odd about the articles, and which analyses have nothing to show, and why.",
        epilog="Example: newslab check my-study",
    )
    add_study(parser)
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    study = open_named(options.study)
    for line in (*_counted(study), *_odd(study), *_missing(study)):
        print(line)
    return 0


def _counted(study: "Study") -> Iterator[str]:
    articles, lang = study.articles, study.language
    events = {event for event in articles["event"] if event}
    yield say(
        "check.counted", lang, n_articles=len(articles), n_outlets=articles["outlet"].nunique(),
        n_events=len(events), n_undated=int((articles["date"] == "").sum()),
    )  # fmt: skip


def _odd(study: "Study") -> Iterator[str]:
    """What is odd about the articles, the first of them."""
    from newslab.corpus.describe import oddities

    described, lang = study.table("description"), study.language
    told = zip(described["doc_id"], oddities(described, lang), strict=True)
    odd = [f"  {doc_id}: {what}" for doc_id, what in told if what]
    yield say("check.odd" if odd else "check.nothing_odd", lang, n=len(odd))
    yield from odd[:_MAX_ODD]
    if len(odd) > _MAX_ODD:
        yield "  " + say("check.more", lang, n=len(odd) - _MAX_ODD)


def _missing(study: "Study") -> Iterator[str]:
    """What each analysis would need that the study does not have."""
    articles, lang, codebook = study.event_articles, study.language, study.codebook
    one_outlet = articles["outlet"].nunique() < 2
    lacking = {
        "check.one_article": len(articles) < 2,
        "check.one_outlet": one_outlet and len(articles) > 1,
        "check.no_dates": bool((articles["date"] == "").all()),
        "check.no_event": not study.event,
        "check.no_codebook": codebook is None,
        "check.no_poles": codebook is not None and not study.poles,
        "check.no_namings": codebook is not None and codebook.namings.empty,
        "check.no_coding": study.table("coding").empty,
    }
    told = [say(key, lang) for key, lacks in lacking.items() if lacks]
    yield say("check.missing" if told else "check.nothing_missing", lang)
    yield from (f"  {line}" for line in told)
