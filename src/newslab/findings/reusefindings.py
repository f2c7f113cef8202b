"""The finding on text reuse in words, written from the tables that it rests on."""

from collections.abc import Mapping

import pandas as pd

from newslab.corpus.segment import split_sentences
from newslab.findings.evidencerows import first_sentences, sentences_at, sentences_with
from newslab.findings.finding import Claim, Finding
from newslab.tables import check

__all__ = ["reuse_finding"]


def reuse_finding(
    share: pd.DataFrame,
    sources: pd.DataFrame,
    carried: pd.DataFrame,
    *,
    articles: pd.DataFrame,
    passages: pd.DataFrame,
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
    articles : pandas.DataFrame
        The articles (`read_corpus`), for the sentences behind the numbers.
    passages : pandas.DataFrame
        What they share (`shared_passages`).
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
    share = check(
        share, "reuse", columns=("doc_a", "doc_b", "share", "ci_low", "ci_high"), where="share"
    )
    traced = ("doc_a", "doc_b", "verdict", "likely_source", "evidence")
    sources = check(sources, "sources", columns=traced)
    carried = check(carried, "carried", columns=("doc_id", "sent_id", "carried_by", "how"))
    ends = ("doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b")
    passages = check(passages, "passages", columns=ends)
    called = labels_ar or {}
    sentences = split_sentences(articles)
    searched = first_sentences(sentences, articles["doc_id"])

    def between(a: str, b: str) -> pd.DataFrame:
        """Sentences of two articles that hold what they share."""
        found = sentences_at(sentences, _spans(passages, {a, b}))
        return searched[searched["doc_id"].isin([a, b])] if found.empty else found

    top = share.sort_values("share", ascending=False).iloc[0]
    a, b = top["doc_a"], top["doc_b"]
    per_cent, low, high = (f"{100 * top[column]:.0f}" for column in ("share", "ci_low", "ci_high"))
    claims = [
        Claim(
            f"Of the words of {a}, {per_cent} % stand in {b} too (95 % interval {low} to "
            f"{high} %), more than of any other pair.",
            f"من كلمات {called.get(a, a)} ترد {per_cent}٪ في {called.get(b, b)} أيضًا "
            f"(فاصل 95٪ من {low} إلى {high})، وهي أعلى نسبة بين الأزواج.",
            between(a, b),
            is_key=True,
        )
    ]
    named = sources[sources["verdict"] == "source"]
    columns_told = ("doc_a", "doc_b", "likely_source", "evidence")
    for doc_a, doc_b, source, evidence in zip(*(named[name] for name in columns_told), strict=True):
        taker = doc_b if source == doc_a else doc_a
        claims.append(
            Claim(
                f"Likely source of what {taker} shares with it: {source} ({evidence}).",
                f"والمصدر المرجّح لما في {called.get(taker, taker)} هو "
                f"{called.get(source, source)}، وأدلته في الجدول.",
                between(doc_a, doc_b),
                is_key=True,
            )
        )
    n_open = int((sources["verdict"] == "no verdict").sum())
    claims.append(
        Claim(
            f"Pairs for which nothing tells who had it from whom: {n_open}.",
            f"الأزواج التي لا دليل فيها على من أخذ عن من: {n_open}.",
            searched,
        )
    )
    followed = str(carried["doc_id"].iloc[0])
    told = carried[["doc_id", "sent_id"]].drop_duplicates()
    kept = set(carried.loc[carried["how"] != "left out", "sent_id"])
    dropped = told[~told["sent_id"].isin(kept)]
    behind = sentences_with(sentences, dropped if len(dropped) else told)
    claims.append(
        Claim(
            f"Of the {len(told)} sentences of {followed}, {len(dropped)} are in no other article.",
            f"ومن جمل {called.get(followed, followed)} وعددها {len(told)}، "
            f"{len(dropped)} لا ترد في غيره.",
            behind,
        )
    )
    return Finding(claims)


def _spans(passages: pd.DataFrame, pair: set[str]) -> pd.DataFrame:
    """Both sides of the passages of a pair, as doc_id, start, end."""
    chosen = passages[passages["doc_a"].isin(pair) & passages["doc_b"].isin(pair)]
    sides = [
        chosen[[f"{name}_{side}" for name in ("doc", "start", "end")]].set_axis(
            ["doc_id", "start", "end"], axis=1
        )
        for side in "ab"
    ]
    return pd.concat(sides, ignore_index=True)
