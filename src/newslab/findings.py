"""Findings in words, English and Arabic, written from the tables that they rest on.

A sentence is composed from its table, never typed beside it: with other articles it says another
thing, and it makes no claim that the intervals do not bear.
"""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from newslab.errors import check_columns

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~$])")


@dataclass(frozen=True)
class Finding:
    """What a table shows, in two languages; a notebook shows it as two paragraphs.

    Attributes
    ----------
    en, ar : str
        Plain text. It becomes Markdown, with every sign of it escaped, when it is shown.

    Examples
    --------
    >>> print(Finding(en="2 articles.", ar="مقالان.")._repr_markdown_())
    **Finding.** 2 articles.
    <BLANKLINE>
    **الخلاصة.** مقالان.
    """

    en: str
    ar: str

    def _repr_markdown_(self) -> str:
        return f"**Finding.** {_plain(self.en)}\n\n**الخلاصة.** {_plain(self.ar)}"


def isolated(name: str) -> str:
    """Keep a name of either script from turning the words around it: first strong isolate."""
    return f"\u2068{name}\u2069"


def _plain(text: str) -> str:
    """Escape text for Markdown and HTML: names of outlets come from the researcher's files."""
    return _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split())))


def corpus_finding(summary: pd.DataFrame) -> Finding:
    """Say what the corpus is, and what is odd about it.

    Parameters
    ----------
    summary : pandas.DataFrame
        With doc_id, outlet, date, event, n_words, odd (`describe_corpus`).

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("doc_id", "outlet", "date", "event", "n_words", "odd")
    check_columns(summary, columns, name="summary", maker="describe_corpus")
    n = len(summary)
    n_dated = int((summary["date"] != "").sum())
    n_events = summary["event"].nunique()
    named = summary.loc[~summary["outlet"].str.startswith("unknown"), "outlet"].unique()
    odd = summary.loc[summary["odd"] != "", "doc_id"].tolist()
    words = f"{summary['n_words'].sum():,}"
    shortest, longest = summary["n_words"].min(), summary["n_words"].max()
    single = summary.groupby("outlet").size().max() == 1
    en = (
        f"Articles: {n}, with {words} words ({shortest} to {longest} an article), on "
        f"{_plural(n_events, 'event')}. Outlets named in the text: {len(named)} "
        f"({_list(named) or 'none'}); articles with a full date: {n_dated}. "
        + (
            "No outlet has more than one article, so comparisons are of articles. "
            if single
            else ""
        )
        + (f"Something is odd in {_list(odd)}: see the column odd." if odd else "Nothing is odd.")
    )
    ar = (
        f"عدد المقالات: {n}، ومجموع كلماتها {words} (من {shortest} إلى {longest} في المقال)، "
        f"وعدد الأحداث: {n_events}. وسائل الإعلام المذكورة في النص: {len(named)} "
        f"({_list(named, ar=True) or 'لا شيء'})؛ المقالات التي تحمل تاريخًا كاملًا: {n_dated}. "
        + ("لكل وسيلة مقال واحد، فالمقارنة بين مقالات لا بين وسائل. " if single else "")
        + (
            f"ما يلفت النظر في {_list(odd, ar=True)} مبيّن في العمود odd."
            if odd
            else "لا شيء غير معتاد."
        )
    )
    return Finding(en=en, ar=ar)


def overlap_finding(
    similarity: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    labels_ar: Mapping[str, str] | None = None,
) -> Finding:
    """Say which articles share most of their weighted vocabulary, and how far that can be told.

    Parameters
    ----------
    similarity : pandas.DataFrame
        With doc_a, doc_b, score, ci_low, ci_high (`article_similarity`).
    articles : pandas.DataFrame
        With doc_id, outlet, event (`read_corpus`).
    labels_ar : mapping of str to str, optional
        What the Arabic sentence calls an article, by doc_id.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing, or `similarity` has no rows.
    """
    columns = ("doc_a", "doc_b", "score", "ci_low", "ci_high")
    check_columns(similarity, columns, name="similarity", maker="article_similarity")
    check_columns(articles, ("doc_id", "outlet", "event"), name="articles", maker="read_corpus")
    by_id = articles.set_index("doc_id")
    event = by_id["event"]
    is_same = similarity["doc_a"].map(event).to_numpy() == similarity["doc_b"].map(event).to_numpy()
    same = similarity[is_same].sort_values("score", ascending=False)
    other = similarity[~is_same]
    if same.empty:
        return Finding(en="No two articles are on the same event.", ar="لا مقالين عن الحدث نفسه.")
    first = same.iloc[0]
    rest = same.iloc[1:]
    n_tied = int((rest["ci_high"] >= first["ci_low"]).sum())
    pair = (first["doc_a"], first["doc_b"])
    names = [f"{doc_id} ({by_id['outlet'][doc_id]})" for doc_id in pair]
    called = labels_ar or {}
    names_ar = [called.get(doc_id, name) for doc_id, name in zip(pair, names, strict=True)]
    score, low, high = (f"{first[column]:.2f}" for column in ("score", "ci_low", "ci_high"))
    en = f"Pairs on the same event: {len(same)}, with scores from {_range(same, ' to ')}. "
    ar = f"أزواج المقالات عن الحدث نفسه: {len(same)}، ودرجات تشابهها من {_range(same, ' إلى ')}. "
    if len(other):
        margin = same["score"].min() - other["score"].max()
        en += (
            f"Pairs on different events: {len(other)}, from {_range(other, ' to ')}; the lowest of "
            f"the first lies {abs(margin):.2f} {'above' if margin > 0 else 'below'} the highest of "
            "the second. "
        )
        ar += (
            f"وأزواج الأحداث المختلفة: {len(other)}، من {_range(other, ' إلى ')}؛ وأدنى الأولى "
            f"{'فوق' if margin > 0 else 'تحت'} أعلى الثانية بمقدار {abs(margin):.2f}. "
        )
    en += f"Most alike are {names[0]} and {names[1]}: {score} (95 % interval {low} to {high}). "
    ar += f"والأكثر تشابهًا المقالان {names_ar[0]} مع {names_ar[1]}: {score} "
    ar += f"(فاصل 95٪ من {low} إلى {high}). "
    if n_tied:
        en += (
            f"The interval overlaps those of {n_tied} of the other "
            f"{_plural(len(rest), 'pair')} on the same event, so their order is open."
        )
        ar += (
            f"ويتقاطع هذا الفاصل مع فواصل {n_tied} من الأزواج الأخرى عن الحدث نفسه "
            f"وعددها {len(rest)}، فترتيبها غير محسوم."
        )
    return Finding(en=en.strip(), ar=ar.strip())


def reuse_finding(
    share: pd.DataFrame,
    sources: pd.DataFrame,
    carried: pd.DataFrame,
    *,
    labels_ar: Mapping[str, str] | None = None,
) -> Finding:
    """Say which article stands most in another, what speaks for a source, and what was left out.

    Parameters
    ----------
    share : pandas.DataFrame
        ``reuse_share(passages, articles, by="doc_id")``.
    sources : pandas.DataFrame
        ``trace_sources(articles, passages)``, one row a pair.
    carried : pandas.DataFrame
        ``carried_sentences(source, articles)``.
    labels_ar : mapping of str to str, optional
        What the Arabic sentence calls an article, by doc_id.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    tables = (
        (share, "share", "reuse_share", "doc_a doc_b share ci_low ci_high"),
        (sources, "sources", "trace_sources", "doc_a doc_b verdict likely_source evidence"),
        (carried, "carried", "carried_sentences", "doc_id sent_id carried_by how"),
    )
    for table, name, maker, columns in tables:
        check_columns(table, columns.split(), name=name, maker=maker)
    called = labels_ar or {}
    top = share.sort_values("share", ascending=False).iloc[0]
    a, b = top["doc_a"], top["doc_b"]
    per_cent, low, high = (f"{100 * top[column]:.0f}" for column in ("share", "ci_low", "ci_high"))
    en = f"Of the words of {a}, {per_cent} % stand in {b} too (95 % interval {low} to {high} %), "
    en += "more than of any other pair. "
    ar = f"من كلمات {called.get(a, a)} ترد {per_cent}٪ في {called.get(b, b)} أيضًا "
    ar += f"(فاصل 95٪ من {low} إلى {high})، وهي أعلى نسبة بين الأزواج. "
    named = sources[sources["verdict"] == "source"]
    open_pairs = int((sources["verdict"] == "no verdict").sum())
    pairs = zip(
        *(named[name] for name in ("doc_a", "doc_b", "likely_source", "evidence")), strict=True
    )
    for doc_a, doc_b, source, evidence in pairs:
        taker = doc_b if source == doc_a else doc_a
        en += f"Likely source of what {taker} shares with it: {source} ({evidence}). "
        ar += f"والمصدر المرجّح لما في {called.get(taker, taker)} هو {called.get(source, source)}، "
        ar += "وأدلته في الجدول. "
    en += f"Pairs for which nothing tells who had it from whom: {open_pairs}. "
    ar += f"الأزواج التي لا دليل فيها على من أخذ عن من: {open_pairs}. "
    followed = str(carried["doc_id"].iloc[0])
    n_sentences = carried["sent_id"].nunique()
    kept = carried[carried["how"] != "left out"].groupby("sent_id")["carried_by"].nunique()
    n_dropped = n_sentences - len(kept)
    en += f"Of the {n_sentences} sentences of {followed}, {n_dropped} are in no other article."
    ar += f"ومن جمل {called.get(followed, followed)} وعددها {n_sentences}، "
    ar += f"{n_dropped} لا ترد في غيره."
    return Finding(en=en, ar=ar)


def _list(names: Iterable[str], *, ar: bool = False) -> str:
    return ("، " if ar else ", ").join(names)


def _plural(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _range(pairs: pd.DataFrame, joined_by: str) -> str:
    return f"{pairs['score'].min():.2f}{joined_by}{pairs['score'].max():.2f}"
