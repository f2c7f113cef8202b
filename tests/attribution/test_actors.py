import pandas as pd
import pytest

from newslab.attribution.actors import (
    COLUMNS,
    KINDS,
    Actor,
    Actors,
    alias_words,
    read_actors,
    shipped_actors,
    speaker_name,
)
from newslab.errors import InputError

TABLE = pd.DataFrame(
    [
        ("هدى سالم", "هدى سالم", "person", "made up"),
        ("هدى سالم", "سالم", "person", "made up"),
        ("هدى سالم", "وزيرة المالية", "person", "made up"),
        ("جزيرة الورد", "جزيرة الورد", "state", "made up"),
        ("حركة النهر", "النهر", "movement", "made up"),
        ("*", "مصدر", "unnamed source", "as written"),
    ],
    columns=list(COLUMNS),
)


@pytest.fixture(scope="module")
def actors():
    return Actors(read_actors(TABLE))


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("هدى سالم", "هدى سالم"),
        ("وزيرة الماليه هُدى سالم", "هدى سالم"),  # ة as ه, harakat
        ("وزيرة المالية", "هدى سالم"),
        ("السيدة سالم", "هدى سالم"),
        ("جزيرة الورد", "جزيرة الورد"),
        ("دولة جزيرة الورد", "جزيرة الورد"),
        ("المتحدثة باسم جزيرة الورد", "جزيرة الورد"),
        ("حركة النهر", "حركة النهر"),
    ],
)
def test_who_a_phrase_names(actors, phrase, actor):
    assert actors.resolve(phrase).actor == actor


@pytest.mark.parametrize(
    "phrase",
    [
        "مستشار هدى سالم",  # someone else's name
        "والد هدى سالم",
        "سفير جزيرة الورد",  # a person of the state, not the state
        "رئيس بلدية النهر",
        "وزير الخارجية",  # in no list
        "",
    ],
)
def test_whom_it_does_not_name(actors, phrase):
    assert actors.resolve(phrase) is None


def test_an_alias_may_keep_the_speaker_as_written(actors):
    assert actors.resolve("مَصدر مطّلع") == Actor("مصدر مطلع", "unnamed source")


def test_an_office_before_another_name_is_that_of_another():
    table = TABLE.assign(alias=TABLE["alias"].replace("وزيرة المالية", "وزير المالية"))
    own = Actors(read_actors(table))
    assert own.resolve("وزير المالية").actor == "هدى سالم"
    assert own.resolve("وزير المالية كريم فهد") is None


def test_names_without_signs_and_harakat():
    assert speaker_name('شركة "النُّور" (قابضة)') == "شركة النور قابضة"
    assert speaker_name("للوزارة") == "الوزارة"


def test_words_of_an_alias_are_bare():
    assert alias_words("الأمين العام") == alias_words("أمين عام") != alias_words("امينة")


def test_faults_of_a_file_are_named_with_file_and_row(tmp_path):
    path = tmp_path / "actors.tsv"
    rows = ["# a comment", "actor\talias\tkind\treason"]
    rows += ["أ\tفلان\tperson\tr", "ب\tفلان\tperson\tr", "ج\tعلان\tghost\tr", "د\t،\tstate\tr"]
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_actors(path)
    assert caught.value.where == str(path)
    assert caught.value.problems == [
        "row 4: alias 'فلان' stands for 'أ' already",
        f"row 5: kind 'ghost' is none of {', '.join(KINDS)}",
        "row 6: alias '،' has no word",
    ]


def test_empty_cells_are_named(tmp_path):
    path = tmp_path / "actors.tsv"
    path.write_text("actor\talias\tkind\treason\nأ\tفلان\tperson\t", encoding="utf-8")
    with pytest.raises(InputError, match="row 2: nothing in 'reason'"):
        read_actors(path)
    with pytest.raises(InputError, match="row 0: nothing in 'actor'"):
        read_actors(TABLE.assign(actor=None).head(1))
    with pytest.raises(InputError, match="no column 'kind'"):
        read_actors(TABLE.drop(columns="kind"))


def test_a_file_and_a_table_give_the_same(tmp_path):
    path = tmp_path / "actors.tsv"
    TABLE.to_csv(path, sep="\t", index=False)
    columns = list(COLUMNS)
    pd.testing.assert_frame_equal(read_actors(path)[columns], read_actors(TABLE)[columns])


def test_the_shipped_list_has_aliases_of_every_kind_of_actor():
    known = shipped_actors()
    for phrase, kind in [
        ("الرئيس الأمريكي دونالد ترامب", "person"),
        ("حركة حماس", "movement"),
        ("إيران", "state"),
        ("وكالة رويترز", "media"),
        ("مصدر مطلع", "unnamed source"),
        ("تقارير إعلامية", "media"),
    ]:
        assert known.resolve(phrase).kind == kind, phrase
