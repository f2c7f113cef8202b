"""describe_corpus: hand-counted signs, languages, duplicates, and what is called odd."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.arabic import clean
from newslab.corpus.describe import describe_corpus
from newslab.corpus.read import read_corpus
from newslab.errors import InputError
from newslab.resources import shipped_list
from places import RAW

FILLER = "قال الرئيس إن في " + "السلام " * 50


def articles_of(*texts, encoding="utf-8"):
    doc_ids = list("abcdefgh")[: len(texts)]
    return pd.DataFrame(
        {"doc_id": doc_ids, "outlet": "Sama", "date": "", "event": "", "text": texts}
    ).assign(encoding=encoding)


def described(text):
    return describe_corpus(articles_of(text)).iloc[0]


def test_the_five_articles():
    table = describe_corpus(read_corpus(RAW)).set_index("doc_id")
    assert table["n_chars"].tolist() == [2789, 2020, 1984, 2303, 2097]
    assert table["n_sentences"].tolist() == [20, 19, 16, 11, 12]
    assert set(table["language"]) == {"ar"}
    assert table["odd"].to_dict() == {
        "000": "",
        "001": "",
        "002": "",
        "003": "",
        "004": "1 line with unpaired quotation marks.",
    }


def test_columns_and_their_order():
    assert describe_corpus(articles_of(FILLER)).columns.tolist() == [
        "doc_id",
        "outlet",
        "date",
        "event",
        "n_chars",
        "n_words",
        "n_distinct_words",
        "n_sentences",
        "encoding",
        "arabic_share",
        "n_presentation_forms",
        "n_bidi_controls",
        "n_tatweel",
        "n_marks",
        "n_farsi_letters",
        "n_nbsp",
        "n_control",
        "n_mojibake",
        "n_html",
        "n_odd_quotes",
        "language",
        "duplicate_of",
        "ending",
        "odd",
    ]


@pytest.mark.parametrize(
    ("column", "text", "n"),
    [
        ("n_presentation_forms", "ﺍﻟﺴﻼﻡ ﷺ ﴿﴾", 5),  # a lam-alef ligature is one sign
        ("n_bidi_controls", "\u200fسلام\u200e \u202bسلام\u202c \u2067x\u2069", 6),
        ("n_tatweel", "ســلام ـ", 3),
        ("n_marks", "رسميًّا قِبَل", 4),
        ("n_farsi_letters", "یک پیمان", 4),
        ("n_nbsp", "في\u00a0غزة\u202fاليوم", 2),
        ("n_control", "a\x1ab\u200bc\ufeffd\u00ade\r\n\t", 4),
        ("n_mojibake", "أعلن ترامب".encode().decode("latin-1"), 2),
        ("n_mojibake", "أعلن ترامب".encode().decode("cp1256"), 2),
        ("n_mojibake", "أعلن ترامب".encode("cp1256").decode("latin-1"), 2),
        ("n_mojibake", "قال “نعم".encode().decode("cp1252"), 3),
        ("n_mojibake", "س\ufffd\ufffdم", 1),
        ("n_mojibake", "وسط، والضغط؛ النفط؟ حظ… «الحفظ» créée naïve Ø", 0),
        ("n_odd_quotes", 'قال: "نعم\r\n"لا" و"لا"\r\n“كلا\r\n«بلى»', 2),
    ],
)
def test_signs_are_counted(column, text, n):
    assert described(text)[column] == n


def test_words_letters_and_sentences_by_hand():
    row = described("قال الرئيسُ: Trump 2025.\nقالَ الرئيس")
    assert row[["n_words", "n_distinct_words", "n_sentences"]].tolist() == [5, 3, 2]
    assert row["arabic_share"] == pytest.approx(18 / 23)  # 3 + 6 + 3 + 6 letters, and 5 of Trump


def test_a_text_without_letters_has_no_share():
    assert pd.isna(described("2025.")["arabic_share"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلن الرئيس في بيان أن الاتفاق قريب", "ar"),
        ("رئیس جمهور در بیانیه‌ای اعلام کرد که توافق نزدیک است", "fa"),
        ("رئيس جمهور در بيانيه اعلام كرد كه توافق نزديك است", "fa"),  # on an Arabic keyboard
        ("صدر نے ایک بیان میں کہا ہے کہ معاہدہ قریب ہے", "ur"),
        ("The president said that an accord is near", "other"),
        ("سەرۆک ڕایگەیاند ڕێککەوتنەکە نزیکە", "other"),
        ("في " + "السلام " * 30, "other"),  # one word in 31 is listed
    ],
)
def test_language(text, language):
    assert described(text)["language"] == language


def test_no_listed_word_speaks_for_two_languages():
    words = shipped_list("languages.tsv", ("language", "word", "reason"))["word"].map(clean)
    assert words.is_unique


def test_duplicates_point_to_the_first():
    table = describe_corpus(articles_of(FILLER, "x " + FILLER, f" {FILLER}\r\n\r\n", FILLER))
    assert table["duplicate_of"].tolist() == ["", "", "a", "a"]
    assert table.loc[3, "odd"].startswith("The same text as a.")


def test_everything_odd_is_said_in_sentences():
    odd = "ﺍﻟسلام ســلام \u200fیوم\u200e \u200b Ø§Ù„ «نعم"
    assert described(odd)["odd"] == (
        "Nearly empty: 6 words. Language: other, not Arabic. 2 presentation forms."
        " 2 bidi controls. 2 tatweel signs. 1 letter of Persian keyboards."
        " 1 other invisible sign. 1 sequence that looks misread."
        " 1 line with unpaired quotation marks. Ends without a full stop: it may be cut short."
    )


@pytest.mark.parametrize("end", [".", "؟\n\n", '."', "»", ".)"])
def test_an_ended_article_is_not_odd(end):
    opening = {'."': '"', "»": "«"}.get(end, "")
    assert described(opening + FILLER.strip() + end)["odd"] == ""


@pytest.mark.parametrize("end", ["…", "...\n"])
def test_an_article_that_trails_off_is_odd(end):
    assert described(FILLER + end)["odd"] == "Ends with an ellipsis: it may be cut short."


def test_fifty_words_are_an_article():
    text = "قال إن في " + "السلام " * 46 + "{}."
    assert described(text.format("قريب"))["odd"] == ""
    assert described(text.format(2025))["odd"] == "Nearly empty: 49 words."


def test_an_encoding_unlike_the_others_is_odd():
    texts = [FILLER + f"{word}." for word in ("قريب", "بعيد", "ممكن")]
    table = describe_corpus(articles_of(*texts, encoding=["utf-8", "utf-8-sig", "cp1256"]))
    assert table["odd"].tolist() == ["", "", "Encoding cp1256, where most articles are utf-8."]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), max_size=3))
def test_any_text_is_described(texts):
    table = describe_corpus(articles_of(*texts))
    assert table["doc_id"].tolist() == list("abc")[: len(texts)]
    assert (table["n_distinct_words"] <= table["n_words"]).all()
    assert table["arabic_share"].dropna().between(0, 1).all()


def test_the_index_of_the_table_does_not_matter():
    articles = read_corpus(RAW)
    shuffled = articles.iloc[[3, 1]]
    pd.testing.assert_frame_equal(
        describe_corpus(shuffled), describe_corpus(articles).iloc[[3, 1]].reset_index(drop=True)
    )


def test_a_table_without_texts_is_refused():
    with pytest.raises(InputError, match=r"no column 'text'.*\n.*read_corpus\(\)"):
        describe_corpus(articles_of(FILLER).drop(columns="text"))


@pytest.mark.parametrize(
    ("text", "n"),
    [("<p>قال<br/>ذلك</p>", 3), ("قال&nbsp;ذلك &#8217;", 2), ("س < ص > ع & <تصحيح>", 0)],
)
def test_html_is_odd(text, n):
    row = described(f"{FILLER} {text}")
    assert row["n_html"] == n
    assert ("HTML" in row["odd"]) == (n > 0)
