"""One article with the frames, speakers and voices that were found in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

import pandas as pd

from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.framenames import frame_names
from newslab.reading.body import Body
from newslab.reading.html import Element, direction, element, in_view, prose
from newslab.reading.marks import CALM, Hit, Mark, Said, draw_marks, find_hits, find_said
from newslab.reading.places import Library, Spot, one_article, spots_of
from newslab.reading.spans import Span, check_span
from newslab.reading.view import View
from newslab.reading.words import Words, words_of

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
    prefix: str = "",
    lang: str = "en",
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
    prefix : str
        Put before the ids of sentences, where one page shows several articles.
    lang : {"en", "ar"}
        Of the view's own words.

    Returns
    -------
    View
        Every character of the article once, in order. Each sentence has the id ``s`` and its
        sent_id (behind `prefix`) and shows that number. Spans may cross and nest. Attributed words
        stand in ``[Name: …]``; a hit has the number of its frame in the legend behind it, and
        words if it is negated, distanced or opposed. Its `table` has the article's hits.

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
    a: 0 hits, 1 attributed spans
    قال ترامب إن الاتفاق قريب.
    >>> 'id="s0"' in view.html
    True
    """
    words = words_of(lang)
    table = one_article(article)
    row = table.iloc[0]
    marks, body = marked_article(
        table,
        hits=hits,
        attributions=attributions,
        sentences=sentences,
        labels=labels,
        stances=stances,
        prefix=prefix,
        lang=lang,
    )
    name = Library(table).name(row["doc_id"])
    fragment = in_view(
        prose("p", text=name, class_="nl-name"),
        *body,
        kind="annotated",
        label=f"{words['annotated']}: {name}",
        lang=lang,
    )
    n_hits = sum(isinstance(span.mark, Hit) for span in marks)
    n_said = sum(isinstance(span.mark, Said) for span in marks)
    text = f"{name}: {n_hits} hits, {n_said} attributed spans\n{row['text']}"
    return View(str(fragment), text, _hits_of(hits, row["doc_id"]))


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
    words = words_of(lang)
    doc_id, text = str(table["doc_id"].iloc[0]), str(table["text"].iloc[0])
    spots = _spots(table, sentences, doc_id, text)
    called = frame_names(labels, lang)
    marks = find_said(attributions, doc_id, text, words)
    marks += find_hits(hits, doc_id, text, words, labels=called, stances=stances)
    draw = partial(draw_marks, words=words, lang=lang)
    legend = [_legend(marks, words)] if marks else []
    if not marks and (hits is not None or attributions is not None):
        legend = [element("p", words["no_marks"], class_="nl-note")]
    body = Body(text, spots, marks, draw, words, prefix).paragraphs()
    return marks, [*legend, *body, *_list_of_hits(marks, spots, words, prefix)]


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


def _legend(marks: list[Span[Mark]], words: Words) -> Element:
    """What each sign means; for hits also how many there are."""
    items = []
    kinds = {type(span.mark) for span in marks}
    parts = {getattr(span.mark, "kind", "") for span in marks}
    if Said in kinds:
        items.append(_item("span", "nl-said", words["said"]))
    items += [
        _item("span", f"nl-{part}", words[part]) for part in ("speaker", "cue") if part in parts
    ]
    counts: Counter[tuple[int, str, str, str]] = Counter(
        (int(span.mark.key), span.mark.key, span.mark.style, span.mark.meaning)
        for span in marks
        if isinstance(span.mark, Hit)
    )
    for (_, key, style, meaning), n in sorted(counts.items()):
        sign = "" if style == CALM else f"{key} "
        items.append(_item("mark", f"nl-hit nl-{style}", f"{sign}{meaning}", f": {n}"))
    return element(
        "details",
        element("summary", words["legend"]),
        element("ul", *items, class_="nl-legend"),
        open=True,
    )


def _item(tag: str, class_: str, label: str, count: str = "") -> Element:
    turned = direction(label)
    return element("li", element("bdi", element(tag, label, class_=class_), dir=turned), count)


def _list_of_hits(
    marks: list[Span[Mark]], spots: list[Spot], words: Words, prefix: str
) -> list[Element]:
    """All hits as a table behind a summary: what the marks say, in the order of the text."""
    hits = sorted(
        ((span, span.mark) for span in marks if isinstance(span.mark, Hit)),
        key=lambda pair: pair[0][:2],
    )
    if not hits:
        return []
    heads = ("n", "sentence", "match", "meaning", "voice", "why")
    rows = []
    for span, hit in hits:
        holding = [spot for spot in spots if spot.start <= span.start < spot.end]
        number = (
            element("a", f"{holding[0].sent_id:d}", href=f"#{prefix}s{holding[0].sent_id:d}")
            if holding
            else ""
        )
        meaning = words["comma"].join([hit.meaning, *(words[flag] for flag in hit.flags)])
        rows.append(
            element(
                "tr",
                element("td", hit.key, class_="nl-figure"),
                element("td", number, class_="nl-figure"),
                prose("td", text=hit.match),
                prose("td", text=meaning),
                _voice(hit, words),
                prose("td", text=hit.why, class_="nl-long"),
            )
        )
    head = element("tr", *(element("th", words[f"column_{name}"], scope="col") for name in heads))
    table = element("table", element("thead", head), element("tbody", *rows), class_="nl-table")
    summary = words["all_marks"].format(n=len(rows))
    return [
        element(
            "details",
            element("summary", summary),
            element(
                "div", table, class_="nl-scroll", role="region", tabindex="0", aria_label=summary
            ),
        )
    ]


def _voice(hit: Hit, words: Words) -> Element:
    voice = words.get(hit.voice, hit.voice)
    if not hit.actor:
        return element("td", voice)
    return element("td", voice, ": ", element("bdi", hit.actor))
