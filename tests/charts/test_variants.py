import base64
import re

import pandas as pd
import pytest
from matplotlib.text import Text

from newslab.charts import overlap, variants
from newslab.errors import InputError

PAIRS = pd.DataFrame({"doc_a": ["1"], "doc_b": ["2"], "score": [0.5]})
PAIRS = PAIRS.assign(ci_low=0.4, ci_high=0.6)
TITLES = {"ar": {"overlap": "متقاربان"}, "en": {"overlap": "Close <b>", "other": "Far"}}


def test_shows_one_language_in_each_size_and_saves_nothing(tmp_path):
    shown = variants(overlap, PAIRS, "overlap", titles=TITLES, lang="ar")
    assert list(shown.charts) == [("ar", "page"), ("ar", "phone")]
    assert shown.files == []
    assert not list(tmp_path.iterdir())


def test_saves_every_language_and_size(tmp_path):
    saved = variants(overlap, PAIRS, "overlap", titles=TITLES, folder=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in saved.files}
    assert len(saved.files) == 8
    assert (tmp_path / "overlap_en_phone.svg") in saved.files


def test_pictures_have_their_alt_text_escaped():
    shown = variants(overlap, PAIRS, "overlap", titles=TITLES, lang="en", sizes=["page"])
    html = shown._repr_html_()
    assert "<b>" not in html
    assert "Close &lt;b&gt;" in html
    picture = re.search(r"base64,([^\"]+)", html).group(1)
    assert base64.b64decode(picture).startswith(b"\x89PNG")


def test_a_fault_is_not_saved(tmp_path):
    with pytest.raises(InputError, match="no-source"):
        variants(overlap, PAIRS, "overlap", titles=TITLES, folder=tmp_path, source="")
    assert not list(tmp_path.iterdir())


def test_each_chart_has_the_title_and_labels_of_its_language():
    labels = {"ar": {"1": "سما"}, "en": {"1": "Sama"}}
    chart = variants(overlap, PAIRS, "overlap", titles=TITLES, labels=labels, lang="en").charts[
        "en", "page"
    ]
    assert "Close" in chart.alt_text
    assert "Sama" in {text.get_text() for text in chart.findobj(Text)}


def test_a_chart_without_a_title_in_the_list_has_none():
    titled = variants(overlap, PAIRS, "overlap", titles=TITLES, lang="en")
    plain = variants(overlap, PAIRS, "unlisted", titles=TITLES, lang="en")
    assert len(plain.charts["en", "page"].texts) == len(titled.charts["en", "page"].texts) - 1
