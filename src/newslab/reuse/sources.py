"""Who had a shared text first: what speaks for it, and when nothing does."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

import pandas as pd

from newslab.arabic import DEFAULT_POLICY
from newslab.corpus.credits import UNNAMED, find_credits
from newslab.corpus.tokens import containment, corpus_tokens
from newslab.errors import InputError
from newslab.naming.spelling import find_spellings
from newslab.resources import ListOf, list_table
from newslab.tables import check, make_table

Times = Literal["published", "crawled"]
# One habit of spelling needs most of an article's occurrences to be called its own.
_HABIT = 0.75
# An article that shares less of its words than this may owe them to chance or to a common source,
# however late it is.
MIN_CONTAINMENT = 0.3
_LISTED = "\N{ARABIC COMMA} "
_PLACE = ["doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b"]


class _Trace(NamedTuple):
    """A spelling in one article that is the habit of the other."""

    match: str
    habit: str
    n_habit: int


class _Verdict(NamedTuple):
    """What a pair of articles owes to whom, and why, in words."""

    verdict: str
    likely_source: str
    evidence: str


def trace_sources(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    *,
    each: Literal["pair", "passage"] = "pair",
    times: Times = "published",
    agencies: ListOf = True,
    spellings: ListOf = True,
) -> pd.DataFrame:
    """Say for each pair of articles with shared passages where these may come from, and why.

    Words alone have no direction. A source is named only where an article credits it, or where
    it was published earlier; spelling supports such evidence and never replaces it.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, date, text (`read_corpus`).
    passages : pandas.DataFrame
        The passages of these articles (`shared_passages`).
    each : {"pair", "passage"}
        One row a pair, or one row a passage.
    times : {"published", "crawled"}
        What the dates are. Times of crawling say nothing about who was first and are not used.
    agencies, spellings : True, str, path or pandas.DataFrame
        As in `find_credits` and `find_spellings`.

    Returns
    -------
    pandas.DataFrame
        doc_a, doc_b, and for passages start_a, end_a, start_b, end_b, quoted; then

        - n_passages, n_tokens: passages of the pair and their matching words (for pairs);
        - containment_a, containment_b: share of the words of each that stands in the other;
        - credit_a, credit_b: agencies that each credits at its head or end, ``agencies`` for the
          plural credit that names none;
        - time_a, time_b, time_quality (``minute``, ``day`` or ``none``: the coarser of both);
        - spelling_a, spelling_b: places where one writes as is the habit of the other, against
          its own habit;
        - verdict: ``source`` (one of the two has it from the other), ``common source``,
          ``no verdict``;
        - likely_source: a doc_id, an agency, or ``speaker`` for quotations and statements;
        - evidence: the reasons, in words.

    Raises
    ------
    InputError
        If a column is missing, or `each` or `times` is none of those listed.

    Notes
    -----
    An article that is an agency's own copy (its outlet is the agency that it credits) is the
    source of a pair if the other credits that agency, or credits unnamed agencies and also shows a
    spelling of it or came later. Two articles that credit one agency, which wrote neither, have a
    common source outside the corpus; so has a pair that shares nothing but quotations and
    statements. An earlier article is named only if 30 % of the words of the later stand in it.
    """
    if each not in ("pair", "passage"):
        raise InputError("each", [f"{each!r}"], "Use 'pair' or 'passage'.")
    if times not in ("published", "crawled"):
        raise InputError("times", [f"{times!r}"], "Use 'published' or 'crawled'.")
    articles = check(articles, "articles", columns=("doc_id", "text", "outlet", "date"))
    passages = check(
        passages,
        "passages",
        columns=(*_PLACE, "n_tokens", "quoted"),
    )
    evidence = _Evidence(articles, passages, times, agencies, spellings)
    rows: list[tuple[object, ...]] = []
    for (doc_a, doc_b), of_pair in passages.groupby(["doc_a", "doc_b"], sort=False):
        cells, verdict = evidence.weigh(str(doc_a), str(doc_b), of_pair)
        if each == "pair":
            totals = len(of_pair), of_pair["n_tokens"].sum()
            rows.append((doc_a, doc_b, *totals, *cells, *verdict))
            continue
        for place in of_pair[[*_PLACE, "quoted"]].itertuples(index=False, name=None):
            rows.append((*place, *cells, *_of_passage(place[-1], verdict)))
    of_passage = {"start_a", "end_a", "start_b", "end_b", "quoted"}
    without = of_passage if each == "pair" else {"n_passages", "n_tokens"}
    return make_table(rows, "sources", without=without)


def wire_copy(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    *,
    times: Times = "published",
    agencies: ListOf = True,
    spellings: ListOf = True,
) -> pd.DataFrame:
    """Keep the passages that an agency wrote, as far as the articles say so.

    Hand the result to ``without=`` of any analysis to see it with and without wire copy.

    Parameters
    ----------
    articles, passages, times, agencies, spellings
        As in `trace_sources`.

    Returns
    -------
    pandas.DataFrame
        Rows of `passages` whose likely source is an article that is an agency's own copy, or an
        agency that both articles credit.

    Raises
    ------
    InputError
        As `trace_sources`.
    """
    lists = {"agencies": agencies, "spellings": spellings}
    traced = trace_sources(articles, passages, each="passage", times=times, **lists)
    outlet = dict(zip(articles["doc_id"], articles["outlet"], strict=True))
    credit = find_credits(articles, agencies).query("kind == 'credit'")
    own_copy = set(zip(credit["doc_id"], credit["agency"], strict=True))
    is_wire = [
        (source, outlet.get(source)) in own_copy
        if verdict == "source"
        else verdict == "common source" and source != "speaker"
        for verdict, source in zip(traced["verdict"], traced["likely_source"], strict=True)
    ]
    # A passage is known by its two places.
    wanted = pd.MultiIndex.from_frame(traced.loc[is_wire, _PLACE])
    return passages[pd.MultiIndex.from_frame(passages[_PLACE]).isin(wanted)].reset_index(drop=True)


def _of_passage(quoted: str, of_pair: _Verdict) -> _Verdict:
    """A quotation or statement comes from who said it, whoever of the two had it first."""
    if not quoted:
        return of_pair
    kind = "a quotation" if quoted == "quotation" else "an official statement"
    return _Verdict("common source", "speaker", f"the passage is {kind}")


class _Evidence:
    """Credits, times, spellings and shares of a corpus, looked up by pair."""

    def __init__(
        self,
        articles: pd.DataFrame,
        passages: pd.DataFrame,
        times: Times,
        agencies: ListOf,
        spellings: ListOf,
    ) -> None:
        doc_ids = articles["doc_id"].tolist()
        self.outlet: dict[str, str] = dict(zip(doc_ids, articles["outlet"], strict=True))
        dates = articles["date"].tolist() if times == "published" else [""] * len(articles)
        self.time: dict[str, str] = dict(zip(doc_ids, dates, strict=True))
        found = find_credits(articles, agencies).query("kind == 'credit'")
        credits = found.drop_duplicates(["doc_id", "agency"]).groupby("doc_id")["agency"]
        self.credit = {str(doc_id): list(of) for doc_id, of in credits}
        places = find_spellings(articles, spellings)
        # Marks, quotation marks and digits are habits of typing, too common to trace anything.
        listed = list_table(spellings, "spellings.tsv", ("convention", "form", "word", "reason"))
        of_signs = listed.loc[listed["word"].str.startswith("@"), "convention"]
        used = places[~places["convention"].isin(of_signs)]
        self.spellings: dict[str, dict[str, list[tuple[str, str]]]] = {}
        for (doc_id, convention), of in used.groupby(["doc_id", "convention"], sort=False):
            forms = list(zip(of["form"], of["match"], strict=True))
            self.spellings.setdefault(str(doc_id), {})[str(convention)] = forms
        self.share = containment(corpus_tokens(articles, DEFAULT_POLICY), passages)

    def weigh(
        self, doc_a: str, doc_b: str, passages: pd.DataFrame
    ) -> tuple[tuple[object, ...], _Verdict]:
        """The cells of evidence of one pair, and what they amount to."""
        both = doc_a, doc_b
        quality = _quality(self.time[doc_a], self.time[doc_b])
        traces = [list(self.traces(doc_a, doc_b)), list(self.traces(doc_b, doc_a))]
        cells = (
            self.share[doc_a, doc_b],
            self.share[doc_b, doc_a],
            *(_LISTED.join(self.credit.get(doc_id, [])) for doc_id in both),
            *(self.time[doc_id] for doc_id in both),
            quality,
            *(_LISTED.join(trace.match for trace in of_article) for of_article in traces),
        )
        for taker, giver, shown in ((doc_a, doc_b, traces[0]), (doc_b, doc_a, traces[1])):
            reasons = self.reasons(taker, giver, shown, quality)
            if reasons:
                return cells, _Verdict("source", giver, "; ".join(reasons))
        credited = [name for name in self.foreign(doc_a) if name in self.foreign(doc_b)]
        common = next((name for name in credited if name != UNNAMED), None)
        if common:
            reason = f"both credit {common}, whose copy is not in the corpus"
            return cells, _Verdict("common source", common, reason)
        if (passages["quoted"] != "").all():
            reason = "they share nothing but quotations and statements"
            return cells, _Verdict("common source", "speaker", reason)
        return cells, _Verdict("no verdict", "", "no credit and no time speaks for either")

    def foreign(self, doc_id: str) -> list[str]:
        """Agencies that an article credits besides its own outlet."""
        return [agency for agency in self.credit.get(doc_id, []) if agency != self.outlet[doc_id]]

    def reasons(self, taker: str, giver: str, traces: list[_Trace], quality: str) -> list[str]:
        """Why `taker` has its text from `giver`; nothing if the evidence does not bear it."""
        earlier = quality != "none" and _is_before(self.time[giver], self.time[taker], quality)
        supports = []
        if traces:
            first = traces[0]
            supports.append(
                f"{taker} writes {first.match} against its habit {first.habit} "
                f"({first.n_habit} times), as {giver} does"
            )
        if earlier:
            supports.append(f"{giver} is dated {self.time[giver]}, {taker} {self.time[taker]}")
        is_agency_copy = self.outlet[giver] in self.credit.get(giver, [])
        if is_agency_copy and self.outlet[giver] in self.foreign(taker):
            return [f"{taker} credits {self.outlet[giver]}, whose own copy {giver} is", *supports]
        if is_agency_copy and UNNAMED in self.foreign(taker) and supports:
            own = f"{giver} is the own copy of {self.outlet[giver]}"
            return [f"{taker} credits agencies without naming them, and {own}", *supports]
        containment = self.share[taker, giver]
        if earlier and containment >= MIN_CONTAINMENT:
            return [f"{containment:.0%} of the words of {taker} stand in {giver}", *supports]
        return []

    def traces(self, doc_id: str, other: str) -> Iterator[_Trace]:
        """Yield words that an article spells against its habit and as the other does."""
        theirs = self.spellings.get(other, {})
        for convention, own in self.spellings.get(doc_id, {}).items():
            habit, their_habit = _habit(own), _habit(theirs.get(convention, []))
            if habit and their_habit and habit != their_habit:
                n_habit = sum(form == habit for form, _ in own)
                for form, match in own:
                    if form == their_habit:
                        yield _Trace(match, habit, n_habit)


def _habit(places: list[tuple[str, str]]) -> str:
    """The form of most occurrences, or nothing if none has enough of them."""
    counts = Counter(form for form, _ in places)
    form, n = counts.most_common(1)[0] if counts else ("", 0)
    return form if n >= _HABIT * len(places) else ""


def _quality(time_a: str, time_b: str) -> str:
    """How finely two dates can be compared."""
    if not time_a or not time_b:
        return "none"
    return "minute" if "T" in time_a and "T" in time_b else "day"


def _is_before(earlier: str, later: str, quality: str) -> bool:
    """Whether one date lies before the other, at the coarser of their precisions."""
    first, second = pd.Timestamp(earlier), pd.Timestamp(later)
    # A clock without its zone can be hours off: only the days can be told apart.
    if quality == "day" or (first.tzinfo is None) != (second.tzinfo is None):
        return first.date() < second.date()
    return bool(first < second)
