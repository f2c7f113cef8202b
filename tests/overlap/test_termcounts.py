import math

import pandas as pd
import pytest

from newslab.arabic import DEFAULT_POLICY
from newslab.errors import InputError
from newslab.overlap.termcounts import add_tfidf, count_terms, idf_of, term_matrix


def _articles(**texts):
    return pd.DataFrame(
        {"doc_id": list(texts), "outlet": [name.upper() for name in texts], "text": texts.values()}
    )


def test_counts_by_hand():
    counts = count_terms(_articles(a="السلام في قمة. للسلام قمة!", b="حرب"))
    assert counts.columns.tolist() == ["doc_id", "outlet", "term", "n", "forms"]
    assert counts[["doc_id", "term", "n", "forms"]].to_numpy().tolist() == [
        ["a", "سلام", 2, "السلام، للسلام"],
        ["a", "قمة", 2, "قمة"],
        ["b", "حرب", 1, "حرب"],
    ]


def test_forms_stand_in_the_order_of_their_counts():
    counts = count_terms(_articles(a="السلام سلام السلام"))
    assert counts["forms"].tolist() == ["السلام، سلام"]


def test_credit_and_date_stamp_are_not_counted():
    counts = count_terms(_articles(a="date 2025-11-07 قمة السلام\n\n(رويترز) – حرب هنا."))
    assert set(counts["term"]) == {"قمة", "سلام", "حرب"}


def test_switches():
    articles = _articles(a="كازاخستان في قازاخستان")
    assert count_terms(articles)["n"].tolist() == [2]
    assert count_terms(articles, aliases=False)["n"].tolist() == [1, 1]
    assert "في" in set(count_terms(articles, stopwords=False)["term"])


def test_article_without_a_word_has_no_rows_and_breaks_nothing():
    counts = count_terms(_articles(a="", b="…", c="حرب"))
    assert counts["doc_id"].tolist() == ["c"]


def test_tfidf_by_hand():
    counts = count_terms(_articles(a="سلام حرب حرب حرب", b="سلام"))
    weights = add_tfidf(counts).set_index(["doc_id", "term"])
    assert list(weights.columns[-3:]) == ["tf", "idf", "tf_idf"]
    war = weights.loc[("a", "حرب")]
    assert war["tf"] == pytest.approx(3 / 4)
    assert war["idf"] == pytest.approx(math.log(3 / 2) + 1)
    assert war["tf_idf"] == pytest.approx(3 / 4 * (math.log(3 / 2) + 1))
    assert weights.loc[("b", "سلام")]["idf"] == pytest.approx(1)


def test_idf_weighs_over_articles_not_outlets():
    # Two outlets, both with the term: over outlets it would weigh least, over articles it is rare.
    articles = _articles(a="سلام", b="حرب", c="سلام", d="حرب حرب").assign(outlet=list("XXYY"))
    weights = add_tfidf(count_terms(articles))
    assert weights["idf"].tolist() == pytest.approx([math.log(5 / 3) + 1] * 4)


def test_idf_of_the_matrix_is_that_of_the_table():
    articles = _articles(a="سلام حرب", b="سلام", c="قمة سلام")
    matrix = term_matrix(articles, DEFAULT_POLICY)
    table = add_tfidf(count_terms(articles)).drop_duplicates("term").set_index("term")["idf"]
    assert idf_of(matrix.per_article()) == pytest.approx(table[matrix.terms].to_numpy())


def test_a_term_twice_in_an_article_is_refused():
    counts = pd.DataFrame({"doc_id": ["a", "a"], "term": ["سلام", "سلام"], "n": [1, 2]})
    with pytest.raises(InputError, match=r"doc_id 'a', term '.*' appears twice"):
        add_tfidf(counts)


def test_missing_column_names_its_maker():
    with pytest.raises(InputError, match=r"no column 'text'(.|\n)*read_corpus"):
        count_terms(pd.DataFrame({"doc_id": ["a"], "outlet": ["A"]}))
