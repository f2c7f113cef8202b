"""Spelling conventions: which of several ways of writing an article uses, and where."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import pandas as pd

from newslab.arabic import clean
from newslab.arabic.affixes import ALEF, ALEF_MAKSURA, HAMZA, affix, affixes
from newslab.arabic.clean import INVISIBLE, MARKS, TATWEEL
from newslab.arabic.lemma import lemma_key
from newslab.arabic.stopwords import Stopwords
from newslab.corpus.cut import Cut
from newslab.errors import InputError
from newslab.naming.names import find_spans
from newslab.naming.phrases import Found, Phrase, Phrases, read_phrases
from newslab.resources import ListOf, shipped_list

_FATHATAN = "\u064b"
_LAM = affix("before_alef")
_NOT_FATHATAN = re.compile(f"(?!{_FATHATAN})[{MARKS}{TATWEEL}{INVISIBLE}]")
_OTHER_ALEF = re.compile("|".join(affixes("no_tanwin")))
_MIN_BARE_TANWIN = 5  # letters; of shorter words too many are names (كندا) or verbs (دعا)


def _ends_before_alef(token: str) -> bool:
    written = _NOT_FATHATAN.sub("", token)
    return written.endswith(_FATHATAN + ALEF) and not written.endswith(_LAM + _FATHATAN + ALEF)


def _ends_after_alef(token: str) -> bool:
    written = _NOT_FATHATAN.sub("", token)
    return written.endswith(ALEF + _FATHATAN) and not written.endswith(_LAM + ALEF + _FATHATAN)


def _has_tanwin(token: str) -> bool:
    return _NOT_FATHATAN.sub("", token).endswith((ALEF + _FATHATAN, _FATHATAN + ALEF))


def _lacks_tanwin(token: str) -> bool:
    return not _has_tanwin(token) and _is_bare_accusative(clean(token))


@lru_cache(maxsize=200_000)  # articles repeat their words
def _is_bare_accusative(word: str) -> bool:
    """Whether a cleaned word, by its letters and the dictionary, ends in an alef of tanwin."""
    if len(word) < _MIN_BARE_TANWIN or not word.endswith(ALEF) or _OTHER_ALEF.search(word):
        return False
    lemma = lemma_key(word, {})
    # A lemma in alef is no accusative: سوريا, عندما.
    return (
        lemma.in_dictionary
        and not lemma.key.endswith((ALEF, ALEF_MAKSURA, ALEF + HAMZA))
        and word not in _function_words()
    )


@cache
def _function_words() -> Stopwords:
    """Words such as بينما, whose alef is their own; حاليا and other accusatives stay out."""
    table = shipped_list("stopwords.tsv", ("word", "class", "reason"))
    is_accusative = (table["class"] == "adverb") & ~table["word"].str.endswith(affix("of_time"))
    table = table[~is_accusative]
    return Stopwords(dict(zip(table["word"], table["class"], strict=True)))


_OF_WORD: dict[str, Callable[[str], bool]] = {
    "@tanwin": _has_tanwin,
    "@no-tanwin": _lacks_tanwin,
    "@tanwin-before-alef": _ends_before_alef,
    "@tanwin-after-alef": _ends_after_alef,
}
_OF_NUMBER: dict[str, Callable[[str], bool]] = {
    "@western-digits": str.isascii,
    "@arabic-digits": lambda number: not number.isascii(),
}
# A pair of marks is one choice of its writer: only the opening one is counted.
_OPENING = {
    "@straight-quotes": re.compile(r"(\")[^\"]*\"?"),
    "@curly-quotes": re.compile("([“„])"),
    "@guillemets": re.compile("(«)"),
}
_SIGNS = {*_OF_WORD, *_OF_NUMBER, *_OPENING}


def find_spellings(articles: pd.DataFrame, spellings: ListOf = True) -> pd.DataFrame:
    """Find every place where an article had to choose between ways of writing.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id, outlet, text (`read_corpus`).
    spellings : True, str, path or pandas.DataFrame
        The shipped list; or your own, as a file (columns convention, form, word, reason, separated
        by tabs) or a table (convention, form, word). A convention has two or more forms, and a
        form one or more words, found with what is joined to them and inflected as in `find_names`.
        In place of a word a form may have a sign:

        - ``@tanwin``, ``@no-tanwin``: an alef of tanwin with its mark or without. Without it is
          told by the dictionary, for words of at least 5 letters: of 250 such words drawn at random
          from 10,161 articles (the ANT corpus) 244 were rightly told
        - ``@tanwin-before-alef`` (رسميًا), ``@tanwin-after-alef`` (رسمياً): لاً is left out, because
          writers of the first often write it too
        - ``@straight-quotes``, ``@curly-quotes``, ``@guillemets``: opening quotation marks
        - ``@western-digits``, ``@arabic-digits``: numbers

    Returns
    -------
    pandas.DataFrame
        One row an occurrence, in the order of the text: doc_id, outlet, convention, form, start,
        end, match, place, quoted; the last five as in `find_names`.

    Raises
    ------
    InputError
        If a column is missing, a cell empty, a sign unknown, or a word listed twice in one
        convention.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"doc_id": ["a"], "outlet": ["A"], "text": ["قال «الأميركيون» رسمياً."]}
    ... )
    >>> find_spellings(articles)[["convention", "form", "match"]]
            convention        form       match
    0  quotation marks  guillemets           «
    1          America      أميركي  الأميركيون
    2           tanwin     written      رسمياً
    3  place of tanwin  after alef      رسمياً
    """
    listed = _checked(spellings)[["convention", "form", "word"]]
    rows = [Phrase(*row) for row in listed.to_numpy()]
    phrases = Phrases([row for row in rows if row.words not in _SIGNS])

    def find(found: Cut) -> Iterator[Found]:
        yield from phrases.find(found.words, found.text_of_unit)
        for sign in rows:
            if sign.words in _SIGNS:
                places_of = _marks if sign.words in _OPENING else _words
                for unit, start, end in places_of(sign.words, found):
                    yield Found(unit, sign.group, sign.label, start, end)

    return find_spans(articles, find, "spellings")


def _marks(sign: str, found: Cut) -> Iterator[tuple[int, int, int]]:
    """Yield the opening quotation marks of a shape: number of the unit, offsets."""
    # A pair may reach over the end of a sentence, and not over that of a line.
    for number, first, last, _ in found.parts.only(found.parts.has_content()).rows():
        for match in _OPENING[sign].finditer(found.texts[number], first, last):
            yield int(found.units.at(number, match.start(1))), *match.span(1)


def _words(sign: str, found: Cut) -> Iterator[tuple[int, int, int]]:
    """Yield the words or numbers that a sign stands for: number of the unit, offsets."""
    words = found.words
    kind, is_written_so = (
        ("arabic", _OF_WORD[sign]) if sign in _OF_WORD else ("number", _OF_NUMBER[sign])
    )
    words = words.only(words.is_kind(kind))
    chosen = words.passing(is_written_so)
    places = (of[chosen].tolist() for of in (words.text_of, words.starts, words.ends))
    yield from zip(*places, strict=True)


def _checked(spellings: ListOf) -> pd.DataFrame:
    table = read_phrases(spellings, "spellings.tsv", ("convention", "form", "word"))
    problems = [
        f"row {row}: no sign {word!r}"
        for word, row in zip(table["word"], table["row"], strict=True)
        if word.startswith("@") and word not in _SIGNS
    ]
    if problems:
        raise InputError("spellings", problems, f"The signs are {', '.join(sorted(_SIGNS))}.")
    return table
