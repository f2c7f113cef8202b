"""Which agencies an article credits, with the place where it does."""

import pandas as pd

from newslab.corpus.agencies import agencies_of
from newslab.corpus.parts import find_parts, texts_of
from newslab.resources import ListOf
from newslab.tables import check

# The plural credit وكالات names no agency.
UNNAMED = "agencies"


def find_credits(articles: pd.DataFrame, agencies: ListOf = True) -> pd.DataFrame:
    """Find the news agencies that articles name: in a credit, or in the running text.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, text and, where they have it, headline and credit (`read_corpus`).
    agencies : True, str, path or pandas.DataFrame
        The shipped list ``agencies.tsv``, or your own, with its columns.

    Returns
    -------
    pandas.DataFrame
        One row a name: doc_id, agency (code of ``agencies.tsv``; ``agencies`` for the plural
        credit that names none), kind (``credit`` at the head of the article or alone on its last
        line, ``mention`` elsewhere), start, end (offsets), text. What only the column credit says
        stands nowhere in the text: its offsets are -1. Names match as whole words; in
        running text a name that is a word too (وفا, معا) counts only behind وكالة.

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["(رويترز) – قال ذلك لوكالة رويترز."]})
    >>> find_credits(articles)[["agency", "kind", "start", "end"]]
        agency     kind  start  end
    0  Reuters   credit      1    7
    1  Reuters  mention     26   32
    """
    articles = check(articles, "articles", columns=("doc_id", "text"))
    known = agencies_of(agencies)
    rows = []
    given = articles["credit"].tolist() if "credit" in articles else [""] * len(articles)
    for (doc_id, text, headline), credit in zip(texts_of(articles), given, strict=True):
        in_text = set()
        parts = find_parts(text, headline=headline, agencies=known)
        credited = [part for part in parts if part.kind == "credit"]
        last = parts[-1] if parts else None
        if last and last.kind == "heading" and last not in credited:
            # A line without a full stop at the very end, longer than a credit usually is.
            credited.append(last)
        for mention in known.mentions(text):
            in_credit = any(part.start <= mention.start < part.end for part in credited)
            if in_credit or mention.is_plain:
                kind = "credit" if in_credit else "mention"
                span = text[mention.start : mention.end]
                rows.append((doc_id, mention.agency, kind, mention.start, mention.end, span))
            if in_credit:
                in_text.add(mention.agency)
        for mention in known.mentions(credit):
            if mention.agency not in in_text:
                in_text.add(mention.agency)
                span = credit[mention.start : mention.end]
                rows.append((doc_id, mention.agency, "credit", -1, -1, span))
    table = pd.DataFrame(rows, columns=["doc_id", "agency", "kind", "start", "end", "text"])
    text_columns = dict.fromkeys(("doc_id", "agency", "kind", "text"), "str")
    return table.astype(text_columns | dict.fromkeys(("start", "end"), "int64"))
