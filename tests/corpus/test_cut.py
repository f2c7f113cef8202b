import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslab
from messy_text import broken_texts
from newslab.arabic import TermPolicy, term_keys
from newslab.arabic import tokens as tokens_module
from newslab.arabic.tokens import count_words
from newslab.corpus import cut as cut_module
from newslab.corpus import parts as parts_module
from newslab.corpus.cut import PARTS, cut, keep_cut
from newslab.corpus.parts import find_parts
from newslab.corpus.records import mend
from places import ROOT

TEXT = "2025-11-07 ترامب يعلن\n(رويترز) – قال: نعم. ثم مضى 2.\nوكالات"


def _articles(*texts):
    doc_ids = [f"d{number}" for number in range(len(texts))]
    return pd.DataFrame({"doc_id": doc_ids, "text": texts}, dtype=object)


@pytest.fixture
def forgetful():
    """Nothing is remembered from another test, nor for another."""

    def forget():
        tokens_module._memory.forget()
        cut_module._kept.clear()
        parts_module._parts.cache_clear()
        cut_module._units.cache_clear()

    forget()
    yield forget
    forget()


def _spans(spans, texts):
    rows = zip(*(of.tolist() for of in spans[:3]), spans.kinds(), strict=True)
    return [(kind, texts[number][start:end]) for number, start, end, kind in rows]


def test_a_cut_by_hand():
    found = cut(_articles(TEXT, "", "نعم"))
    assert _spans(found.units, found.texts) == [
        ("date", "2025-11-07"),
        ("headline", "ترامب يعلن"),
        ("body", "(رويترز) – قال: نعم."),
        ("body", "ثم مضى 2."),
        ("credit", "وكالات"),
        ("headline", "نعم"),
    ]
    assert [part for part, _ in _spans(found.parts, found.texts)] == [
        *("date", "headline", "credit", "body", "credit"),
        "headline",
    ]
    assert found.sentences.start.tolist() == found.units.start.tolist()[1:]
    assert list(found.sentences.rows())[-1] == (2, 0, 3, "headline")
    assert found.has_content.tolist() == [False, True, True, True, False, True]
    assert found.words.forms == ["ترامب", "يعلن", "قال", "نعم", "ثم", "مضى", "2"]
    assert found.words.text_of.tolist() == [1, 1, 2, 2, 3, 3, 3, 5]
    assert found.n_words.tolist() == [8, 0, 1]


@given(st.lists(broken_texts, max_size=4))
def test_arrays_point_into_the_texts_and_say_what_parts_say(texts):
    found = cut(_articles(*texts))
    assert found.texts == list(map(mend, texts))
    tokens = found.tokens
    rows = zip(tokens.text_of, tokens.starts, tokens.ends, tokens.codes, strict=True)
    for unit, start, end, code in rows:
        assert found.text_of_unit[unit][start:end] == tokens.forms[code]
        assert found.units.start[unit] <= start < end <= found.units.end[unit]
    for number, text in enumerate(found.texts):
        own = np.flatnonzero(found.parts.article == number)
        parts = [(PARTS[found.parts.kind[at]], *(of[at] for of in found.parts[1:3])) for at in own]
        assert parts == [tuple(part) for part in find_parts(text)]
        assert found.n_words[number] == count_words(text)


@given(st.lists(broken_texts, max_size=3))
def test_places_find_their_units(texts):
    found = cut(_articles(*texts))
    article, start, end, _ = found.units
    for place in (start, end - 1):
        assert found.units.at(article, place).tolist() == list(range(len(start)))


def test_terms_are_those_of_the_words_under_any_policy():
    found = cut(_articles("ترمب يدعو إلى السلام وترامب يدعو 2 www.a.com"))
    words = found.words
    for policy in (TermPolicy(), TermPolicy(aliases=False, stopwords=False, numbers=False)):
        terms, left_out = found.terms(policy)
        expected = term_keys(words.forms, words.kinds, words.counts().tolist(), policy)
        assert (terms, left_out.tolist()) == expected


def test_an_edited_list_is_read_again(tmp_path):
    articles = _articles("ترمب وترامب")
    path = tmp_path / "aliases.tsv"
    for canonical in ("ترامب", "دونالد"):
        rows = f"variant\tcanonical\treason\nترمب\t{canonical}\tspelling\n"
        path.write_text(rows, encoding="utf-8")
        assert canonical in cut(articles).terms(TermPolicy(aliases=path))[0]


class _Counting:
    """A pattern that counts the letters that it splits."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.texts = []

    def split(self, text):
        self.texts.append(text)
        return self.pattern.split(text)


def test_a_study_cuts_each_text_once(forgetful, monkeypatch):
    counting = _Counting(tokens_module._PIECE)
    monkeypatch.setattr(tokens_module, "_PIECE", counting)
    sentences_cut = []
    find_units = cut_module.find_units
    monkeypatch.setattr(
        cut_module,
        "find_units",
        lambda text, parts: sentences_cut.append(text) or find_units(text, parts),
    )
    articles = newslab.read_corpus(ROOT / "data" / "raw")
    sentences = newslab.split_sentences(articles)
    newslab.article_parts(articles)
    newslab.describe_corpus(articles)
    newslab.count_terms(articles)
    newslab.article_similarity(articles, n_boot=0)
    passages = newslab.shared_passages(articles)
    newslab.trace_sources(articles, passages)
    newslab.carried_sentences("000", articles)
    newslab.find_names(articles)
    newslab.find_seams(articles)
    attributions = newslab.find_attributions(sentences)
    newslab.who_speaks(attributions, articles, n_boot=0)
    newslab.code_frames(sentences, newslab.load_codebook(), attributions=attributions)

    written = set(articles["text"])
    assert sorted(sentences_cut) == sorted(written)
    assert len(counting.texts) == len(set(counting.texts))
    long = {text for text in counting.texts if len(text) > 100}  # a name of a list is shorter
    assert long == {text for text in sentences["text"] if len(text) > 100}
    # To find the headline, and to tell the parts of a text whose headline is known.
    assert parts_module._parts.cache_info().misses <= 2 * len(articles)


def test_a_cut_is_kept_for_the_next_process(forgetful, monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSLAB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cut_module, "_MIN_LETTERS_KEPT", 0)
    articles = _articles(TEXT, "", "قال «نعم». 5G", "2025-11-07", "\ud800 قال")
    made = cut(articles)
    made_tokens = made.tokens
    keep_cut(articles)  # is remembered already: nothing is to be kept
    assert not (tmp_path / "cache").exists()

    forgetful()
    keep_cut(articles)
    assert len(list((tmp_path / "cache").iterdir())) == 1

    forgetful()
    with monkeypatch.context() as patch:
        patch.setattr(tokens_module, "_PIECE", None)  # whoever cuts now fails
        patch.setattr(cut_module, "find_units", None)
        keep_cut(articles)
        kept = cut(articles)
        assert kept.texts == made.texts
        for name in ("parts", "units"):
            for one, other in zip(getattr(kept, name), getattr(made, name), strict=True):
                np.testing.assert_array_equal(one, other)
        np.testing.assert_array_equal(kept.content, made.content)
        assert kept.tokens.forms == made_tokens.forms
        for name in ("codes", "starts", "ends", "text_of"):
            one, other = getattr(kept.tokens, name), getattr(made_tokens, name)
            assert one.dtype == other.dtype
            np.testing.assert_array_equal(one, other)
        newslab.find_attributions(articles)  # finds the tokens of each sentence


def test_a_small_corpus_is_not_kept(forgetful, monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSLAB_CACHE", str(tmp_path / "cache"))
    assert keep_cut(_articles(TEXT)) is cut(_articles(TEXT))
    assert not (tmp_path / "cache").exists()


def test_a_broken_file_is_made_again(forgetful, monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSLAB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cut_module, "_MIN_LETTERS_KEPT", 0)
    articles = _articles(TEXT)
    keep_cut(articles)
    (path,) = (tmp_path / "cache").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    forgetful()
    keep_cut(articles)
    assert path.read_bytes() == whole
    assert cut(articles).words.forms[0] == "ترامب"


def test_memory_is_bounded_by_the_letters_of_all_corpora(forgetful, monkeypatch):
    monkeypatch.setattr(cut_module, "_MAX_LETTERS", 10)
    first, second = _articles("قال نعم"), _articles("قال لا")
    found = cut(first)
    assert cut(first) is found
    cut(second)
    assert cut(first) is not found
    assert len(cut_module._kept) == 1
