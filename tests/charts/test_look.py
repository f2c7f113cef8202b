"""What all charts share: options, texts, names, folding, and tables without rows."""

import inspect

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab import charts
from newslab.charts import ar, lint
from newslab.charts.engine.look import Look, chart, fold
from newslab.errors import InputError

from .drawn import DRAWN
from .geometry import assert_legible

PAIRS = pd.DataFrame({"doc_a": ["a", "a"], "doc_b": ["b", "c"], "score": [0.5, 0.1]})


@chart("similarity")
def overlap(table, look):
    """Draw nothing but the furniture.

    Parameters
    ----------
    table : pandas.DataFrame
    {options}
    """
    sheet = look.sheet(
        0.5,
        subtitle="unit",
        counted=look.count(len(table), "article"),
        about="pairs",
        told="They are alike.",
        left_out=[look.count(3, "article"), look.count(1, "outlet")],
    )
    sheet.write(0, 0.25, [look.text("one")])
    return sheet.chart


def test_a_chart_documents_the_options_that_it_has():
    options = list(inspect.signature(overlap).parameters)
    assert options == ["table", "lang", "title", "subtitle", "source", "labels", "size"]
    for option in options:
        assert option in overlap.__doc__
    assert "{options}" not in overlap.__doc__
    assert overlap.__module__ == __name__


def test_default_lines_and_those_of_the_caller():
    drawn = overlap(PAIRS, lang="en", title="Title")
    assert [text.get_text() for text in drawn.texts] == [
        "Title",
        "unit",
        "Source: newslab, analysis of 2 articles",
    ]
    own = overlap(PAIRS, title="عنوان", subtitle="", source="مصدر آخر")
    assert [text.get_text() for text in own.texts] == [ar("عنوان"), ar("مصدر آخر")]
    assert {text.get_ha() for text in own.texts} == {"right"}


def test_alt_text_tells_kind_title_data_what_they_show_and_what_is_left_out():
    assert overlap(PAIRS, lang="en", title="Title").alt_text == (
        "Heat map “Title”: pairs. They are alike. "
        "Not shown: 3 articles and 1 outlet; the table has all."
    )
    assert overlap(PAIRS).alt_text == (
        "خريطة حرارية: pairs. They are alike. "
        "الرسم دون 3 مقالات ووسيلة إعلامية واحدة، وهي كلها في الجدول."
    )


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, "'en'"), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        overlap(PAIRS, **option)


@pytest.mark.parametrize(("lang", "size"), [("ar", "phone"), ("en", "page")])
@pytest.mark.parametrize("name", DRAWN)
def test_a_table_without_rows_is_a_figure_with_a_sentence(name, lang, size):
    empty = getattr(charts, name)(DRAWN[name]().head(0), lang=lang, size=size)
    assert lint(empty).empty
    assert_legible(empty, 9)
    (said,) = {text.get_text() for text in empty.axes[0].texts}
    assert said == ar(Look(name, lang).say("nothing"))


@pytest.mark.parametrize("name", DRAWN)
def test_the_table_stays_as_it_was(name):
    table = DRAWN[name]()
    getattr(charts, name)(table, labels={"Sama": "سما"})
    pd.testing.assert_frame_equal(table, DRAWN[name]())


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({}, ["a", "b", "not named"]),
        ({"a": "x  y\nz"}, ["x y z", "b", "not named"]),
        ({"a": " ", "b": ""}, ["a", "b", "not named"]),
        ({"a": "b"}, ["b (a)", "b", "not named"]),
        ({"a": "x", "b": "x", "": "x"}, ["x (a)", "x (b)", "x"]),
    ],
)
def test_names_tell_their_keys_apart(labels, expected):
    named = Look("overlap", "en", labels=labels).names(["a", "b", "a", ""])
    assert list(named) == ["a", "b", ""]
    assert list(named.values()) == expected


@given(st.floats(0, 1))
def test_rounding_never_makes_nothing_or_everything(share):
    written = Look("overlap", "en").percent(share)
    assert (written == "0%") == (share == 0)
    assert (written == "100%") == (share == 1)
    if written[0] not in "<>":
        assert abs(float(written.rstrip("%")) - 100 * share) <= 0.5 + 1e-9


def test_in_a_sentence_signs_are_words():
    assert Look("overlap", "en").percent_told(0.999) == "more than 99%"
    assert Look("overlap", "ar").percent_told(0.001) == "أقل من 1٪"
    assert Look("overlap", "ar").percent_told(0.3) == "30٪"


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(2, 10))
def test_folding_keeps_the_strongest_in_their_order(strengths, room):
    keys = list(range(len(strengths)))
    kept, n_more = fold(keys, room, strengths.__getitem__)
    assert len(kept) + n_more == len(keys)
    assert len(kept) + bool(n_more) <= room
    assert kept == sorted(kept)
    left = set(keys) - set(kept)
    assert not left or min(strengths[key] for key in kept) >= max(strengths[key] for key in left)


OLD_NAMES = {
    "agreement_plot": "agreement",
    "carried_grid": "carried",
    "corpus_overview": "corpus",
    "frame_shares": "frames",
    "keyness_plot": "keyness",
    "loaded_naming": "naming",
    "name_variants": "names",
    "reuse_matrix": "reuse",
    "similarity_heatmap": "overlap",
    "stance_bars": "stance",
    "who_speaks": "voices",
}


@pytest.mark.parametrize("old", OLD_NAMES)
def test_old_names_draw_and_warn(old):
    new, table = OLD_NAMES[old], DRAWN[OLD_NAMES[old]]().head(0)
    with pytest.warns(DeprecationWarning, match=rf"charts\.{new}"):
        drawn = getattr(charts, old)(table, lang="en")
    assert drawn.alt_text == getattr(charts, new)(table, lang="en").alt_text
