import pandas as pd
import pytest

from newslab import (
    DEFAULT_POLICY,
    InputError,
    TermPolicy,
    article_similarity,
    event_separation,
    overlap_sensitivity,
)

TEXTS = [
    "انضمت كازاخستان إلى الاتفاق في القمة",
    "قازاخستان تنضم إلى الاتفاق",
    "وصل الوفد إلى البحر في الصباح",
]
ARTICLES = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": TEXTS, "event": [*"eef"]})


def margin(**choice):
    scores = article_similarity(ARTICLES, n_boot=0, **choice)
    return event_separation(scores, ARTICLES)["margin"][0]


def test_each_row_is_the_comparison_with_these_choices():
    table = overlap_sensitivity(ARTICLES).set_index(["aliases", "stopwords"])["margin"]
    assert len(table) == 4
    assert dict(table) == {
        (aliases, stopwords): margin(aliases=aliases, stopwords=stopwords)
        for aliases in (True, False)
        for stopwords in (True, False)
    }
    assert table.nunique() == 4


def test_lists_of_ones_own_are_the_ones_switched(tmp_path):
    own = tmp_path / "aliases.tsv"
    own.write_text("variant\tcanonical\treason\nالوفد\tالقمة\ttest\n", encoding="utf-8")
    table = overlap_sensitivity(ARTICLES, policy=TermPolicy(aliases=str(own)))
    margins = table.set_index(["aliases", "stopwords"])["margin"]
    assert margins[True, True] == margin(aliases=str(own)) != margin()
    assert margins[False, True] == margin(aliases=False)


def test_a_policy_without_lists_has_the_shipped_ones_switched_on():
    bare = TermPolicy(aliases=False, stopwords=False)
    pd.testing.assert_frame_equal(
        overlap_sensitivity(ARTICLES, policy=bare),
        overlap_sensitivity(ARTICLES, policy=DEFAULT_POLICY),
    )


def test_one_event_has_no_margin():
    with pytest.raises(InputError, match="pairs of different events"):
        overlap_sensitivity(ARTICLES.assign(event="e"))
