"""Find links of a site that lead nowhere."""

import posixpath
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

__all__ = ["DeadLink", "dead_links", "dead_links_of"]


@dataclass(frozen=True)
class DeadLink:
    """A link that leads nowhere: the page it stands on, its address, and what is missing.

    `page` is relative to the folder of the site, with ``/`` on every system.
    """

    page: str
    address: str
    problem: str

    def __str__(self) -> str:
        return f"{self.page}: the link {self.address!r} leads nowhere: {self.problem}"


class _Reader(HTMLParser):
    """Collects where a page can be jumped to, and where its links go."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.addresses: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value or "")
            elif name == "href" and tag in ("a", "area") and value is not None:
                self.addresses[value] = None


def dead_links(folder: str | Path) -> list[DeadLink]:
    """List the links of a site that lead to no file or to no place on a page.

    Links to other sites are not followed.

    Parameters
    ----------
    folder : str or path
        The site; all ``.html`` files in it and below it are read.

    Returns
    -------
    list of DeadLink
        In the order of the pages' paths; empty when every link leads somewhere.

    Examples
    --------
    >>> dead_links("public")  # doctest: +SKIP
    []
    """
    root = Path(folder)
    return dead_links_of(
        {
            path.relative_to(root).as_posix(): path.read_bytes() if path.suffix == ".html" else b""
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }
    )


def dead_links_of(files: dict[str, bytes]) -> list[DeadLink]:
    """`dead_links` of a site that is not written yet: contents by relative path.

    Examples
    --------
    >>> files = {"index.html": b'<a href="a.html#x">a</a>', "a.html": b"<p>a</p>"}
    >>> print(dead_links_of(files)[0])
    index.html: the link 'a.html#x' leads nowhere: a.html has no place 'x'
    """
    pages = {name: _read(content) for name, content in files.items() if name.endswith(".html")}
    found = []
    for name, page in pages.items():
        for address in page.addresses:
            problem = _problem(name, address, files, pages)
            if problem:
                found.append(DeadLink(name, address, problem))
    return found


def _read(content: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(content.decode("utf-8", errors="replace"))
    reader.close()
    return reader


def _problem(
    page: str, address: str, files: dict[str, bytes], pages: dict[str, _Reader]
) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return f"it is no address ({error})"
    if parts.scheme or parts.netloc:
        return None
    target = _resolve(page, unquote(parts.path)) if parts.path else page
    if target is None:
        return "it leaves the site"
    if target not in files:
        # A folder shows its index only where a server sees to it, never from a disk.
        return f"there is no file {target!r}"
    anchor = unquote(parts.fragment)
    # "#" and "#top" are the top of any page.
    if target not in pages or anchor.lower() in ("", "top"):
        return None
    return None if anchor in pages[target].anchors else f"{target} has no place {anchor!r}"


def _resolve(page: str, path: str) -> str | None:
    """Path inside the site of an address on `page`; None if it leads out of the site."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if target.startswith("/") or target.split("/")[0] == "..":
        return None
    return "" if target == "." else target
