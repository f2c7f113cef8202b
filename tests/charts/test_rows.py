"""Rows: where labels, texts, marks and scales stand, in both languages, wide and narrow."""

import pytest

from newslab.charts.engine.look import Look
from newslab.charts.engine.rows import BAR, Axis, Cell, Mark, Row, Rows, end_of_scale, folded
from newslab.charts.engine.rows_drawing import draw_rows
from newslab.charts.style import BLUE, PAPER, SIZES, VERMILION, size_named, theme

from .geometry import assert_legible, fills, intervals, marks, place, places

TEXTS = {"subtitle": "unit", "counted": "all", "about": "rows", "told": "They differ."}
AXIS = Axis(0.0, 1.0, {0.0: "zero", 0.5: "half", 1.0: "one"})
HOSTILE = ["x" * 90, "وزارة الخارجية والمغتربين في الجمهورية العربية السورية", "$x^2$", "م" * 70]


def rows_of(look, values=(0.25, 1.0), **options):
    """One row a value, with a dot and an interval, and what is written before it and after it."""
    rows = [
        Row(
            [look.text(f"row {place}"), look.small(f"note {place}")],
            cells=[
                Cell(
                    [
                        Mark(
                            value,
                            (value / 2, value),
                            BLUE,
                            before=[look.small(f"before {place}")],
                            after=[look.small(f"after {place}")],
                        )
                    ]
                )
            ],
        )
        for place, value in enumerate(values)
    ]
    return Rows(rows, axis=AXIS, **options)


def drawn(*tables, lang="en", size="page"):
    look = Look("names", lang, size)
    with theme():
        return draw_rows([table(look) for table in tables], look, **TEXTS)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_marks_and_intervals_stand_at_their_values_in_the_row_of_their_label(lang):
    chart = drawn(rows_of, lang=lang)
    zero, one = place(chart, "zero")[0], place(chart, "one")[0]
    assert (one < zero) == (lang == "ar")
    found = marks(chart)
    assert [(x - zero) / (one - zero) for (x, _), *_ in found] == pytest.approx([0.25, 1], abs=0.01)
    for (_, y), row in zip([mark[0] for mark in found], ("0", "1"), strict=True):
        label = (place(chart, f"row {row}")[1] + place(chart, f"note {row}")[1]) / 2
        assert y == pytest.approx(label, abs=0.05)
        before, after = place(chart, f"before {row}"), place(chart, f"after {row}")
        assert before[1] == pytest.approx(y, abs=0.03)
        assert abs(before[0] - zero) < abs(before[0] - one)
        assert abs(after[0] - one) < abs(after[0] - zero)
    ends = [(end - zero) / (one - zero) for line in intervals(chart) for end in line[:2]]
    assert ends == pytest.approx([0.125, 0.25, 0.5, 1.0], abs=0.01)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_labels_stand_beside_marks_and_above_them_on_a_narrow_chart(lang):
    wide = drawn(lambda look: rows_of(look, stacks=True), lang=lang)
    label, ((x, y), *_) = place(wide, "row 0"), marks(wide)[0]
    assert (label[0] > x) == (lang == "ar")
    narrow = drawn(lambda look: rows_of(look, stacks=True), lang=lang, size="phone")
    _, note_y = place(narrow, "note 0")
    ((_, y), *_) = marks(narrow)[0]
    assert note_y + 0.1 < y
    # Without room beside them they stand above on a page too.
    long = drawn(lambda look: rows_of(look, panels=[[look.text("w" * 60)]]))
    assert place(long, "note 0")[1] + 0.1 < marks(long)[0][0][1]


def test_panels_without_room_go_on_in_a_further_band_with_all_labels():
    def panels(look):
        cell = Cell([Mark(0.5)])
        heads = [[look.text(f"outlet {n}", weight="bold")] for n in range(7)]
        return Rows([Row([look.text("a label")], cells=[cell] * 7)], panels=heads, axis=AXIS)

    chart = drawn(panels)
    labels = sorted(y for _, y in places(chart)["a label"])
    assert len(labels) == 2
    heads = [place(chart, f"outlet {n}") for n in range(7)]
    assert len({round(y, 2) for _, y in heads}) == 2
    assert labels[0] < heads[-1][1] < labels[1]
    # Each panel has its own scale, and its mark at the middle of it.
    zeros, ones = places(chart)["zero"], places(chart)["one"]
    assert len(zeros) == len(ones) == 7
    middles = [(zero[0] + one[0]) / 2 for zero, one in zip(zeros, ones, strict=True)]
    assert sorted(mark[0][0] for mark in marks(chart)) == pytest.approx(sorted(middles), abs=0.01)


def test_labels_of_ticks_without_room_are_left_out_in_the_middle():
    def panels(look, n):
        axis = Axis(0.0, 1.0, {0.0: "zero", 0.5: "x" * 12, 1.0: "one"})
        return Rows(
            [Row([look.text("a")], cells=[Cell([Mark(0.5)])] * n)], panels=[()] * n, axis=axis
        )

    assert "x" * 12 in places(drawn(lambda look: panels(look, 1)))
    assert "x" * 12 not in places(drawn(lambda look: panels(look, 4)))


def test_lines_of_the_scale_do_not_strike_out_what_stands_in_the_place_of_a_mark():
    def rows(look):
        cells = [Cell([Mark(0.5)]), Cell(lines=[look.small("no value")])]
        return Rows([Row([look.text("a")], cells=[cell]) for cell in cells], axis=AXIS)

    chart = drawn(rows)
    _, y = place(chart, "no value")
    down = [line for line in chart.axes[0].lines if len(set(line.get_xdata())) == 1]
    assert down
    for line in down:
        ends = line.get_transform().transform(line.get_xydata())[:, 1]
        heights = chart.bbox.y1 / chart.dpi - ends / chart.dpi
        for bottom, top in zip(heights[0::3], heights[1::3], strict=False):
            assert not min(top, bottom) < y < max(top, bottom)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_bars_start_at_0_and_have_their_texts_beyond_their_end(lang):
    def rows(look):
        bars = [
            Mark(
                value, colour=VERMILION, form=BAR, is_hollow=value < 0.4, beside=[look.small(text)]
            )
            for value, text in ((0.5, "long"), (0.25, "short"))
        ]
        return Rows([Row([look.text("a")], cells=[Cell(bars)])], axis=Axis(0.0, 0.5))

    chart = drawn(rows, lang=lang)
    assert [colour for *_, colour in fills(chart)] == [VERMILION.lower(), PAPER.lower()]
    long, short = (patch.get_window_extent() for patch in chart.axes[0].patches)
    assert short.width / long.width == pytest.approx(0.5, abs=0.01)
    assert (short.x1 if lang == "ar" else short.x0) == pytest.approx(
        long.x1 if lang == "ar" else long.x0
    )
    assert [patch.get_hatch() is not None for patch in chart.axes[0].patches] == [False, True]
    end = (short.x0 if lang == "ar" else short.x1) / chart.dpi
    assert 0 < (end - place(chart, "short")[0]) * (1 if lang == "ar" else -1) < 0.5


def test_a_line_of_time_has_its_ends_below_it_within_the_chart():
    def rows(look):
        axis = Axis(
            0.0, 1.0, {0.0: "7 November 2025", 0.5: "", 1.0: "8 November 2025"}, is_line=True
        )
        return Rows([Row([look.text("a")], cells=[Cell([Mark(1.0)])])], axis=axis)

    for lang in ("ar", "en"):
        chart = drawn(rows, lang=lang)
        ends = [place(chart, f"{day} November 2025")[0] for day in (7, 8)]
        ((x, y), *_) = marks(chart)[0]
        assert min(place(chart, f"{day} November 2025")[1] for day in (7, 8)) > y
        assert abs(x - ends[1]) < abs(x - ends[0])
        assert_legible(chart, 9)


def test_bounds_are_dashed_and_named_above_the_rows():
    def rows(look):
        axis = Axis(0, 1, AXIS.ticks, bounds={0.6: "0.6", 0.8: "0.8"}, bounds_name="bounds")
        return Rows([Row([look.text("a")], cells=[Cell([Mark(0.5)])])], axis=axis)

    chart = drawn(rows)
    dashed = [line for line in chart.axes[0].lines if line.get_linestyle() == "--"]
    zero, one = place(chart, "zero")[0], place(chart, "one")[0]
    at = [line.get_xdata()[0] + 0.15 for line in dashed]
    assert [(x - zero) / (one - zero) for x in at] == pytest.approx([0.6, 0.8], abs=0.01)
    heights = [place(chart, text)[1] for text in ("bounds", "0.6", "a")]
    assert heights == sorted(heights)
    assert place(chart, "0.6")[0] < place(chart, "0.8")[0]


def test_the_key_stands_above_the_labels_or_in_a_line_of_its_own():
    def rows(look):
        key = [(Mark(), "own voice"), (Mark(form="s", is_hollow=True), "quoted voice")]
        return rows_of(look, key=key, stacks=True)

    wide, narrow = drawn(rows), drawn(rows, size="phone")
    (own_x, own_y), (quoted_x, quoted_y) = place(wide, "own voice"), place(wide, "quoted voice")
    assert own_y < quoted_y < place(wide, "row 0")[1]
    assert abs(own_x - quoted_x) < 0.3
    assert place(narrow, "own voice")[1] == place(narrow, "quoted voice")[1]


def test_texts_stand_in_columns_below_their_heads():
    def rows(look, align):
        return Rows(
            [
                Row([look.text("a")], [[look.text("1")], [look.text("two")]], [Cell([Mark(0.5)])]),
                Row([look.text("b")], [[look.text("30")], [look.text("4")]], [Cell([Mark(1)])]),
            ],
            heads=[[], [look.small("first")], [look.small("second")]],
            axis=AXIS,
            align=align,
        )

    for lang in ("ar", "en"):
        chart = drawn(lambda look: rows(look, "center"), lang=lang)
        for text, head in (("1", "first"), ("30", "first"), ("two", "second"), ("4", "second")):
            assert place(chart, text)[0] == pytest.approx(place(chart, head)[0], abs=0.02)
        across = [place(chart, text)[0] for text in ("a", "1", "two", "half")]
        assert across == sorted(across, reverse=lang == "ar")


def test_cells_without_a_scale_are_shaded_and_as_wide_as_they_need():
    def rows(look):
        cells = [Cell(lines=[look.text("9")], shade=BLUE), Cell(lines=[look.text("of 9")])]
        heads = [[look.text("a head")], [look.text("other")]]
        return Rows([Row([look.text("a")], cells=cells)], panels=heads)

    chart = drawn(rows)
    ((x, _, colour),) = fills(chart)
    assert colour == BLUE.lower()
    assert place(chart, "9")[0] == pytest.approx(x, abs=0.02)
    assert place(chart, "a head")[0] == pytest.approx(x, abs=0.02)


def test_tables_below_each_other_have_their_labels_and_scales_in_line():
    def short(look):
        return Rows([Row([look.text("b")], cells=[Cell([Mark(0.5)])])], axis=AXIS, title="Apart")

    chart = drawn(
        lambda look: Rows([Row([look.text("a long label")], cells=[Cell([Mark(0)])])], axis=AXIS),
        short,
    )
    (first, _), (second, _) = places(chart)["zero"]
    assert first == pytest.approx(second, abs=0.01)
    assert place(chart, "a long label")[1] < place(chart, "Apart")[1] < place(chart, "b")[1]


def test_what_had_no_room_is_told_in_the_last_row():
    look = Look("names", "en")
    rows, left_out = folded(look, "name", 23, n_outlets=4)
    assert [line.text for line in rows[0].label] == [
        "and 23 more",
        "Not shown: 4 outlets; the table has all.",
    ]
    assert left_out == ["23 names", "4 outlets"]
    assert folded(look, "name", 0) == ([], [])


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_texts_of_any_length_can_be_read(lang, size):
    def rows(look):
        cells = [Cell([Mark(0.5, after=[look.small("1,234 of 5,678")])]) for _ in HOSTILE]
        return Rows(
            [
                Row([look.text(name), look.small(name)], cells=cells, below=[look.small(name)])
                for name in HOSTILE
            ],
            panels=[[look.text(name, weight="bold"), look.small(name)] for name in HOSTILE],
            axis=AXIS,
            key=[(Mark(), "own voice")],
            title=HOSTILE[1],
        )

    assert_legible(drawn(rows, lang=lang, size=size), size_named(size).small)


def test_the_end_of_a_scale_is_a_round_share():
    assert end_of_scale([0.1]) == 0.1
    assert end_of_scale([-0.21, 0.05]) == 0.4
    assert end_of_scale([1.0]) == 1.0
