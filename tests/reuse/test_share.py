import pandas as pd
import pytest

import newslab
from newslab.errors import InputError
from newslab.reuse.passages import shared_passages
from newslab.reuse.share import reuse_share
from places import RAW

COPIED = "الخطوة ستكون رمزية إلى حد كبير كما قال المصدر"
OWN = "مباراة كرة قدم بين فريقين في الملعب الكبير مساء أمس"


def _articles(texts, outlets):
    doc_ids = [f"d{number}" for number in range(len(texts))]
    return pd.DataFrame({"doc_id": doc_ids, "outlet": outlets, "text": texts})


def _share(table, a, b):
    return table.set_index(["outlet_a", "outlet_b"]).loc[(a, b)]


def test_by_hand_and_asymmetric():
    articles = _articles([f"{COPIED}.", f"{COPIED}. {OWN}."], ["A", "B"])
    table = reuse_share(shared_passages(articles), articles, n_boot=0)
    assert _share(table, "A", "B")["share"] == 1
    # Nine words of nineteen.
    assert _share(table, "B", "A")[["n_words_a", "n_shared"]].tolist() == [19, 9]


def test_a_word_shared_with_two_articles_of_an_outlet_counts_once():
    articles = _articles([f"{COPIED}.", f"{COPIED}.", f"{COPIED}."], ["A", "B", "B"])
    table = reuse_share(shared_passages(articles), articles, n_boot=0)
    assert _share(table, "A", "B")["n_shared"] == 9
    assert _share(table, "B", "A")[["n_words_a", "n_shared", "n_articles_a"]].tolist() == [
        18,
        18,
        2,
    ]


def test_reuse_within_an_outlet_is_no_reuse_of_another():
    articles = _articles([f"{COPIED}.", f"{COPIED}.", f"{OWN}."], ["A", "A", "B"])
    assert (reuse_share(shared_passages(articles), articles, n_boot=0)["n_shared"] == 0).all()


def test_boilerplate_is_left_out():
    texts = [f"{OWN.replace('أمس', word)}. {COPIED}." for word in ("ألف", "باء", "جيم")]
    articles = _articles([*texts, f"{COPIED}."], ["A", "A", "A", "B"])
    passages = shared_passages(articles)
    assert _share(reuse_share(passages, articles, n_boot=0), "B", "A")["share"] == 0


def test_without_quotations():
    articles = _articles([f'قال "{COPIED}".', f'أكد "{COPIED}".'], ["A", "B"])
    passages = shared_passages(articles)
    with_quotes = reuse_share(passages, articles, n_boot=0)
    without = reuse_share(passages, articles, quotes=False, n_boot=0)
    assert _share(with_quotes, "A", "B")["n_shared"] == 9
    assert _share(without, "A", "B")["n_shared"] == 0


@pytest.fixture(scope="module")
def five():
    articles = newslab.read_corpus(RAW)
    return shared_passages(articles), articles


def test_five_articles(five):
    table = reuse_share(*five, n_boot=200)
    assert table.columns.tolist() == [
        "outlet_a", "outlet_b", "n_words_a", "n_shared", "share", "ci_low", "ci_high",
        "n_articles_a", "ci_unit",
    ]  # fmt: skip
    assert table.loc[table["share"].idxmax(), ["outlet_a", "outlet_b"]].tolist() == [
        "Reuters",
        "Sama",
    ]
    assert (table["ci_low"] <= table["share"]).all()
    assert (table["share"] <= table["ci_high"]).all()
    assert (table["ci_unit"] == "sentences").all()


def test_nothing_shared_still_has_an_upper_limit(five):
    nothing = _share(reuse_share(*five, n_boot=50), "unknown 003", "Reuters")
    # Clopper and Pearson for 0 of 11 sentences.
    assert nothing["share"] == 0
    assert nothing["ci_high"] == pytest.approx(1 - 0.025 ** (1 / 11))


def test_by_article(five):
    table = reuse_share(*five, by="doc_id", n_boot=0)
    assert table.columns.tolist()[:2] == ["doc_a", "doc_b"]
    assert len(table) == 20


def test_five_articles_of_an_outlet_are_resampled_whole():
    texts = [f"{OWN} {word}. {COPIED}." for word in ("ألف", "باء", "جيم", "دال", "هاء")]
    articles = _articles([*texts, f"{COPIED}."], ["A"] * 5 + ["B"])
    passages = shared_passages(articles).assign(boilerplate=False)
    assert _share(reuse_share(passages, articles, n_boot=20), "A", "B")["ci_unit"] == "articles"


def test_missing_column(five):
    with pytest.raises(InputError, match="no column 'quoted'"):
        reuse_share(five[0].drop(columns="quoted"), five[1])


def test_an_outlet_with_one_article_has_the_interval_of_that_article(five):
    by_outlet = reuse_share(*five, n_boot=50)
    by_article = reuse_share(*five, by="doc_id", n_boot=50)
    columns = ["share", "ci_low", "ci_high"]
    pd.testing.assert_frame_equal(by_outlet[columns], by_article[columns])
