"""What a table shows, in the words of the catalog, with the sentences behind every number."""

import hashlib
import html
import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pandas as pd

from newslab.catalog import (
    LANGUAGE_VARIABLE,
    Language,
    is_rtl,
    page_language,
    say,
)
from newslab.errors import check_columns
from newslab.reading.html import Element, element, isolates
from newslab.reading.links import sentence_href

__all__ = ["EVIDENCE", "Brief", "Claim", "Finding", "Name", "Names", "isolated"]

# What a row of evidence must have.
EVIDENCE = ("doc_id", "sent_id", "text")
# A finding that rests on thousands of sentences shows these many, and says how many there are.
MOST_SHOWN = 20

Bundle: TypeAlias = tuple[dict[str, str], dict[str, dict[str, bool]]]
Names: TypeAlias = Mapping[Language, Mapping[str, str]]

# A name in lower case where a sentence begins; not one such as iNews or example.net.
_LOWER_CASE = re.compile(r"^(\W*)([a-z])(?=[a-z]*(?![\w.]))")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~$])")
# What a text of the catalog has in square brackets was counted, and leads to its sentences.
_COUNTED = re.compile(r"\[([^\[\]]*)\]")
# Brackets of names must not pass for those.
_BRACKETS = str.maketrans("[]", "\ue000\ue001")
_BACK = str.maketrans("\ue000\ue001", "[]")
_ISOLATE, _END_OF_ISOLATE = ("\u2068", "<bdi>"), ("\u2069", "</bdi>")


def no_evidence() -> pd.DataFrame:
    """Return evidence without rows."""
    return pd.DataFrame({name: [] for name in EVIDENCE})


def isolated(name: str) -> str:
    """Keep a name of either script from turning the words around it: first strong isolate."""
    return f"\u2068{name}\u2069"


@dataclass(frozen=True)
class Name:
    """Something that is called otherwise in each language: an outlet, an article, a frame.

    Attributes
    ----------
    key : str
        What tables call it, and what it is called where `names` have nothing.
    names : mapping of str to mapping
        By language, names by key.
    """

    key: str
    names: Names = field(default_factory=dict, compare=False, repr=False)

    def told(self, lang: Language) -> str:
        """The name in a language."""
        return self.names.get(lang, {}).get(self.key) or self.key


@dataclass(frozen=True)
class Claim:
    """One statement of a finding, and what it rests on.

    Parameters
    ----------
    key : str
        The text in the catalog. What stands there in square brackets was counted, and becomes a
        link to the evidence.
    values : mapping of str to object
        What stands in its braces. Texts and `Name` s are isolated; numbers must be some.
    evidence : pandas.DataFrame
        The sentences that were counted: doc_id, sent_id, text. Where nothing was found, those
        that were searched, or the first of each article that was.
    is_key : bool
        Whether the brief of a study tells it too.

    Examples
    --------
    >>> Claim("finding.corpus.dated", {"n": 3}).told("ar")
    'ويحمل 3 مقالات تاريخًا كاملًا.'
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    evidence: pd.DataFrame = field(default_factory=no_evidence, compare=False)
    is_key: bool = False

    def __post_init__(self) -> None:
        check_columns(self.evidence, EVIDENCE, name="evidence", maker="split_sentences")
        for name, value in self.values.items():
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f"{self.key}: {name} is {value}, which is no number to print")

    def told(self, lang: Language) -> str:
        """The statement in a language, as plain text."""
        return "".join(text for text, _ in self.pieces(lang))

    def pieces(self, lang: Language) -> Iterator[tuple[str, bool]]:
        """Yield the statement in pieces, and whether each was counted."""
        values = {name: _in_language(value, lang) for name, value in self.values.items()}
        text = " ".join(say(self.key, lang, **values).split())
        text = _LOWER_CASE.sub(lambda begin: begin[1] + begin[2].upper(), text)
        # Every second piece is in brackets, since the pattern has one group.
        for number, piece in enumerate(_COUNTED.split(text)):
            if piece:
                yield piece.translate(_BACK), number % 2 == 1


def _in_language(value: Any, lang: Language) -> Any:
    if isinstance(value, Name):
        value = value.told(lang)
    if isinstance(value, str):
        return isolated(value.translate(_BRACKETS))
    if isinstance(value, Sequence):
        return [_in_language(item, lang) for item in value]
    return value


@dataclass(frozen=True)
class Finding:
    """What a table shows, told in any language of the catalog, with its evidence.

    A notebook shows it as a paragraph, and below it the sentences behind its numbers; what was
    counted is a link to them.

    Parameters
    ----------
    claims : sequence of Claim
    names : mapping of str to mapping, optional
        What articles are called, by language, where sentences are listed.
    default : str
        The language where no page asks for one (`page_language`).

    Examples
    --------
    >>> sentence = pd.DataFrame({"doc_id": ["002"], "sent_id": [4], "text": ["انضمت كازاخستان"]})
    >>> finding = Finding([Claim("finding.corpus.dated", {"n": 1}, sentence)])
    >>> finding.told("en")
    '1 article has a full date.'
    >>> "انضمت كازاخستان" in finding._repr_markdown_()
    True
    """

    claims: Sequence[Claim]
    names: Names = field(default_factory=dict, compare=False)
    default: Language = "en"

    def __post_init__(self) -> None:
        # A tuple, so that nothing is changed after it was told.
        object.__setattr__(self, "claims", tuple(self.claims))

    def told(self, lang: Language) -> str:
        """All statements in a language, as plain text."""
        return " ".join(claim.told(lang) for claim in self.claims)

    def __str__(self) -> str:
        return self.told(page_language(self.default))

    def brief(self) -> "Brief":
        """Its key claims alone, for the page that an editor is handed."""
        return Brief(self)

    def _repr_markdown_(self) -> str:
        lang = page_language(self.default)
        return _directed(lang, self._parts(lang))

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return _bundle(self._repr_markdown_())

    def _parts(self, lang: Language) -> Iterator[str]:
        yield self._paragraph(lang, self.claims)
        lists = [
            part
            for claim in self.claims
            if len(claim.evidence)
            for part in self._listed(claim, lang)
        ]
        if lists:
            yield str(element("details", element("summary", say("finding.evidence", lang)), *lists))

    def _paragraph(self, lang: Language, claims: Iterable[Claim]) -> str:
        linked = (_linked(claim, lang, self._id(claim, lang)) for claim in claims)
        return f"**{say('finding.opening', lang)}** {' '.join(linked)}"

    def _id(self, claim: Claim, lang: Language) -> str:
        """Name the evidence of a claim: the same on every page that shows this finding."""
        # What is claimed, whatever its names are called.
        told = [(claim.key, sorted(dict(claim.values).items())) for claim in self.claims]
        key = hashlib.sha256(repr(told).encode()).hexdigest()[:8]
        return f"evidence-{key}-{lang}-{self.claims.index(claim) + 1}"

    def _listed(self, claim: Claim, lang: Language) -> Iterator[Element]:
        """Write the evidence of a claim as a list, each sentence a link to its place."""
        rows = claim.evidence.drop_duplicates(list(EVIDENCE[:2]))
        shown = rows[list(EVIDENCE)].head(MOST_SHOWN)
        yield element("p", *isolates(claim.told(lang)), id=self._id(claim, lang))
        yield element("ul", *(self._sentence(lang, *row) for row in shown.itertuples(index=False)))
        if len(rows) > MOST_SHOWN:
            yield element("p", say("finding.shown", lang, shown=MOST_SHOWN, n=len(rows)))

    def _sentence(self, lang: Language, doc_id: str, sent_id: int, text: str) -> Element:
        """Show a sentence behind its place; on a published site, the place is a link."""
        name = self.names.get(lang, {}).get(doc_id, doc_id)
        place = element("bdi", f"{name} · {sent_id}")
        # A notebook that is run for a page of a site has its sentences there.
        if os.environ.get(LANGUAGE_VARIABLE):
            place = element("a", place, href=sentence_href(doc_id, int(sent_id)))
        return element("li", place, " ", element("bdi", " ".join(str(text).split())), dir="rtl")


@dataclass(frozen=True)
class Brief:
    """The key claims of a finding. Their numbers link to the page that shows its evidence."""

    finding: Finding

    def _repr_markdown_(self) -> str:
        keys = [claim for claim in self.finding.claims if claim.is_key]
        lang = page_language(self.finding.default)
        return _directed(lang, [self.finding._paragraph(lang, keys)])

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return _bundle(self._repr_markdown_())


def _bundle(markdown: str) -> Bundle:
    """Data and metadata for a notebook; these tell `newslab publish` that it is a finding."""
    return {"text/markdown": markdown}, {"newslab": {"finding": True}}


def _directed(lang: Language, parts: Iterable[str]) -> str:
    """Set blocks of Markdown in the direction of their language.

    JupyterLab and stock exports know no other: Arabic sentences would end at the wrong side.
    """
    direction = "rtl" if is_rtl(lang) else "ltr"
    return "\n\n".join(
        [f'<div class="nl-finding" dir="{direction}" lang="{lang}">', *parts, "</div>"]
    )


def _linked(claim: Claim, lang: Language, name: str) -> str:
    """Write a claim in Markdown, what was counted as a link to its evidence."""
    has_evidence = not claim.evidence.empty
    return "".join(
        f"[{_plain(text)}](#{name})" if is_counted and has_evidence else _plain(text)
        for text, is_counted in claim.pieces(lang)
    )


def _plain(text: str) -> str:
    """Escape text for Markdown and HTML: names of outlets come from the researcher's files."""
    escaped = _MARKDOWN.sub(r"\\\1", html.escape(text, quote=False))
    # Pages drop the invisible marks of isolation; its element stays.
    escaped = escaped.replace(*_ISOLATE).replace(*_END_OF_ISOLATE)
    # Front ends make links of what looks like an address; a name of an outlet is none.
    return escaped.replace("://", "&#58;//").replace("@", "&#64;").replace("www.", "www&#46;")
