"""What the prose of a page says at a glance: its title, and its findings in one language."""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from newslab.publish.dressing import HEADINGS, parse_fragment

__all__ = ["in_one_language", "skim"]

_FINDING_WORDS = {"Finding": "en", "الخلاصة": "ar"}
_FINDING = re.compile(rf"\s*({'|'.join(_FINDING_WORDS)})")


def skim(prose: Iterable[str]) -> tuple[str, list[str]]:
    """Text of the first heading, and all findings, of clean fragments.

    A finding is a paragraph that begins with that word, in bold.

    Examples
    --------
    >>> skim(["<h1>Reuse</h1>", "<p><b>Finding.</b> Half.</p><p>The rest.</p>"])
    ('Reuse', ['<p><b>Finding.</b> Half.</p>'])
    """
    title = ""
    findings = []
    for html in prose:
        fragment = parse_fragment(html)
        for heading in fragment.find_all(HEADINGS):
            title = title or " ".join(heading.get_text().split())
        findings += [str(paragraph) for paragraph, _ in _findings_in(fragment)]
    return title, findings


def in_one_language(html: str, lang: str) -> str:
    """Take what is told in another language too out of a clean fragment: finding and evidence.

    What is told in one language alone stays, whichever it is: that is better than nothing.

    Examples
    --------
    >>> in_one_language("<p><b>Finding.</b> Half.</p><p><b>الخلاصة.</b> نصف.</p>", "ar")
    '<p><b>الخلاصة.</b> نصف.</p>'
    """
    fragment = parse_fragment(html)
    told = list(_findings_in(fragment))
    foreign = [(finding, spoken) for finding, spoken in told if spoken != lang]
    if not foreign or len(foreign) == len(told):
        return html
    for finding, spoken in foreign:
        whole = finding.find_parent("div", lang=spoken)
        if whole is not None:
            whole.decompose()
            continue
        evidence = finding.find_next_sibling()
        if isinstance(evidence, Tag) and evidence.name == "details":
            evidence.decompose()
        finding.decompose()
    return fragment.decode_contents()


def _findings_in(fragment: Tag) -> Iterator[tuple[Tag, str]]:
    """Paragraphs that begin with a finding's bold word, and the language of the word."""
    for paragraph in fragment.find_all("p"):
        opening = paragraph.find(["strong", "b"])
        if opening is None:
            continue
        word = _FINDING.match(opening.get_text())
        if word and paragraph.get_text().lstrip().startswith(opening.get_text().strip()):
            yield paragraph, _FINDING_WORDS[word[1]]
