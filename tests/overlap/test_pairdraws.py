import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from newslab.arabic import TermPolicy
from newslab.overlap.pairdraws import pair_draws
from newslab.overlap.termcounts import idf_of, term_matrix, unit_rows

POLICY = TermPolicy(aliases=False, stopwords=False, lemmatize=False)
sentence = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=8).map(" ".join)
text = st.lists(sentence.map("{}.\n".format), max_size=6).map("".join)


@given(st.lists(text, min_size=2, max_size=5), st.integers(0, 99))
def test_every_draw_is_that_of_sparse_matrices_to_the_last_bit(texts, seed):
    articles = pd.DataFrame({"doc_id": [f"{n}" for n in range(len(texts))], "text": texts})
    matrix = term_matrix(articles, POLICY)
    idf = idf_of(matrix.per_article())
    a, b = np.triu_indices(len(texts), k=1)
    weights = np.random.default_rng(seed).integers(0, 3, (4, sum(matrix.n_sentences)))
    found = list(pair_draws(matrix, idf, (a, b), weights))
    assert len(found) == len(weights)
    for draw, weight in zip(found, weights, strict=True):
        counts = matrix.per_article(weight)
        weighted = (counts.data * idf[counts.indices], counts.indices, counts.indptr)
        drawn = unit_rows(sparse.csr_array(weighted, counts.shape))
        assert (draw == drawn[a].multiply(drawn[b]).sum(axis=1)).all()
