import pandas as pd

import newslab
from newslab.corpus.agencies import agencies_of
from newslab.corpus.credits import find_credits
from newslab.tables import check
from places import RAW


def _found(text):
    table = find_credits(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    return list(zip(table["agency"], table["kind"], strict=True))


def test_credits_of_the_five_articles():
    table = find_credits(newslab.read_corpus(RAW))
    assert table[["doc_id", "agency", "kind", "text"]].to_numpy().tolist() == [
        ["000", "agencies", "credit", "وكالات"],
        ["000", "Sama", "credit", "سما"],
        ["002", "Reuters", "credit", "رويترز"],
    ]


def test_a_name_at_the_end_is_a_credit():
    assert _found("خبر عن القمة.\n\nالمصدر: وكالات") == [("agencies", "credit")]


def test_in_running_text_it_is_a_mention():
    assert _found("نقلت رويترز عن مسؤول أن القمة قريبة.") == [("Reuters", "mention")]
    assert _found("قال لوكالة فرانس برس إن القمة قريبة.") == [("AFP", "mention")]


def test_names_that_are_words_too_need_the_word_agency():
    assert _found("جاؤوا معا إلى القمة.") == []
    assert _found("قالت وكالة معا إن القمة قريبة.") == [("Maan", "mention")]


def test_a_name_inside_another_word_is_none():
    assert not agencies_of().are_in("واسع")
    assert not agencies_of().are_in("وفاة الرئيس")
    assert agencies_of().are_in("(واس)")


def test_offsets():
    text = "وكالة وفا ورويترز"
    assert [text[m.start : m.end] for m in agencies_of().mentions(text)] == ["وفا", "رويترز"]


def test_a_list_of_ones_own_says_what_a_credit_is():
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["(الأفق) – قال ذلك.\nثم مضى."]})
    assert find_credits(articles).empty
    own = pd.DataFrame({"name": ["الأفق"], "agency": ["Ufuq"], "plain": ["yes"]})
    found = find_credits(articles, own)
    assert found[["agency", "kind"]].to_numpy().tolist() == [["Ufuq", "credit"]]


def test_the_column_credits_what_the_text_does_not():
    articles = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c"],
            "text": ["قال ذلك.", "(رويترز) – قال ذلك.", "قال ذلك."],
            "credit": ["الرياض - واس", "(رويترز) –", "خاص"],
        }
    )
    found = find_credits(articles)[["doc_id", "agency", "kind", "start", "end", "text"]]
    assert found.to_numpy().tolist() == [
        ["a", "SPA", "credit", -1, -1, "واس"],
        ["b", "Reuters", "credit", 1, 7, "رويترز"],
    ]
    check(found, "credits")
