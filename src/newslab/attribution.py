"""Who says what: spans of an article that belong to someone other than the outlet."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import pandas as pd

from newslab.actors import Actors, ActorsOf, read_actors, shipped_actors
from newslab.articlevoices import COLUMNS, Sentence, read_article
from newslab.clausewords import Lexicon
from newslab.cues import CuesOf, cue_forms, read_cues, shipped_cue_forms
from newslab.errors import check_columns
from newslab.segment import split_sentences

NEEDED = ("doc_id", "sent_id", "start", "end", "kind", "text")


def find_attributions(
    sentences: pd.DataFrame, *, actors: ActorsOf = True, cues: CuesOf = True
) -> pd.DataFrame:
    """Find who says what."""
    check_columns(sentences, ("doc_id", "text"), name="sentences", maker="split_sentences")
    if "sent_id" not in sentences:
        sentences = split_sentences(sentences)
    check_columns(sentences, NEEDED, name="sentences", maker="split_sentences")
    known = shipped_actors() if actors is True else Actors(read_actors(actors))
    if actors is True and cues is True:
        lexicon = _shipped_lexicon()
    else:
        forms = shipped_cue_forms() if cues is True else cue_forms(read_cues(cues))
        lexicon = Lexicon(forms, known.names())
    rows: list[tuple[object, ...]] = []
    for doc_id, article in _by_article(sentences):
        rows += read_article(doc_id, article, lexicon, known)
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


@cache
def _shipped_lexicon() -> Lexicon:
    return Lexicon(shipped_cue_forms(), shipped_actors().names())


def _by_article(sentences: pd.DataFrame) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield the sentences of each article; those of one article follow one another."""
    columns = [sentences[name].tolist() for name in ("sent_id", "start", "kind", "text")]
    rows = map(Sentence._make, zip(*columns, strict=True))
    for doc_id, article in groupby(
        zip(sentences["doc_id"], rows, strict=True), lambda pair: pair[0]
    ):
        yield doc_id, [sentence for _, sentence in article]
