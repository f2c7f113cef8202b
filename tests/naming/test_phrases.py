import pandas as pd
import pytest

from newslab.arabic import tokens_of
from newslab.errors import InputError
from newslab.naming.phrases import Phrase, Phrases, read_phrases


def _found(phrases, *texts):
    return phrases.find(tokens_of(texts).words(), texts)


def _find(text, *listed):
    found = _found(Phrases([Phrase("g", words, words) for words in listed]), text)
    return [(one.label, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("لاتفاقيات إبراهيم", "اتفاقيات إبراهيم"),
        ("وباتفاقيات ابراهيم", "اتفاقيات إبراهيم"),
        ("اتّفاقيـات\u00a0 إِبراهيم", "اتفاقيات إبراهيم"),
        ('اتفاقيات "إبراهيم', "اتفاقيات إبراهيم"),
        ("للاتفاقيات الإبراهيمية", "الاتفاقيات الإبراهيمية"),
        ("والاتفاقيات الابراهيميه", "الاتفاقيات الإبراهيمية"),
        ("فللأميركيين", "أميركي"),
        ("الأمريكى", "أمريكي"),
        ("الكازاخستانية", "كازاخستاني"),
        ("لليكود", "الليكود"),
        ("لألمانيا", "ألمانيا"),
        ("ﺗﺮﺍﻣﺐ", "ترامب"),
        ("Abraham ACCORDS", "abraham accords"),
    ],
)
def test_what_is_joined_and_how_hamza_is_written_does_not_matter(written, listed):
    assert _find(f"قال {written} اليوم", listed) == [(listed, written)]


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("اتفاقات إبراهيم", "اتفاقيات إبراهيم"),
        ("قازاخستان", "كازاخستان"),
        ("كازخستان", "كازاخستان"),
        ("أميركي", "أمريكي"),
        ("اتفاق إبراهيمي", "الاتفاق الإبراهيمي"),  # listed with ال: the name, not a common noun
        ("اتفاقيات السلام إبراهيم", "اتفاقيات إبراهيم"),
        ("اتفاقيات، إبراهيم", "اتفاقيات إبراهيم"),
        ("اتفاقيات. إبراهيم", "اتفاقيات إبراهيم"),
        ("اتفاقيات وإبراهيم", "اتفاقيات إبراهيم"),
        ("اتفاقيات", "اتفاقيات إبراهيم"),
        ("على", "علي"),
        ("تركيا", "تركي"),
        ("ترامبولين", "ترامب"),
    ],
)
def test_other_spellings_and_words_are_other_names(written, listed):
    assert _find(f"قال {written} اليوم", listed) == []


def test_the_longest_phrase_wins_whatever_the_order_of_the_list():
    short, long, other = "رئيس وزراء الاحتلال", "رئيس وزراء الاحتلال الإسرائيلي", "الاحتلال"
    text = "قال رئيس وزراء الاحتلال الإسرائيلي إن رئيس وزراء الاحتلال رفض. الاحتلال قائم."
    expected = [(long, long), (short, short), (other, other)]
    assert _find(text, short, long, other) == expected
    assert _find(text, other, long, short) == expected


def test_a_form_listed_in_full_wins_over_an_inflected_one():
    assert _find("الكازاخية", "كازاخي", "كازاخية") == [("كازاخية", "الكازاخية")]


def test_phrases_of_different_groups_may_overlap():
    phrases = Phrases(
        [Phrase("office", "x", "رئيس وزراء الاحتلال"), Phrase("state", "y", "الاحتلال")]
    )
    text = "رئيس وزراء الاحتلال"
    assert [found.group for found in _found(phrases, text)] == ["office", "state"]


def test_a_phrase_does_not_go_on_into_the_next_text():
    listed = Phrases([Phrase("g", "x", "اتفاقيات إبراهيم")])
    texts = ["وقع اتفاقيات", "إبراهيم اتفاقيات إبراهيم", "اتفاقيات"]
    assert [found[:1] + found[3:] for found in _found(listed, *texts)] == [(1, 8, 24)]


def test_only_the_given_words_are_searched():
    text = "ترامب. ترامب. ترامب"
    listed = Phrases([Phrase("g", "x", "ترامب")])
    words = tokens_of([text]).words()
    middle = words.only(words.starts == 7)
    assert [(found.start, found.end) for found in listed.find(middle, [text])] == [(7, 12)]


COLUMNS = ("referent", "name")


def _read(tmp_path, *rows):
    path = tmp_path / "own.tsv"
    path.write_text("\n".join(["referent\tname\treason", *rows]), encoding="utf-8")
    return read_phrases(path, "names.tsv", COLUMNS)


def test_a_list_of_ones_own(tmp_path):
    table = _read(tmp_path, "# a comment", "Trump\tترامب\tvariant spelling")
    assert table.to_dict("records") == [{"referent": "Trump", "name": "ترامب", "row": 3}]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (["Trump\tترامب"], "row 2: 2 cells where 3 are needed"),
        (["Trump\t\tx"], "row 2: nothing in 'name'"),
        (["Trump\t…\tx"], "row 2: name '…' has no word"),
        (["Trump\tترامب\tx", "Trump\tتَرامب\tx"], "row 3: name 'تَرامب' is that of row 2"),
        (["accords\tاتفاق إبراهيم\tx", "accords\tاتفاق ابراهيم\tx"], "is that of row 2"),
    ],
)
def test_faults_of_a_list_name_their_row(tmp_path, rows, fault):
    with pytest.raises(InputError, match=r"own\.tsv") as caught:
        _read(tmp_path, *rows)
    assert fault in str(caught.value)


def test_one_name_may_stand_for_two_referents(tmp_path):
    assert len(_read(tmp_path, "state\tواشنطن\tx", "city\tواشنطن\tx")) == 2


def test_faults_of_a_table():
    with pytest.raises(InputError, match="no column 'name'"):
        read_phrases(pd.DataFrame({"referent": ["x"]}), "names.tsv", COLUMNS)
    table = pd.DataFrame({"referent": ["x", None], "name": [3, "ترامب"]})
    with pytest.raises(InputError) as caught:
        read_phrases(table, "names.tsv", COLUMNS)
    assert caught.value.problems == ["row 0: nothing in 'name'", "row 1: nothing in 'referent'"]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_phrases(tmp_path / "none.tsv", "names.tsv", COLUMNS)
