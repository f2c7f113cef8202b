import pytest

from newslab.errors import InputError
from newslab.study import open_study

FRAMES = """frame,stance,entry,level,note,source,positive,negative
peace,good,سلام,lemma,,test,السلام قريب,الحرب قريبة
"""


@pytest.fixture
def written(tmp_path):
    (tmp_path / "articles.csv").write_text(
        "doc_id,outlet,event,text\na,A,e,وصل الوفد.\nb,B,f,غادر الوفد.\n", "utf-8"
    )
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook" / "frames.csv").write_text(FRAMES, "utf-8")

    def write(text, first='articles = "articles.csv"\n'):
        (tmp_path / "study.toml").write_text(first + text, "utf-8")
        return tmp_path

    return write


def test_the_shortest_study_is_one_line(written):
    study = open_study(written(""))
    assert len(study.articles) == 2
    assert (study.event, study.poles, list(study.languages)) == ("", (), ["en", "ar"])
    assert study.title("en") == ""


def test_a_title_in_one_language_serves_the_others(written):
    study = open_study(written('about = "What it is"\n[title]\nar = "عنوان"\n'))
    assert (study.title("en"), study.about("ar")) == ("عنوان", "What it is")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('codebok = "codebook"', "codebok: is no key of a study; did you mean 'codebook'?"),
        ("zzz = 1", "zzz: is no key of a study; use one of articles, columns"),
        ('[lists]\nactor = "a.tsv"', "lists.actor: is no key of a study; did you mean 'actors'?"),
        ('[lists]\nnames = "a.tsv"', "lists.names: no such file or folder: 'a.tsv'"),
        ('[lists]\nnames = "+"', "lists.names: is '+'; it must be a path"),
        ('lists = "a"', "lists: is 'a', not a table of lists"),
        ('codebook = "../x"', "codebook: '../x' is outside the folder of the study"),
        ('codebook = "/etc"', "codebook: '/etc' is outside the folder of the study"),
        ("codebook = 3", "codebook: is 3; it must be a path"),
        ("event = 3", "event: is 3; it must be a text"),
        ('event = "g"', "event: no 'g'; there are 'e', 'f'"),
        ('follow = "z"', "follow: no 'z'; there are 'a', 'b'"),
        ('poles = ["good"]', "poles: is ['good']; it must be two stances"),
        ('poles = "good"', "poles: is 'good'; it must be a list of texts"),
        ('poles = ["good", "bad"]', "poles: are stances of a codebook, and the study names none"),
        ('codebook = "codebook"\npoles = ["good", "bad"]', "poles: no 'bad'; there are 'good'"),
        ('languages = ["fr"]', "languages: is ['fr']; use each of en, ar at most once"),
        ('[title]\nfr = "x"', "title.fr: no such language; use en, ar"),
        ("[title]\nen = 3", "title.en: is 3; it must be a text"),
        ("title = 3", "title: is 3, not a text, or one for each language"),
        ('[columns]\nbody = "txt"', "columns.body: 'txt' is no column of ours"),
        ('columns = "a"', "columns: is 'a', not a table"),
        ('coding = "codebook"', "coding: holds neither key.csv nor frames.csv"),
        ('targets = "t.tsv"', "targets: no such file or folder"),
    ],
)
def test_every_fault_is_told_with_its_key_and_what_is_allowed(written, text, fault):
    if "coding" in text:
        (written("") / "codebook" / "other.txt").write_text("x")
        (written("") / "coded").mkdir()
        text = text.replace("codebook", "coded")
    with pytest.raises(InputError) as caught:
        open_study(written(text))
    assert caught.value.where.endswith("study.toml")
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].startswith(fault)


def test_all_faults_are_one_error(written):
    keys = 'codebook = "codebook"\nevent = "g"\nfollow = "z"\nzz = 1\n'
    folder = written(f'{keys}[title]\nfr = "x"\n')
    (folder / "codebook" / "frames.csv").write_text(FRAMES + "peace,good,,lemma,,,,\n", "utf-8")
    with pytest.raises(InputError) as caught:
        open_study(folder)
    keys = {problem.partition(":")[0] for problem in caught.value.problems}
    assert keys == {"zz", "title.fr", "codebook", "event", "follow"}


def test_faults_of_a_list_are_told_with_their_rows(written):
    folder = written('[lists]\nactors = "+actors.tsv"\nwording = "wording.tsv"\n')
    (folder / "actors.tsv").write_text("actor\talias\tkind\treason\nx\tx\tking\ty\n", "utf-8")
    (folder / "wording.tsv").write_text("key\ten\tar\na\tA\n", "utf-8")
    with pytest.raises(InputError) as caught:
        open_study(folder)
    assert caught.value.problems == [
        "lists.actors: row 2: kind 'king' is none of person, state, movement, media, "
        "official body, organization, unnamed source",
        "lists.wording: row 2: 2 cells where 3 are needed",
    ]


def test_articles_may_lie_outside_the_study_but_must_be_there(written, tmp_path):
    folder = written("")
    inner = folder / "inner"
    inner.mkdir()
    (inner / "study.toml").write_text('articles = "../articles.csv"\n', "utf-8")
    assert len(open_study(inner).articles) == 2
    (inner / "study.toml").write_text('articles = "../nothing"\n', "utf-8")
    with pytest.raises(InputError, match="articles: no such file or folder"):
        open_study(inner)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "articles: is missing"), ("articles = [", "cannot be read"), ("articles = 1", "is 1")],
)
def test_without_articles_there_is_no_study(written, text, fault):
    with pytest.raises(InputError, match=fault):
        open_study(written(text, first=""))
