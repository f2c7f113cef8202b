"""What each outlet calls the same thing: names, found in every written form, with their places."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd

from newslab.corpus.cut import Cut, cut
from newslab.corpus.sentences import quotation_spans
from newslab.naming.phrases import Found, Phrase, Phrases, read_phrases
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.resources import ListOf
from newslab.tables import check, make_table


def find_names(articles: pd.DataFrame, names: ListOf = True) -> pd.DataFrame:
    """Find every place where an article calls something by a listed name.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    names : True, str, path or pandas.DataFrame
        The shipped list; or your own, as a file (columns referent, name, reason, separated by
        tabs) or a table (referent, name). A name is one or more words. It is found with و ف ب ك ل
        joined to it, and with or without harakat, tatweel and hamza; a word of at least four
        letters that ends in ي also in the feminine and plural. Listed without ال it is found with
        ال on all its words too; listed with ال only so. Other differences of spelling are other
        names.

    Returns
    -------
    pandas.DataFrame
        One row an occurrence, in the order of the text: doc_id, outlet, referent, name, start, end
        (offsets: ``text[start:end]``), match (that text, with what is joined to it), place
        (headline, heading or body), quoted (whether it stands inside quotation marks; False where
        those of its line do not pair). Names of one referent do not overlap, the longest wins;
        names of different referents may. Credits and date stamps are not searched.

    Raises
    ------
    InputError
        If a column is missing, or the list has an empty cell, a name without a word, or a name
        twice for one referent.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a"], "outlet": ["A"], "text": ["قازاخستان تنضم لاتفاقيات إبراهيم."]}
    ... )
    >>> find_names(articles)[["name", "start", "end", "match"]]
                   name  start  end              match
    0         قازاخستان      0    9          قازاخستان
    1  اتفاقيات إبراهيم     15   32  لاتفاقيات إبراهيم
    """
    listed = read_phrases(names, "names.tsv", ("referent", "name"))
    rows = zip(listed["referent"], listed["name"], strict=True)
    phrases = Phrases([Phrase(referent, name, name) for referent, name in rows])
    return find_spans(
        articles, lambda found: phrases.find(found.words, found.text_of_unit), "names"
    )


def name_variants(articles: pd.DataFrame, names: ListOf = True) -> pd.DataFrame:
    """Count by what names each article calls the same thing.

    Parameters
    ----------
    articles, names
        As in `find_names`, which gives the place of every occurrence that is counted here.

    Returns
    -------
    pandas.DataFrame
        One row a name used in an article: doc_id, outlet (both in the order of the articles),
        referent (in the order of the list), name (the commonest first), n (occurrences),
        n_referent (occurrences of all names of the referent in the article), forms (as written,
        the commonest first, joined by ``، ``).

    Raises
    ------
    InputError
        As in `find_names`.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a"], "outlet": ["A"], "text": ["قال ترمب. ولترامب رأي، وترامب قاله."]}
    ... )
    >>> name_variants(articles)[["name", "n", "n_referent", "forms"]]
        name  n  n_referent            forms
    0  ترامب  2           3  وترامب، ولترامب
    1   ترمب  1           3             ترمب
    """
    found = find_names(articles, names)
    keys = ["doc_id", "outlet", "referent", "name"]
    table = found.groupby(keys, sort=False, as_index=False).agg(
        n=("match", "size"), forms=("match", _commonest_first)
    )
    table.insert(5, "n_referent", table.groupby(["doc_id", "referent"])["n"].transform("sum"))
    referents = read_phrases(names, "names.tsv", ("referent", "name"))["referent"]
    listed = {"doc_id": articles["doc_id"], "referent": referents}
    rank_of = {
        column: {value: rank for rank, value in enumerate(values.unique())}
        for column, values in listed.items()
    }
    in_order = table.assign(n=-table["n"]).sort_values(
        ["doc_id", "referent", "n", "name"],
        key=lambda cells: cells.map(rank_of[cells.name]) if cells.name in rank_of else cells,
    )
    return table.loc[in_order.index].reset_index(drop=True)


def _commonest_first(matches: pd.Series) -> str:
    counts = matches.value_counts().reset_index()
    counts = counts.sort_values(["count", "match"], ascending=[False, True])
    return FORMS_JOINED_BY.join(counts["match"])


def find_spans(
    articles: pd.DataFrame, find: Callable[[Cut], Iterable[Found]], table: str
) -> pd.DataFrame:
    """Search headline, headings and body of each article.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text.
    find : callable
        Given the cut of the articles, what it finds there; texts are the units by number.
    table : {"names", "spellings"}
        Which table to make.

    Returns
    -------
    pandas.DataFrame
        In the order of the text: doc_id, outlet, group and label of the find, start, end, match,
        place, quoted; see `find_names`.
    """
    articles = check(articles, "articles", columns=("doc_id", "text", "outlet"))
    found = cut(articles)
    finds = sorted(find(found), key=lambda one: (one.text, one.start))
    units = np.array([one.text for one in finds], dtype=int)
    numbers = found.units.article[units].tolist()
    quotations = {number: list(quotation_spans(found.texts[number])) for number in set(numbers)}
    of_article = articles[["doc_id", "outlet"]].iloc[numbers].itertuples(index=False, name=None)
    rows = []
    for one, number, ids, place in zip(
        finds, numbers, of_article, found.units.kinds()[units], strict=True
    ):
        quoted = any(s <= one.start and one.end <= e for s, e in quotations[number])
        match = found.texts[number][one.start : one.end]
        rows.append((*ids, one.group, one.label, one.start, one.end, match, place, quoted))
    return make_table(rows, table)
