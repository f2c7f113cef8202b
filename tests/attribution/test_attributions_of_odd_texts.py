"""Articles with odd marks: nothing breaks, no span lies outside, work grows with length."""

import sys

import pandas as pd
import pytest
from hypothesis import given, settings

from messy_text import messy_texts
from newslab.attribution.attributions import find_attributions
from newslab.attribution.cues import KINDS
from newslab.corpus.segment import split_sentences
from newslab.tables import columns_of
from odd_paragraphs import odd_paragraphs


def _articles(texts):
    texts = list(texts)
    return pd.DataFrame({"doc_id": [f"{n}" for n in range(len(texts))], "text": texts})


def _check(articles):
    """Everything that must hold of the spans of any text at all."""
    sentences = split_sentences(articles)
    found = find_attributions(sentences)
    assert list(found) == [column.name for column in columns_of("attributions")]
    text_of = dict(zip(articles["doc_id"], articles["text"], strict=True))
    sentence_of = {(row.doc_id, row.sent_id): row for row in sentences.itertuples()}
    for row in found.itertuples():
        text, sentence = text_of[row.doc_id], sentence_of[row.doc_id, row.sent_id]
        assert sentence.start <= row.start < row.end <= len(text)
        assert row.start < sentence.end
        assert text[row.start : row.end].strip()
        assert row.cue_kind in KINDS
        assert row.mode in ("direct", "indirect", "mixed")
        assert (row.cue == "") == (row.cue_start == -1)
        if row.cue:
            assert text[row.cue_start : row.cue_end] == row.cue
        assert (row.speaker == "") == (row.speaker_start == -1) == row.carried
        if row.speaker:
            assert text[row.speaker_start : row.speaker_end] == row.speaker
            assert row.actor
    said_until = {}
    for row in found[found["actor"] != ""].sort_values("start").itertuples():
        assert row.start >= said_until.get((row.doc_id, row.actor), 0)
        said_until[row.doc_id, row.actor] = row.end
    return found


def test_a_thousand_odd_paragraphs_break_nothing():
    found = _check(_articles(odd_paragraphs(1000, seed=2)))
    assert len(found) > 1000  # the paragraphs do hold speech: the rules were tried


@settings(max_examples=50)
@given(messy_texts)
def test_no_text_breaks_anything(text):
    _check(_articles([text]))


def _steps(articles):
    """Lines of Python that a search runs: its work, whatever the speed of the machine."""
    sentences = split_sentences(articles)
    steps = 0

    def count(frame, event, _):
        nonlocal steps
        steps += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        find_attributions(sentences)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "« ",
        "‘",
        '"ا ',
        "قال ",
        "قال: ",
        'قال "',
        "قال الوزير إن ",
        "وقال، ",
        "بحسب الوزارة، ",
        "في بيان، ",
        "الوزير، ",
        "( ",
        "أن ",
        "مؤكدا أن ",
        "إعلان ",
        "نقل عن ",
        "دون ",
        'قال: "نعم. ',
        "قال:\n",
        '"نعم\n',
    ],
)
def test_work_grows_no_faster_than_one_article(piece):
    _steps(_articles([piece * 40]))  # words are looked up once
    # Both are longer than the window in which a cue looks for what it introduces.
    few, many = (_steps(_articles([piece * n])) for n in (80, 320))
    assert many < 4 * 1.4 * few


def test_work_grows_no_faster_than_the_number_of_articles():
    texts = list(odd_paragraphs(8, seed=3))
    _steps(_articles(texts))
    few, many = _steps(_articles(texts * 2)), _steps(_articles(texts * 16))
    assert many < 8 * 1.2 * few


def test_work_grows_no_faster_than_one_odd_paragraph():
    """All on one line, as if no sentence ever ended."""
    line = " ".join(" ".join(text.split()) for text in odd_paragraphs(12, seed=4))
    line = line.replace(".", "").replace("؟", "").replace("!", "")
    _steps(_articles([line]))
    assert _steps(_articles([line * 8])) < 8 * 1.5 * _steps(_articles([line]))
