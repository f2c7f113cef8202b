"""What a codebook finds, as the labels of one more coder."""

from collections import Counter
from statistics import mode
from typing import NamedTuple

import numpy as np
import pandas as pd

from newslab.coding.labels import NO_VALUE, unit_ids
from newslab.framing.hits import NAMING
from newslab.tables import check


def hits_as_labels(
    hits: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    coder: str = "codebook",
    neutral: str = "procedural",
) -> pd.DataFrame:
    """Give each sentence the frame, stance and voice that the hits in it amount to.

    Parameters
    ----------
    hits : pandas.DataFrame
        From `code_frames`. Names, and hits that point to no stance, do not count.
    sentences : pandas.DataFrame
        With doc_id, sent_id, start, end, kind (`split_sentences`); unit_id if you have one. Credits
        are no units.
    coder : str
    neutral : str
        The stance that yields to any other in the sentence.

    Returns
    -------
    pandas.DataFrame
        One row a sentence: unit_id (doc_id and sent_id joined by ``:`` where `sentences` has none),
        doc_id, start, end, coder, frame, stance (what most hits point to, the first of equals;
        frame is the commonest among these; ``none`` where there is no hit), voice (of these hits;
        missing where there is none), confidence (share of the hits of any but the neutral stance
        that point to it, 0 to 1; missing where there is none), note (how many hits point where).

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> from newslab.framing.codebook import load_codebook
    >>> from newslab.framing.hits import code_frames
    >>> from newslab.corpus.segment import split_sentences
    >>> sentences = split_sentences(pd.DataFrame({"doc_id": ["a"], "text": ["دعا إلى السلام."]}))
    >>> hits = code_frames(sentences, load_codebook())
    >>> hits_as_labels(hits, sentences)[["unit_id", "frame", "stance", "note"]]
      unit_id  frame         stance             note
    0     a:0  peace  normalization  normalization 1
    """
    columns = ("doc_id", "sent_id", "start", "end", "kind")
    sentences = check(sentences, "sentences", columns=columns)
    hits = check(hits, "hits")
    pointing = hits[(hits["frame"] != NAMING) & (hits["points_to"] != "")]
    hits_of: dict[tuple[str, int], list[_Pointing]] = {}
    cells = (pointing[name] for name in ("doc_id", "sent_id", "frame", "points_to", "voice"))
    for doc_id, sent_id, *rest in zip(*cells, strict=True):
        hits_of.setdefault((doc_id, sent_id), []).append(_Pointing(*rest))
    units = sentences[sentences["kind"] != "credit"].reset_index(drop=True)
    places = zip(units["doc_id"], units["sent_id"], strict=True)
    decided = [_decision(hits_of.get(place, []), neutral) for place in places]
    labels = pd.DataFrame(decided, columns=list(_Decision._fields))
    labels = labels.astype(dict.fromkeys(("frame", "stance", "voice", "note"), "str"))
    given = units[["doc_id", "start", "end"]].assign(coder=coder)
    given.insert(0, "unit_id", unit_ids(units))
    return pd.concat([given, labels], axis=1)


class _Pointing(NamedTuple):
    frame: str
    points_to: str
    voice: str


class _Decision(NamedTuple):
    frame: str
    stance: str
    voice: str | None
    confidence: float
    note: str


def _decision(hits: list[_Pointing], neutral: str) -> _Decision:
    if not hits:
        return _Decision(NO_VALUE, NO_VALUE, None, np.nan, "")
    n_pointing = Counter(hit.points_to for hit in hits)
    note = ", ".join(f"{stance} {n}" for stance, n in n_pointing.items())
    taking_sides = [hit for hit in hits if hit.points_to != neutral] or hits
    stance = mode(hit.points_to for hit in taking_sides)
    deciding = [hit for hit in taking_sides if hit.points_to == stance]
    frame, voice = mode(hit.frame for hit in deciding), mode(hit.voice for hit in deciding)
    return _Decision(frame, stance, voice or None, len(deciding) / len(taking_sides), note)
