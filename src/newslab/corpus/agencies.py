"""Names of news agencies in Arabic text."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from newslab.arabic.affixes import affix, affixes, maybe
from newslab.arabic.clean import MARKS
from newslab.resources import ListOf, list_table

COLUMNS = ("name", "agency", "plain", "reason")


class AgencyMention(NamedTuple):
    """A name of a news agency in a text; `is_plain` where it cannot be another word."""

    agency: str
    start: int
    end: int
    is_plain: bool


class Agencies:
    """A list of news agencies, ready to be looked for.

    Parameters
    ----------
    table : pandas.DataFrame
        With name, agency, plain, as ``agencies.tsv``.
    """

    def __init__(self, table: pd.DataFrame) -> None:
        one_of = "|".join(map(re.escape, sorted(table["name"], key=len, reverse=True)))
        self._pattern = re.compile(
            # و, ل, ب and ال may be written together with وكالة, and و, ل, ب with the name.
            rf"(?<!\w)(?P<agency_word>{maybe('conjunction')}{maybe('preposition')}"
            rf"(?:{affix('article')})?{affix('agency_word')}\s+)?"
            rf"[{affixes('conjunction')[0]}{''.join(affixes('preposition'))}]?"
            rf"(?P<name>{one_of})(?![\w{MARKS}])"
        )
        self._agency_of = dict(zip(table["name"], table["agency"], strict=True))
        self._plain = frozenset(table.loc[table["plain"] == "yes", "name"])

    def mentions(self, text: str) -> Iterator[AgencyMention]:
        """Yield the names of agencies that stand in `text` as whole words, in order.

        A name that is also a word of the language (معا, وفا) is plain only behind وكالة.

        Examples
        --------
        >>> found = agencies_of().mentions("وكالة وفا ورويترز، وقال رويترز معا")
        >>> [(mention.agency, mention.is_plain) for mention in found]
        [('WAFA', True), ('Reuters', True), ('Reuters', True), ('Maan', False)]
        """
        for match in self._pattern.finditer(text):
            name = match.group("name")
            is_plain = name in self._plain or match.group("agency_word") is not None
            yield AgencyMention(
                self._agency_of[name], match.start("name"), match.end("name"), is_plain
            )

    def are_in(self, line: str) -> bool:
        """Whether `line` names one of them, as a whole word."""
        return next(self.mentions(line), None) is not None


def agencies_of(given: ListOf = True) -> Agencies:
    """The agencies of a list: the shipped one, a file, or a table.

    Raises
    ------
    InputError
        With every faulty row of a file.
    """
    return _shipped() if given is True else Agencies(list_table(given, "agencies.tsv", COLUMNS))


@cache
def _shipped() -> Agencies:
    return Agencies(list_table(True, "agencies.tsv", COLUMNS))
