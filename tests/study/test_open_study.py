import shutil

import pandas as pd
import pytest

import newslab
from newslab.analyses import ANALYSES
from newslab.errors import InputError
from newslab.resources import resource_path
from newslab.study import open_study
from places import ROOT

DATA = ROOT / "data"

ARTICLES = pd.DataFrame(
    {
        "doc_id": [*"abc"],
        "outlet": ["A", "B", "A"],
        "text": [
            "قال الوزير إن الاتفاق قريب. وأضاف أن السلام ممكن.",
            "رفضت الحركة الاتفاق. وقالت إن التطبيع خيانة.",
            "وصل الوفد إلى المدينة. ثم غادرها.",
        ],
    }
)


@pytest.fixture
def folder(tmp_path):
    """A copy of the first study, to be changed."""
    shutil.copy(ROOT / "study.toml", tmp_path)
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="module")
def first():
    return open_study(ROOT)


def test_tables_are_those_of_the_verbs_with_what_the_file_says(first):
    codebook = newslab.load_codebook(DATA / "codebook")
    articles = newslab.read_corpus(DATA / "raw")
    sentences = newslab.split_sentences(articles)
    attributions = newslab.find_attributions(sentences, cues=codebook.cues)
    hits = newslab.code_frames(sentences, codebook, attributions=attributions)
    for name, table in {
        "articles": articles,
        "attributions": attributions,
        "hits": hits,
        "frame_shares": newslab.frame_shares(
            hits, sentences, articles=articles, event="kazakhstan-accords"
        ),
    }.items():
        pd.testing.assert_frame_equal(first.table(name), table)
    assert first.hits is first.table("hits")


def test_a_verb_taken_from_the_list_of_the_codebook_is_missing_in_every_table(folder, first):
    shipped = resource_path("codebook/cues.csv").read_text("utf-8").splitlines()
    kept = [line for line in shipped if not line.startswith("قال,")]
    assert len(kept) == len(shipped) - 1
    (folder / "data" / "codebook" / "cues.csv").write_text("\n".join(kept) + "\n", "utf-8")
    changed = open_study(folder)
    assert len(changed.attributions) < len(first.attributions)
    quoted = [(study.hits["voice"] == "quoted").sum() for study in (changed, first)]
    assert quoted[0] < quoted[1]
    assert changed.voices.table["n_spans"].sum() < first.voices.table["n_spans"].sum()


def test_lists_replace_or_extend_ours(folder):
    file = folder / "own.tsv"
    file.write_text("referent\tname\treason\nthe president\tالرئيس\ta test\n", "utf-8")
    toml = (folder / "study.toml").read_text("utf-8")
    (folder / "study.toml").write_text(toml + 'names = "+own.tsv"\n', "utf-8")
    extended = open_study(folder).table("names")["referent"]
    assert {"the president", "Kazakhstan"} <= set(extended)
    (folder / "study.toml").write_text(toml + 'names = "own.tsv"\n', "utf-8")
    assert set(open_study(folder).table("names")["referent"]) == {"the president"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("aliases", "variant\tcanonical\treason\nاتفاق\tمعاهدة\ta test\n"),
        ("stopwords", "word\tclass\treason\nاتفاق\tnoun\ta test\n"),
    ],
)
def test_switches_of_the_policy_are_extended_too(tmp_path, name, text):
    (tmp_path / "own.tsv").write_text(text, "utf-8")
    ours = open_study(articles=ARTICLES).table("terms")["term"]
    extended = open_study(articles=ARTICLES, lists={name: f"+{tmp_path}/own.tsv"})
    assert "اتفاق" in set(ours)
    assert "اتفاق" not in set(extended.table("terms")["term"])
    replaced = open_study(articles=ARTICLES, lists={name: f"{tmp_path}/own.tsv"})
    assert len(replaced.table("terms")) >= len(extended.table("terms"))


@pytest.mark.parametrize("n", [1, 2, 3])
@pytest.mark.parametrize("codebook", [None, DATA / "codebook"])
def test_every_analysis_says_something_of_any_study(n, codebook):
    """Of one article, without dates, event, codebook, poles, coding."""
    study = open_study(articles=ARTICLES.head(n), codebook=codebook)
    for name in ANALYSES:
        analysis = getattr(study, name)
        for lang in ("en", "ar"):
            told = analysis.finding.told(lang)
            assert told
            assert "nan" not in told
        assert all(chart.alt_text for chart in analysis._charts()), name
    assert "names no two stances" in study.stance.finding.told("en")
    assert study.stance.table.empty
    assert "net_stance" not in study.tables
    if codebook is None:
        assert study.hits.empty


def test_no_source_and_none_named_is_told(first):
    assert first.carried.table["doc_id"].unique().tolist() == ["002"]
    study = open_study(articles=ARTICLES)
    assert study.followed == ""
    assert "No article is followed" in study.carried.finding.told("en")
    assert open_study(articles=ARTICLES, follow="b").carried.table["doc_id"].eq("b").all()


def test_a_study_explains_its_tables(first):
    explained = first.explain("hits").set_index("argument")["what"]
    assert explained["verb"] == "code_frames"
    assert "codebook" in explained["codebook"]
    assert explained["result"] == f"{len(first.hits)} rows"
    cues = first.explain("attributions").set_index("argument")["what"]["cues"]
    assert cues.startswith("cues of ")
    for name in first.tables:
        assert len(first.explain(name))


def test_an_analysis_is_shown_in_the_language_and_names_of_the_study(first, monkeypatch):
    monkeypatch.setenv("NEWSLAB_LANG", "ar")
    alt_text = first.overlap.chart().alt_text
    assert "رويترز" in alt_text
    assert "الألفاظ المشتركة" in alt_text
    assert "002" not in alt_text
    monkeypatch.delenv("NEWSLAB_LANG")
    assert "Reuters" in first.overlap.chart(title="Close").alt_text
    german = first.overlap.chart(lang="ar", title="Close").alt_text
    assert "رويترز" in german


def test_names_that_a_study_does_not_have_are_told(first):
    with pytest.raises(AttributeError, match="its analyses are corpus, overlap"):
        first.overlapp  # noqa: B018
    with pytest.raises(InputError, match="no table 'hit'"):
        first.table("hit")


def test_a_file_a_folder_or_keywords():
    assert open_study(ROOT / "study.toml").event == open_study(ROOT).event
    with pytest.raises(InputError, match="a path and keywords"):
        open_study(ROOT, articles=ARTICLES)
    with pytest.raises(InputError, match="no such file"):
        open_study(DATA)
    frame = open_study(articles=ARTICLES.rename(columns={"text": "body"}), columns={"body": "text"})
    assert len(frame.sentences) == 6


def test_lists_reach_the_verbs_that_read_them(tmp_path):
    words = "كلمة أولى ثم ثانية ثم ثالثة ورابعة وخامسة وسادسة وسابعة وثامنة"
    articles = ARTICLES.head(2).assign(text=[f"(الأفق) – {words}.", f"(الأفق) – {words}."])
    (tmp_path / "agencies.tsv").write_text(
        "name\tagency\tplain\treason\nالأفق\tUfuq\tyes\ta test\n", "utf-8"
    )
    (tmp_path / "statements.tsv").write_text(
        "word\tkind\treason\nخامسة\tstatement\ta test\n", "utf-8"
    )
    ours = open_study(articles=articles)
    lists = {name: f"+{tmp_path}/{name}.tsv" for name in ("agencies", "statements")}
    own = open_study(articles=articles, lists=lists)
    assert (ours.passages["quoted"].item(), own.passages["quoted"].item()) == ("", "statement")
    assert ours.table("sources")["credit_a"].item() == ""
    assert own.table("sources")["credit_a"].item() == "Ufuq"
    told = own.explain("sources").set_index("argument")["what"]
    assert "agencies.tsv" in told["agencies"]


def test_a_study_is_told_in_the_language_of_the_page(first, monkeypatch):
    monkeypatch.setenv("NEWSLAB_LANG", "ar")
    assert repr(first).endswith("(5 مقالات)")
    assert first._repr_html_().startswith('<p dir="rtl" lang="ar">')
    monkeypatch.setenv("NEWSLAB_LANG", "en")
    assert repr(first).endswith("(5 articles)")
