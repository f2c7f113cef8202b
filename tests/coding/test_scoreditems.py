import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.coding.scoreditems import items_of, lay_side_by_side
from newslab.errors import InputError


def _spans(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "frame"])


def _items(machine, human):
    items = items_of(lay_side_by_side(machine, human, "frame"))
    return items.classes, items.machine.tolist(), items.human.tolist()


def test_units_with_several_classes():
    human = pd.DataFrame({"unit_id": ["u1", "u1", "u2", "u3"], "frame": ["p", "d", "none", None]})
    machine = pd.DataFrame(
        {"unit_id": ["u1", "u1", "u2", "u3", "u9"], "frame": ["p", "p", "p", "p", "p"]}
    )
    # u3 was not coded and u9 not seen: what the machine says there is neither right nor wrong.
    assert _items(machine, human) == (
        ["d", "p"],
        [[False, True], [False, True]],
        [[True, True], [False, False]],
    )


def test_hits_count_for_the_unit_in_which_they_stand():
    human = _spans(("a", 0, 20, "p"), ("a", 21, 40, "none"), ("b", 0, 10, "d"))
    human["unit_id"] = ["u1", "u2", "u3"]
    hits = _spans(
        ("a", 2, 6, "p"),  # in u1
        ("a", 15, 24, "d"),  # 5 of 9 characters in u1
        ("a", 25, 30, "p"),  # in u2
        ("a", 38, 60, "p"),  # 2 of 19 characters of u2
        ("b", 50, 60, "p"),  # nowhere
        ("c", 0, 10, "p"),  # another article
    )
    hits.index = [0] * len(hits)
    assert _items(hits, human) == (
        ["d", "p"],
        [[True, True], [False, True], [False, False]],
        [[False, True], [False, False], [True, False]],
    )


def test_spans_are_paired_one_to_one_within_a_class():
    machine = _spans(("a", 0, 10, "p"), ("a", 1, 10, "p"), ("a", 0, 10, "d"), ("z", 0, 9, "p"))
    human = _spans(("a", 0, 10, "p"), ("a", 30, 40, "p"))
    classes, by_machine, by_human = _items(machine, human)
    assert classes == ["d", "p"]
    pairs = sorted(zip(map(tuple, by_machine), map(tuple, by_human), strict=True))
    assert pairs == [
        ((False, False), (False, True)),
        ((False, True), (False, False)),
        ((False, True), (False, True)),
        ((True, False), (False, False)),
    ]


@pytest.mark.parametrize(("end", "is_pair"), [(20, True), (21, False), (5, True), (4, False)])
def test_half_of_what_both_cover(end, is_pair):
    machine, human = _spans(("a", 0, end, "p")), _spans(("a", 0, 10, "p"))
    assert len(_items(machine, human)[1]) == 1 + (not is_pair)


def _greatest_sum(a, b):
    """Try every pairing: the greatest sum of overlaps, of those that are half at least."""
    if len(a) > len(b):
        a, b = b, a
    overlap = {(x, y): len({*x} & {*y}) / len({*x} | {*y}) for x, y in itertools.product(a, b)}
    return max(
        sum(overlap[pair] for pair in zip(a, chosen, strict=True) if overlap[pair] >= 0.5)
        for chosen in itertools.permutations(b, len(a))
    )


span_lists = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 6)).map(lambda s: (s[0], s[0] + s[1])),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip


@settings(max_examples=50)
@given(span_lists, span_lists)
def test_pairing_is_the_best_of_all(machine, human):
    tables = [_spans(*(("a", *span, "p") for span in spans)) for spans in (machine, human)]
    _, by_machine, by_human = _items(*tables)
    n_pairs = int((np.array(by_machine) & np.array(by_human)).sum())
    best = _greatest_sum(*([range(*span) for span in spans] for spans in (machine, human)))
    # Each pair adds between a half and a whole to the sum.
    assert n_pairs / 2 <= best <= n_pairs
    assert len(by_machine) == len(machine) + len(human) - n_pairs


def test_nothing_found_is_an_answer():
    human = _spans(("a", 0, 10, "p"))
    assert _items(human[:0], human) == (["p"], [[False]], [[True]])


@pytest.mark.parametrize(
    ("machine", "human", "message"),
    [
        (_spans(("b", 0, 9, "p")), _spans(("a", 0, 9, "p")), "no doc_id in common"),
        (
            pd.DataFrame({"unit_id": ["a:0"], "frame": ["p"]}),
            pd.DataFrame({"unit_id": ["u1"], "frame": ["p"]}),
            "no unit_id in common",
        ),
        (
            pd.DataFrame({"unit_id": ["u1"], "frame": ["p"]}),
            _spans(("a", 0, 9, "p")),
            "neither unit_id nor doc_id, start, end",
        ),
        (_spans(("a", 9, 9, "p")), _spans(("a", 0, 9, "p")), "machine: row 0: start 9 and end 9"),
        (_spans(("a", 0, 9, "p")), _spans(("a", 0, None, "p")), "human: row 0: start 0"),
        (pd.DataFrame({"unit_id": ["u1"]}), _spans(("a", 0, 9, "p")), "no column 'frame'"),
    ],
)
def test_tables_that_cannot_be_compared(machine, human, message):
    with pytest.raises(InputError, match=message):
        lay_side_by_side(machine, human, "frame")
