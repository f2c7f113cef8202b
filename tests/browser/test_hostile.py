"""A study made of attacks, published and opened in a browser: harmless, and shown as it is."""

import csv
import json
import re
import unicodedata

import pytest

from browser.hostile_study import GROUPS, NAMES, TITLE, write_study
from browser.looking import WIDTHS, Visit
from hostile import ATTACKS
from newslab.publish import build_site
from newslab.study import open_study

# Signs that views add to a text; what is folded is opened.
BARE_TEXT = """() => {
  const signs = ".nl-number, .nl-hidden, .nl-who, .nl-key, .nl-jump";
  for (const sign of document.querySelectorAll(signs)) sign.remove();
  for (const folded of document.querySelectorAll("details")) folded.open = true;
  return document.body.innerText;
}"""
# What no page of newslab has in its body, whoever wrote it.
STRANGE = """() => [
  ...document.body.querySelectorAll(
    "style, link, title, meta, template, noscript, textarea, input, button, video, audio, "
    + "[style], [srcdoc], [srcset], [contenteditable], [autofocus], [accesskey]"),
  ...[...document.images].filter(image =>
    !/^data:image[/]|[/]assets[/]picture[.][0-9a-f]{16}[.]png$/.test(image.src)),
].map(element => element.outerHTML.slice(0, 80))"""
CONTROLS = re.compile(r"\[?U\+[0-9A-F]{4}(?: ×\d+)?\]?|\N{REPLACEMENT CHARACTER}")
SAFE_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[a-z0-9_-]+)*")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


def letters(text):
    """What of a text is seen: no blanks, and no controls, spelled out or not."""
    seen = (sign for sign in CONTROLS.sub("", text) if unicodedata.category(sign)[0] not in "CZ")
    return "".join(seen)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    write_study(folder)
    out = folder / "public"
    study = open_study(articles=folder / "raw", codebook=folder / "codebook", title=TITLE)
    build_site(folder / "notebooks", out, study=study)
    return out


@pytest.fixture(scope="module")
def visits(browser, site):
    """What every page holds and does without its security policy: it must be harmless as it is."""
    found = {}
    narrow, wide = ({"width": width, "height": 900} for width in WIDTHS)
    context = browser.new_context(offline=True, bypass_csp=True)
    page = context.new_page()
    for path in sorted(site.rglob("*.html")):
        visit = Visit(page, path)
        visit.page.set_viewport_size(narrow)
        visit.page.goto(path.as_uri())
        seen = {
            "title": visit.page.title(),
            "dangerous": visit.dangerous(),
            "strange": visit.page.evaluate(STRANGE),
            "too wide for a phone": visit.overflowing(),
            "text": letters(visit.page.evaluate(BARE_TEXT)),
            "too wide for a phone when unfolded": visit.overflowing(),
        }
        visit.page.set_viewport_size(wide)
        seen["too wide for a desk"] = visit.overflowing()
        found[path.relative_to(site).as_posix()] = seen | {
            "dialogs": visit.dialogs,
            "requests": visit.requests,
        }
        visit.leave()
    context.close()
    return found


@pytest.mark.parametrize(
    "kind",
    [
        "dialogs",
        "requests",
        "dangerous",
        "strange",
        "too wide for a phone",
        "too wide for a phone when unfolded",
        "too wide for a desk",
    ],
)
def test_no_attack_succeeds(visits, kind):
    assert {page: seen[kind][:6] for page, seen in visits.items() if seen[kind]} == {}


def test_no_attack_names_a_page(visits):
    """Titles are those of the study; of an article, its headline as mere text."""
    titles = {page: seen["title"] for page, seen in visits.items()}
    for page in ("attacks.html", "ar/attacks.html"):
        assert titles[page].startswith(TITLE)
    articles = {title for page, title in titles.items() if "article/" in page}
    starts = [letters(f"{name} وصل الوفد") for name in NAMES]
    assert len(articles) == len(NAMES)
    for title in map(letters, articles):
        assert title.startswith(tuple(starts))
    assert all(TITLE in title for title in titles.values())


@pytest.mark.parametrize("root", ["", "ar/"])
def test_every_attack_is_read_on_the_page_of_its_article(visits, root):
    """What is not on a page cannot harm, so this is what makes the other tests say something."""
    pages = [seen for page, seen in visits.items() if page.startswith(f"{root}article/")]
    for name, attacks in zip(NAMES, GROUPS, strict=True):
        start = letters(f"{name} وصل الوفد")
        own = [seen["text"] for seen in pages if letters(seen["title"]).startswith(start)]
        assert len(own) == 1
        missing = [attack for attack in attacks if letters(attack) not in own[0]]
        assert missing == []


@pytest.mark.parametrize("page", ["attacks.html", "ar/attacks.html"])
def test_every_attack_is_read_on_the_page_of_the_notebook(visits, page):
    """Tables, evidence and printed lines: three times at the least."""
    text = visits[page]["text"]
    rare = [attack for attack in ATTACKS if letters(attack) and text.count(letters(attack)) < 3]
    assert rare == []


def test_no_cell_of_a_download_is_a_formula(site):
    tables = sorted((site / "data").glob("*.csv"))
    assert len(tables) > 10
    n_texts = 0
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        n_texts += sum(cell.startswith("'") for cell in cells)
        assert [
            cell
            for cell in cells
            if cell.startswith(tuple("=+-@＝＋－＠\t\r")) and not NUMBER.fullmatch(cell)
        ] == [], path.name
    assert n_texts > 10


def test_downloads_hold_the_attacks_as_they_are(site):
    articles = json.loads((site / "data/articles.json").read_text(encoding="utf-8"))
    assert [article["doc_id"] for article in articles] == NAMES


def test_no_attack_names_a_file(site):
    names = [path.name for path in site.rglob("*")]
    assert len(names) > 30
    assert [
        name for name in names if not re.fullmatch(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", name.lower())
    ] == []
    outside = {path.name for path in site.parent.iterdir()}
    assert outside == {"raw", "codebook", "attacks.json", "notebooks", "public", ".newslab-cache"}
