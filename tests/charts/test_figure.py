import base64
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from PIL import Image

from newslab.charts import Chart, ar, described, lint, overlap, save_figure
from newslab.errors import InputError

from .examples import LABELS, five_articles

SVG = "{http://www.w3.org/2000/svg}"


def small_chart(alt_text='رسم <b>&</b> "اختبار"', title="عنوان & < >"):
    chart = Chart(4, 1, alt_text=alt_text, title=title)
    chart.text(0.5, 0.5, ar("سماء (2024-05)"))
    chart.text(0.05, 0.1, "Source: a test")
    return chart


def test_files_are_named_by_format_and_folders_are_made(tmp_path):
    files = save_figure(small_chart(), tmp_path / "new" / "fig.1")
    assert files == (tmp_path / "new" / "fig.1.png", tmp_path / "new" / "fig.1.svg")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["fig.1.png", "fig.1.svg"]
    (only,) = save_figure(small_chart(), tmp_path / "a.svg", formats=["png"])
    assert only == tmp_path / "a.png"


def test_svg_tells_its_name_and_alt_text(tmp_path):
    (file,) = save_figure(small_chart(), tmp_path / "a", formats=["svg"])
    root = ElementTree.parse(file).getroot()
    assert [element.tag for element in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "عنوان & < >"
    assert root[1].text == 'رسم <b>&</b> "اختبار"'
    assert root.get("role") == "img"
    names = [element.get("id") for element in root[:2]]
    assert root.get("aria-labelledby").split() == names
    # Text is drawn, so that a browser without the font shows the same letters.
    assert not list(root.iter(f"{SVG}text"))


def test_names_of_two_charts_in_one_page_are_told_apart(tmp_path):
    ids = [
        ElementTree.parse(save_figure(chart, tmp_path / "a")[1]).getroot().get("aria-labelledby")
        for chart in (small_chart(), small_chart(alt_text="رسم آخر لسماء"))
    ]
    assert not set(ids[0].split()) & set(ids[1].split())


def test_svg_needs_no_other_file(tmp_path):
    """With a picture in it, and text."""
    chart = overlap(five_articles(), labels=LABELS, title="عنوان")
    chart.figimage([[0, 1], [1, 0]])
    (file,) = save_figure(chart, tmp_path / "a", formats=["svg"])
    drawing = file.read_text(encoding="utf-8")
    assert "<!DOCTYPE" not in drawing
    root = ElementTree.fromstring(drawing)
    links = [
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name.endswith(("href", "src", "resource"))
    ]
    assert links
    assert all(link.startswith(("#", "data:image/png;base64,")) for link in links)
    assert all(link.startswith("#") for link in re.findall(r"url\((.*?)\)", drawing))
    assert "@import" not in drawing
    # Addresses that are left name the languages of the file.
    assert set(re.findall(r"https?://[^\"<> ]+", drawing)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_svg_stays_well_formed_with_any_text(tmp_path):
    chart = small_chart(alt_text="a\x00b\x1b]]>--\ufffe", title="</title><script>\x08")
    chart.text(0.5, 0.8, "--> <script>")
    (file,) = save_figure(chart, tmp_path / "a", formats=["svg"])
    root = ElementTree.parse(file).getroot()
    assert root.find(f"{SVG}title").text == "</title><script>"
    assert root.find(f"{SVG}desc").text == "ab]]>--"
    assert not list(root.iter(f"{SVG}script"))


def test_direction_controls_in_names_turn_nothing_round(tmp_path):
    chart = small_chart(alt_text="\u202eرسم\u2066 أول", title="\u200fعنوان\u202a \ud800آخر")
    png, svg = save_figure(chart, tmp_path / "a")[:2]
    root = ElementTree.parse(svg).getroot()
    assert [root[0].text, root[1].text] == ["عنوان آخر", "رسم أول"]
    with Image.open(png) as picture:
        assert picture.text == {"Title": "عنوان آخر", "Description": "رسم أول"}


def test_png_tells_its_alt_text(tmp_path):
    (file,) = save_figure(small_chart(), tmp_path / "a", formats=["png"])
    with Image.open(file) as picture:
        assert picture.text["Title"] == "عنوان & < >"
        assert picture.text["Description"] == 'رسم <b>&</b> "اختبار"'
        assert picture.size == (800, 200)


def test_png_keeps_its_names_as_unicode_in_english_too(tmp_path):
    (file,) = save_figure(small_chart(alt_text="Bars.", title="A"), tmp_path / "a", formats=["png"])
    content = file.read_bytes()
    assert content.count(b"iTXtTitle\0") == content.count(b"iTXtDescription\0") == 1
    assert b"tEXt" not in content


@pytest.mark.parametrize("alt_text", ["", " \n"])
def test_no_figure_without_alt_text(tmp_path, alt_text):
    with pytest.raises(InputError, match=r"(?s)no alt text.*fig\.alt_text ="):
        save_figure(small_chart(alt_text=alt_text), tmp_path / "a")
    with pytest.raises(InputError, match=r"no alt text"):
        save_figure(Figure(), tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_a_figure_with_faults_is_refused_with_all_of_them(tmp_path):
    chart = small_chart()
    chart.text(0.1, 0.5, "tiny", fontsize=4)
    chart.text(0.1, 0.8, "pale", color="#EEEEEE")
    with pytest.raises(InputError) as caught:
        save_figure(chart, tmp_path / "a")
    assert [problem.split(":")[0] for problem in caught.value.problems] == ["too-small", "contrast"]
    assert "“tiny”" in caught.value.problems[0]
    assert "too-small: Make type larger" in caught.value.hint
    assert 'waive=["too-small", "contrast"]' in caught.value.hint
    assert not list(tmp_path.iterdir())


def test_a_fault_can_be_waived_by_name(tmp_path):
    chart = small_chart()
    chart.text(0.1, 0.5, "tiny", fontsize=4)
    with pytest.raises(InputError, match=r"^.*: too-small"):
        save_figure(chart, tmp_path / "a", waive=["contrast"])
    assert save_figure(chart, tmp_path / "a", waive=("too-small",))[0].exists()
    with pytest.raises(InputError, match=r"no check 'small'"):
        save_figure(chart, tmp_path / "b", waive=("small",))
    assert not (tmp_path / "b.png").exists()


def test_a_figure_saved_without_alt_text_on_purpose_has_no_names(tmp_path):
    png, svg = save_figure(small_chart(alt_text="", title=""), tmp_path / "a", waive=["no-alt"])
    root = ElementTree.parse(svg).getroot()
    assert root.get("aria-labelledby") is None
    assert root.find(f"{SVG}desc") is root.find(f"{SVG}title") is None
    with Image.open(png) as picture:
        assert picture.text == {}


def test_any_figure_with_alt_text_can_be_saved(tmp_path):
    figure = Figure((2, 1))
    figure.alt_text = "A blank figure."
    file = save_figure(figure, tmp_path / "a", waive=["no-source"])[1]
    root = ElementTree.parse(file).getroot()
    assert root.find(f"{SVG}desc").text == "A blank figure."
    assert root.get("aria-labelledby") == root.find(f"{SVG}desc").get("id")


def test_another_format_names_those_there_are(tmp_path):
    with pytest.raises(InputError, match=r"(?s)'gif'.*'png' or 'svg'"):
        save_figure(small_chart(), tmp_path / "a", formats=["png", "gif"])
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    (file,) = save_figure(small_chart(), tmp_path / "a", formats=["png"])
    before = file.read_bytes()

    def fail(self, target):
        raise OSError

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match=r"^$"):
        save_figure(small_chart(alt_text="Another one."), tmp_path / "a", formats=["png"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert file.read_bytes() == before


SCRIPT = """
import sys
from charts.examples import LABELS, five_articles
from newslab.charts import save_figure, overlap
save_figure(overlap(five_articles(), labels=LABELS, title="عنوان"), sys.argv[1])
"""


def test_bytes_are_the_same_in_every_process_and_under_any_setting(tmp_path):
    tests = os.path.dirname(os.path.dirname(__file__))
    settings = {"font.size": 30, "svg.fonttype": "none", "savefig.dpi": 37, "text.usetex": True}
    with mpl.rc_context(settings):
        before = dict(mpl.rcParams)
        chart = overlap(five_articles(), labels=LABELS, title="عنوان")
        here = save_figure(chart, tmp_path / "here")
        assert dict(mpl.rcParams) == before
    paths = os.pathsep.join([tests, *sys.path])
    environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": paths}
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "there")], check=True, env=environment
    )
    for ending in ("png", "svg"):
        there = tmp_path / f"there.{ending}"
        assert (tmp_path / f"here.{ending}").read_bytes() == there.read_bytes()
    assert [file.name for file in here] == ["here.png", "here.svg"]


def test_a_chart_is_made_for_the_size_that_it_has():
    assert Chart(7.2, 2, alt_text="An empty chart.").size == "page"
    assert Chart(5.0, 2, alt_text="An empty chart.").size == "phone"
    assert Chart(6.0, 2, alt_text="An empty chart.").size is None
    assert Chart(6.0, 2, alt_text="An empty chart.", size="slide").size == "slide"


def test_a_notebook_gets_the_alt_text_with_the_picture():
    data, metadata = small_chart(alt_text="رسم")._repr_mimebundle_(include=None, exclude=None)
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == "رسم"
    assert metadata == {"image/png": {"alt": "رسم", "width": 384}}


def test_a_notebook_shows_a_chart_once_and_our_way_where_pyplot_has_its_own():
    shell_of = pytest.importorskip("IPython.core.interactiveshell")
    from IPython.utils.capture import capture_output
    from traitlets.config import Config

    shell = shell_of.InteractiveShell.instance(
        config=Config({"HistoryManager": {"enabled": False}})
    )
    try:
        # As `%matplotlib inline` does, with alt text nowhere.
        formatter = shell.display_formatter.formatters["image/png"]
        formatter.for_type(Figure, lambda figure: b"of pyplot")
        with capture_output() as captured:
            shell.display_formatter.format(small_chart(alt_text="رسم"))
        (shown,) = captured.outputs
        assert shown.metadata["image/png"]["alt"] == "رسم"
        assert base64.b64decode(shown.data["image/png"]).startswith(b"\x89PNG")
    finally:
        shell_of.InteractiveShell.clear_instance()


def test_a_figure_of_ones_own_is_shown_with_its_words():
    fig = Figure(figsize=(4, 3))
    fig.subplots().bar(["a"], [1])
    data, metadata = described(fig, "Bars of one thing.")._repr_mimebundle_()
    assert metadata == {"image/png": {"alt": "Bars of one thing.", "width": 384}}
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert "no-alt" not in set(lint(fig)["code"])
