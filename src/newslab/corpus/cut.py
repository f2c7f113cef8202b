"""The cut of a corpus: its parts, sentences and tokens as arrays, made once and shared by all."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from newslab.arabic import TermPolicy, term_keys
from newslab.arabic.terms import left_out
from newslab.arabic.tokens import SIGN, WORDS, Tokens, remember, tokens_of
from newslab.cache import cache_key, load_arrays, save_arrays
from newslab.corpus.parts import find_parts, texts_of
from newslab.corpus.sentences import Unit, find_units

PARTS = ("date", "headline", "credit", "heading", "body")
_BITS = 32  # offsets are smaller than 2 to this power
_NO_CONTENT = [PARTS.index("date"), PARTS.index("credit")]
# Of the corpora that are remembered together: some 30,000 articles.
_MAX_LETTERS = 50_000_000
# A smaller corpus is cut as soon as its cut is read.
_MIN_LETTERS_KEPT = 1_000_000


class Spans(NamedTuple):
    """Stretches of articles: number of the article, offsets, and place of the kind in `PARTS`."""

    article: np.ndarray
    start: np.ndarray
    end: np.ndarray
    kind: np.ndarray

    def has_content(self) -> np.ndarray:
        """Whether the article itself speaks in each: it is no credit and no date stamp."""
        return np.asarray(~np.isin(self.kind, _NO_CONTENT))

    def at(self, article: npt.ArrayLike, place: npt.ArrayLike) -> np.ndarray:
        """The number of the one that begins at or last before each place of an article."""
        begins = self.article << _BITS | self.start
        sought = np.asarray(article, dtype=np.int64) << _BITS | np.asarray(place, dtype=np.int64)
        return np.asarray(np.searchsorted(begins, sought, side="right") - 1)

    def only(self, kept: np.ndarray) -> "Spans":
        """Those for which a mask is true."""
        return Spans(*(of[kept] for of in self))

    def rows(self) -> Iterator[tuple[int, int, int, str]]:
        """Yield article, start, end and kind of each."""
        yield from zip(*(of.tolist() for of in (*self[:3], self.kinds())), strict=True)

    def kinds(self) -> np.ndarray:
        """The kind of each, in words."""
        return np.asarray(np.array(PARTS, dtype=object)[self.kind])


@dataclass(frozen=True)
class Cut:
    """Parts, units and tokens of a corpus.

    Attributes
    ----------
    texts : list of str
    parts : Spans
        Date stamps, headlines, credits, headings and bodies (`find_parts`).
    units : Spans
        Date stamps and sentences (`find_units`); those of one article follow one another.
    content : numpy.ndarray of int
        Where in each unit what the article itself says begins, behind a credit at its head.
    """

    texts: list[str]
    parts: Spans
    units: Spans
    content: np.ndarray
    _terms: dict[TermPolicy, list[str]] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> Spans:
        """The units but date stamps."""
        return self.units.only(self.units.kind != PARTS.index("date"))

    @cached_property
    def has_content(self) -> np.ndarray:
        """Whether the article itself speaks in each unit: it is no credit and no date stamp."""
        return self.units.has_content()

    @cached_property
    def n_letters(self) -> int:
        """Letters and signs of all texts."""
        return sum(map(len, self.texts))

    @cached_property
    def text_of_unit(self) -> list[str]:
        """The whole text of the article that each unit stands in."""
        return [self.texts[number] for number in self.units.article.tolist()]

    def unit_texts(self) -> list[str]:
        """The text of each unit."""
        places = (self.units.start.tolist(), self.units.end.tolist())
        return [text[s:e] for text, s, e in zip(self.text_of_unit, *places, strict=True)]

    @cached_property
    def tokens(self) -> Tokens:
        """All tokens, signs too: `text_of` is the unit, offsets are those in the article."""
        return tokens_of(self.unit_texts()).moved(self.units.start)

    @cached_property
    def words(self) -> Tokens:
        """The tokens of what articles say themselves: no sign, no credit, no date stamp."""
        tokens = self.tokens
        unit = tokens.text_of
        says = self.has_content[unit] & (tokens.starts >= self.content[unit])
        return tokens.only(says & ~tokens.is_kind(SIGN))

    @cached_property
    def n_words(self) -> np.ndarray:
        """Words of each article, those of its credits and date stamps too."""
        of_words = self.tokens.text_of[self.tokens.is_kind(*WORDS)]
        return np.bincount(self.units.article[of_words], minlength=len(self.texts))

    def terms(self, policy: TermPolicy) -> tuple[list[str], np.ndarray]:
        """The term of each form of `words`, and whether the policy leaves it out."""
        words = self.words
        keyed_by = replace(policy, stopwords=False, numbers=True)  # these do not change a key
        terms = self._terms.get(keyed_by)
        if terms is None:
            terms, _ = term_keys(words.forms, words.kinds, words.counts().tolist(), keyed_by)
            # A list of the researcher's own may be edited between two calls.
            if isinstance(policy.aliases, bool):
                self._terms[keyed_by] = terms
        return terms, np.array(left_out(words.forms, words.kinds, policy), dtype=bool)


# The text and the headline of each article.
_Texts: TypeAlias = tuple[tuple[str, str], ...]
_kept: OrderedDict[_Texts, Cut] = OrderedDict()


def cut(articles: pd.DataFrame) -> Cut:
    """Cut articles into parts, sentences and tokens; the same texts are cut once.

    Parameters
    ----------
    articles : pandas.DataFrame
        With doc_id and text, checked; a column headline, where there is one, is used to
        recognise the headline at the head of the text.

    Returns
    -------
    Cut
        Remembered by the texts, as long as there is room.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["(رويترز) – قال: نعم. ثم مضى."]})
    >>> found = cut(articles)
    >>> found.units.start.tolist(), found.content.tolist(), found.words.forms
    ([0, 21], [11, 21], ['قال', 'نعم', 'ثم', 'مضى'])
    """
    given = _given(articles)
    return _keep(given, _kept.get(given) or _cut(given))


def keep_cut(articles: pd.DataFrame) -> Cut:
    """Take the cut of a large corpus from the user's cache, or make it and put it there.

    Verbs find it in the memory of the process: `cut` itself reads and writes no file.

    Parameters
    ----------
    articles : pandas.DataFrame
        As for `cut`.

    Returns
    -------
    Cut
        As of `cut`.
    """
    given = _given(articles)
    if given in _kept or sum(len(text) for text, _ in given) < _MIN_LETTERS_KEPT:
        return cut(articles)
    name = cache_key("cut", *given)
    kept = load_arrays(name)
    if kept is None:
        found = cut(articles)
        save_arrays(name, *_packed(found))
        return found
    found = _unpacked(given, kept.arrays, kept.head)
    remember(found.unit_texts(), found.tokens.moved(-found.units.start))
    return _keep(given, found)


def _given(articles: pd.DataFrame) -> _Texts:
    return tuple((text, headline) for _, text, headline in texts_of(articles))


def _keep(given: _Texts, found: Cut) -> Cut:
    _kept[given] = found
    _kept.move_to_end(given)
    while len(_kept) > 1 and sum(one.n_letters for one in _kept.values()) > _MAX_LETTERS:
        _kept.popitem(last=False)
    return found


def _cut(given: _Texts) -> Cut:
    parts: list[tuple[int, int, int, int]] = []
    units: list[tuple[int, int, int, int]] = []
    content: list[int] = []
    for number, (text, headline) in enumerate(given):
        for kind, start, end in find_parts(text, headline=headline):
            parts.append((number, start, end, PARTS.index(kind)))
        for kind, start, end, content_start in _units(text, headline):
            units.append((number, start, end, PARTS.index(kind)))
            content.append(content_start)
    return Cut([text for text, _ in given], _spans(parts), _spans(units), np.array(content, int))


@lru_cache(maxsize=20_000)  # the articles of one event are a part of a corpus
def _units(text: str, headline: str) -> tuple[Unit, ...]:
    return tuple(find_units(text, find_parts(text, headline=headline)))


def _spans(rows: list[tuple[int, int, int, int]]) -> Spans:
    return Spans(*np.array(rows, dtype=np.int64).reshape(-1, 4).T)


_TOKEN_ARRAYS = ("codes", "starts", "ends", "text_of")


def _packed(found: Cut) -> tuple[dict[str, np.ndarray], dict[str, list[str]]]:
    tokens = found.tokens
    arrays = {name: getattr(tokens, name).astype(np.int32) for name in _TOKEN_ARRAYS}
    arrays |= {"parts": np.stack(found.parts), "units": np.stack(found.units)}
    return arrays | {"content": found.content}, {"forms": tokens.forms, "kinds": tokens.kinds}


def _unpacked(given: _Texts, arrays: dict[str, np.ndarray], head: dict[str, list[str]]) -> Cut:
    parts, units = Spans(*arrays["parts"]), Spans(*arrays["units"])
    found = Cut([text for text, _ in given], parts, units, arrays["content"])
    starts, ends, text_of = (arrays[name].astype(np.int64) for name in _TOKEN_ARRAYS[1:])
    # Stands where cached_property would put it.
    found.__dict__["tokens"] = Tokens(
        head["forms"], head["kinds"], arrays["codes"], starts, ends, text_of, len(units.start)
    )
    return found
