import re

import pandas as pd
import pytest

from newslab import read_corpus, split_sentences
from places import ROOT

DATA = ROOT / "data"
CODING = DATA / "coding"

FLAG = {"true", "false"}
FRAMES = {
    "normalization": {
        "peace",
        "cooperation",
        "prosperity",
        "diplomacy",
        "stability",
        "approval",
    },
    "condemnation": {"rejection", "betrayal", "crimes", "occupation", "international law"},
    "procedural": {"procedural"},
    "none": {"none"},
}
ALLOWED = {
    "attributions": {
        "carried": FLAG,
        "mode": {"direct", "indirect", "mixed"},
        "content": {"complement", "quotation", "colon", "noun", "object", "clause"},
        "cue_kind": {
            "neutral",
            "assertive",
            "factive",
            "opinion",
            "endorsing",
            "opposing",
            "expressive",
            "doubting",
            "distancing",
        },
        "actor": {
            "Trump",
            "Rubio",
            "Witkoff",
            "Tokayev",
            "Kazakh government",
            "Hamas",
            "Axios",
            "Fox News",
            "US official",
            "unnamed source",
            "official statements",
            "unnamed estimates",
            "observers",
        },
    },
    "frames": {
        "frame": set().union(*FRAMES.values()),
        "stance": set(FRAMES),
        "voice": {"own", "quoted", ""},
        "evaluative": FLAG,
        "negated": FLAG,
        "distanced": FLAG,
        "opposed": FLAG,
        "by_name": FLAG,
        "off_event": FLAG,
    },
    "namings": {
        "referent": {
            "Abraham Accords",
            "Israel",
            "Israel's prime minister",
            "Israel's leaders",
            "Hamas",
            "normalization process",
            "war in Gaza",
            "Gaza",
        },
        "loaded": {"yes", "no", "unclear"},
        "pole": {"favourable", "unfavourable", "none"},
        "toward": {"Israel", "the accords", "none"},
        "voice": {"own", "quoted"},
    },
}
TABLES = sorted(ALLOWED)
OPENING = set('"“«')


def _table(name):
    table = pd.read_csv(CODING / f"{name}.csv", dtype=str, keep_default_na=False)
    return table.assign(sent_id=table["sent_id"].astype(int))


def _spans(name):
    table = _table(name)
    table = table[table["start"] != ""]
    return table.assign(start=table["start"].astype(int), end=table["end"].astype(int))


@pytest.fixture(scope="module")
def articles():
    return read_corpus(DATA / "raw")


@pytest.fixture(scope="module")
def texts(articles):
    return dict(zip(articles["doc_id"], articles["text"], strict=True))


@pytest.fixture(scope="module")
def units(articles):
    sentences = split_sentences(articles)
    return {
        (row.doc_id, row.sent_id): (row.start, row.end, row.text) for row in sentences.itertuples()
    }


def _speaker_at(attributions, row):
    for span in attributions[attributions["doc_id"] == row.doc_id].itertuples():
        if span.start <= row.start and row.end <= span.end:
            return span.actor
    return ""


@pytest.mark.parametrize("name", TABLES)
def test_offsets_give_the_text_back_and_stay_in_their_unit(name, texts, units):
    for row in _spans(name).itertuples():
        start, end, _ = units[row.doc_id, row.sent_id]
        assert start <= row.start < row.end <= end, row
        assert texts[row.doc_id][row.start : row.end] == row.text, row
        assert row.text == row.text.strip(), row


@pytest.mark.parametrize("name", TABLES)
def test_values_are_allowed(name):
    table = _table(name)
    for column, allowed in ALLOWED[name].items():
        assert set(table[column]) <= allowed, column


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_in_order_and_never_overlap(name):
    for _, spans in _spans(name).groupby("doc_id"):
        assert (spans["start"].to_numpy()[1:] >= spans["end"].to_numpy()[:-1]).all()


def test_every_unit_is_in_the_frames_and_no_other(units):
    table = _table("frames")
    assert set(zip(table["doc_id"], table["sent_id"], strict=True)) == set(units)


def test_a_unit_without_a_frame_has_one_row_that_says_so():
    table = _table("frames")
    empty = table[table["frame"] == "none"]
    assert (table["start"] == "").equals(table["frame"] == "none")
    assert (empty[["end", "text", "voice", "actor"]] == "").all(axis=None)
    n_rows = table.groupby(["doc_id", "sent_id"]).size()
    assert all(n_rows[row.doc_id, row.sent_id] == 1 for row in empty.itertuples())


def test_a_frame_belongs_to_its_pole():
    assert all(row.frame in FRAMES[row.stance] for row in _table("frames").itertuples())


def test_speakers_and_cues_stand_in_their_unit(units):
    for row in _table("attributions").itertuples():
        unit = units[row.doc_id, row.sent_id][2]
        assert row.cue, row
        assert row.cue in unit, row
        assert row.speaker in unit, row
        assert (row.carried == "true") == (row.speaker == ""), row


def test_a_carried_speaker_spoke_before():
    spoken = {}
    for row in _table("attributions").itertuples():
        before = spoken.setdefault(row.doc_id, set())
        assert row.carried == "false" or row.actor in before, row
        before.add(row.actor)


def test_spans_leave_their_marks_and_complementisers_out(texts):
    for row in _spans("attributions").itertuples():
        text = texts[row.doc_id]
        before = text[: row.start].rstrip()
        assert row.text[-1] not in ".,،:", row
        assert row.text[0] not in OPENING, row
        assert row.text.count('"') % 2 == 0, row
        if row.content == "quotation":
            assert before[-1] in OPENING, row
            assert text[row.end] in '"”»', row
        if row.content == "colon":
            assert before.endswith(":"), row
        if row.content == "complement":
            last_word = before.rstrip('"').split()[-1]
            assert re.fullmatch(r"ب?[أإ]ن(ه|ها)?", last_word), row


def test_direct_spans_are_quotations_or_follow_a_colon():
    spans = _table("attributions")
    outright = spans["content"].isin(["quotation", "colon"])
    assert (spans["mode"] == "direct").equals(outright)


@pytest.mark.parametrize("name", ["frames", "namings"])
def test_voice_follows_from_the_attributions(name):
    attributions = _spans("attributions")
    for row in _spans(name).itertuples():
        actor = _speaker_at(attributions, row)
        if row.note.startswith("act word"):
            assert actor == "", row
            assert row.voice == "quoted", row
            assert row.actor, row
        else:
            assert row.actor == actor, row
            assert row.voice == ("quoted" if actor else "own"), row


def test_a_frame_borne_by_a_name_has_its_naming_and_no_judgment():
    namings = _spans("namings")
    frames = _spans("frames")
    for row in frames[frames["by_name"] == "true"].itertuples():
        holds = (
            (namings["doc_id"] == row.doc_id)
            & (namings["start"] <= row.start)
            & (namings["end"] >= row.end)
            & (namings["loaded"] != "no")
        )
        assert holds.any(), row
        assert row.evaluative == "false", row


def test_only_names_that_lean_have_a_pole():
    table = _table("namings")
    assert (table["loaded"] == "no").equals(table["pole"] == "none")
    assert (table["pole"] == "none").equals(table["toward"] == "none")


def test_names_are_coded_wherever_they_stand(texts):
    namings = _spans("namings")
    names = re.compile(r"إسرائيل|الاحتلال|كيان|حماس|إبراهيم|نادي القوة")
    for doc_id, text in texts.items():
        rows = namings[namings["doc_id"] == doc_id]
        for match in names.finditer(text):
            inside = (rows["start"] <= match.start()) & (match.end() <= rows["end"])
            # "الاتفاق الإبراهيمي" goes on after the match, inside its row.
            assert inside.sum() == 1, (doc_id, match)


def test_what_is_off_the_event_is_marked():
    table = _table("frames")
    off = table["off_event"] == "true"
    force = (table["doc_id"] == "000") & table["sent_id"].between(1, 5)
    assert off.equals((table["doc_id"] == "003") | force)


def _counts():
    spans, frames, namings = (_table(name) for name in TABLES)
    expressions = frames[frames["frame"] != "none"]
    for label in [*sorted(frames["doc_id"].unique()), "all"]:
        a, f, e, n = (
            table if label == "all" else table[table["doc_id"] == label]
            for table in (spans, frames, expressions, namings)
        )
        n_units = len(f[["doc_id", "sent_id"]].drop_duplicates())
        with_span = len(a[["doc_id", "sent_id"]].drop_duplicates())
        yield label, [n_units, with_span, len(a), (a["carried"] == "true").sum()]
        cells = [
            ((e["stance"] == stance) & (e["voice"] == voice)).sum()
            for stance in ("normalization", "condemnation", "procedural")
            for voice in ("own", "quoted")
        ]
        yield label, [len(e), (f["frame"] == "none").sum(), *cells]
        loaded = n["loaded"] == "yes"
        own = n["voice"] == "own"
        unclear = n["loaded"] == "unclear"
        yield label, [len(n), loaded.sum(), unclear.sum(), (loaded & own).sum()]


def test_counts_of_the_readme_are_those_of_the_files():
    readme = (CODING / "README.md").read_text(encoding="utf-8")
    written = sorted(re.findall(r"^\| (?:\d{3}|all) \|(?: \d+ \|)+$", readme, flags=re.MULTILINE))
    counted = sorted(
        f"| {label} | {' | '.join(str(value) for value in row)} |" for label, row in _counts()
    )
    assert written == counted


def test_the_readme_explains_every_column_and_value():
    readme = (CODING / "README.md").read_text(encoding="utf-8")
    for name in TABLES:
        for column in _table(name):
            assert f"`{column}`" in readme, (name, column)
        for allowed in ALLOWED[name].values():
            assert all(f"`{value}`" in readme for value in allowed if value), name
