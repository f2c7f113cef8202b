import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslab
from newslab.errors import InputError
from newslab.naming.names import find_names, name_variants
from newslab.resources import read_list, resource_path
from places import RAW

TRUMP = pd.DataFrame({"referent": "Trump", "name": ["ترامب", "ترمب"]})


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


def _articles(**texts):
    return pd.DataFrame(
        {"doc_id": list(texts), "outlet": [name.upper() for name in texts], "text": texts.values()}
    )


def _counts(five, referent):
    table = name_variants(five)
    table = table[table["referent"] == referent]
    return dict(zip(zip(table["doc_id"], table["name"], strict=True), table["n"], strict=True))


# Counted by reading the five articles.
def test_five_articles_name_the_accords_in_four_ways(five):
    assert _counts(five, "Abraham Accords") == {
        ("000", "اتفاقيات إبراهيم"): 6,
        ("000", "اتفاقات إبراهيم للسلام"): 1,
        ("001", "الاتفاقيات الإبراهيمية"): 5,
        ("002", "اتفاقيات إبراهيم"): 5,
        ("004", "الاتفاق الإبراهيمي"): 4,
        ("004", "الاتفاقيات الإبراهيمية"): 2,
        ("004", "اتفاقيات إبراهيم"): 1,
    }


def test_five_articles_name_the_country_in_six_ways(five):
    assert _counts(five, "Kazakhstan") == {
        ("000", "كازاخستان"): 9,
        ("000", "قازاخستاني"): 1,
        ("001", "كازاخستان"): 6,
        ("001", "كازاخستاني"): 1,
        ("001", "كازاخي"): 1,
        ("002", "قازاخستان"): 6,
        ("004", "كازاخستان"): 9,
        ("004", "كازاخي"): 1,
        ("004", "كازخستان"): 1,
    }


def test_five_articles_name_people_and_platform(five):
    assert _counts(five, "American") == {
        ("000", "أميركي"): 2,
        ("000", "أمريكي"): 3,
        ("001", "أمريكي"): 1,
        ("002", "أمريكي"): 2,
        ("003", "أمريكي"): 5,
        ("004", "أمريكي"): 2,
    }
    assert _counts(five, "Israel's prime minister") == {
        ("000", "رئيس الوزراء الإسرائيلي"): 1,
        ("001", "رئيس الوزراء الإسرائيلي"): 1,
        ("002", "رئيس الوزراء الإسرائيلي"): 1,
        ("004", "رئيس وزراء الاحتلال الإسرائيلي"): 1,
    }
    trump = {("000", 6), ("001", 4), ("002", 9), ("003", 3), ("004", 6)}
    assert _counts(five, "Donald Trump") == {(doc, "ترامب"): n for doc, n in trump}
    assert _counts(five, "Truth Social") == {("000", "تروث سوشال"): 1, ("002", "تروث سوشيال"): 1}


def test_every_count_leads_to_its_places(five):
    found = find_names(five)
    text = five.set_index("doc_id")["text"]
    for row in found.itertuples():
        assert text[row.doc_id][row.start : row.end] == row.match
    n = found.groupby(["doc_id", "referent", "name"]).size()
    variants = name_variants(five)
    assert (
        variants.set_index(["doc_id", "referent", "name"])["n"].sort_index().equals(n.sort_index())
    )
    of_referent = found.groupby(["doc_id", "referent"]).size()
    for row in variants.itertuples():
        assert row.n_referent == of_referent[row.doc_id, row.referent]


def test_columns_and_order(five):
    found = find_names(five)
    assert found.columns.tolist() == [
        *("doc_id", "outlet", "referent", "name", "start", "end", "match", "place", "quoted")
    ]
    assert found.index.equals(found.sort_values(["doc_id", "start"], kind="stable").index)
    variants = name_variants(five)
    assert variants.columns.tolist() == [
        *("doc_id", "outlet", "referent", "name", "n", "n_referent", "forms")
    ]
    listed = read_list(resource_path("names.tsv"), ("referent",))["referent"].unique().tolist()
    in_000 = variants.loc[variants["doc_id"] == "000", "referent"].unique().tolist()
    assert in_000 == [referent for referent in listed if referent in in_000]


def test_forms_are_given_as_written_the_commonest_first():
    articles = _articles(a="لترامب رأي. قال ترامب. عاد ترامب وترمب.")
    variants = name_variants(articles, TRUMP)
    assert variants[["name", "n", "n_referent", "forms"]].to_numpy().tolist() == [
        ["ترامب", 3, 4, "ترامب، لترامب"],
        ["ترمب", 1, 4, "وترمب"],
    ]


def test_place_and_quotation():
    text = 'ترامب يعلن\n\nقال: «قرر ترامب ذلك». وعاد ترامب.\n\nعن ترامب\n\nقال "ترامب بخير. ثم مضى.'
    found = find_names(_articles(a=text), TRUMP)
    assert found[["place", "quoted"]].to_numpy().tolist() == [
        ["headline", False],
        ["body", True],
        ["body", False],
        ["heading", False],
        ["body", False],  # the marks of this line do not pair
    ]


def test_credit_and_date_stamp_are_not_searched():
    names = pd.DataFrame({"referent": "agency", "name": ["رويترز"]})
    text = "date 2025-11-07 خبر اليوم\n\n(رويترز) – قالت رويترز ذلك."
    assert find_names(_articles(a=text), names)["start"].tolist() == [text.rindex("رويترز")]


def test_a_name_does_not_reach_into_the_next_line():
    names = pd.DataFrame({"referent": "accords", "name": ["اتفاقيات إبراهيم"]})
    assert find_names(_articles(a="عن اتفاقيات\nإبراهيم قال ذلك."), names).empty


def test_order_of_articles_and_of_the_list_changes_no_count(five):
    names = read_list(resource_path("names.tsv"), ("referent", "name"))
    mixed = name_variants(five.iloc[::-1], names.iloc[::-1].reset_index(drop=True))
    keys = ["doc_id", "referent", "name"]
    pd.testing.assert_frame_equal(
        mixed.sort_values(keys, ignore_index=True),
        name_variants(five).sort_values(keys, ignore_index=True),
    )
    assert mixed["doc_id"].unique().tolist() == ["004", "003", "002", "001", "000"]


def test_adding_a_referent_changes_no_count_of_the_others(five):
    names = read_list(resource_path("names.tsv"), ("referent", "name"))
    more = pd.DataFrame({"referent": "Israel", "name": ["الاحتلال", "إسرائيل"]})
    with_more = find_names(five, pd.concat([names, more]))
    without = with_more[with_more["referent"] != "Israel"].reset_index(drop=True)
    pd.testing.assert_frame_equal(without, find_names(five))
    assert (with_more["referent"] == "Israel").any()


@pytest.mark.parametrize("text", ["", " \n ", "…", "ترا", "123"])
def test_nothing_is_found_in_nothing(text):
    found, variants = find_names(_articles(a=text)), name_variants(_articles(a=text))
    assert found.empty
    assert variants.empty
    full = _articles(a="قال ترامب ذلك.")
    assert found.dtypes.equals(find_names(full).dtypes)
    assert variants.dtypes.equals(name_variants(full).dtypes)


def test_no_articles_at_all():
    assert name_variants(_articles(a="ترامب").iloc[:0]).empty


def test_errors():
    with pytest.raises(InputError, match="no column 'outlet'"):
        find_names(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))
    twice = pd.concat([_articles(a="ترامب"), _articles(a="ترامب")])
    with pytest.raises(InputError, match="'a' appears twice"):
        find_names(twice)
    with pytest.raises(InputError, match="no column 'name'"):
        name_variants(_articles(a="x"), pd.DataFrame({"referent": ["x"]}))


PIECES = ["ترامب", "ولترمب", "تَرامب", "تـرامب", "كلمة"]
SIGNS = [" ", "\n", ".", "«", "»", '"', "\u200f", "،"]


@given(st.lists(st.sampled_from(PIECES + SIGNS), max_size=30))
def test_offsets_point_to_the_match(pieces):
    text = "".join(pieces)
    found = find_names(_articles(a=text), TRUMP)
    for row in found.itertuples():
        assert text[row.start : row.end] == row.match
        assert newslab.normalize(row.match).lstrip("ول") == row.name
    assert (found["start"].to_numpy()[1:] >= found["end"].to_numpy()[:-1]).all()


def test_shipped_reasons_claim_a_habit_only_with_a_count():
    """A reason names an outlet only where its counts were measured."""
    names = read_list(resource_path("names.tsv"), ("referent", "name", "reason"))
    outlets = names["reason"].str.contains("BBC|Sky|Arabiya|France 24|Reuters|Jazeera")
    assert names.loc[outlets, "reason"].str.contains(r"\d to \d").all()
