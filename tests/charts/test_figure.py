import base64
import hashlib
import os
import subprocess
import sys
from xml.etree import ElementTree

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from PIL import Image

from newslab.charts import Chart, ar, save_figure, similarity_heatmap
from newslab.errors import InputError

from .examples import LABELS, five_articles

SVG = "{http://www.w3.org/2000/svg}"


def small_chart(alt_text='رسم <b>&</b> "اختبار"', title="عنوان & < >"):
    chart = Chart(2, 1, alt_text=alt_text, title=title)
    chart.text(0.5, 0.5, ar("سماء (2024-05)"))
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
    # Text is drawn, so that a browser without the font shows the same letters.
    assert not list(root.iter(f"{SVG}text"))


def test_svg_stays_well_formed_with_any_text(tmp_path):
    chart = small_chart(alt_text="a\x00b\x1b]]>--\ufffe", title="</title><script>\x08")
    chart.text(0, 0, "--> <script>")
    (file,) = save_figure(chart, tmp_path / "a", formats=["svg"])
    root = ElementTree.parse(file).getroot()
    assert root.find(f"{SVG}title").text == "</title><script>"
    assert root.find(f"{SVG}desc").text == "ab]]>--"
    assert not list(root.iter(f"{SVG}script"))


def test_png_tells_its_alt_text(tmp_path):
    (file,) = save_figure(small_chart(), tmp_path / "a", formats=["png"])
    with Image.open(file) as picture:
        assert picture.text["Description"] == 'رسم <b>&</b> "اختبار"'
        assert picture.size == (400, 200)


@pytest.mark.parametrize("alt_text", ["", " \n"])
def test_no_figure_without_alt_text(tmp_path, alt_text):
    with pytest.raises(InputError, match=r"(?s)no alt text.*fig\.alt_text ="):
        save_figure(small_chart(alt_text=alt_text), tmp_path / "a")
    with pytest.raises(InputError, match=r"no alt text"):
        save_figure(Figure(), tmp_path / "a")
    assert not list(tmp_path.iterdir())


def test_any_figure_with_alt_text_can_be_saved(tmp_path):
    figure = Figure((2, 1))
    figure.alt_text = "A blank figure."
    file = save_figure(figure, tmp_path / "a")[1]
    assert ElementTree.parse(file).getroot().find(f"{SVG}desc").text == "A blank figure."


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
        save_figure(small_chart(alt_text="Another."), tmp_path / "a", formats=["png"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
    assert file.read_bytes() == before


SCRIPT = """
import sys
from charts.examples import LABELS, five_articles
from newslab.charts import save_figure, similarity_heatmap
save_figure(similarity_heatmap(five_articles(), labels=LABELS, title="عنوان"), sys.argv[1])
"""


def test_bytes_are_the_same_in_every_process_and_under_any_setting(tmp_path):
    tests = os.path.dirname(os.path.dirname(__file__))
    settings = {"font.size": 30, "svg.fonttype": "none", "savefig.dpi": 37, "text.usetex": True}
    with mpl.rc_context(settings):
        before = dict(mpl.rcParams)
        chart = similarity_heatmap(five_articles(), labels=LABELS, title="عنوان")
        here = save_figure(chart, tmp_path / "here")
        assert dict(mpl.rcParams) == before
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": tests}
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path / seed)], check=True, env=environment
        )
    digests = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in tmp_path.iterdir()
    }
    for ending in ("png", "svg"):
        assert digests[f"here.{ending}"] == digests[f"1.{ending}"] == digests[f"2.{ending}"]
    assert [file.name for file in here] == ["here.png", "here.svg"]


def test_a_notebook_gets_the_alt_text_with_the_picture():
    data, metadata = small_chart(alt_text="رسم")._repr_mimebundle_(include=None, exclude=None)
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == "رسم"
    assert metadata == {"image/png": {"alt": "رسم", "width": 192}}


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
