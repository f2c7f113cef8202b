import math
from collections import Counter

import pandas as pd
import pytest

from newslab.charts import ar, frames
from newslab.charts.engine.rows_drawing import PALE
from newslab.charts.style import BLUE, MARKS, NEUTRAL, VERMILION

from .geometry import intervals, place, places, voice_marks

FRAMES = {
    "procedural": "procedural",
    "peace": "normalization",
    "rejection": "condemnation",
}
LABELS = {"Sama": "سما", "unknown 004": "غير معروف 004"}
# Hits of own and quoted voice, in 10 sentences.
HITS = {
    ("Sama", "peace"): (1, 6),
    ("Sama", "rejection"): (0, 0),
    ("Sama", "procedural"): (2, 5),
    ("unknown 004", "peace"): (0, 2),
    ("unknown 004", "rejection"): (0, 9),
    ("unknown 004", "procedural"): (3, 1),
}


def two_outlets():
    rows = []
    for outlet in LABELS:
        for frame, stance in FRAMES.items():
            for voice, n_hits in zip(("own", "quoted"), HITS[outlet, frame], strict=True):
                share = n_hits / 10
                ends = max(0, share - 0.1), min(1, share + 0.2)
                rows.append((outlet, frame, stance, voice, 10, n_hits, share, *ends))
    columns = ["outlet", "frame", "stance", "voice", "n_sentences", "n_hits", "share"]
    return pd.DataFrame(rows, columns=[*columns, "ci_low", "ci_high"])


def many(n_outlets, n_frames):
    stances = ["normalization", "condemnation", "procedural"]
    return pd.DataFrame(
        [
            (f"outlet {o:03}", f"frame {f:02}", stances[f % 3], voice, 12 + o, f, f / 40, 0.0, 0.9)
            for o in range(n_outlets)
            for f in range(n_frames)
            for voice in ("own", "quoted")
        ],
        columns=list(two_outlets()),
    )


@pytest.fixture(scope="module")
def chart():
    return frames(two_outlets(), lang="en", title="Title")


def test_voices_differ_in_form_and_fill_and_stances_in_colour(chart):
    found = Counter((form, colour, is_filled) for _, form, colour, is_filled in voice_marks(chart))
    assert found == {
        ("o", BLUE, True): 1,
        ("s", BLUE, False): 2,
        ("s", VERMILION, False): 1,
        ("o", NEUTRAL, True): 2,
        ("s", NEUTRAL, False): 2,
        ("o", PALE, True): 3,
        ("s", PALE, False): 1,
    }


def test_own_voice_stands_above_quoted_voice_at_its_share():
    table = two_outlets()
    chart = frames(table[table["outlet"] == "Sama"], lang="en")
    zero, whole = place(chart, "0")[0], place(chart, "80%")[0]
    shares = [0.8 * (x - zero) / (whole - zero) for (x, _), *_ in voice_marks(chart)]
    # Peace, rejection, procedural.
    assert shares == pytest.approx([0.1, 0.6, 0, 0, 0.2, 0.5], abs=0.01)


def test_frames_stand_below_their_stance_those_of_no_side_last():
    chart = frames(two_outlets(), labels=LABELS)
    order = ["التطبيع", "السلام", "الإدانة", "الرفض", "إجرائي"]
    heights = [place(chart, ar(text))[1] for text in order]
    assert heights == sorted(heights)


def test_counts_stand_beside_their_marks_if_they_are_not_0(chart):
    (quoted,) = [mark for mark in voice_marks(chart) if mark[2] == VERMILION]
    assert place(chart, "9")[1] == pytest.approx(quoted[0][1], abs=0.03)
    assert len(places(chart)["0"]) == len(LABELS)
    assert len(places(chart)["10 sentences"]) == 2


def test_any_number_of_stances_has_a_colour_each():
    stances = ["growth", "decline", "third", "fourth", "procedural", "fifth", "sixth"]
    rows = [("Sama", f"frame {stance}", stance, "own", 10, 2, 0.2, 0.1, 0.4) for stance in stances]
    chart = frames(pd.DataFrame(rows, columns=list(two_outlets())), lang="en")
    assert [colour for _, _, colour, _ in voice_marks(chart)] == [*map(str.upper, MARKS), NEUTRAL]
    # A frame that stands in two stances has a row in each.
    twice = pd.DataFrame(rows, columns=list(two_outlets())).assign(frame="peace")
    assert len(places(frames(twice, lang="en"))["peace"]) == len(stances)


def test_stances_alone_have_no_headings():
    table = two_outlets().assign(frame=lambda table: table["stance"])
    chart = frames(table, lang="en")
    assert place(chart, "normalization")[1] < place(chart, "condemnation")[1]


def test_an_outlet_without_sentences_or_interval():
    table = two_outlets()
    silent = table["outlet"] == "Sama"
    table.loc[silent, ["n_sentences", "n_hits"]] = 0
    table.loc[silent, ["share", "ci_low", "ci_high"]] = math.nan
    chart = frames(table, lang="en")
    assert len(voice_marks(chart)) == len(places(chart)["–"]) == 6
    without = frames(two_outlets().assign(ci_low=None, ci_high=None), lang="en")
    assert len(voice_marks(without)) == 12
    assert not intervals(without)
    assert "interval" not in without.texts[0].get_text()


def test_hits_without_voices_have_one_mark():
    table = two_outlets().drop_duplicates(["outlet", "frame"]).assign(voice="")
    chart = frames(table, lang="en")
    assert {form for _, form, *_ in voice_marks(chart)} == {"D"}
    assert "all voices" in places(chart)
    assert "Sama (10 sentences): all voices" in chart.alt_text


def test_the_default_lines_say_unit_denominators_and_interval(chart):
    _, subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle.startswith("Share of each outlet's sentences that have a frame; numbers count")
    assert "95% interval" in subtitle
    assert source == "Source: newslab, analysis of 2 outlets"


def test_alt_text_tells_chart_data_and_the_largest_shares(chart):
    assert chart.alt_text == (
        "Dot plot “Title”: shares of frames in the sentences of 2 outlets, by voice. Highest in "
        "Sama (10 sentences): own voice procedural 20% and peace 10%, quoted voice peace 60% and "
        "procedural 50%; unknown 004 (10 sentences): own voice procedural 30%, quoted voice "
        "rejection 90%, peace 20%, and procedural 10%."
    )
    arabic = frames(two_outlets(), labels=LABELS).alt_text
    assert "سما (10 جمل): بلسان الوسيلة إجرائي 20٪ والسلام 10٪" in arabic


def test_of_many_frames_and_outlets_the_strongest_stay():
    chart = frames(many(13, 26), lang="en")
    texts = places(chart)
    assert "frame 25" in texts
    assert "frame 02" not in texts
    assert "outlet 012" in texts
    assert "outlet 001" not in texts
    assert "and 3 more" in texts
    assert chart.alt_text.endswith("Not shown: 3 frames and 2 outlets; the table has all.")
