"""Lead numbers to their evidence where that stands on another page of the same language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from newslab.publish.page import Page
from newslab.publish.paging import part_file

__all__ = ["link_evidence"]

_WRITTEN = ("prose", "html")
_ID = re.compile(r'\bid="(evidence-[^"]+)"')
_LINK = re.compile(r'\bhref="#(evidence-[^"]+)"')


def link_evidence(pages: Mapping[str, Sequence[Page]]) -> dict[str, list[Page]]:
    """Point the links of a finding that is told again to the page that shows its evidence.

    A brief tells findings whose sentences stand on the pages of other notebooks, under the same
    names.

    Parameters
    ----------
    pages : mapping of str to sequence of Page
        The pages of one language, in parts, by the name of their notebook.

    Returns
    -------
    dict of str to list of Page
        The same pages. Links whose evidence is on the page itself, or nowhere, are as they were.
    """
    places: dict[str, str] = {}
    for name, parts in pages.items():
        for number, part in enumerate(parts, start=1):
            for block in part.blocks:
                for found in _ID.findall(block.body) if block.kind in _WRITTEN else ():
                    places.setdefault(found, part_file(name, number))

    def pointed(html: str, file: str) -> str:
        def address(link: re.Match[str]) -> str:
            place = places.get(link[1], file)
            return link[0] if place == file else f'href="{quote(place)}#{link[1]}"'

        return _LINK.sub(address, html)

    return {
        name: [
            replace(
                part,
                blocks=[
                    replace(block, body=pointed(block.body, part_file(name, number)))
                    if block.kind in _WRITTEN
                    else block
                    for block in part.blocks
                ],
                findings=[pointed(finding, part_file(name, number)) for finding in part.findings],
            )
            for number, part in enumerate(parts, start=1)
        ]
        for name, parts in pages.items()
    }
