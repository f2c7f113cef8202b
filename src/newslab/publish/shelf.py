"""What pages share: pictures, fonts and styles, as files of the site or inside each page."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bs4 import Tag

from newslab.publish.tree import relative
from newslab.resources import resource_path

__all__ = ["STYLES", "Shelf", "inline_styles"]

FOLDER = "assets"
_FONTS = {
    400: resource_path("fonts/Vazirmatn-Regular.woff2"),
    700: resource_path("fonts/Vazirmatn-Bold.woff2"),
}
_TEMPLATE = Path(__file__).parent / "templates" / "newslab"
STYLES = (
    _TEMPLATE / "style.css",
    resource_path("reading.css"),
    _TEMPLATE / "brief.css",
)
# A drawing (SVG) may hold a script, which runs where it is opened as a file of its own: it stays
# in its page.
_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,(.*)", re.DOTALL)


class Shelf:
    """Files that the pages of a site share, each named by what is in it.

    So a picture that stands on two pages is one file, and a browser that has a file need never
    ask for it again.

    Attributes
    ----------
    files : dict of str to bytes
        By path below the site.
    styles : str
        Path of the style sheet.

    Examples
    --------
    >>> shelf = Shelf()
    >>> shelf.styles in shelf.files, len(shelf.files)
    (True, 3)
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        fonts = {
            weight: self._add(path.stem, "woff2", path.read_bytes()).removeprefix(f"{FOLDER}/")
            for weight, path in _FONTS.items()
        }
        self.styles = self._add("styles", "css", _styles(fonts).encode())

    def take_pictures(self, tree: Tag, page: str) -> None:
        """Make the pictures inside a tree files, and lead to them from `page` (its path)."""
        for image in tree.find_all("img"):
            found = _PICTURE.fullmatch(str(image.get("src", "")))
            if found is None:
                continue
            try:
                content = base64.b64decode(found[2])
            except binascii.Error:
                continue
            image["src"] = relative(page, self._add("picture", found[1], content))

    def _add(self, name: str, ending: str, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()[:16]
        path = f"{FOLDER}/{name}.{digest}.{ending}"
        self.files[path] = content
        return path


@cache
def inline_styles() -> str:
    """The style sheet of a page that needs no other file: the fonts are inside it."""
    return _styles(
        {
            weight: f"data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode()}"
            for weight, path in _FONTS.items()
        }
    )


def _styles(fonts: Mapping[int, str]) -> str:
    """All styles of pages, with the addresses of the fonts by weight."""
    faces = [
        f"@font-face {{ font-family: Vazirmatn; font-weight: {weight}; "
        f'src: url({address}) format("woff2"); }}\n'
        for weight, address in fonts.items()
    ]
    return "".join([*faces, *(path.read_text(encoding="utf-8") for path in STYLES)])
