"""What a table shows, in words of two languages, with the sentences behind every number."""

import hashlib
import html
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pandas as pd

from newslab.catalog import LANGUAGE_VARIABLE
from newslab.errors import check_columns
from newslab.reading.html import Element, element, isolates
from newslab.reading.links import sentence_href

__all__ = ["EVIDENCE", "Brief", "Claim", "Finding", "isolated"]

Bundle: TypeAlias = tuple[dict[str, str], dict[str, dict[str, bool]]]

# What a row of evidence must have.
EVIDENCE = ("doc_id", "sent_id", "text")
# A finding that rests on thousands of sentences shows these many, and says how many there are.
MOST_SHOWN = 20

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~$])")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)")
_ISOLATE, _END_OF_ISOLATE = ("\u2068", "<bdi>"), ("\u2069", "</bdi>")
_OPENING = {"en": "Finding.", "ar": "الخلاصة."}
_SUMMARY = {"en": "The sentences behind the numbers", "ar": "الجمل التي تستند إليها الأرقام"}
_MORE = {"en": "{shown} of {n} sentences", "ar": "{shown} من {n} جملة"}


def no_evidence() -> pd.DataFrame:
    """Return evidence without rows."""
    return pd.DataFrame({name: [] for name in EVIDENCE})


@dataclass(frozen=True)
class Claim:
    """One statement of a finding, and what it rests on.

    Attributes
    ----------
    en, ar : str
        The statement, as plain text.
    evidence : pandas.DataFrame
        The sentences that were counted: doc_id, sent_id, text. Where nothing was found, those
        that were searched, or the first of each article that was.
    is_key : bool
        Whether the brief of a study tells it too.
    """

    en: str
    ar: str
    evidence: pd.DataFrame = field(default_factory=no_evidence, compare=False)
    is_key: bool = False

    def __post_init__(self) -> None:
        check_columns(self.evidence, EVIDENCE, name="evidence", maker="split_sentences")

    def told(self, lang: str) -> str:
        """The statement in one of the two languages."""
        return self.ar if lang == "ar" else self.en


@dataclass(frozen=True)
class Finding:
    """What a table shows, in two languages, with its evidence.

    A notebook shows it as two paragraphs, and below each the sentences behind its numbers; every
    number is a link to them. A page of one language, as `newslab publish` makes it, keeps those of
    its language alone.

    Parameters
    ----------
    claims : sequence of Claim

    Attributes
    ----------
    en, ar : str
        The statements, as plain text. Shown, every sign of Markdown and HTML in them is escaped.

    Examples
    --------
    >>> sentence = pd.DataFrame({"doc_id": ["002"], "sent_id": [4], "text": ["انضمت كازاخستان"]})
    >>> finding = Finding([Claim("It is told by 1 article.", "يرويه مقال واحد.", sentence)])
    >>> finding.en
    'It is told by 1 article.'
    >>> "انضمت كازاخستان" in finding._repr_markdown_()
    True
    """

    claims: Sequence[Claim]

    def __post_init__(self) -> None:
        # A tuple, so that nothing is changed after it was told.
        object.__setattr__(self, "claims", tuple(self.claims))

    @property
    def en(self) -> str:
        """All statements in English."""
        return " ".join(claim.en for claim in self.claims)

    @property
    def ar(self) -> str:
        """All statements in Arabic."""
        return " ".join(claim.ar for claim in self.claims)

    def brief(self) -> "Brief":
        """Its key claims alone, for the page that an editor is handed."""
        return Brief(self)

    def _repr_markdown_(self) -> str:
        return "\n\n".join(_directed(lang, self._parts(lang)) for lang in _OPENING)

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return _bundle(self._repr_markdown_())

    def _parts(self, lang: str) -> Iterator[str]:
        yield self._told(lang, self.claims)
        lists = [
            part
            for claim in self.claims
            if len(claim.evidence)
            for part in _listed(claim, lang, self._id(claim, lang))
        ]
        if lists:
            summary = element("summary", _SUMMARY[lang])
            yield str(element("details", summary, *lists))

    def _told(self, lang: str, claims: Iterable[Claim]) -> str:
        linked = (_linked(claim, lang, self._id(claim, lang)) for claim in claims)
        return f"**{_OPENING[lang]}** {' '.join(linked)}"

    def _id(self, claim: Claim, lang: str) -> str:
        """Name the evidence of a claim: the same on every page that shows this finding."""
        key = hashlib.sha256(self.en.encode()).hexdigest()[:8]
        return f"evidence-{key}-{lang}-{self.claims.index(claim) + 1}"


@dataclass(frozen=True)
class Brief:
    """The key claims of a finding. Their numbers link to the page that shows its evidence."""

    finding: Finding

    def _repr_markdown_(self) -> str:
        keys = [claim for claim in self.finding.claims if claim.is_key]
        return "\n\n".join(_directed(lang, [self.finding._told(lang, keys)]) for lang in _OPENING)

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        return _bundle(self._repr_markdown_())


def _bundle(markdown: str) -> Bundle:
    """Data and metadata for a notebook; these tell `newslab publish` that it is a finding."""
    return {"text/markdown": markdown}, {"newslab": {"finding": True}}


def _directed(lang: str, parts: Iterable[str]) -> str:
    """Set blocks of Markdown in the direction of their language.

    JupyterLab and stock exports know no other: Arabic sentences would end at the wrong side.
    """
    direction = "rtl" if lang == "ar" else "ltr"
    return "\n\n".join(
        [f'<div class="nl-finding" dir="{direction}" lang="{lang}">', *parts, "</div>"]
    )


def isolated(name: str) -> str:
    """Keep a name of either script from turning the words around it: first strong isolate."""
    return f"\u2068{name}\u2069"


def _linked(claim: Claim, lang: str, name: str) -> str:
    """Write a claim in Markdown, each of its numbers a link to its evidence."""
    text = " ".join(claim.told(lang).split())
    if claim.evidence.empty:
        return _plain(text)
    # Every second piece is a number, since the pattern has one group.
    pieces = _NUMBER.split(text)
    return "".join(
        f"[{piece}](#{name})" if number % 2 else _plain(piece)
        for number, piece in enumerate(pieces)
    )


def _plain(text: str) -> str:
    """Escape text for Markdown and HTML: names of outlets come from the researcher's files."""
    escaped = _MARKDOWN.sub(r"\\\1", html.escape(text, quote=False))
    # Pages drop the invisible marks of isolation; its element stays.
    escaped = escaped.replace(*_ISOLATE).replace(*_END_OF_ISOLATE)
    # Front ends make links of what looks like an address; a name of an outlet is none.
    return escaped.replace("://", "&#58;//").replace("@", "&#64;").replace("www.", "www&#46;")


def _listed(claim: Claim, lang: str, name: str) -> Iterator[Element]:
    """Write the evidence of a claim as a list, each sentence a link to its place."""
    rows = claim.evidence.drop_duplicates(list(EVIDENCE[:2]))
    shown = rows[list(EVIDENCE)].head(MOST_SHOWN).itertuples(index=False)
    told = " ".join(claim.told(lang).split())
    yield element("p", *isolates(told), id=name)
    yield element("ul", *(_sentence(*row) for row in shown))
    if len(rows) > MOST_SHOWN:
        yield element("p", _MORE[lang].format(shown=MOST_SHOWN, n=len(rows)))


def _sentence(doc_id: str, sent_id: int, text: str) -> Element:
    """Show a sentence behind its name; on a published site, the name links to its article."""
    place = element("bdi", f"{doc_id} · {sent_id}")
    if _is_published():
        place = element("a", place, href=sentence_href(doc_id, int(sent_id)))
    return element("li", place, " ", element("bdi", " ".join(str(text).split())), dir="rtl")


def _is_published() -> bool:
    """Whether the notebook is being run for a page of a site."""
    return bool(os.environ.get(LANGUAGE_VARIABLE))
