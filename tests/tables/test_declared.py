"""The list of tables beside what verbs return and document, and what the catalog says."""

import re

import pytest

import newslab
from newslab.catalog import LANGUAGES, has
from newslab.errors import InputError
from newslab.resources import shipped_list
from newslab.tables import columns_of, declared, made_by, meaning, unit
from newslab.tables.declared import KINDS, column_of
from tables_made import tables_made


def returned(verb):
    """The section Returns of a docstring."""
    doc = getattr(newslab, verb).__doc__
    section = re.search(r"Returns\n\s+-+\n(.*?)(?=\n\s+[A-Z][a-z ]+\n\s+---|\Z)", doc, re.DOTALL)
    return section[1]


def words(text):
    return set(re.findall(r"[a-z][a-z0-9_]*", text))


def test_each_table_is_made_by_public_verbs_and_each_kind_is_known():
    for name, columns in declared().items():
        assert set(made_by(name)) <= set(newslab.__all__), name
        assert {column.kind for column in columns} <= set(KINDS), name
        names = [other for column in columns for other in column.names]
        assert len(names) == len(set(names)) or name in ("who_speaks",), name
        for column in columns:
            assert set(column.of) <= {*names, *column.of[1:]}, (name, column)


def test_each_column_has_a_meaning_and_a_unit_in_every_language():
    for name, columns in declared().items():
        assert has(f"table.{name}"), name
        for column in columns:
            for called in column.names:
                for lang in LANGUAGES:
                    assert meaning(name, called, lang)
                    assert unit(name, called, lang)


@pytest.mark.parametrize("name", declared())
def test_the_list_has_the_columns_that_verbs_return_and_no_other(name):
    returned_columns = {str(c) for made, table in tables_made() if made == name for c in table}
    unknown = [c for c in returned_columns if column_of(name, c) is None]
    assert not unknown
    never = [c.name for c in columns_of(name) if not any(map(c.is_called, returned_columns))]
    # A site counts each event apart.
    assert set(never) <= {"event"}


@pytest.mark.parametrize("name", declared())
def test_verbs_document_every_column_that_they_return(name):
    documented = set.union(*(words(returned(verb)) for verb in made_by(name)))
    lacking = [
        column.name
        for column in columns_of(name)
        if not set(column.names) & documented and not column.continues and column.name != "event"
    ]
    assert not lacking


def test_the_catalog_tells_of_no_table_or_column_that_is_not_declared():
    known = {f"table.{name}" for name in declared()} | {f"unit.{kind}" for kind in KINDS}
    for name in declared():
        columns = [column_of(name, "page"), *columns_of(name)]
        called = [one for column in columns for one in column.names]
        known |= {f"column.{one}" for one in called} | {f"column.{name}.{one}" for one in called}
    keys = shipped_list("catalog.tsv", ("key", *LANGUAGES, "note"))["key"]
    told = {key for key in keys if key.split(".")[0] in ("table", "column", "unit")}
    assert not told - known


def test_no_table_or_column_of_another_name():
    with pytest.raises(InputError, match="Did you mean 'passages'"):
        columns_of("passage")
    with pytest.raises(InputError, match="what 'mine' of the table 'hits' means"):
        meaning("hits", "mine", "en")
