import re
import time
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from messy_text import broken_texts
from newslab.arabic.tokens import TypeIndex, count_words, token_spans


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


@given(st.lists(broken_texts, max_size=5))
def test_type_index_gives_back_every_token(texts):
    index = TypeIndex(texts)
    assert index.n_texts == len(texts)
    assert len(set(index.types)) == len(index.types) == len(index.kinds)
    for number, text in enumerate(texts):
        mine = index.text_of == number
        found = zip(index.starts[mine], index.ends[mine], index.ids[mine], strict=True)
        assert [
            (start, end, index.kinds[type_number], index.types[type_number])
            for start, end, type_number in found
        ] == [(start, end, kind, text[start:end]) for start, end, kind in token_spans(text)]


def test_types_and_their_counts_by_hand():
    index = TypeIndex(["قال نعم قال", "", "نعم 2"])
    assert index.types == ["قال", "نعم", "2"]
    assert index.kinds == ["arabic", "arabic", "number"]
    assert index.ids.tolist() == [0, 1, 0, 1, 2]
    assert index.text_of.tolist() == [0, 0, 0, 2, 2]
    assert index.starts.tolist() == [0, 4, 8, 0, 4]
    assert index.type_counts().tolist() == [2, 2, 1]
    assert index.ids.dtype == np.int32
    assert index.starts.dtype == index.ends.dtype == np.int64


def test_no_text_has_no_types():
    index = TypeIndex([])
    assert index.types == []
    assert index.type_counts().tolist() == []


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
    # A fraction of a second where work grows with length; minutes where it grows with its square.
    assert time.perf_counter() - began < 20
