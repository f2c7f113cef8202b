from itertools import combinations
from math import comb

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslab
from newslab.errors import InputError
from newslab.naming.seams import chance_of_split, find_seams
from places import RAW

LETTERS = pd.DataFrame(
    [("letter", "B", "باء"), ("letter", "T", "تاء"), ("letter", "J", "جيم")],
    columns=["convention", "form", "word"],
)
WORDS = {"B": "باء", "T": "تاء", "J": "جيم"}


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


@pytest.fixture(scope="module")
def seams(five):
    return find_seams(five)


def _articles(text):
    return pd.DataFrame({"doc_id": ["a"], "outlet": ["A"], "text": [text]})


def _seam(order):
    """The one row that an order of the forms B, T, J gives."""
    text = " ".join(WORDS[form] for form in order) + "."
    table = find_seams(_articles(text), LETTERS)
    assert len(table) == 1
    return table.iloc[0]


@pytest.mark.parametrize(
    ("order", "kind", "before", "after", "n"),
    [
        ("BBTTT", "seam", "B", "T", (2, 3, 0)),
        ("BBBBBTBTTTT", "seam", "B", "T", (5, 5, 1)),  # 1 exception in 11
        ("BBBTBTTT", "mixed", "B", "T", (3, 4, 1)),  # 1 exception in 8
        ("BTBTBT", "mixed", "B", "T", (1, 3, 2)),
        ("BBBBT", "trace", "B", "T", (4, 1, 0)),
        ("BBTBB", "trace", "B", "T", (2, 1, 2)),
        ("TBB", "trace", "T", "B", (1, 2, 0)),
        ("BT", "too few", "B", "T", (1, 1, 0)),
    ],
)
def test_kinds(order, kind, before, after, n):
    row = _seam(order)
    assert row["kind"] == kind
    assert (row["form_before"], row["form_after"]) == (before, after)
    assert (row["n_before"], row["n_after"], row["n_exceptions"]) == n


def test_gap_of_a_seam_and_place_of_a_trace():
    text = "باء باء. جملة أخرى. تاء تاء تاء."
    row = find_seams(_articles(text), LETTERS).iloc[0]
    assert text[row["start"] : row["end"]] == ". جملة أخرى. "
    assert (row["last_before"], row["first_after"]) == ("باء", "تاء")
    text = "باء باء والتاء باء باء."
    row = find_seams(_articles(text), LETTERS).iloc[0]
    assert row["kind"] == "trace"
    assert text[row["start"] : row["end"]] == "والتاء"


def test_a_form_is_set_against_the_commonest_one():
    text = " ".join(WORDS[form] for form in "BBBBTTJJ")
    table = find_seams(_articles(text), LETTERS)
    assert table[["form_before", "form_after"]].to_numpy().tolist() == [["B", "T"], ["B", "J"]]
    assert (table["n_before"] + table["n_after"]).tolist() == [6, 6]


def test_seams_that_meet_agree():
    text = (
        "الأميركي والأميركي قال رسميا وقريبا.\n\nعنوان آخر\n\nالأمريكي والأمريكي قال رسمياً وقريباً."
    )
    table = find_seams(_articles(text)).set_index("convention")
    assert table["agrees_with"].to_dict() == {"America": "tanwin", "tanwin": "America"}
    assert table["heading"].tolist() == ["عنوان آخر"] * 2
    apart = "الأميركي والأميركي. الأمريكي والأمريكي رسميا قريبا. رسمياً قريباً."
    assert find_seams(_articles(apart))["agrees_with"].tolist() == ["", ""]


# Against a count of all orders.
@pytest.mark.parametrize(("n_a", "n_b"), [(1, 1), (1, 4), (2, 3), (3, 3), (4, 3), (5, 4)])
def test_chance_against_a_count_of_all_orders(n_a, n_b):
    fewest = []
    for places in combinations(range(n_a + n_b), n_a):
        order = ["a" if at in places else "b" for at in range(n_a + n_b)]
        fewest.append(
            min(
                order[:at].count(other) + order[at:].count(form)
                for at in range(len(order) + 1)
                for form, other in ("ab", "ba")
            )
        )
    for n_exceptions in range(max(n_a, n_b) + 1):
        expected = sum(n <= n_exceptions for n in fewest) / len(fewest)
        assert chance_of_split(n_a, n_b, n_exceptions) == pytest.approx(expected, abs=1e-12)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 60))
def test_chance_is_one_that_grows_with_the_exceptions(n_a, n_b, n_exceptions):
    chance = chance_of_split(n_a, n_b, n_exceptions)
    assert 0 < chance <= chance_of_split(n_a, n_b, n_exceptions + 1) <= 1
    assert chance == chance_of_split(n_b, n_a, n_exceptions)
    assert chance_of_split(n_a, n_b, 0) == pytest.approx(min(1, 2 / comb(n_a + n_b, n_a)))


def test_chance_of_large_counts_is_exact_and_quick():
    assert chance_of_split(1000, 1000, 0) == 2 / comb(2000, 1000)
    assert 0 < chance_of_split(400, 600, 300) < 1


# Read in the five articles.
def test_article_000_changes_its_spelling_at_the_heading(five, seams):
    found = seams[(seams["doc_id"] == "000") & (seams["kind"] == "seam")].set_index("convention")
    assert set(found.index) == {"America", "tanwin"}
    america, tanwin = found.loc["America"], found.loc["tanwin"]
    assert (america["form_before"], america["form_after"]) == ("أميركي", "أمريكي")
    assert (america["n_before"], america["n_after"], america["n_exceptions"]) == (2, 3, 0)
    assert america["p"] == pytest.approx(2 / comb(5, 2))
    assert (tanwin["form_before"], tanwin["form_after"]) == ("not written", "written")
    assert (tanwin["n_before"], tanwin["n_after"], tanwin["n_exceptions"]) == (3, 14, 0)
    assert tanwin["p"] == pytest.approx(2 / comb(17, 3))
    assert found["heading"].tolist() == ["كازاخستان تنضم"] * 2
    assert found["agrees_with"].to_dict() == {"America": "tanwin", "tanwin": "America"}
    text = five.set_index("doc_id")["text"]["000"]
    for row in (america, tanwin):
        assert text[: row["start"]].endswith(row["last_before"])
        assert text[row["end"] :].startswith(row["first_after"])


def test_traces_of_another_spelling_in_000_and_004(five, seams):
    traces = seams[seams["kind"] == "trace"].set_index("doc_id")
    assert traces.index.tolist() == ["000", "004"]
    text = five.set_index("doc_id")["text"]
    places = [text[doc_id][row["start"] : row["end"]] for doc_id, row in traces.iterrows()]
    assert places == ["القازاخستانية", "وكازخستان"]
    assert traces.loc["000", "p"] == pytest.approx(2 / 10)
    assert traces.loc["004", "place_before"] == "heading"
    assert traces.loc["004", "p"] == 1


def test_nothing_else_is_claimed_of_the_five_articles(seams):
    rest = seams[~seams["kind"].isin(["seam", "trace"])]
    assert rest[["doc_id", "convention", "kind"]].to_numpy().tolist() == [
        ["000", "place of tanwin", "mixed"]
    ]
    assert rest.iloc[0]["place_before"] == "body, quoted"


def test_order_of_articles_and_of_the_list_changes_nothing(five, seams):
    mixed = find_seams(five.iloc[::-1])
    assert mixed["doc_id"].unique().tolist() == ["004", "000"]
    keys = ["doc_id", "convention"]
    pd.testing.assert_frame_equal(
        mixed.sort_values(keys, ignore_index=True), seams.sort_values(keys, ignore_index=True)
    )
    text = " ".join(WORDS[form] for form in "BBTTT")
    pd.testing.assert_frame_equal(
        find_seams(_articles(text), LETTERS), find_seams(_articles(text), LETTERS.iloc[::-1])
    )


@pytest.mark.parametrize("text", ["", " \n", "باء باء", "كلمة"])
def test_no_seam_in_one_form_or_in_nothing(text, seams):
    table = find_seams(_articles(text), LETTERS)
    assert table.empty
    assert table.dtypes.equals(seams.dtypes)


def test_no_articles_at_all():
    assert find_seams(_articles("").iloc[:0]).empty


@given(st.lists(st.sampled_from("BT"), min_size=2, max_size=14).filter(lambda o: len(set(o)) == 2))
def test_counts_add_up_and_no_place_does_better(order):
    row = _seam(order)
    assert row["n_before"] + row["n_after"] + row["n_exceptions"] == len(order)
    at = [at for at in range(1, len(order)) if order[at - 1] != order[at]]
    exceptions = [
        sum(form != order[cut - 1] for form in order[:cut])
        + sum(form != order[cut] for form in order[cut:])
        for cut in at
    ]
    assert row["n_exceptions"] == min(exceptions)


def test_errors(tmp_path):
    with pytest.raises(InputError, match="no column 'outlet'"):
        find_seams(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))
    path = tmp_path / "bad.tsv"
    path.write_text("convention\tform\tword\treason\nc\tf\t\tx", encoding="utf-8")
    with pytest.raises(InputError, match="row 2: nothing in 'word'"):
        find_seams(_articles("x"), path)
