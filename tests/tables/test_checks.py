import numpy as np
import pandas as pd
import pytest

from newslab.errors import InputError
from newslab.tables import check
from tables_made import tables_made


def problems_of(table, name, **options):
    with pytest.raises(InputError) as caught:
        check(table, name, **options)
    return caught.value.problems


def shares(**changed):
    """Two outlets, one frame, own voice."""
    cells = {
        "outlet": ["A", "B"],
        "frame": "peace",
        "stance": "",
        "voice": "own",
        "n_sentences": 10,
        "n_with": 4,
        "share": 0.4,
        "ci_low": 0.2,
        "ci_high": 0.6,
        "n_hits": 5,
    }
    return pd.DataFrame(cells | changed, index=["x", "y"])


@pytest.mark.parametrize("at", range(len(tables_made())), ids=lambda at: tables_made()[at][0])
def test_what_a_verb_returns_is_the_table_that_it_is_called(at):
    name, table = tables_made()[at]
    checked = check(table, name)
    texts = [c for c in table if checked[c].dtype == "str" and not checked[c].hasnans]
    expected = table.fillna(dict.fromkeys(texts, ""))
    pd.testing.assert_frame_equal(checked, expected, check_dtype=False)


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"outlet": ["A", " "]}, "row y: outlet is empty"),
        ({"outlet": ["A", None]}, "row y: outlet is empty"),
        (
            {"outlet": ["A", "A"]},
            "row y: outlet 'A', frame 'peace', stance '', voice 'own' appears twice",
        ),
        (
            {"voice": ["own", "Own"]},
            "row y: voice is 'Own', not one of 'own', 'quoted'",
        ),
        ({"n_hits": [5, 1.5]}, "row y: n_hits is 1.5, not a count"),
        ({"n_hits": [5, -1]}, "row y: n_hits is -1, not a count"),
        ({"n_hits": [5, None]}, "row y: n_hits is missing, not a count"),
        ({"n_hits": [5, "many"]}, "row y: n_hits is 'many', not a count"),
        ({"n_with": [4, 11]}, "row y: n_with is 11, but n_sentences is 10"),
        (
            {"share": [0.4, None], "ci_low": None, "ci_high": None},
            "row y: share is missing, but n_sentences is 10",
        ),
        ({"ci_low": [0.2, 0.5]}, "row y: share is 0.4, outside its interval, 0.5 to 0.6"),
        ({"ci_low": [0.2, 0.7]}, "row y: ci_low is 0.7, above ci_high, 0.6"),
        ({"ci_low": [0.2, None]}, "row y: ci_low is nan and ci_high is 0.6: one is missing"),
        ({"ci_high": [0.6, 1.2]}, "row y: ci_high is 1.2, not from 0 to 1"),
    ],
)
def test_each_fault_is_told_with_its_row(changed, problem):
    assert problems_of(shares(**changed), "frame_shares") == [problem]


def test_all_faults_are_in_one_error_with_what_makes_the_table():
    table = shares(n_hits=[5, -1], share=[2, 0.4]).drop(columns="n_with")
    with pytest.raises(InputError) as caught:
        check(table, "frame_shares", where="mine")
    assert len(caught.value.problems) == 4
    assert caught.value.problems[0].startswith("no column 'n_with'; it has 'outlet', 'frame'")
    assert str(caught.value).startswith("mine: 4 problems\n")
    assert caught.value.hint == (
        "One row: an outlet, a frame and a voice. Make it with frame_shares()."
    )


def test_no_more_than_some_rows_of_a_fault_are_named():
    table = pd.concat([shares(n_hits=-1)] * 100, ignore_index=True)
    problems = problems_of(table, "frame_shares", columns=["n_hits"])
    assert problems[0] == "row 0: n_hits is -1, not a count"
    assert problems[20:] == ["and 180 more rows like row 0"]


def test_another_thing_than_a_table_and_a_column_that_is_there_twice():
    assert problems_of([1], "hits") == ["expected a DataFrame, got list"]
    table = shares()
    twice = pd.concat([table, table[["n_hits"]]], axis=1)
    assert problems_of(twice, "frame_shares") == ["the column 'n_hits' appears twice"]


def test_a_table_that_is_not_declared():
    with pytest.raises(InputError, match="no table 'frame_share'\nDid you mean 'frame_shares'"):
        check(shares(), "frame_share")


def test_pairs_are_the_same_in_either_order_where_the_order_says_nothing():
    pairs = pd.DataFrame({"doc_a": ["a", "b", "c"], "doc_b": ["b", "a", "c"], "score": 0.5})
    assert problems_of(pairs, "similarity") == [
        "row 2: doc_b is 'c', as doc_a",
        "row 1: doc_a 'b', doc_b 'a' appears twice",
    ]
    in_order = pd.DataFrame(
        {
            "outlet_a": ["A", "B"],
            "outlet_b": ["B", "A"],
            "n_words_a": [9, 5],
            "n_shared": 1,
            "share": [1 / 9, 1 / 5],
            "ci_low": None,
            "ci_high": None,
            "n_articles_a": 1,
            "ci_unit": "",
        }
    )
    assert len(check(in_order, "reuse")) == 2
    assert problems_of(in_order.assign(outlet_a="A", outlet_b=["B", "C"]), "reuse") == [
        "row 1: n_words_a of 'A' is 5, but 9 above"
    ]


def test_offsets():
    spans = pd.DataFrame(
        {
            "doc_id": "a",
            "start": [0, 5, -1],
            "end": [3, 4, 2],
            "speaker_start": -1,
            "speaker_end": -1,
        }
    )
    assert problems_of(spans, "attributions", columns=spans.columns) == [
        "row 2: start is -1, not an offset",
        "row 1: end is 4, but start is 5",
        "row 2: end is 2, but start is -1",
    ]
    assert len(check(spans.head(1), "attributions", columns=spans.columns)) == 1


def test_flags_dates_and_p():
    hits = pd.DataFrame({"negated": [True, "True"]}, dtype=object)
    assert problems_of(hits, "hits", columns=["negated"]) == [
        "row 1: negated is 'True', not True or False"
    ]
    dates = pd.DataFrame({"date": ["2025", "2025-11-07T18:30", "", None, "7.11.2025"]})
    assert problems_of(dates, "articles", columns=["date"]) == [
        "row 4: date is '7.11.2025', no date such as 2025-11-07 or 2025-11-07T18:30"
    ]
    assert problems_of(pd.DataFrame({"p": [1.5, None]}), "net_stance", columns=["p"]) == [
        "row 0: p is 1.5, not from 0 to 1"
    ]


def test_types_are_as_declared_and_what_is_not_declared_is_kept():
    table = shares(
        n_hits=["5", "6"], share=["0.4", "0.4"], outlet=[1, 2], stance=None, mine=[{}, 1]
    )
    checked = check(table, "frame_shares")
    assert checked["outlet"].tolist() == ["1", "2"]
    assert checked["stance"].tolist() == ["", ""]
    assert checked["n_hits"].dtype == np.int64
    assert checked["share"].dtype == float
    assert checked["mine"].tolist() == [{}, 1]
    assert table["outlet"].tolist() == [1, 2]
    flags = pd.DataFrame({"negated": [1, True, False]}, dtype=object)
    assert check(flags, "hits", columns=["negated"])["negated"].dtype == bool


def test_a_column_that_is_asked_for_must_be_there_though_it_may_lack_elsewhere():
    assert problems_of(shares(), "frame_shares", columns=["note", "outlet"]) == [
        "no column 'note'; it has " + ", ".join(map(repr, shares()))
    ]
    assert check(shares(voice="loud"), "frame_shares", columns=["outlet"]) is not None


def test_of_names_that_stand_for_each_other_one_is_enough():
    counts = pd.DataFrame({"actor": ["", "x"], "n_spans": 1, "n_words": 3, "share": 0.5})
    counts = counts.assign(ci_low=None, ci_high=None)
    assert problems_of(counts, "who_speaks")[0].startswith("no column 'outlet' or 'doc_id' or")
    assert len(check(counts.assign(doc_id="a"), "who_speaks")) == 2


@pytest.mark.parametrize("name", sorted({name for name, _ in tables_made()}))
def test_a_table_without_rows_is_valid(name):
    table = dict(tables_made())[name].iloc[:0]
    assert check(table, name).empty
    assert check(pd.DataFrame(columns=table.columns), name).empty


def test_half_a_character_is_kept():
    texts = pd.DataFrame({"text": ["نص\ud800", None]}, dtype=object)
    assert check(texts, "sentences", columns=["text"])["text"].tolist() == ["نص\ud800", ""]
