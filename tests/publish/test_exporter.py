import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter, get_exporter
from nbformat import v4
from traitlets import TraitError

from hostile import ATTACKS as ALL_ATTACKS
from hostile import UNENCODABLE
from newslab.catalog import say
from newslab.direction import showable
from newslab.publish.exporter import NewslabExporter, PageContent
from newslab.publish.page import read_page
from newslab.reading.shown import show

from .pages import ATTACKS, PIXEL, elements, faults, notebook_of, output_of

TEMPLATE = Path(__file__).parents[2] / "src/newslab/publish/templates/newslab"
POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"


@pytest.fixture(scope="module")
def export():
    exporter = NewslabExporter()
    return lambda notebook, name="nb": exporter.from_notebook_node(
        notebook, {"metadata": {"name": name}}
    )[0]


@pytest.fixture(scope="module")
def page(export):
    notebook = notebook_of(
        "# Overlap\n\nفقرة عربية\n\n- بند",
        ("print('نص')", [output_of("text/html", "<table><tr><td>خبر</td></tr></table>")]),
        ("draw()", [output_of("image/png", PIXEL, alt='Bars: "a" 3, <b> 5')]),
    )
    return BeautifulSoup(export(notebook), "html.parser")


def test_every_way_in_is_harmless(export):
    everywhere = [
        cell
        for attack in ATTACKS
        for cell in (
            f"## {attack}",
            attack,
            (
                attack,
                [
                    output_of("text/html", attack),
                    output_of("text/markdown", attack),
                    output_of("image/png", attack, alt=attack),
                    output_of("image/svg+xml", attack, alt=attack),
                    output_of("application/javascript", attack),
                    v4.new_output("stream", name="stdout", text=attack),
                ],
            ),
        )
    ]
    html = export(notebook_of("# Calm", *everywhere))
    assert faults(html) == []
    assert [tag for tag, _ in elements(html)].count("main") == 1
    assert html.count("</main>") == 1
    assert "<title>Calm</title>" in html


def test_a_hostile_corpus_stays_text_whoever_shows_it(export):
    texts = pd.DataFrame({"text": ALL_ATTACKS})
    outputs = [
        output_of("text/html", texts.to_html(escape=False)),
        output_of("text/html", show(texts, caption=ALL_ATTACKS[0])._repr_html_()),
        *(output_of("text/markdown", attack) for attack in ALL_ATTACKS),
        v4.new_output("stream", name="stdout", text="\n".join([*ALL_ATTACKS, UNENCODABLE])),
    ]
    html = export(notebook_of("# Calm", ("f()", outputs)))
    html.encode("utf-8")
    assert faults(html) == []
    assert not {"\u202d", "\u202e", "\x00"} & set(html)
    assert [tag for tag, _ in elements(html)].count("main") == 1
    assert "<title>Calm</title>" in html


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_heading_or_name_stays_inside_the_title(export, attack):
    for html in (export(notebook_of(f"# A {attack} B")), export(notebook_of(), name=attack)):
        assert faults(html) == []
        assert html.count("</title>") == 1
    soup = BeautifulSoup(html, "html.parser")
    assert soup.title.get_text() == showable(attack)
    assert soup.h1.get_text() == showable(attack)


def test_jinja_in_cells_is_text(export):
    html = export(notebook_of("{{ 7 * 7 }}", ("'{% for x in y %}'", [])))
    text = BeautifulSoup(html, "html.parser").main.get_text()
    assert "{{ 7 * 7 }}" in text
    assert "{% for x in y %}" in text


def test_the_page_forbids_what_it_does_not_need(page):
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith(POLICY)
    # It binds only what comes after it.
    assert page.head.find(True, attrs={"charset": False})["http-equiv"]


def test_the_font_travels_with_the_page(page):
    faces = re.findall(r"url\(data:font/woff2;base64,([A-Za-z0-9+/=]+)\)", page.style.string)
    assert len(faces) == 2
    assert all(face.startswith("d09GMg") for face in faces)  # "wOF2"


def test_code_is_folded_left_to_right_under_a_visible_summary(page):
    for details in page.find_all("details"):
        assert not details.has_attr("open")
        assert details.summary.get_text() == "Code"
        assert details.pre["dir"] == "ltr"
    assert len(page.find_all("details")) == 2


def test_figures_keep_their_alt_text(page):
    assert page.find("figure").img["alt"] == 'Bars: "a" 3, <b> 5'


def test_blocks_have_directions_and_landmarks_are_there(page):
    assert (page.html["lang"], page.html["dir"]) == ("en", "ltr")
    assert {block["dir"] for block in page.main.find_all(["h1", "p", "li", "td"])} == {"auto"}
    assert page.find("a", class_="skip")["href"] == f"#{page.main['id']}"
    assert page.footer is not None


def test_an_arabic_page_is_arabic_throughout(export):
    soup = BeautifulSoup(export(notebook_of("# عنوان", ("x", []), lang="ar")), "html.parser")
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert soup.summary.get_text() == say("page.code", "ar") == "الشيفرة"
    assert soup.footer.get_text(strip=True) == say("page.footer", "ar")


def test_the_same_notebook_gives_the_same_bytes(export):
    notebook = notebook_of("# A", ("x", [output_of("image/png", PIXEL, alt="a")]))
    assert (
        export(notebook)
        == NewslabExporter().from_notebook_node(notebook, {"metadata": {"name": "nb"}})[0]
    )


def test_input_can_be_left_out():
    html, _ = NewslabExporter(exclude_input=True).from_notebook_node(notebook_of(("x = 1", [])))
    assert "<details" not in html


def test_the_stock_exporter_with_the_template_is_as_safe(export):
    notebook = notebook_of(*ATTACKS, ("x", [output_of("text/html", "<i>a</i>" + ATTACKS[2])]))
    stock = HTMLExporter(
        template_name="newslab", extra_template_basedirs=[str(TEMPLATE.parent)]
    ).from_notebook_node(notebook, {"metadata": {"name": "nb"}})[0]
    assert stock == export(notebook)


def test_the_language_of_a_page_can_be_set_from_outside():
    notebook = notebook_of("# A", lang="en")
    html, _ = NewslabExporter(lang="ar").from_notebook_node(notebook)
    assert '<html dir="rtl" lang="ar">' in html
    with pytest.raises(TraitError):
        NewslabExporter(lang="fr")


def test_a_page_that_was_read_is_written_as_nbconvert_writes_it(export):
    notebook = notebook_of("# A\n\nنص", ("x", [output_of("image/png", PIXEL, alt="a", width=9)]))
    written = NewslabExporter().render_page(read_page(notebook, name="nb"))
    assert BeautifulSoup(written, "html.parser") == BeautifulSoup(export(notebook), "html.parser")


def test_figures_have_their_captions_and_widths(export):
    figure = output_of("image/svg+xml", "<svg/>", alt="a", caption="<b>نسب", width=691)
    soup = BeautifulSoup(export(notebook_of(("f()", [figure]))), "html.parser")
    assert soup.figure.img["width"] == "691"
    assert soup.figcaption.get_text() == "<b>نسب"
    assert soup.figcaption["dir"] == "auto"


def test_a_page_of_a_site_leads_to_its_sections_and_to_its_twin():
    site = {
        "title": "<Study>",
        "home": "../index.html",
        "links": [{"href": "data.html", "label": "Data & more", "current": True}],
        "twin": {"href": "ar/a.html", "lang": "ar", "label": "العربية"},
    }
    html = NewslabExporter().render_page(read_page(notebook_of("# A"), name="nb"), site=site)
    home, data, twin = BeautifulSoup(html, "html.parser").header.nav.find_all("a")
    assert (home["href"], home.get_text()) == ("../index.html", "<Study>")
    assert (data["aria-current"], data.get_text()) == ("page", "Data & more")
    assert (twin["href"], twin["lang"], twin["hreflang"]) == ("ar/a.html", "ar", "ar")


def test_styles_of_views_and_tables_come_with_the_page(page):
    for selector in (".nl-shown", ".nl-view"):
        assert selector in page.style.string


@pytest.mark.parametrize("way", [["--to", "newslab"], ["--to", "html", "--template", "newslab"]])
def test_nbconvert_on_the_command_line_gives_the_page(way, tmp_path, export):
    notebook = notebook_of("# A", *ATTACKS, ("x", [output_of("text/html", ATTACKS[0] + "a")]))
    nbformat.write(notebook, tmp_path / "nb.ipynb")
    shared = tmp_path / "share/jupyter/nbconvert/templates"
    shared.mkdir(parents=True)
    (shared / "newslab").symlink_to(TEMPLATE)
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", *way, "nb.ipynb"],
        cwd=tmp_path,
        env={**os.environ, "JUPYTER_PATH": str(tmp_path / "share/jupyter")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "nb.html").read_text(encoding="utf-8") == export(notebook)


def test_without_its_preprocessor_the_template_shows_nothing(tmp_path):
    for file in TEMPLATE.iterdir():
        (tmp_path / "bare").mkdir(exist_ok=True)
        (tmp_path / "bare" / file.name).write_bytes(file.read_bytes())
    conf = json.loads((tmp_path / "bare/conf.json").read_text())
    (tmp_path / "bare/conf.json").write_text(json.dumps(conf | {"preprocessors": {}}))
    exporter = HTMLExporter(template_name="bare", extra_template_basedirs=[str(tmp_path)])
    with pytest.raises(Exception, match=r"has no attribute '(page|site)'"):
        exporter.from_notebook_node(notebook_of("text"))


def test_a_missing_alt_text_is_logged(caplog):
    notebook = notebook_of(("draw()", [output_of("image/png", PIXEL)]))
    content = PageContent(enabled=True)
    content.log.propagate = True
    content(notebook, {"metadata": {"name": "nb"}})
    assert "nb: cell 1: a figure has no alt text" in caplog.text


def test_nbconvert_knows_the_exporter():
    assert get_exporter("newslab") is NewslabExporter


def _luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(scheme):
    blocks = re.findall(r":root \{(.*?)\}", (TEMPLATE / "style.css").read_text(), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): (#\w{6})", blocks[["light", "dark"].index(scheme)]))
    for ground in ("paper", "raised"):
        for text in ("ink", "muted", "link", "mark", "string", "keyword", "comment"):
            light, dark = sorted((_luminance(colours[ground]), _luminance(colours[text])))[::-1]
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)
