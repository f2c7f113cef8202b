"""No text, whatever it is made of, stops a verb: one odd article must not cost a corpus."""

import unicodedata

import pandas as pd
import pytest

import newslab
from newslab.reading import concordance

# At least one of every class of character, and those that have stopped programs before.
SIGNS = [
    *"ـ\u064b\u0651\u0652\u0653\u0654\u0670\u06e5\u0898\u08f0\ufe76\ufe77\ufc60",  # tatweel, marks
    *"اأىةيءوفبلكـهپچژگکیۀھ\u0620\u06ff",
    *("ﻻ", "ﷲ", "ﷺ", "ﷻ", "﴾", "﷼", "\ufb50"),
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c",
    *"\u00ad\u180e\u2060\ufeff\ufff9\ufffc\ufffd\ufffe\uffff",
    *("\ud800", "\udbff", "\udc00", "\udfff", "\udc00\ud800"),
    *"019٠١٩۰۹०௧½²Ⅷ①",
    *"\"'“”„‟«»‹›‘’‚`´",
    *".,;:!?،؛؟٪٫٬…‥·•۔|/\\_-–—*#@%^~=+&$€()[]{}<>⟨⟩",
    *"\t\x0b\x0c\r\n\x1c\x85\u00a0\u1680\u2003\u2028\u2029\u202f\u3000",
    *"\x00\x01\x1a\x7f\x80\x9f",
    *("a", "ß", "İ", "ﬁ", "é", "e\u0301", "я", "א", "한", "中", "ا\u0301", "𞸀", "𐡀", "👍🏽", "🇸🇦"),
    *("https://", "www.", "www.a", "2025-11-07", "date 2025-11-07", "(رويترز)", "وكالات /", "د."),
    *("قال", "قال:", "بـ", "لـ", "و", "أن", "إن", "لم", "ال", "لل", "بال", "،،", "؟!", "..."),
]


def _texts():
    yield ""
    for sign in SIGNS:
        yield sign
        yield f" {sign} "
        yield sign * 2
        yield f"{sign}\n{sign}"
        yield f"قال{sign}الوزير"
        yield f"{sign}قال الوزير إن ذلك حسن ورفض الاتفاق{sign}"
        yield f"{sign} قال الوزير إن ذلك حسن ورفض الاتفاق {sign}"
        yield f'قال الوزير: "{sign}". وأضاف ترامب {sign} أن «{sign}» رفض.'


@pytest.fixture(scope="module")
def articles():
    texts = list(_texts())
    cells = {
        "doc_id": [str(number) for number in range(len(texts))],
        "outlet": [f"outlet {number % 7}" for number in range(len(texts))],
        "date": "2025-11-07",
        "event": "e",
        "headline": [text if number % 2 else "" for number, text in enumerate(texts)],
        "text": texts,
        "encoding": "utf-8",
    }
    # Only a column of objects holds a lone surrogate.
    return pd.DataFrame(cells, dtype=object)


def test_there_is_a_sign_of_every_category():
    there = {unicodedata.category(sign) for text in SIGNS for sign in text}
    letters = {"Ll", "Lm", "Lo", "Lu", "Mn", "Nd", "Nl", "No"}
    signs = {"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs"}
    assert there >= letters | signs | {"Cc", "Cf", "Cn", "Cs"}


def test_every_verb_takes_any_text(articles):
    for text in articles["text"]:
        newslab.normalize(text)
    sentences = newslab.split_sentences(articles)
    attributions = newslab.find_attributions(sentences)
    hits = newslab.code_frames(sentences, newslab.load_codebook(), attributions=attributions)
    some = articles[::8]
    passages = newslab.shared_passages(some, min_words=3)
    tables = {
        "parts": newslab.article_parts(articles),
        "description": newslab.describe_corpus(articles),
        "credits": newslab.find_credits(articles),
        "terms": newslab.count_terms(articles),
        "names": newslab.find_names(articles),
        "spellings": newslab.find_spellings(articles),
        "seams": newslab.find_seams(articles),
        "variants": newslab.suggest_variants(articles),
        "reuse": newslab.reuse_share(passages, some, n_boot=0),
        "sources": newslab.trace_sources(some, passages[:50]),
        "carried": newslab.carried_sentences(articles["doc_id"].iloc[-1], articles[-20:]),
        "voices": newslab.who_speaks(attributions[:50], articles, n_boot=0),
        "places": concordance(articles, "رفض").table,
        "hits": hits,
        "passages": passages,
    }
    # Each has found something: the texts were read.
    assert not [name for name, table in tables.items() if table.empty]


def test_offsets_point_into_the_text_as_it_is_written(articles):
    text_of = dict(zip(articles["doc_id"], articles["text"], strict=True))
    for table in (newslab.split_sentences(articles), newslab.article_parts(articles)):
        for row in table.itertuples():
            written = text_of[row.doc_id][row.start : row.end]
            assert len(written) == len(row.text)
            assert written == row.text or any("\ud800" <= sign <= "\udfff" for sign in written)


def test_tokenize_takes_any_text(articles):
    for text in articles["text"][::5]:
        tokens = newslab.tokenize(text)
        assert [
            text[start:end] for start, end in zip(tokens["start"], tokens["end"], strict=True)
        ] == (tokens["token"].tolist())
