import numpy as np
import pandas as pd
import pytest

from newslab.attribution.attributions import find_attributions
from newslab.attribution.voices import who_speaks
from newslab.errors import InputError
from newslab.uncertainty import bound_of_none

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "outlet": ["A", "A", "B"],
        "text": ["واحد اثنان ثلاثة أربعة. خمسة ستة.", "سبعة ثمانية.", "تسعة عشرة أحد عشر."],
    }
)


def _spans(*rows):
    """Attributions from (doc_id, words said, actor)."""
    text_of = dict(zip(ARTICLES["doc_id"], ARTICLES["text"], strict=True))
    found = []
    for doc_id, words, actor in rows:
        start = text_of[doc_id].index(words)
        found.append((doc_id, start, start + len(words), actor, "person"))
    return pd.DataFrame(found, columns=["doc_id", "start", "end", "actor", "actor_kind"])


def _table(*rows, **options):
    options = {"n_boot": 0} | options
    return who_speaks(_spans(*rows), ARTICLES, **options).set_index(["outlet", "actor"])


def test_shares_by_hand():
    table = _table(("a", "اثنان ثلاثة", "س"), ("a", "خمسة", "س"), ("b", "سبعة", "ص"))
    # Outlet A has 6 + 2 words; س says 3 of them in both sentences of a, ص says 1.
    columns = ["n_spans", "n_words", "n_words_all", "n_sentences", "n_sentences_all", "absent"]
    assert table.loc[("A", "س"), columns].tolist() == [2, 3, 8, 2, 3, False]
    assert table.loc[("A", "ص"), columns].tolist() == [1, 1, 8, 1, 3, False]
    assert table.loc[("A", "س"), "share"] == pytest.approx(3 / 8)
    assert table.loc[("A", "س"), "share_attributed"] == pytest.approx(3 / 4)
    assert table.loc[("A", "ص"), "share_attributed"] == pytest.approx(1 / 4)


def test_who_is_absent():
    table = _table(("a", "اثنان ثلاثة", "س"), ("c", "تسعة", "ص"))
    assert table["absent"].to_dict() == {
        ("A", "س"): False,
        ("A", "ص"): True,
        ("B", "ص"): False,
        ("B", "س"): True,
    }
    assert table.loc[("B", "س"), ["n_words", "n_spans", "share"]].tolist() == [0, 0, 0.0]


def test_an_outlet_where_no_one_speaks():
    table = _table(("a", "اثنان", "س"))
    assert table.loc[("B", "س"), "absent"]
    assert np.isnan(table.loc[("B", "س"), "share_attributed"])


def test_one_whom_no_article_names_is_absent_from_none():
    table = _table(("a", "اثنان", ""))
    assert list(table.index) == [("A", "")]


def test_a_word_counts_once_for_each_who_says_it():
    inside = _table(("a", "واحد اثنان ثلاثة", "س"), ("a", "اثنان", "س"), ("a", "اثنان", "ص"))
    assert inside.loc[("A", "س"), "n_words"] == 3
    assert inside.loc[("A", "ص"), "n_words"] == 1
    # Four words said by someone, but اثنان is one of the three that anyone says.
    assert inside.loc[("A", "س"), "share_attributed"] == pytest.approx(1.0)
    assert inside.loc[("A", "ص"), "share_attributed"] == pytest.approx(1 / 3)


def test_the_actor_with_most_words_is_first_and_outlets_keep_their_order():
    table = _table(("c", "تسعة", "س"), ("a", "اثنان", "س"), ("a", "ثلاثة أربعة", "ص"))
    assert list(table.index) == [("A", "ص"), ("A", "س"), ("B", "س"), ("B", "ص")]


def test_by_another_column():
    table = who_speaks(_spans(("b", "سبعة", "ص")), ARTICLES, by="doc_id", n_boot=0)
    assert table.set_index("doc_id")["share"].to_dict() == {"a": 0, "b": 0.5, "c": 0}


def test_headlines_count_and_credits_do_not():
    text = "عنوان قصير\n(رويترز) – واحد اثنان ثلاثة."
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": [text]})
    start = text.index("اثنان")
    spans = pd.DataFrame(
        [("a", start, start + 5, "س", "")],
        columns=["doc_id", "start", "end", "actor", "actor_kind"],
    )
    (row,) = who_speaks(spans, articles, n_boot=0).to_dict("records")
    assert (row["n_words"], row["n_words_all"], row["n_sentences_all"]) == (1, 5, 2)


def test_too_few_units_have_no_interval():
    table = _table(("a", "اثنان", "س"), n_boot=200)
    assert table["ci_low"].isna().all()
    assert set(table["ci_unit"]) == {"sentences"}


def _many(n_articles, speaking):
    """Articles of two sentences of two words; in the first `speaking` all of one is said."""
    texts = ["واحد اثنان. ثلاثة أربعة."] * n_articles
    ids = [f"{n}" for n in range(n_articles)]
    articles = pd.DataFrame({"doc_id": ids, "outlet": "A", "text": texts})
    spans = pd.DataFrame(
        {"doc_id": ids[:speaking], "start": 0, "end": 10, "actor": "س", "actor_kind": ""}
    )
    return spans, articles


def test_articles_are_resampled_where_there_are_five():
    (row,) = who_speaks(*_many(8, 4), n_boot=500, seed=1).to_dict("records")
    assert row["ci_unit"] == "articles"
    assert row["share"] == pytest.approx(0.25)
    assert 0 <= row["ci_low"] < 0.25 < row["ci_high"] <= 0.5
    (again,) = who_speaks(*_many(8, 4), n_boot=500, seed=1).to_dict("records")
    assert again == row


def test_sentences_are_resampled_where_articles_are_few():
    (row,) = who_speaks(*_many(4, 2), n_boot=500).to_dict("records")
    assert row["ci_unit"] == "sentences"
    assert row["ci_low"] < row["share"] == pytest.approx(0.25)


def test_none_and_all_have_the_exact_limit():
    spans, articles = _many(6, 6)
    spans["end"] = len(articles["text"][0])
    everything = who_speaks(spans, articles, n_boot=200).iloc[0]
    assert everything["ci_low"] == pytest.approx(1 - bound_of_none(6))
    other = articles.assign(doc_id="x" + articles["doc_id"], outlet="B")
    both = pd.concat([articles, other], ignore_index=True)
    absent = who_speaks(spans, both, n_boot=200).set_index("outlet").loc["B"]
    assert (absent["ci_low"], absent["absent"]) == (0, True)
    assert absent["ci_high"] == pytest.approx(bound_of_none(6))


def test_with_the_attributions_of_texts():
    articles = ARTICLES.assign(text=["قال ترامب إن الاتفاق قريب.", "رفضت حماس الاتفاق.", "نعم."])
    table = who_speaks(find_attributions(articles), articles, n_boot=0)
    shares = table.set_index(["outlet", "actor"])["share"]
    assert shares["A", "دونالد ترامب"] == pytest.approx(3 / 8)
    assert shares["A", "حركة حماس"] == pytest.approx(1 / 8)
    assert shares["B"].tolist() == [0, 0]


def test_faulty_tables_are_named():
    with pytest.raises(InputError, match="no column 'actor'"):
        who_speaks(_spans().drop(columns="actor"), ARTICLES)
    with pytest.raises(InputError, match="no column 'country'"):
        who_speaks(_spans(), ARTICLES, by="country")
    with pytest.raises(InputError, match="appears twice"):
        who_speaks(_spans(), pd.concat([ARTICLES, ARTICLES]))
    assert who_speaks(_spans(), ARTICLES).empty
