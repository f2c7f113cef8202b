"""One article with the frames, speakers and voices that were found in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

import pandas as pd

from newslab.catalog import page_language, say
from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.framenames import frame_names
from newslab.reading.body import Body
from newslab.reading.highlights import CALM, Hit, Mark, Said, draw_marks, find_hits, find_said
from newslab.reading.html import Element, element, prose
from newslab.reading.places import Library, Spot, one_article, spots_of
from newslab.reading.spans import Span, check_span
from newslab.reading.table import Column, grid
from newslab.reading.view import View, in_view, legend, view_id

__all__ = ["annotated", "marked_article"]

_SHOWN = ("sent_id", "start", "end", "match", "frame", "stance", "voice", "actor", "why")


def annotated(
    article: pd.Series | pd.DataFrame,
    *,
    hits: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
    sentences: pd.DataFrame | None = None,
    labels: Mapping[str, str] | None = None,
    stances: Sequence[str] | None = None,
    lang: str | None = None,
) -> View:
    """Show an article with its frames, speakers, voices, distancing and negation marked.

    Parameters
    ----------
    article : pandas.Series or pandas.DataFrame
        A row of `articles`, or a table of one row, with doc_id, text.
    hits : pandas.DataFrame, optional
        With doc_id, start, end, frame; stance, voice, negated, distanced, opposed, loaded, match,
        why where they are there (`code_frames`). Those of other articles are left out.
    attributions : pandas.DataFrame, optional
        With doc_id, start, end, actor, mode; speaker and cue with their offsets, cue_kind where
        they are there (`find_attributions`).
    sentences : pandas.DataFrame, optional
        With doc_id, sent_id, start, end, kind; `split_sentences` cuts the article if not given.
    labels : mapping of str to str, optional
        What frames and stances are called on the page; those that newslab ships have Arabic names.
    stances : sequence of str, optional
        The stances in the order in which they take the six kinds of lines; those of `hits` if not
        given. Give them where pages of several articles should look alike.
    lang : str, optional
        By default that of the page (`page_language`).
        Of the view's own words.

    Returns
    -------
    View
        Every character of the article once, in order. Each sentence has an anchor of its own, so
        that one page may show several articles, and shows its sent_id. Spans may cross and nest.
        Attributed words stand in ``[Name: …]``; a hit has the number of its frame in the legend
        behind it, and words if it is negated, distanced or opposed. Its `table` has the article's
        hits.

    Raises
    ------
    InputError
        If a column is missing, or offsets do not fit the article.

    Examples
    --------
    >>> article = pd.Series({"doc_id": "a", "text": "قال ترامب إن الاتفاق قريب."})
    >>> attributions = pd.DataFrame(
    ...     {"doc_id": ["a"], "start": [10], "end": [25], "actor": ["ترامب"], "mode": ["indirect"]}
    ... )
    >>> view = annotated(article, attributions=attributions)
    >>> view
    a: 0 hits, 1 attributed passage
    قال ترامب إن الاتفاق قريب.
    """
    lang = lang or page_language()
    table = one_article(article)
    doc_id, text = str(table["doc_id"].iloc[0]), str(table["text"].iloc[0])
    marks, body = marked_article(
        table,
        hits=hits,
        attributions=attributions,
        sentences=sentences,
        labels=labels,
        stances=stances,
        prefix=view_id("annotated", doc_id, text),
        lang=lang,
    )
    name = Library(table, lang).name(doc_id)
    fragment = in_view(
        element("p", prose("bdi", text=name), class_="nl-name"),
        *body,
        kind="annotated",
        label=say("view.annotated", lang, name=name),
        lang=lang,
    )
    kinds = Counter(type(span.mark) for span in marks)
    counts = say("view.counts", lang, hits=kinds[Hit], spans=kinds[Said])
    return View(str(fragment), f"{name}: {counts}\n{text}", _hits_of(hits, doc_id))


def marked_article(
    table: pd.DataFrame,
    *,
    hits: pd.DataFrame | None,
    attributions: pd.DataFrame | None,
    sentences: pd.DataFrame | None,
    labels: Mapping[str, str] | None,
    stances: Sequence[str] | None,
    prefix: str,
    lang: str,
) -> tuple[list[Span[Mark]], list[Element]]:
    """The marks of an article, and legend, text and list of marks as elements."""
    doc_id, text = str(table["doc_id"].iloc[0]), str(table["text"].iloc[0])
    spots = _spots(table, sentences, doc_id, text)
    called = frame_names(labels, lang)
    marks = find_said(attributions, doc_id, text, lang)
    marks += find_hits(hits, doc_id, text, lang, labels=called, stances=stances)
    parts = _legend(marks, lang)
    if not marks and (hits is not None or attributions is not None):
        parts = [element("p", say("view.no_marks", lang), class_="nl-note")]
    parts += Body(text, spots, marks, partial(draw_marks, lang=lang), lang, prefix).paragraphs()
    return marks, [*parts, *_list_of_hits(marks, spots, lang, prefix)]


def _spots(
    table: pd.DataFrame, sentences: pd.DataFrame | None, doc_id: str, text: str
) -> list[Spot]:
    if sentences is None:
        return spots_of(split_sentences(table))
    spots = spots_of(
        sentences[sentences["doc_id"] == doc_id] if "doc_id" in sentences else sentences
    )
    for spot in spots:
        check_span(spot.start, spot.end, text, where=f"sentences, sent_id {spot.sent_id}")
    spots.sort(key=lambda spot: spot.start)
    for before, spot in pairwise(spots):
        if spot.start < before.end:
            raise InputError(
                "sentences",
                [f"sent_id {spot.sent_id} begins inside sent_id {before.sent_id}"],
                "Sentences must not overlap; split_sentences() makes such as do not.",
            )
    return spots


def _hits_of(hits: pd.DataFrame | None, doc_id: str) -> pd.DataFrame:
    if hits is None:
        return pd.DataFrame(columns=list(_SHOWN))
    return hits[hits["doc_id"] == doc_id].reset_index(drop=True)


def _legend(marks: list[Span[Mark]], lang: str) -> list[Element]:
    """What each sign means; for hits also how many there are."""
    if not marks:
        return []
    kinds = {
        "said" if isinstance(span.mark, Said) else getattr(span.mark, "kind", "") for span in marks
    }
    items = [
        _item("span", f"nl-{kind}", say(f"view.{kind}", lang))
        for kind in ("said", "speaker", "cue")
        if kind in kinds
    ]
    counts = Counter(
        (int(span.mark.key), span.mark.key, span.mark.style, span.mark.meaning)
        for span in marks
        if isinstance(span.mark, Hit)
    )
    for (_, key, style, meaning), n in sorted(counts.items()):
        sign = "" if style == CALM else f"{key} "
        items.append(_item("mark", f"nl-hit nl-{style}", f"{sign}{meaning}", f": {n}"))
    summary = element("summary", say("view.legend", lang))
    return [element("details", summary, legend(*items), open=True)]


def _item(tag: str, class_: str, label: str, count: str = "") -> Element:
    return element("li", prose("bdi", element(tag, label, class_=class_), text=label), count)


def _list_of_hits(
    marks: list[Span[Mark]], spots: list[Spot], lang: str, prefix: str
) -> list[Element]:
    """All hits as a table behind a summary: what the marks say, in the order of the text."""
    found = sorted(
        ((span.start, span.end, span.mark) for span in marks if isinstance(span.mark, Hit)),
        key=lambda hit: hit[:2],
    )
    if not found:
        return []
    hits = [hit for _, _, hit in found]
    holding = [
        next((str(spot.sent_id) for spot in spots if spot.start <= start < spot.end), "")
        for start, _, _ in found
    ]
    hrefs = [f"#{prefix}s{number}" if number else None for number in holding]
    comma = say("view.comma", lang)
    cells: dict[str, list[str]] = {
        "sent_id": holding,
        "match": [hit.match for hit in hits],
        "frame": [comma.join([hit.meaning, *hit.flags]) for hit in hits],
        "voice": [hit.voice for hit in hits],
        "actor": [hit.actor for hit in hits],
        "why": [hit.why for hit in hits],
    }
    columns = [Column(say("view.mark", lang), [hit.key for hit in hits], is_number=True)]
    columns += [
        Column(
            say(f"head.{name}", lang),
            texts,
            is_number=name == "sent_id",
            is_head=name == "match",
            hrefs=hrefs if name == "sent_id" else (),
        )
        for name, texts in cells.items()
    ]
    summary = say("view.marks", lang, n=len(hits))
    table = grid(columns, label=summary)
    return [element("details", element("summary", summary), table)]
