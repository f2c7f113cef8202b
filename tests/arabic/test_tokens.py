import re
import time
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from messy_text import broken_texts
from newslab.arabic import tokens as tokens_module
from newslab.arabic.tokens import (
    count_words,
    is_one_word,
    remember,
    token_spans,
    tokens_of,
    words_together,
)


def _cut(text):
    return [(text[start:end], kind) for start, end, kind in token_spans(text)]


def _tokens(text):
    return [token for token, _ in _cut(text)]


@given(broken_texts)
def test_spans_are_in_order_and_do_not_overlap(text):
    at = 0
    for start, end, kind in token_spans(text):
        assert at <= start < end <= len(text)
        assert kind in ("url", "arabic", "number", "other")
        assert not re.search(r"\s", text[start:end])
        at = end


@given(broken_texts)
def test_every_letter_and_digit_is_in_a_token(text):
    inside = set()
    for start, end, _ in token_spans(text):
        inside.update(range(start, end))
    for place, sign in enumerate(text):
        is_letter = unicodedata.name(sign, "").startswith(("ARABIC LETTER", "LATIN"))
        if (is_letter and sign.isalpha()) or sign.isdecimal():
            assert place in inside, ascii(sign)


@given(broken_texts)
def test_a_token_does_not_depend_on_the_text_around_it(text):
    """Cutting a token again gives the token: types can be cleaned and keyed once."""
    for token, kind in _cut(text):
        assert _cut(token) == [(token, kind)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("ونقدّرها", ["ونقدّرها"]),
        ("الاتّفاقيّاتُ", ["الاتّفاقيّاتُ"]),
        ("قِبَـــل", ["قِبَـــل"]),
        ("القاه\u200cرة", ["القاه\u200cرة"]),
        ("\u200fالرياض\u200f،", ["الرياض"]),
        ("ال\u200fرياض", ["ال\u200fرياض"]),
        ("كتاب\ufe70ا", ["كتاب\ufe70ا"]),
        ("ﺍﻟﺴﻼﻡ", ["ﺍﻟﺴﻼﻡ"]),
        ("قال\u200bترامب", ["قال", "ترامب"]),
        ("قال\u00a0ترامب", ["قال", "ترامب"]),
        ("قال،ترامب؛نعم", ["قال", "ترامب", "نعم"]),
        ("قال_ترامب", ["قال", "ترامب"]),
        ("بنسبة 10,5%", ["بنسبة", "10,5"]),
        ("3.5 و1,000.25.", ["3.5", "و", "1,000.25"]),
        ("١٬٠٠٠ ٣٫٥", ["١٬٠٠٠", "٣٫٥"]),
        ("٢٠٢٥م", ["٢٠٢٥", "م"]),
        ("۲۰۲۵", ["۲۰۲۵"]),
        ("18-11-2025", ["18", "11", "2025"]),
        ("C5+1", ["C5", "1"]),
        ("(C5+1)", ["C5", "1"]),
        ("5G", ["5", "G"]),
        ("Tokayevتوكاييف", ["Tokayev", "توكاييف"]),
        ("صلىﷺعليه", ["صلى", "عليه"]),
        ("ﷺ", []),
        ("ـــ", []),
        ("\u064e\u0651", []),
        ("👍🏽 🇸🇦", []),
        ("السلام👍", ["السلام"]),
        ("\x00نعم\x00", ["نعم"]),
        ("نعم\ud800لا", ["نعم", "لا"]),
        ("", []),
    ],
)
def test_cuts(text, tokens):
    assert _tokens(text) == tokens


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("https://a.com/x?y=1#z", [("https://a.com/x?y=1#z", "url")]),
        ("WWW.A.com", [("WWW.A.com", "url")]),
        (
            "«https://a.com»، قال",
            [("https://a.com", "url"), ("قال", "arabic")],
        ),
        ("http://a.com/خبر", [("http://a.com/خبر", "url")]),
        ("www.a.com،وقال", [("www.a.com", "url"), ("وقال", "arabic")]),
        ("www.a\ud800", [("www.a", "url")]),
        ("https://", [("https", "other")]),
    ],
)
def test_addresses(text, cut):
    assert _cut(text) == cut


def test_kinds():
    assert _cut("أعلن Trump ٢٠٢٥") == [
        ("أعلن", "arabic"),
        ("Trump", "other"),
        ("٢٠٢٥", "number"),
    ]


def test_words_are_counted_without_numbers_addresses_and_signs():
    assert count_words("أعلن ترامب (C5+1) في 2025: www.a.com ـــ ﷺ") == 4
    assert count_words("") == 0


def _rows(tokens):
    """Text, start, end, kind and form of every token."""
    codes = tokens.codes.tolist()
    places = (of.tolist() for of in (tokens.text_of, tokens.starts, tokens.ends))
    return [
        (*place, tokens.kinds[code], tokens.forms[code])
        for *place, code in zip(*places, codes, strict=True)
    ]


@given(st.lists(broken_texts, max_size=5))
def test_words_of_many_texts_are_those_of_each(texts):
    tokens = tokens_of(texts).words()
    assert tokens.n_texts == len(texts)
    assert len(set(tokens.forms)) == len(tokens.forms) == len(tokens.kinds)
    assert _rows(tokens) == [
        (number, start, end, kind, text[start:end])
        for number, text in enumerate(texts)
        for start, end, kind in token_spans(text)
    ]


@given(st.lists(broken_texts, max_size=5))
def test_signs_stand_where_they_are_and_no_sign_is_in_two_tokens(texts):
    at = (0, 0)
    for number, start, end, kind, form in _rows(tokens_of(texts)):
        assert texts[number][start:end] == form
        assert at <= (number, start) < (number, end)
        assert kind != "sign" or not any(map(str.isalnum, form.strip("ـ")))
        at = (number, end)


@given(st.lists(broken_texts, max_size=5))
def test_what_was_cut_before_is_the_same_and_is_not_cut_again(texts):
    tokens = tokens_of(texts)
    tokens_module._memory.forget()
    remember(texts, tokens)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens_module, "_PIECE", None)  # whoever cuts fails
        assert _rows(tokens_of(texts)) == _rows(tokens)


def test_signs_by_hand():
    cut = _rows(tokens_of(["قال: «نعم…» (5G) 10:30، #أهلا_بكم ـ لا_"]))
    assert [form for *_, kind, form in cut if kind == "sign"] == list(":«…»():،_ـ_")
    assert [form for *_, kind, form in cut if kind == "number"] == ["5", "10", "30"]


def test_forms_and_their_counts_by_hand():
    tokens = tokens_of(["قال نعم قال", "", "نعم 2"])
    assert tokens.forms == ["قال", "نعم", "2"]
    assert tokens.kinds == ["arabic", "arabic", "number"]
    assert tokens.codes.tolist() == [0, 1, 0, 1, 2]
    assert tokens.text_of.tolist() == [0, 0, 0, 2, 2]
    assert tokens.starts.tolist() == [0, 4, 8, 0, 4]
    assert tokens.counts().tolist() == [2, 2, 1]
    assert tokens.bounds().tolist() == [0, 3, 3, 5]
    assert tokens.codes.dtype == np.int32
    assert tokens.starts.dtype == tokens.ends.dtype == np.int64


def test_some_tokens_have_the_forms_of_these_alone():
    tokens = tokens_of(["قال نعم: قال 2"])
    some = tokens.only(np.array([False, True, True, True, True]))
    assert some.forms == ["نعم", ":", "قال", "2"]
    assert some.words().forms == ["نعم", "قال", "2"]
    assert some.is_kind("number", "sign").tolist() == [False, True, False, True]
    assert some.moved(np.array([100])).starts.tolist() == [104, 107, 109, 113]


def test_no_text_has_no_forms():
    tokens = tokens_of([])
    assert tokens.forms == tokens.words().forms == []
    assert tokens.counts().tolist() == []


def test_what_no_space_parts_is_one_word():
    text = "قا\u200cل: «السَّلام» C5+1، ٢٠٢٥\u200f و10 #أهلا_بكم"
    words = words_together([text, "5G"])
    written = ["قا\u200cل", "السَّلام", "C5", "1", "٢٠٢٥", "و10", "أهلا", "بكم", "5G"]
    assert [form for *_, form in _rows(words)] == written
    assert words.forms == written
    assert words_together([]).forms == words_together([":"]).forms == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *(("5G", True), ("و10", True), ("1,5", True), ("قال نعم", False), ("#قال", False)),
        *(("قال.", False), ("www.a.com", False), ("لا_بأس", False), ("", False), ("،", False)),
    ],
)
def test_one_word(text, is_one):
    assert is_one_word(text) is is_one


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(tokens_module, "MAX_KEPT", 3)
    assert tokens_of(["قال نعم", "لا بأس هنا"]).counts().tolist() == [1] * 5
    assert len(tokens_module._memory) == len(tokens_module._memory.codes) == 0
    assert tokens_of(["قال نعم"]).forms == ["قال", "نعم"]


@pytest.mark.parametrize(
    "text",
    [
        "a." * 100_000,
        "ا" + "\u200c" * 200_000,
        "\u200f" * 200_000,
        "1," * 100_000,
        "www." * 50_000,
        "(" * 200_000,
        "ا" * 200_000,
    ],
    ids=["a.", "joiners", "marks", "1,", "www.", "brackets", "one word"],
)
def test_long_lines_of_one_sign_do_not_hang(text):
    began = time.perf_counter()
    list(token_spans(text))
    tokens_of([text])
    # A fraction of a second where work grows with length; minutes where it grows with its square.
    assert time.perf_counter() - began < 20
