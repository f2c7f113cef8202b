import pandas as pd
import pytest

import newslab
from newslab.errors import InputError
from newslab.reuse.carried import added_sentences, carried_sentences
from places import RAW


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


@pytest.fixture(scope="module")
def carried(five):
    return carried_sentences("002", five)


def _cell(carried, sent_id, doc_id):
    chosen = (carried["sent_id"] == sent_id) & (carried["carried_by"] == doc_id)
    return carried[chosen].iloc[0]


def test_one_row_a_sentence_and_article(carried):
    assert len(carried) == 16 * 4
    assert carried.columns.tolist() == [
        "doc_id", "sent_id", "start", "end", "text", "carried_by", "outlet", "how", "word_share",
        "term_share", "passage", "passage_start", "passage_end", "changes",
    ]  # fmt: skip


def test_two_sentences_are_carried_whole_by_000(carried):
    verbatim = carried[carried["how"] == "verbatim"]
    assert verbatim[["sent_id", "carried_by"]].to_numpy().tolist() == [[4, "000"], [15, "000"]]
    assert _cell(carried, 4, "000")["changes"] == "قازاخستان → كازاخستان"
    assert _cell(carried, 15, "000")["changes"] == ""


def test_what_was_changed_is_shown_word_by_word(carried):
    quotation = _cell(carried, 3, "000")
    assert quotation["how"] == "changed"
    assert "تسعى للانضمام → تحاول الانضمام" in quotation["changes"]
    call = _cell(carried, 2, "004")
    assert "الوزراء → وزراء الاحتلال" in call["changes"]


def test_what_only_reuters_tells_is_left_out_by_all(carried):
    for sent_id in (7, 9, 13, 14):
        rows = carried[carried["sent_id"] == sent_id]
        assert (rows["how"] == "left out").all()
        assert (rows["passage_start"] == -1).all()


def test_nothing_is_carried_by_the_other_event(carried):
    assert (carried.query("carried_by == '003'")["how"] == "left out").all()


def test_offsets_point_into_both_texts(carried, five):
    text = five.set_index("doc_id")["text"]
    for row in carried.itertuples():
        assert text[row.doc_id][row.start : row.end] == row.text
        if row.passage_start >= 0:
            assert text[row.carried_by][row.passage_start : row.passage_end] == row.passage


def test_added_sentences_are_those_the_source_does_not_hold(five):
    added = added_sentences("002", five)
    assert len(added.query("doc_id == '003'")) == 11
    hamas = added.query("doc_id == '004'")["text"]
    assert hamas.str.startswith("وجددت حماس").any()
    assert not added["text"].str.startswith("ولدى كازاخستان").any()


def test_same_content_in_other_words():
    articles = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "outlet": ["A", "B"],
            "text": [
                "وقع الوزير اتفاقية التجارة.",
                "اتفاقية التجارة التي طال انتظارها وقعها الوزير.",
            ],
        }
    )
    row = carried_sentences("a", articles).iloc[0]
    assert (row["how"], row["changes"], row["word_share"]) == ("changed", "other wording", 0)
    assert row["term_share"] == pytest.approx(1)


def test_unknown_source_names_those_that_exist(five):
    with pytest.raises(InputError, match=r"no article '999'(.|\n)*'000'"):
        carried_sentences("999", five)
