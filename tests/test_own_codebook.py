"""Another pair of frames by editing files alone: what newslab says of it, from files to stance."""

import pandas as pd
import pytest

from codebook_files import CATEGORY, FRAMES, NAMING, write_codebook
from newslab.attribution.attributions import find_attributions
from newslab.corpus.segment import split_sentences
from newslab.framing.codebook import load_codebook
from newslab.framing.framelabels import hits_as_labels
from newslab.framing.hits import code_frames
from newslab.framing.loaded import loaded_naming
from newslab.framing.shares import frame_shares
from newslab.framing.stance import net_stance

POLES = ("welcome", "closure")
RESCUE = {
    "frame": "rescue",
    "stance": "welcome",
    "entry": "إنقاذ",
    "level": "phrase",
    "source": "news usage",
    "positive": "عملية إنقاذ",
    "negative": "نقد",
}
BORDER = {
    "frame": "border",
    "stance": "closure",
    "entry": "~أغلق [2] حدود",
    "level": "pattern",
    "source": "news usage",
    "positive": "أغلقت الدولة كل الحدود",
    "negative": "فتحت الحدود",
}
TEXTS = (
    "بدأت عملية إنقاذ في البحر. وقال الوزير إن الدولة أغلقت الحدود. لم يتم إنقاذ أحد. "
    "وصل لاجئون. رفضت المنظمة إغلاق الميناء.",
    "أغلقت الدولة الحدود. رفض الوزير إنقاذ القارب. وصل مهاجرون غير شرعيين. عاد الوفد. انتهى اليوم.",
)


@pytest.fixture
def codebook(tmp_path):
    return load_codebook(
        write_codebook(
            tmp_path / "migration",
            frames=[FRAMES | RESCUE, FRAMES | BORDER],
            categories=[
                CATEGORY | {"frame": "rescue", "stance": "welcome", "opposed": "closure"},
                CATEGORY | {"frame": "border", "stance": "closure", "opposed": ""},
            ],
            namings=[
                NAMING
                | {"referent": "those who come", "name": "لاجئون", "loaded": "no", "pole": ""},
                NAMING
                | {"referent": "those who come", "name": "مهاجرون غير شرعيين", "pole": "closing"},
            ],
        )
    )


@pytest.fixture
def coded(codebook):
    articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["A", "B"], "text": TEXTS})
    sentences = split_sentences(articles)
    spans = find_attributions(sentences, cues=codebook.cues)
    return articles, sentences, code_frames(sentences, codebook, attributions=spans)


def test_its_frames_are_coded_with_voice_and_negation(coded):
    _, _, hits = coded
    frames = hits[hits["frame"] != "naming"]
    found = frames[["doc_id", "match", "frame", "voice", "negated", "opposed", "points_to"]]
    assert found.to_numpy().tolist() == [
        ["a", "إنقاذ", "rescue", "own", False, False, "welcome"],
        ["a", "أغلقت الحدود", "border", "quoted", False, False, "closure"],
        ["a", "إنقاذ", "rescue", "own", True, False, ""],
        ["b", "أغلقت الدولة الحدود", "border", "own", False, False, "closure"],
        ["b", "إنقاذ", "rescue", "quoted", False, True, "closure"],
    ]


def test_its_shares_and_net_stance_are_those_by_hand(coded):
    articles, sentences, hits = coded
    shares = frame_shares(hits, sentences, articles=articles)
    shares = shares.set_index(["outlet", "frame", "voice"])["share"]
    assert shares["A", "rescue", "own"] == 0.2
    assert shares["A", "border", "quoted"] == 0.2
    assert shares["B", "border", "own"] == 0.2
    assert shares.sum() == pytest.approx(0.6)
    stance = net_stance(hits, sentences, articles=articles, poles=POLES).set_index("outlet")
    assert stance["own_net"].tolist() == pytest.approx([0.2, -0.2])
    assert stance["quoted_net"].tolist() == pytest.approx([-0.2, -0.2])
    assert stance["own_welcome"].tolist() == [1, 0]
    assert stance.loc["B", ["naming_n", "naming_n_loaded", "naming_poles"]].tolist() == [
        1,
        1,
        "closing",
    ]


def test_its_names_and_labels_follow(coded):
    articles, sentences, hits = coded
    names = loaded_naming(hits, sentences, articles=articles).set_index("outlet")
    assert names["n_loaded"].to_dict() == {"A": 0, "B": 1}
    labels = hits_as_labels(hits, sentences)
    assert labels["stance"].tolist() == [
        *("welcome", "closure", "none", "none", "none"),
        *("closure", "closure", "none", "none", "none"),
    ]
