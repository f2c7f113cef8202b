"""Who says what: spans of an article that belong to someone other than the outlet."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

import pandas as pd

from newslab.attribution.actors import Actors, ActorsOf, read_actors, shipped_actors
from newslab.attribution.articlevoices import COLUMNS, Sentence, read_article
from newslab.attribution.clausewords import Lexicon
from newslab.attribution.cues import CuesOf, cue_forms, read_cues, shipped_cue_forms
from newslab.corpus.segment import split_sentences
from newslab.errors import check_columns

NEEDED = ("doc_id", "sent_id", "start", "end", "kind", "text")


def find_attributions(
    sentences: pd.DataFrame, *, actors: ActorsOf = True, cues: CuesOf = True
) -> pd.DataFrame:
    """Find the spans of articles that someone other than the outlet says, and who that is.

    Rules of Arabic news writing, not a model. A span begins with the complementiser (أن, إن), with
    the noun that a preposition or verb of stance governs (أعربت عن *إدانتها*), or behind the colon
    or quotation mark; all before it is the outlet's. It ends where the outlet speaks again: at the
    next cue, at ``، وذلك``, ``في إشارة إلى``, ``دون أن يسمي``, ``حسب تعبيره``, a named source, or
    with the sentence; speech in quotation marks ends with them, a noun at the next pause. A cue
    that names no one (وأضاف أن) carries on the last speaker of the article whose gender agrees; a
    participle (مؤكدا) that of its clause. Fewer than four words in quotation marks are a name or a
    word held at a distance unless a cue introduces them.

    Parameters
    ----------
    sentences : pandas.DataFrame
        Of `split_sentences` (doc_id, sent_id, start, end, kind, text), or articles (doc_id, text),
        which are split first. Sentences of one article must follow one another.
    actors : True, str, path or pandas.DataFrame
        The shipped list of names, titles and roles, or your own: see `read_actors`.
    cues : True, str, path or pandas.DataFrame
        The shipped list of reporting cues, or your own: see `read_cues`.

    Returns
    -------
    pandas.DataFrame
        One row a span, in the order of the text, numbered from 0:

        - doc_id (str): of the sentences.
        - sent_id (int): the sentence in which the span begins.
        - start, end (int): offsets into the text of the article, end-exclusive. The marks around
          speech are left out; a quotation whose closing mark stands in a later sentence goes on
          to it.
        - speaker (str): who speaks, as written; empty if carried over.
        - speaker_start, speaker_end (int): offsets of that name; -1 if carried over.
        - actor (str): the name of the list; else the speaker's fuller name earlier in the article;
          else the speaker as written, without signs. Of a carried speaker, the one carried over.
          Empty where the article names no one.
        - actor_kind (str): person, state, movement, media, official body or unnamed source, of
          the list; empty for an actor that is not listed.
        - cue (str): the words that report, as written, or the colon of a headline; empty for
          speech without one.
        - cue_kind (str): neutral, assertive, factive, opinion, endorsing, opposing, expressive,
          doubting or distancing, of the list; neutral for a colon and for speech without a cue.
        - mode (str): ``direct`` (in quotation marks or behind a colon), ``indirect``, or ``mixed``
          (indirect with words in quotation marks).
        - carried (bool): True if no name stands in the clause of the cue.
        - cue_start, cue_end (int): offsets of the cue; -1 for speech without one.

        Spans of one actor never overlap. Where someone quotes a third party, the inner span is a
        row of its own inside the outer one.

    Raises
    ------
    InputError
        If a column is missing, or a list is faulty: with file and row of every fault.

    Notes
    -----
    The kinds of cues are a reading of Thompson and Ye (1991) for Arabic news; each row of
    ``codebook/cues.csv`` gives its reason. The words that end a name or a clause are those of
    ``clause_words.tsv``. ``benchmarks/attribution.py`` measures all of it against a reading, and
    ``benchmarks/speed.py`` how long it takes: the time grows with the number of words, however
    odd the quotation marks.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a"], "text": ["قال ترامب إن الاتفاق قريب. وأضاف أن العمل مستمر."]}
    ... )
    >>> found = find_attributions(articles)
    >>> found[["start", "end", "speaker", "actor", "cue", "carried"]]
       start  end speaker         actor    cue  carried
    0     10   25   ترامب  دونالد ترامب    قال    False
    1     33   47          دونالد ترامب  وأضاف     True
    """
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
    # Column by column: pandas takes much longer over rows.
    cells = zip(*rows, strict=True) if rows else ([] for _ in COLUMNS)
    return pd.DataFrame(
        {
            name: pd.Series(column, dtype=dtype)
            for (name, dtype), column in zip(COLUMNS.items(), cells, strict=True)
        }
    )


@cache
def _shipped_lexicon() -> Lexicon:
    return Lexicon(shipped_cue_forms(), shipped_actors().names())


def _by_article(sentences: pd.DataFrame) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield the sentences of each article; those of one article follow one another."""
    columns = [sentences[name].tolist() for name in ("sent_id", "start", "kind", "text")]
    rows = map(Sentence._make, zip(*columns, strict=True))
    doc_ids = sentences["doc_id"].tolist()
    for doc_id, article in groupby(zip(doc_ids, rows, strict=True), lambda pair: pair[0]):
        yield doc_id, [sentence for _, sentence in article]
