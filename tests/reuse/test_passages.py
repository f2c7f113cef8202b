import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newslab
from newslab.errors import InputError
from newslab.reuse.passages import shared_passages
from newslab.tables import columns_of
from places import RAW

COPIED = "الخطوة ستكون رمزية إلى حد كبير كما قال المصدر أمس"


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


@pytest.fixture(scope="module")
def passages(five):
    return shared_passages(five)


def _articles(*texts, outlets=None):
    doc_ids = [f"d{number}" for number in range(len(texts))]
    return pd.DataFrame({"doc_id": doc_ids, "outlet": outlets or doc_ids, "text": list(texts)})


def _of(passages, a, b):
    return passages[(passages["doc_a"] == a) & (passages["doc_b"] == b)]


def test_columns(passages):
    assert passages.columns.tolist() == [column.name for column in columns_of("passages")]


def test_offsets_point_into_the_original_texts(passages, five):
    text = five.set_index("doc_id")["text"]
    for row in passages.itertuples():
        assert text[row.doc_a][row.start_a : row.end_a] == row.text_a
        assert text[row.doc_b][row.start_b : row.end_b] == row.text_b


def test_sama_and_reuters_share_most_and_two_sentences_whole(passages):
    by_pair = passages.groupby(["doc_a", "doc_b"])["n_tokens"].sum()
    assert by_pair.idxmax() == ("000", "002")
    whole = _of(passages, "000", "002").query("similarity == 1")
    starts = {text.split()[0]: text for text in whole["text_a"]}
    assert starts["ولدى"].endswith("رمزية إلى حد كبير")
    assert starts["ويُنظر"].endswith("خلال ولاية ترامب الأولى")


def test_the_truth_social_quotation_is_marked_quoted(passages):
    row = _of(passages, "000", "002").query("quoted == 'quotation'").iloc[0]
    assert row["text_a"].startswith("سنعلن قريبًا عن حفل التوقيع")
    assert row["text_a"].endswith("نادي القوة هذا")


def test_the_governments_statement_is_told_in_three_wordings(passages):
    said = passages[passages["quoted"] == "statement"]
    assert set(zip(said["doc_a"], said["doc_b"], strict=True)) == {
        ("000", "001"),
        ("000", "004"),
        ("001", "004"),
    }
    assert said["text_a"].str.contains("الحوار والاحترام").all()
    assert (said["kind"] == "near").all()


def test_nothing_is_shared_with_the_other_event(passages):
    assert not passages[["doc_a", "doc_b"]].isin(["003"]).any(axis=None)


def test_order_of_articles_changes_nothing_but_sides(five, passages):
    turned = shared_passages(five.iloc[::-1])
    pairs = zip(turned["doc_b"], turned["start_b"], turned["doc_a"], turned["start_a"], strict=True)
    expected = zip(
        passages["doc_a"], passages["start_a"], passages["doc_b"], passages["start_b"], strict=True
    )
    assert sorted(pairs) == sorted(expected)


def test_marks_and_hamza_seats_leave_a_passage_verbatim_and_spelling_makes_it_near():
    marked = COPIED.replace("رمزية", "رَمْزِيّـة")
    assert shared_passages(_articles(COPIED, marked))["kind"].tolist() == ["verbatim"]
    prefixed = COPIED.replace("المصدر", "والمصدر")
    near = shared_passages(_articles(COPIED, prefixed))
    assert near["kind"].tolist() == ["near"]
    assert near["similarity"].tolist() == [1.0]


def test_a_stopword_policy_does_not_shorten_passages():
    stop = newslab.TermPolicy(stopwords=True)
    keep = newslab.TermPolicy(stopwords=False)
    articles = _articles(COPIED, COPIED)
    left = shared_passages(articles, policy=stop)
    pd.testing.assert_frame_equal(left, shared_passages(articles, policy=keep))


def test_credits_are_not_reuse():
    credit = "(رويترز) – "
    found = shared_passages(_articles(credit + COPIED + ".", COPIED + "."))
    assert found["start_a"].tolist() == [len(credit)]


def test_boilerplate_is_what_one_outlet_repeats():
    ends = [f"خبر رقم {word} عن شيء آخر هنا" for word in ("ألف", "باء", "جيم")]
    texts = [f"{end}. {COPIED}." for end in ends]
    one = shared_passages(_articles(*texts, outlets=["A", "A", "A"]))
    assert one["boilerplate"].tolist() == [True] * 3
    two = shared_passages(_articles(*texts, outlets=["A", "A", "B"]))
    assert not two["boilerplate"].any()


def test_no_passage_gives_an_empty_table_with_its_columns():
    empty = shared_passages(_articles("قمة السلام", "مباراة كرة"))
    assert empty.empty
    assert empty.columns.tolist() == [column.name for column in columns_of("passages")]


def test_missing_column():
    with pytest.raises(InputError, match="no column 'outlet'"):
        shared_passages(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))


@settings(max_examples=25)
@given(st.lists(st.sampled_from(COPIED.split()), min_size=8, max_size=20), st.text(max_size=10))
def test_self_reuse_is_the_whole_text(words, noise):
    text = " ".join(words)
    found = shared_passages(_articles(text, text))
    assert found["text_a"].tolist() == [text]
    around = shared_passages(_articles(text, noise + "\n" + text))
    assert (around["text_a"] == around["text_b"]).all()
