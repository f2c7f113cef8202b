"""From written tokens to terms, by a policy that a reader can see."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from newslab.arabic.clean import clean, fold, fold_hamza
from newslab.arabic.lemma import lemma_key
from newslab.arabic.stopwords import Stopwords
from newslab.arabic.tokens import token_spans, tokens_of
from newslab.errors import InputError
from newslab.resources import extended_list, shipped_list

Switch: TypeAlias = bool | str | Path
_ALIAS_COLUMNS = ("variant", "canonical", "reason")
_STOPWORD_COLUMNS = ("word", "class", "reason")


@dataclass(frozen=True)
class TermPolicy:
    """What counts as the same term. Print it beside every result that rests on it.

    Attributes
    ----------
    lemmatize : bool
        Inflected and cliticized forms share one key (simplemma's dictionary and clitic rules).
    fold : bool
        Spellings of hamza, and in words outside the dictionary of ة/ه and ى/ي, are one.
    aliases : bool, str or path
        Spellings of one name are one term: the shipped list, a list of your own (columns variant,
        canonical, reason, separated by tabs), or False for none. A path with ``+`` before it
        extends the shipped list.
    stopwords : bool, str or path
        Closed-class words are left out: the shipped list, your own (columns word, class, reason),
        or False to keep all; ``+`` as above. Never leave them out of framing: negation carries
        meaning.
    numbers : bool
        Numbers are terms.

    Examples
    --------
    >>> TermPolicy(aliases=False)
    TermPolicy(lemmatize=True, fold=True, aliases=False, stopwords=True, numbers=True)
    >>> print(TermPolicy(aliases=False))
    terms: lemmatize on, fold on, aliases off, stopwords on, numbers on
    """

    lemmatize: bool = True
    fold: bool = True
    aliases: Switch = True
    stopwords: Switch = True
    numbers: bool = True

    def __str__(self) -> str:
        """Say each switch in one line for people."""
        shown = {True: "on", False: "off"}
        steps = [
            f"{step.name} {shown.get(getattr(self, step.name), getattr(self, step.name))}"
            for step in fields(self)
        ]
        return "terms: " + ", ".join(steps)

    def but(
        self, *, aliases: Switch | None = None, stopwords: Switch | None = None
    ) -> "TermPolicy":
        """Return the same policy with another choice for the two switches that analyses compare."""
        return replace(
            self,
            aliases=self.aliases if aliases is None else aliases,
            stopwords=self.stopwords if stopwords is None else stopwords,
        )


DEFAULT_POLICY = TermPolicy()


def term_keys(
    tokens: Sequence[str],
    kinds: Sequence[str],
    counts: Sequence[int],
    policy: TermPolicy,
    *,
    frequency: Mapping[str, int] | None = None,
) -> tuple[list[str], list[bool]]:
    """Give the term of each distinct token, and whether the policy leaves it out.

    Parameters
    ----------
    tokens : sequence of str
        Distinct tokens as written.
    kinds : sequence of str
        Their kinds, from `token_spans`.
    counts : sequence of int
        How often each occurs in the corpus: evidence for clitics of words in no dictionary.
    policy : TermPolicy
    frequency : mapping of str to int, optional
        That evidence from another corpus, by cleaned token; `counts` is then left out of account.

    Returns
    -------
    terms : list of str
    left_out : list of bool
        True for stopwords, addresses, and numbers where the policy says so.
    """
    cleaned = [clean(token) for token in tokens]
    if frequency is None:
        frequency = word_frequency(cleaned, counts)
    lists = _lists(policy)
    frequency = {**frequency, **lists.frequency}
    keys = [_key(*form, frequency, policy) for form in zip(cleaned, kinds, strict=True)]
    return [lists.canonical.get(key, key) for key in keys], left_out(tokens, kinds, policy)


def left_out(tokens: Sequence[str], kinds: Sequence[str], policy: TermPolicy) -> list[bool]:
    """Whether a policy leaves each distinct token out: stopwords, addresses, maybe numbers."""
    stopwords = _lists(policy).stopwords
    return [
        kind == "url"
        or (kind == "number" and not policy.numbers)
        or (kind == "arabic" and clean(token) in stopwords)
        for token, kind in zip(tokens, kinds, strict=True)
    ]


def word_frequency(cleaned: Sequence[str], counts: Sequence[int]) -> Counter[str]:
    """Add up the counts of tokens that are one word once cleaned."""
    frequency: Counter[str] = Counter()
    for word, count in zip(cleaned, counts, strict=True):
        frequency[word] += int(count)
    return frequency


def _key(word: str, kind: str, frequency: Mapping[str, int], policy: TermPolicy) -> str:
    in_dictionary = False
    if kind == "arabic" and policy.lemmatize and word:
        word, in_dictionary = lemma_key(word, frequency)
    if not policy.fold:
        return word
    return fold_hamza(word) if in_dictionary else fold(word)


def listed_keys(words: Sequence[str], policy: TermPolicy) -> list[str]:
    """Keys of listed words, so that a list written in plain spelling works under any policy."""
    return [_key(clean(word), "arabic", {}, policy) for word in words]


@dataclass(frozen=True)
class _Lists:
    """The lists of a policy, ready for use.

    Attributes
    ----------
    canonical : dict of str to str
        The key that stands for the key of each spelling of a name.
    frequency : dict of str to int
        A listed spelling is a word, however rare: وقازاخستان needs no further evidence of its و.
    stopwords : Stopwords
    """

    canonical: dict[str, str]
    frequency: dict[str, int]
    stopwords: Stopwords


def _lists(policy: TermPolicy) -> _Lists:
    # A list of the user's may be edited between two calls; those that are shipped stay the same.
    is_shipped = isinstance(policy.aliases, bool) and isinstance(policy.stopwords, bool)
    return _shipped_lists(policy) if is_shipped else _read_lists(policy)


def _read_lists(policy: TermPolicy) -> _Lists:
    aliases = _aliases(policy)
    variants, canonical = list(aliases), list(aliases.values())
    keys = zip(listed_keys(variants, policy), listed_keys(canonical, policy), strict=True)
    listed = [clean(word) for pair in aliases.items() for word in pair]
    return _Lists(dict(keys), dict.fromkeys(listed, sys.maxsize), _stopwords(policy))


# To read them takes longer than to tokenize a sentence.
_shipped_lists = lru_cache(maxsize=32)(_read_lists)


def _aliases(policy: TermPolicy) -> dict[str, str]:
    """Canonical spelling of each variant, as listed."""
    if policy.aliases is False:
        return {}
    table = _list_of(policy.aliases, "aliases.tsv", _ALIAS_COLUMNS, _ALIAS_COLUMNS[:2])
    aliases = dict(zip(table["variant"], table["canonical"], strict=True))
    problems = [
        f"row {row.row}: {word!r} is a variant of {aliases[word]!r} in another row"
        for row in table.itertuples()
        for word in (row.variant, row.canonical)
        if aliases.get(word, row.canonical) != row.canonical
    ]
    if problems:
        hint = "Write one canonical spelling in all rows of a name."
        raise InputError(str(policy.aliases), problems, hint)
    return aliases


def _stopwords(policy: TermPolicy) -> Stopwords:
    if policy.stopwords is False:
        return Stopwords({})
    table = _list_of(policy.stopwords, "stopwords.tsv", _STOPWORD_COLUMNS, _STOPWORD_COLUMNS[:1])
    return Stopwords(dict(zip(table["word"], table["class"], strict=True)))


def _list_of(
    switch: Switch, shipped: str, columns: tuple[str, ...], words: tuple[str, ...]
) -> pd.DataFrame:
    """Read a list whose columns `words` hold one token each: anything else would never be found."""
    if switch is True:
        return shipped_list(shipped, columns)
    table = extended_list(str(switch), shipped, columns, columns[:1])
    problems = [
        f"row {number}: {cell!r} is not one word"
        for column in words
        for cell, number in zip(table[column], table["row"], strict=True)
        if len(list(token_spans(cell))) != 1
    ]
    if problems:
        raise InputError(str(switch), problems, "A term is one word, without space or hyphen.")
    return table


def tokenize(text: str, *, policy: TermPolicy = DEFAULT_POLICY) -> pd.DataFrame:
    """Cut `text` into tokens and give each its term.

    Parameters
    ----------
    text : str
    policy : TermPolicy, optional

    Returns
    -------
    pandas.DataFrame
        One row a token, in order: start, end (offsets: ``text[start:end]`` is the token), token,
        term (the key that is counted), kind (arabic, other, number, url), left_out (True where
        the policy does not count the token).

    Examples
    --------
    >>> tokenize("وأعلنت كازاخستان الانضمام")[["start", "end", "token", "term"]]
       start  end      token       term
    0      0    6     وأعلنت       اعلن
    1      7   16  كازاخستان  كازاخستان
    2     17   25   الانضمام     انضمام
    """
    tokens = tokens_of([text]).words()
    terms, left_out = term_keys(tokens.forms, tokens.kinds, tokens.counts().tolist(), policy)

    of_forms = pd.DataFrame(
        {"token": tokens.forms, "term": terms, "kind": tokens.kinds, "left_out": left_out}
    ).astype({"token": "str", "term": "str", "kind": "str", "left_out": bool})
    table = of_forms.iloc[tokens.codes].reset_index(drop=True)
    table.insert(0, "start", tokens.starts)
    table.insert(1, "end", tokens.ends)
    return table
