"""Articles as tables of their parts and of their sentences, with offsets into the original text."""

import numpy as np
import pandas as pd

from newslab.corpus.cut import Spans, cut
from newslab.tables import check


def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """Cut each article into sentences and line units.

    A newline always ends a unit. Inside a line a unit ends at ``. ! ? ؟ … ...`` with the closing
    quotation marks and brackets behind it, if white space or the line's end follows, never inside
    an open quotation and never after a one-letter abbreviation. The date stamp is in no unit; a
    credit at the head of a paragraph stays with its first unit, a credit line is a unit.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id and text (`read_corpus`); a column headline, where there is one, is used to
        recognise the headline at the head of the text.

    Returns
    -------
    pandas.DataFrame
        One row a unit: doc_id, sent_id (from 0 in each article), start, end (offsets into the
        article's text), kind (headline, credit, heading, body), text.

    Raises
    ------
    InputError
        If a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ['قال: "نعم. نحن هنا". ثم مضى.']})
    >>> split_sentences(articles)[["sent_id", "start", "end", "kind"]]
       sent_id  start  end  kind
    0        0      0   20  body
    1        1     21   28  body
    """
    articles = check(articles, "articles", columns=("doc_id", "text"))
    found = cut(articles)
    sentences = found.sentences
    table = _table(articles, sentences, "kind", found.texts)
    first = np.searchsorted(sentences.article, np.arange(len(articles)))
    table.insert(1, "sent_id", np.arange(len(table)) - first[sentences.article])
    return table[["doc_id", "sent_id", "start", "end", "kind", "text"]]


def article_parts(articles: pd.DataFrame) -> pd.DataFrame:
    """Tell headline, credit, date stamp, headings and body of each article apart.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, headline and text, from `read_corpus`.

    Returns
    -------
    pandas.DataFrame
        One row a part, in the order of the text: doc_id, part (date, headline, credit, heading or
        body), start, end (offsets into the article's text, 0-based, end not included), text.
        White space between parts is in none of them.

    Raises
    ------
    InputError
        If `articles` lacks a column.

    See Also
    --------
    newslab.corpus.parts.find_parts : the rules.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a"], "headline": [""], "text": ["(رويترز) - أعلن ذلك."]}
    ... )
    >>> article_parts(articles)
      doc_id    part  start  end        text
    0      a  credit      0   10  (رويترز) -
    1      a    body     11   20   أعلن ذلك.
    """
    articles = check(articles, "articles", columns=("doc_id", "headline", "text"))
    found = cut(articles)
    return _table(articles, found.parts, "part", found.texts)


def _table(articles: pd.DataFrame, spans: Spans, kind: str, texts: list[str]) -> pd.DataFrame:
    columns = {
        "doc_id": articles["doc_id"].to_numpy(dtype=object)[spans.article],
        kind: spans.kinds(),
        "start": spans.start,
        "end": spans.end,
        "text": [texts[number][start:end] for number, start, end, _ in spans.rows()],
    }
    return pd.DataFrame(columns).astype(dict.fromkeys(("doc_id", kind, "text"), "str"))
