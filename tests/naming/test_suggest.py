import pandas as pd
import pytest

import newslab
from newslab.errors import InputError
from newslab.naming.suggest import suggest_variants
from newslab.resources import read_list
from places import RAW


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


def _articles(*texts):
    doc_ids = [f"d{number}" for number in range(len(texts))]
    return pd.DataFrame({"doc_id": doc_ids, "text": list(texts)})


def _pairs(*texts, **options):
    table = suggest_variants(_articles(*texts), **options)
    return set(zip(table["variant"], table["canonical"], strict=True))


@pytest.mark.parametrize(
    ("variant", "canonical"),
    [
        ("قازاخستان", "كازاخستان"),
        ("نتانياهو", "نتنياهو"),
        ("زيلنسكي", "زيلينسكي"),
        ("جروسي", "غروسي"),
        ("جوانتانامو", "غوانتانامو"),
        ("توكايف", "توكاييف"),
        ("سوشال", "سوشيال"),
    ],
)
def test_spellings_of_one_name_are_found(variant, canonical):
    text = f"وصل {canonical}، {canonical} هنا."
    assert _pairs(text, f"وصل {variant} هنا.") == {(variant, canonical)}
    known = suggest_variants(_articles(text, variant)).iloc[0]
    assert known["known_alias"]
    assert not suggest_variants(_articles(text, variant), aliases=False).iloc[0]["known_alias"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بنزرت", "بنزرتي"),  # an ending only
        ("أميركي", "أمريكي"),  # both in the dictionary
        ("ويتكوف", "توكاييف"),  # the same consonants in words too unlike
        ("لياسو", "لاسو"),  # too few consonants
        ("Reuters", "reuter"),
    ],
)
def test_other_words_are_not_paired(one, other):
    assert _pairs(f"{one} هنا", f"{other} هناك") == set()


def test_five_articles(five):
    table = suggest_variants(five)
    pairs = table[["variant", "canonical", "n_variant", "n_canonical"]].to_numpy().tolist()
    assert pairs == [
        ["سوشال", "سوشيال", 1, 1],
        ["قازاخستان", "كازاخستان", 6, 26],
        ["قازاخستاني", "كازاخستان", 1, 26],
    ]
    assert table["known_alias"].all()
    assert table["n_in_dictionary"].tolist() == [0, 1, 1]
    assert table["articles_variant"].tolist() == ["000", "002", "000"]
    assert table["articles_canonical"].tolist() == ["002", "000, 001, 004", "000, 001, 004"]
    assert table["n_articles_canonical"].tolist() == [1, 3, 3]
    assert table["similarity"].tolist() == pytest.approx([2 * 5 / 11, 2 * 8 / 18, 2 * 8 / 19])


def test_order_of_articles_changes_no_pair(five):
    columns = ["variant", "canonical", "n_variant", "n_canonical", "similarity"]
    pd.testing.assert_frame_equal(
        suggest_variants(five.iloc[::-1])[columns], suggest_variants(five)[columns]
    )


def test_min_count_asks_for_both():
    texts = ("سوشيال سوشيال سوشيال", "سوشال سوشال")
    assert _pairs(*texts, min_count=2) == {("سوشال", "سوشيال")}
    assert _pairs(*texts, min_count=3) == set()


def test_accepted_rows_are_a_list_of_aliases(tmp_path):
    articles = _articles("وصل كلاشنيكوف كلاشنيكوف", "وصل كلاشينكوف")
    suggested = suggest_variants(articles)
    assert suggested["known_alias"].tolist() == [False]
    path = tmp_path / "aliases.tsv"
    columns = ["variant", "canonical", "reason"]
    suggested[columns].to_csv(path, sep="\t", index=False)
    assert read_list(path, columns)[columns].equals(suggested[columns])
    counts = newslab.count_terms(articles.assign(outlet="A"), aliases=path)
    assert set(counts["term"]) >= {"كلاشنيكوف"}
    assert "كلاشينكوف" not in set(counts["term"])
    assert suggest_variants(articles, aliases=path)["known_alias"].tolist() == [True]


@pytest.mark.parametrize("text", ["", "\n", "123", "…"])
def test_nothing_is_suggested_from_nothing(five, text):
    table = suggest_variants(_articles(text))
    assert table.empty
    assert table.dtypes.equals(suggest_variants(five).dtypes)


def test_no_articles_at_all():
    assert suggest_variants(_articles("x").iloc[:0]).empty


def test_errors(tmp_path):
    with pytest.raises(InputError, match="no column 'text'"):
        suggest_variants(pd.DataFrame({"doc_id": ["a"]}))
    with pytest.raises(InputError, match="cannot be read"):
        suggest_variants(_articles("ترامب"), aliases=tmp_path / "none.tsv")
