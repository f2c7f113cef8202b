"""Names of news agencies in Arabic text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslab.arabic.affixes import affix, affixes, maybe
from newslab.arabic.clean import MARKS
from newslab.resources import shipped_list


class AgencyMention(NamedTuple):
    """A name of a news agency in a text; `is_plain` where it cannot be another word."""

    agency: str
    start: int
    end: int
    is_plain: bool


def agency_mentions(text: str) -> Iterator[AgencyMention]:
    """Yield the names of news agencies (``agencies.tsv``) that stand in `text` as whole words.

    Parameters
    ----------
    text : str

    Yields
    ------
    AgencyMention
        In order. A name that is also a word of the language (معا, وفا) is plain only behind وكالة.

    Examples
    --------
    >>> [(m.agency, m.is_plain) for m in agency_mentions("وكالة وفا ورويترز، وقال رويترز معا")]
    [('WAFA', True), ('Reuters', True), ('Reuters', True), ('Maan', False)]
    """
    pattern, agency_of, plain = _agencies()
    for match in pattern.finditer(text):
        name = match.group("name")
        is_plain = name in plain or match.group("agency_word") is not None
        yield AgencyMention(agency_of[name], match.start("name"), match.end("name"), is_plain)


def names_agency(line: str) -> bool:
    """Whether `line` names a news agency of the shipped list, as a whole word."""
    return next(agency_mentions(line), None) is not None


@cache
def _agencies() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    table = shipped_list("agencies.tsv", ("name", "agency", "plain", "reason"))
    one_of = "|".join(map(re.escape, sorted(table["name"], key=len, reverse=True)))
    pattern = re.compile(
        # و, ل, ب and ال may be written together with وكالة, and و, ل, ب with the name.
        rf"(?<!\w)(?P<agency_word>{maybe('conjunction')}{maybe('preposition')}"
        rf"(?:{affix('article')})?{affix('agency_word')}\s+)?"
        rf"[{affixes('conjunction')[0]}{''.join(affixes('preposition'))}]?"
        rf"(?P<name>{one_of})(?![\w{MARKS}])"
    )
    agency_of = dict(zip(table["name"], table["agency"], strict=True))
    return pattern, agency_of, frozenset(table.loc[table["plain"] == "yes", "name"])
