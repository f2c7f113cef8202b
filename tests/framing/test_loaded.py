import pandas as pd
import pytest
from scipy import stats

from newslab.attribution.attributions import find_attributions
from newslab.corpus.read import read_corpus
from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.codebook import load_codebook
from newslab.framing.hits import code_frames
from newslab.framing.loaded import exact_interval, loaded_naming
from newslab.reuse.passages import shared_passages
from newslab.reuse.sources import wire_copy
from places import RAW


def _hits(*texts):
    articles = pd.DataFrame({"doc_id": [f"a{n}" for n in range(len(texts))], "text": texts})
    return code_frames(split_sentences(articles), load_codebook())


def test_names_by_hand():
    hits = _hits('اجتمع الاحتلال وإسرائيل والاحتلال. "الكيان الصهيوني" والدولة العبرية. غزة.')
    israel, gaza = loaded_naming(hits).sort_values("n", ascending=False).to_dict("records")
    assert (israel["outlet"], israel["referent"], israel["voice"]) == ("a0", "Israel", "")
    assert (israel["n"], israel["n_loaded"], israel["share"]) == (5, 2, 0.4)
    assert (israel["n_disputed"], israel["n_distanced"]) == (1, 1)
    assert (israel["ci_low"], israel["ci_high"]) == pytest.approx((0.0527, 0.8534), abs=1e-4)
    assert israel["names"] == "الاحتلال، إسرائيل، الدولة العبرية، الكيان الصهيوني"
    assert (israel["loaded_names"], israel["poles"]) == ("الاحتلال", "pro-Palestinian")
    assert (gaza["n_loaded"], gaza["loaded_names"], gaza["poles"]) == (0, "", "")


def test_the_five_articles():
    articles = read_corpus(RAW)
    sentences = split_sentences(articles)
    attributions = find_attributions(sentences)
    hits = code_frames(sentences, load_codebook(), attributions=attributions)
    wire = wire_copy(articles, shared_passages(articles))
    names = loaded_naming(hits, sentences, articles=articles, event="kazakhstan-accords", wire=wire)
    loaded = names[names["n_loaded"] > 0]
    assert loaded[["outlet", "referent", "voice", "n_loaded"]].to_numpy().tolist() == [
        ["unknown 004", "Israel", "quoted", 3],
        ["unknown 004", "Israel's prime minister", "own", 1],
    ]
    assert "unknown 003" not in set(names["outlet"])


def test_outlets_stand_in_the_order_of_the_articles():
    hits = _hits("غزة.", "إسرائيل.")
    articles = pd.DataFrame({"doc_id": ["a1", "a0"], "outlet": ["Z", "A"]})
    assert loaded_naming(hits, articles=articles)["outlet"].tolist() == ["Z", "A"]


def test_without_names_the_table_has_its_columns():
    names = loaded_naming(_hits("لا شيء."))
    assert names.empty
    assert all(column in loaded_naming.__doc__ for column in names)


def test_wire_needs_the_sentences():
    with pytest.raises(InputError, match="sentences: not given, but wire is"):
        loaded_naming(_hits("غزة."), wire=pd.DataFrame())


@pytest.mark.parametrize(("n_with", "n"), [(0, 7), (3, 7), (7, 7), (1, 1)])
def test_the_exact_interval_is_that_of_scipy(n_with, n):
    expected = stats.binomtest(n_with, n).proportion_ci(method="exact")
    assert exact_interval(n_with, n) == pytest.approx((expected.low, expected.high))
