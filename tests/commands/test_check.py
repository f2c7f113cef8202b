import pytest

from newslab.cli import main


def test_faults_of_file_articles_and_list_are_told_at_once(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("doc_id,outlet,date,text\na,A,5 May,وصل الوفد.\n", "utf-8")
    (tmp_path / "actors.tsv").write_text(
        "actor\talias\tkind\treason\nسالم\tسالم\tking\tknown\n", "utf-8"
    )
    (tmp_path / "study.toml").write_text(
        'articles = "a.csv"\nevnt = "x"\n[lists]\nactors = "+actors.tsv"\n', "utf-8"
    )
    assert main(["check", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "3 problems" in told
    assert "evnt: is no key of a study; did you mean 'event'?" in told
    assert "articles: row 2: date '5 May' is not a date" in told
    assert "lists.actors: row 2: kind 'king' is none of" in told


@pytest.mark.parametrize(
    ("lang", "odd", "what"),
    [
        ("en", "Worth a look, in 1 article:", "Nearly empty: 2 words."),
        ("ar", "ما يستحق النظر، في مقال واحد:", "علامة تطويل"),
    ],
)
def test_what_is_odd_and_what_is_missing_in_the_language_of_the_study(
    tmp_path, capsys, lang, odd, what
):
    (tmp_path / "a.csv").write_text("doc_id,outlet,text\na,A,وصل الـوفد.\n", "utf-8")
    (tmp_path / "study.toml").write_text(f'articles = "a.csv"\nlanguages = ["{lang}"]\n', "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == odd
    assert lines[2].startswith("  a: ")
    assert what in lines[2]
    assert [line for line in lines if "codebook = …" in line]
    # One article, no date, no event, no codebook, no coding.
    assert len(lines) == 4 + 5
