"""Attacks, small notebooks, and a reading of pages by Python's own parser."""

import re
from html.parser import HTMLParser

from nbformat import v4

from newslab.publish.sanitize import clean_html, harmless

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="https://evil.example/pixel.gif" alt="x">',
    "<svg onload=alert(1)><script>alert(2)</script><text>drawn</text></svg>",
    '<svg><style><img src="</style><img src=x onerror=alert(1)>"></style></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    '<a href="javascript:alert(1)">link</a>',
    '<a href=" java\nscript:alert(1)">link</a>',
    '<a href="data:text/html,<script>alert(1)</script>">link</a>',
    '<a href="\x01data:text/html,x">link</a>',
    "[link](javascript:alert(1))",
    "![picture](javascript:alert(1))",
    '![picture](x "onerror=alert(1)")',
    '[a](https://ok.example/"onmouseover="alert(1))',
    "<p style=\"background:url('https://evil.example/leak')\">text</p>",
    "<style>body{background:url(https://evil.example/leak)}</style>",
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="https://evil.example/x.swf"></object><embed src="https://evil.example/">',
    '<form action="https://evil.example/"><input name="q" autofocus onfocus=alert(1)></form>',
    '<details open ontoggle=alert(1)><summary class="skip">s</summary></details>',
    '<video poster="https://evil.example/"><source src="//evil.example/" onerror=f()></video>',
    "</title></head><body onload=alert(1)>",
    "</main></details></div></pre><!-- <script>alert(1)</script> -->",
    "{{ 7 * 7 }}{% raw %}{{ resources.newslab.fonts }}",
]

_NEVER = {"script", "iframe", "object", "embed", "form", "input", "svg", "math", "base", "video"}
_ASSET = re.compile(r"(\.\./)*assets/[\w.-]+")
_HARMLESS_LINK = re.compile(r"https?://|mailto:|#|[\w%.-]+(#|$)|data:,$")


class _Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self.styles = ""

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        if self.found and self.found[-1][0] == "style":
            self.styles += data


def cleaned(html):
    """A fragment from anywhere as it comes onto a page."""
    return clean_html(harmless(html).decode_contents())


def elements(html):
    """(tag, attributes) of every element, in order."""
    parser = _Elements()
    parser.feed(html)
    return parser.found


def faults(html):
    """What in `html` could run, load or mislead: must be empty."""
    parser = _Elements()
    parser.feed(html)
    found = re.findall(r"url\((?!data:font/woff2)|@import", parser.styles)
    found += re.findall("No description has been provided", html)
    for tag, attributes in parser.found:
        styles = attributes.get("rel") == "stylesheet" and _ASSET.fullmatch(attributes["href"])
        if tag in _NEVER or (tag == "link" and attributes.get("rel") != "icon" and not styles):
            found.append(tag)
        if attributes.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
            found.append("http-equiv")
        for name, value in attributes.items():
            if name.startswith("on") or name in {"style", "srcdoc", "srcset", "action", "poster"}:
                found.append(name)
            if name == "src" and not (value.startswith("data:image/") or _ASSET.fullmatch(value)):
                found.append(f"src={value}")
            if name == "href" and not styles and not _HARMLESS_LINK.match(value):
                found.append(f"href={value}")
    return found


def notebook_of(*cells, lang=None):
    """A notebook of strings (Markdown) and pairs of source and outputs (code)."""
    made = [
        v4.new_markdown_cell(cell)
        if isinstance(cell, str)
        else v4.new_code_cell(cell[0], outputs=cell[1])
        for cell in cells
    ]
    for number, cell in enumerate(made):
        cell["id"] = f"cell-{number}"
    return v4.new_notebook(cells=made, metadata={"newslab": {"lang": lang}} if lang else {})


def output_of(mime, data, *, finding=False, **metadata):
    """What `display` of an object with a rich form leaves in a notebook."""
    own = {"newslab": {"finding": True}} if finding else {}
    return v4.new_output(
        "display_data",
        {mime: data, "text/plain": "<Object at 0x7f00>"},
        metadata={mime: metadata, **own},
    )
