"""The notebooks, run on other studies than the first: what they show is what the study has."""

import contextlib
import io
import shutil

import bs4
import nbformat
import pandas as pd
import pytest

from newslab.study import open_study
from places import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# The variable of a notebook that its main table is in, and the study's table.
MAIN = {
    "01_corpus": ("summary", "description"),
    "02_overlap": ("similarity", "similarity"),
    "03_reuse": ("share", "reuse"),
    "04_framing": ("shares", "frame_shares"),
    "05_voices": ("speaks", "who_speaks"),
}


def run(path, folder):
    """Run the code of a notebook in a folder of a study; return its variables."""
    interactive = pytest.importorskip("IPython.core.interactiveshell")
    shell = interactive.InteractiveShell()
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                done = shell.run_cell(cell.source)
                assert done.success, (path.stem, cell.id, done.error_in_exec)
    return shell.user_ns


@pytest.mark.parametrize("name", MAIN)
def test_the_table_that_a_notebook_makes_is_the_table_of_the_study(name, tmp_path):
    """Of a copy in which a reporting verb is missing from the list of the codebook."""
    shutil.copy(ROOT / "study.toml", tmp_path)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    source = ROOT / "src" / "newslab" / "resources" / "codebook" / "cues.csv"
    lines = source.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("قال,")]
    (tmp_path / "data" / "codebook" / "cues.csv").write_text("\n".join(kept) + "\n", "utf-8")
    (tmp_path / "notebooks").mkdir()
    made = run(ROOT / "notebooks" / f"{name}.ipynb", tmp_path / "notebooks")
    variable, table = MAIN[name]
    study = open_study(tmp_path)
    pd.testing.assert_frame_equal(made[variable], study.table(table))
    # What the site publishes of the event is the same.
    published = study.published()
    if table in published and "event" in published[table]:
        on_event = published[table].query("event == @study.event").drop(columns="event")
        pd.testing.assert_frame_equal(on_event.reset_index(drop=True), study.table(table))


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_runs_on_one_article_without_date_event_and_codebook(path, tmp_path):
    (tmp_path / "a.csv").write_text(
        "doc_id,outlet,text\na,A,قال الوزير إن الاتفاق قريب. وأضاف أن السلام ممكن.\n", "utf-8"
    )
    (tmp_path / "study.toml").write_text('articles = "a.csv"\n', "utf-8")
    (tmp_path / "notebooks").mkdir()
    run(path, tmp_path / "notebooks")


def test_a_stock_export_shows_finding_chart_with_alt_text_and_sentences(tmp_path, monkeypatch):
    exporters = pytest.importorskip("nbconvert.exporters")
    client = pytest.importorskip("nbclient")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("NEWSLAB_LANG", "en")
    source = f"import newslab\nstudy = newslab.open_study({str(ROOT)!r})"
    cells = [nbformat.v4.new_code_cell(code) for code in (source, "study.overlap")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client.NotebookClient(notebook, kernel_name="python3").execute()
    html, _ = exporters.HTMLExporter().from_notebook_node(notebook)
    page = bs4.BeautifulSoup(html, "html.parser")
    assert "The similarity of 6 pairs" in page.get_text()
    assert page.find("img")["alt"].startswith("Heat map")
    assert len(page.find("details").find_all("li")) > 2
