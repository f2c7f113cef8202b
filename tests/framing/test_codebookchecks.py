"""The examples of every row of the shipped codebook."""

import pandas as pd
import pytest

from newslab.corpus.segment import split_sentences
from newslab.framing.codebook import load_codebook
from newslab.framing.codebookchecks import rule_of
from newslab.framing.hits import code_frames
from newslab.framing.matching import Matcher, tokens_of_sentence
from newslab.framing.negation import Negation
from newslab.framing.patterns import parse_pattern

SHIPPED = load_codebook()
ENTRIES = SHIPPED.frames.to_dict("records")
PARTICLES = SHIPPED.negation.to_dict("records")
NAMES = SHIPPED.namings["name"].tolist()


@pytest.mark.parametrize("row", ENTRIES, ids=lambda row: f"{row['level']} {row['entry']}")
def test_an_entry_is_found_in_its_positive_and_not_in_its_negative_example(row):
    alone = Matcher([parse_pattern(row["entry"], row["level"])])
    assert list(alone.find(tokens_of_sentence(row["positive"])))
    assert not list(alone.find(tokens_of_sentence(row["negative"])))


def test_every_positive_example_is_a_hit_of_its_stance():
    articles = pd.DataFrame(
        {"doc_id": [str(n) for n in range(len(ENTRIES))], "text": [e["positive"] for e in ENTRIES]}
    )
    hits = code_frames(split_sentences(articles), SHIPPED)
    stances = hits.groupby("doc_id")["stance"].agg(set)
    missed = [e["entry"] for n, e in enumerate(ENTRIES) if e["stance"] not in stances[str(n)]]
    assert missed == []


def test_every_name_is_found_as_its_referent_and_as_loaded_as_listed():
    articles = pd.DataFrame({"doc_id": [str(n) for n in range(len(NAMES))], "text": NAMES})
    hits = code_frames(split_sentences(articles), SHIPPED)
    names = hits[hits["frame"] == "naming"].drop_duplicates("doc_id")
    assert names["target"].tolist() == SHIPPED.namings["referent"].tolist()
    assert names["loaded"].tolist() == SHIPPED.namings["loaded"].tolist()


@pytest.fixture(scope="module")
def negation():
    return Negation([rule_of(one["particle"], one["type"], one["scope"]) for one in PARTICLES])


def _reached(negation, row, example):
    """Whether the particle of a row, among all others, reaches the words in brackets."""
    before, _, rest = example.partition("[")
    inside, _, after = rest.partition("]")
    line = tokens_of_sentence(before + inside + after)
    first = len(tokens_of_sentence(before).tokens)
    last = first + len(tokens_of_sentence(inside).tokens) - 1
    marks = negation.reach(line).marks(first, last)
    return PARTICLES.index(row) in {mark.rule for mark in marks}


@pytest.mark.parametrize("row", PARTICLES, ids=lambda row: f"{row['type']} {row['particle']}")
def test_a_particle_reaches_its_positive_and_not_its_negative_example(negation, row):
    assert _reached(negation, row, row["positive"])
    assert not _reached(negation, row, row["negative"])
