"""Findings in words, English and Arabic, written from the tables that they rest on.

A sentence is composed from its table, never typed beside it: with other articles it says another
thing, and it makes no claim that the intervals do not bear.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from newslab.corpus.segment import split_sentences
from newslab.findings.evidencerows import first_sentences, of_similarity
from newslab.findings.finding import Claim, Finding
from newslab.tables import check

__all__ = ["corpus_finding", "overlap_finding"]


def corpus_finding(summary: pd.DataFrame, articles: pd.DataFrame) -> Finding:
    """Say what the corpus is, and what is odd about it.

    Parameters
    ----------
    summary : pandas.DataFrame
        With doc_id, outlet, date, event, n_words, odd (`describe_corpus`).
    articles : pandas.DataFrame
        The articles it describes (`read_corpus`).

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    columns = ("doc_id", "outlet", "date", "event", "n_words", "odd")
    summary = check(summary, "description", columns=columns, where="summary")
    firsts = first_sentences(split_sentences(articles), summary["doc_id"])
    is_named = ~summary["outlet"].str.startswith("unknown")
    is_dated, is_odd = summary["date"] != "", summary["odd"] != ""
    n, n_dated = len(summary), int(is_dated.sum())
    n_events = summary["event"].nunique()
    named = summary.loc[is_named, "outlet"].unique()
    odd = summary.loc[is_odd, "doc_id"].tolist()
    words = f"{summary['n_words'].sum():,}"
    shortest, longest = summary["n_words"].min(), summary["n_words"].max()

    def of(which: pd.Series) -> pd.DataFrame:
        """First sentences of some articles; of all that were looked at where it is none."""
        chosen = firsts[firsts["doc_id"].isin(summary.loc[which, "doc_id"])]
        return firsts if chosen.empty else chosen

    claims = [
        Claim(
            f"Articles: {n}, with {words} words ({shortest} to {longest} an article), on "
            f"{_plural(n_events, 'event')}.",
            f"عدد المقالات: {n}، ومجموع كلماتها {words} (من {shortest} إلى {longest} في المقال)، "
            f"وعدد الأحداث: {n_events}.",
            firsts,
            is_key=True,
        ),
        Claim(
            f"Outlets named in the text: {len(named)} ({_list(named) or 'none'}).",
            f"وسائل الإعلام المذكورة في النص: {len(named)} ({_list(named, ar=True) or 'لا شيء'}).",
            of(is_named),
        ),
        Claim(
            f"Articles with a full date: {n_dated}.",
            f"المقالات التي تحمل تاريخًا كاملًا: {n_dated}.",
            of(is_dated),
        ),
    ]
    if summary.groupby("outlet").size().max() == 1:
        claims.append(
            Claim(
                "No outlet has more than one article, so comparisons are of articles.",
                "لكل وسيلة مقال واحد، فالمقارنة بين مقالات لا بين وسائل.",
            )
        )
    claims.append(
        Claim(
            f"Something is odd in {_list(odd)}: see the column odd.",
            f"ما يلفت النظر في {_list(odd, ar=True)} مبيّن في العمود odd.",
            of(is_odd),
        )
        if odd
        else Claim("Nothing is odd.", "لا شيء غير معتاد.")
    )
    return Finding(claims)


def overlap_finding(
    similarity: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    labels_ar: Mapping[str, str] | None = None,
) -> Finding:
    """Say which articles share most of their weighted vocabulary, and how far that can be told.

    The evidence of a score are the sentences that hold the terms which add most to it.

    Parameters
    ----------
    similarity : pandas.DataFrame
        With doc_a, doc_b, score, ci_low, ci_high (`article_similarity`).
    articles : pandas.DataFrame
        The articles compared, with doc_id, outlet, event, text (`read_corpus`).
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
    similarity = check(similarity, "similarity", columns=columns)
    articles = check(articles, "articles", columns=("doc_id", "outlet", "event"))
    by_id = articles.set_index("doc_id")
    event = by_id["event"]
    is_same = similarity["doc_a"].map(event).to_numpy() == similarity["doc_b"].map(event).to_numpy()
    same = similarity[is_same].sort_values("score", ascending=False)
    other = similarity[~is_same].sort_values("score", ascending=False)
    if same.empty:
        return Finding(
            [Claim("No two articles are on the same event.", "لا مقالين عن الحدث نفسه.")]
        )
    sentences = split_sentences(articles)

    def behind(pairs: pd.DataFrame) -> pd.DataFrame:
        """Sentences behind the highest and the lowest score."""
        ends = pairs.iloc[[0, -1]].drop_duplicates()
        return of_similarity(articles, sentences, zip(ends["doc_a"], ends["doc_b"], strict=True))

    claims = [
        Claim(
            f"Pairs on the same event: {len(same)}, with scores from {_range(same, ' to ')}.",
            f"أزواج المقالات عن الحدث نفسه: {len(same)}، ودرجات تشابهها من "
            f"{_range(same, ' إلى ')}.",
            behind(same),
        )
    ]
    if len(other):
        margin = same["score"].min() - other["score"].max()
        claims.append(
            Claim(
                f"Pairs on different events: {len(other)}, from {_range(other, ' to ')}; the "
                f"lowest of the first lies {abs(margin):.2f} {'above' if margin > 0 else 'below'} "
                "the highest of the second.",
                f"وأزواج الأحداث المختلفة: {len(other)}، من {_range(other, ' إلى ')}؛ وأدنى الأولى "
                f"{'فوق' if margin > 0 else 'تحت'} أعلى الثانية بمقدار {abs(margin):.2f}.",
                behind(other),
                is_key=True,
            )
        )
    first, rest = same.iloc[0], same.iloc[1:]
    pair = (first["doc_a"], first["doc_b"])
    names = [f"{doc_id} ({by_id['outlet'][doc_id]})" for doc_id in pair]
    called = labels_ar or {}
    names_ar = [called.get(doc_id, name) for doc_id, name in zip(pair, names, strict=True)]
    score, low, high = (f"{first[column]:.2f}" for column in ("score", "ci_low", "ci_high"))
    has_interval = bool(pd.notna(first["ci_low"]))
    within = f" (95 % interval {low} to {high})" if has_interval else ""
    within_ar = f" (فاصل 95٪ من {low} إلى {high})" if has_interval else ""
    claims.append(
        Claim(
            f"Most alike are {names[0]} and {names[1]}: {score}{within}.",
            f"والأكثر تشابهًا المقالان {names_ar[0]} مع {names_ar[1]}: {score}{within_ar}.",
            behind(same.head(1)),
            is_key=True,
        )
    )
    tied = rest[rest["ci_high"] >= first["ci_low"]]
    if len(tied):
        claims.append(
            Claim(
                f"The interval overlaps those of {len(tied)} of the other "
                f"{_plural(len(rest), 'pair')} on the same event, so their order is open.",
                f"ويتقاطع هذا الفاصل مع فواصل {len(tied)} من الأزواج الأخرى عن الحدث نفسه "
                f"وعددها {len(rest)}، فترتيبها غير محسوم.",
                behind(tied),
                is_key=True,
            )
        )
    return Finding(claims)


def _list(names: Iterable[str], *, ar: bool = False) -> str:
    return ("، " if ar else ", ").join(names)


def _plural(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _range(pairs: pd.DataFrame, joined_by: str) -> str:
    return f"{pairs['score'].min():.2f}{joined_by}{pairs['score'].max():.2f}"
