import math
from collections import Counter

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from newslab.charts import ar, frame_shares
from newslab.charts.style import BLUE, PAPER, VERMILION
from newslab.charts.voice_drawing import PALE
from newslab.errors import InputError

from .geometry import assert_legible, draw, place, places

FRAMES = {
    "rejection": "condemnation",
    "procedural": "procedural",
    "peace": "normalization",
}
LABELS = {"Sama": "سما", "unknown 004": "غير معروف 004"}
# Hits of own and quoted voice, of 4 and of 10 sentences.
HITS = {
    ("Sama", "peace"): (1, 6),
    ("Sama", "rejection"): (0, 0),
    ("Sama", "procedural"): (2, 5),
    ("unknown 004", "peace"): (0, 2),
    ("unknown 004", "rejection"): (0, 9),
    ("unknown 004", "procedural"): (3, 1),
}
N = {"own": 4, "quoted": 10}


def two_outlets():
    rows = []
    for outlet in LABELS:
        for frame, stance in FRAMES.items():
            for voice, n_hits in zip(N, HITS[outlet, frame], strict=True):
                share = n_hits / N[voice]
                ends = max(0, share - 0.1), min(1, share + 0.2)
                rows.append((outlet, frame, stance, voice, N[voice], n_hits, share, *ends))
    columns = ["outlet", "frame", "stance", "voice", "n_sentences", "n_hits", "share"]
    return pd.DataFrame(rows, columns=[*columns, "ci_low", "ci_high"])


def many(n_outlets, n_frames):
    stances = ["normalization", "condemnation", "procedural"]
    return pd.DataFrame(
        [
            (f"outlet {o:03}", f"frame {f:02}", stances[f % 3], voice, 12, f, f / 40, 0.0, 0.9)
            for o in range(n_outlets)
            for f in range(n_frames)
            for voice in ("own", "quoted")
        ],
        columns=list(two_outlets()),
    )


def marks(chart):
    """Marks from the top: (x, y in inches), form, colour, and whether they are filled."""
    draw(chart)
    found = []
    for line in chart.axes[0].lines:
        ((x, y),) = line.get_transform().transform(line.get_xydata())
        face = to_hex(line.get_markerfacecolor()).upper()
        assert face in {to_hex(line.get_color()).upper(), PAPER}
        where = x / chart.dpi, (chart.bbox.y1 - y) / chart.dpi
        found.append((where, line.get_marker(), to_hex(line.get_color()).upper(), face != PAPER))
    return sorted(found, key=lambda mark: mark[0][1])


def intervals(chart):
    """Ends of the horizontal lines that are no rule, in inches, from the top."""
    draw(chart)
    found = []
    for lines in chart.axes[0].collections:
        if lines.get_linewidth()[0] > 1:
            (path,) = lines.get_paths()
            (one, y), (other, _) = lines.get_transform().transform(path.vertices)
            found.append((one / chart.dpi, other / chart.dpi, (chart.bbox.y1 - y) / chart.dpi))
    return sorted(found, key=lambda line: line[2])


def test_voices_differ_in_form_and_fill_and_stances_in_colour():
    chart = frame_shares(two_outlets(), lang="en")
    found = Counter((form, colour, is_filled) for _, form, colour, is_filled in marks(chart))
    assert found == {
        ("o", BLUE, True): 1,
        ("s", BLUE, False): 2,
        ("s", VERMILION, False): 1,
        ("o", "#767676", True): 2,
        ("s", "#767676", False): 2,
        ("o", PALE, True): 3,
        ("s", PALE, False): 1,
    }


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_marks_and_intervals_stand_at_their_values_on_the_scale(lang):
    table = two_outlets()
    chart = frame_shares(table[table["outlet"] == "Sama"], lang=lang)
    # The farthest end is at 80 %, and there the scale ends.
    zero, whole = place(chart, "0")[0], place(chart, "80%")[0]
    whole = zero + (whole - zero) / 0.8
    assert (whole < zero) == (lang == "ar")
    shares = [(x - zero) / (whole - zero) for (x, _), *_ in marks(chart)]
    # Own above quoted: peace, rejection, procedural.
    assert shares == pytest.approx([0.25, 0.6, 0, 0, 0.5, 0.5], abs=0.01)
    drawn = [
        ((low - zero) / (whole - zero), (high - zero) / (whole - zero))
        for low, high, _ in intervals(chart)
    ]
    flat = [end for ends in drawn for end in ends]
    expected = [0.15, 0.45, 0.5, 0.8, 0, 0.2, 0, 0.2, 0.4, 0.7, 0.4, 0.7]
    assert flat == pytest.approx(expected, abs=0.01)


def test_frames_stand_below_their_stance_and_counts_beside_their_marks():
    chart = frame_shares(two_outlets(), labels=LABELS)
    order = ["التطبيع", "السلام", "الإدانة", "الرفض", "إجرائي"]
    heights = [place(chart, ar(text))[1] for text in order]
    assert heights == sorted(heights)
    y = place(chart, "9")[1]
    (quoted,) = [mark for mark in marks(chart) if mark[2] == VERMILION]
    assert y == pytest.approx(quoted[0][1], abs=0.03)
    # Nothing is written for frames that were not found.
    assert "0" in places(chart)
    assert len(places(chart)["0"]) == len(LABELS)


def test_an_arabic_chart_has_names_and_the_first_outlet_on_the_right():
    chart = frame_shares(two_outlets(), labels=LABELS)
    across = [place(chart, ar(text))[0] for text in ("السلام", "سما", "غير معروف 004")]
    assert across == sorted(across, reverse=True)
    english = frame_shares(two_outlets(), lang="en")
    across = [place(english, text)[0] for text in ("peace", "Sama", "unknown 004")]
    assert across == sorted(across)


def test_sentences_are_counted_below_each_outlet_by_voice_where_they_differ():
    chart = frame_shares(two_outlets(), lang="en")
    assert len(places(chart)["●\u00a04\u00a0sentences"]) == 2
    assert len(places(chart)["□\u00a010\u00a0sentences"]) == 2
    same = frame_shares(two_outlets().assign(n_sentences=12), lang="en")
    assert len(places(same)["12 sentences"]) == 2


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize(("n_outlets", "n_frames"), [(1, 1), (5, 12), (12, 24)])
def test_every_text_can_be_read(lang, size, n_outlets, n_frames):
    chart = frame_shares(many(n_outlets, n_frames), lang=lang, size=size, title="1")
    assert_legible(chart, 12 if size == "phone" else 9)
    across = [x for (x, _), *_ in marks(chart)]
    assert 0 < min(across) <= max(across) < chart.get_figwidth()


def test_panels_that_do_not_fit_beside_each_other_go_on_below():
    chart = frame_shares(many(5, 12), lang="en", size="phone")
    assert len(places(chart)["frame 00"]) == 2
    assert place(chart, "outlet 004")[1] > places(chart)["frame 00"][0][1]
    assert len(places(frame_shares(many(5, 12), lang="en"))["frame 00"]) == 1


def test_stances_alone_have_no_headings():
    table = two_outlets().drop_duplicates(["outlet", "stance", "voice"]).drop(columns="frame")
    chart = frame_shares(table, lang="en")
    assert place(chart, "normalization")[1] < place(chart, "condemnation")[1]


def test_another_pair_of_stances_in_the_order_of_the_table():
    other = {"condemnation": "growth", "normalization": "decline"}
    chart = frame_shares(two_outlets().replace({"stance": other}), lang="en")
    assert place(chart, "growth")[1] < place(chart, "decline")[1]
    colours = [colour for _, _, colour, _ in marks(chart)]
    assert colours.index(BLUE) < colours.index(VERMILION)


def test_a_voice_without_sentences_or_interval():
    table = two_outlets()
    silent = table["voice"] == "own"
    table.loc[silent, ["n_sentences", "n_hits"]] = 0
    table.loc[silent, ["share", "ci_low", "ci_high"]] = math.nan
    chart = frame_shares(table, lang="en")
    assert {form for _, form, *_ in marks(chart)} == {"s"}
    assert len(places(chart)["–"]) == 6
    without = frame_shares(two_outlets().assign(ci_low=None, ci_high=None), lang="en")
    assert len(marks(without)) == 12
    assert not intervals(without)


def test_the_default_lines_say_unit_denominators_and_interval():
    chart = frame_shares(two_outlets(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle.startswith("Share of each outlet's sentences that have a frame: filled circles")
    assert "95% interval" in subtitle
    assert source == "Source: newslab, analysis of 2 outlets"
    assert not frame_shares(two_outlets(), subtitle="", source="").texts


def test_alt_text_tells_chart_data_and_the_largest_shares():
    assert frame_shares(two_outlets(), lang="en", title="Title").alt_text == (
        "Dot plot “Title”: shares of frames in the sentences of 2 outlets, in own and quoted "
        "voice. Highest in Sama (4 own and 10 quoted sentences): own voice procedural 50% and "
        "peace 25%, quoted voice peace 60% and procedural 50%; unknown 004 (4 own and 10 quoted "
        "sentences): own voice procedural 75%, quoted voice rejection 90% and peace 20% and "
        "procedural 10%."
    )
    arabic = frame_shares(two_outlets(), labels=LABELS).alt_text
    assert "سما (جملها: 4 بصوتها و10 نقلًا): بصوتها إجرائي 50% والسلام 25%" in arabic


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"voice": "other"}, "row 0: voice is 'other', neither 'own' nor 'quoted'"),
        ({"voice": "own"}, "row 1: 'Sama', 'rejection', 'own' is there already"),
        ({"outlet": None}, "row 0: outlet or frame is missing"),
        ({"n_hits": -1}, "row 0: n_hits is -1.0, not a count"),
        ({"share": 1.5}, "row 0: share is 1.5, not a number from 0 to 1"),
        ({"share": None}, "row 0: share is nan"),
        ({"ci_low": 1}, "row 0: share 0.0 is not in its interval, 1.0 to 0.2"),
        ({"ci_high": None}, "row 0: share 0.0 is not in its interval, 0.0 to nan"),
        ({"n_sentences": range(1, 13)}, "'Sama', own: n_sentences has more than one value, 1, 3"),
        ({"stance": list("abcd") * 3}, "'peace' is in 4 stances: 'a', 'b'.* 4 stances, 'a'"),
    ],
)
def test_faults_are_named_with_their_row(change, said):
    with pytest.raises(InputError, match=f"(?s){said}"):
        frame_shares(two_outlets().assign(**change))


def test_tables_without_what_a_chart_needs():
    with pytest.raises(InputError, match=r"(?s)ci_low.*frame_shares\(\)"):
        frame_shares(two_outlets().drop(columns="ci_low"))
    with pytest.raises(InputError, match="stance"):
        frame_shares(two_outlets().drop(columns="stance"))
    with pytest.raises(InputError, match="no rows"):
        frame_shares(two_outlets().head(0))
    with pytest.raises(InputError, match="same label, 'x'"):
        frame_shares(two_outlets(), labels={"Sama": "x", "unknown 004": "x"})
    with pytest.raises(InputError, match=r"(?s)leave no room for the dots.*labels="):
        frame_shares(two_outlets(), labels={"Sama": "م" * 90})
    with pytest.raises(InputError, match="25 rows; more than 24"):
        frame_shares(many(1, 25))
    with pytest.raises(InputError, match="13 outlets; more than 12"):
        frame_shares(many(13, 1))


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        frame_shares(two_outlets(), **option)


def test_the_table_stays_as_it_was():
    table = two_outlets()
    frame_shares(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, two_outlets())
