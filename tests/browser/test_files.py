"""A site reads right from a disk and from a server, and where a browser takes no font from it."""

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import nbformat
import pytest

from browser.hostile_study import PIXEL
from newslab import open_study
from newslab.publish import build_site, execution
from newslab.publish.run import read_notebook

PAGES = ["index.html", "01.html", "ar/01.html", "article/a.html", "ar/article/a.html"]
STATE = """() => ({
  colour: getComputedStyle(document.body).color,
  fonts: [...document.fonts].map(font => font.status),
  pictures: [...document.images].map(image => image.naturalWidth),
  width: document.documentElement.scrollWidth,
})"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    (folder / "notebooks").mkdir()
    output = nbformat.v4.new_output(
        "display_data", {"image/png": PIXEL}, metadata={"image/png": {"alt": "a point"}}
    )
    cells = [
        nbformat.v4.new_markdown_cell("# عنوان\n\nنص **غامق** and Latin"),
        nbformat.v4.new_code_cell("f()", outputs=[output]),
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "notebooks/01.ipynb")
    article = {"doc_id": "a", "outlet": "A", "text": "قال ترامب إن الاتفاق قريب."}
    (folder / "a.jsonl").write_text(json.dumps(article))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(execution, "run_notebook", lambda path, **_: read_notebook(path))
        for name in ("public", "single"):
            study = open_study(articles=folder / "a.jsonl")
            single = name == "single"
            build_site(folder / "notebooks", folder / name, study=study, single_file=single)
    return folder


@pytest.fixture(scope="module")
def served(sites):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=sites / "public"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened = context.new_page()
    opened.told = []
    opened.on("console", lambda message: opened.told.append(message.text))
    opened.on("requestfailed", lambda request: opened.told.append(request.url))
    yield opened
    context.close()


@pytest.mark.parametrize("way", ["disk", "server", "single files"])
def test_pages_have_their_styles_fonts_and_pictures(page, sites, served, way):
    root = {
        "disk": (sites / "public").as_uri(),
        "server": served,
        "single files": (sites / "single").as_uri(),
    }[way]
    for name in PAGES:
        page.goto(f"{root}/{name}", wait_until="networkidle")
        state = page.evaluate(STATE)
        assert state["colour"] == "rgb(33, 31, 28)", name
        assert "loaded" in state["fonts"], name
        assert state["pictures"] == [1] * name.endswith("01.html"), name
        assert state["width"] == 390, name
    assert page.told == []


def test_where_no_font_is_taken_from_the_site_the_system_has_one(page, sites):
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto((sites / "public/ar/article/a.html").as_uri(), wait_until="networkidle")
    state = page.evaluate(STATE)
    assert "loaded" not in state["fonts"]
    assert state["width"] == 390
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    assert fonts
    assert not any(font["isCustomFont"] for font in fonts)
