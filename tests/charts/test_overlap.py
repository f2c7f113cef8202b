import itertools

import numpy as np
import pytest

from newslab.charts import ar, overlap
from newslab.charts.engine.lines import shade
from newslab.errors import InputError

from .examples import LABELS, SCORES, five_articles, many_articles
from .geometry import assert_legible, fills

NUMBERS = ["doc_a", "doc_b", "score"]


def written(chart):
    """Texts beside and in the cells, with the middle of each in inches from the top left."""
    chart.canvas.draw()
    height = chart.get_figheight()
    places = {}
    for text in chart.axes[0].texts:
        box = text.get_window_extent()
        places[text.get_text()] = (
            (box.x0 + box.x1) / 2 / chart.dpi,
            height - (box.y0 + box.y1) / 2 / chart.dpi,
        )
    return places


def test_each_name_each_score_and_each_interval_is_written_once():
    chart = overlap(five_articles(), labels=LABELS)
    texts = [text.get_text() for text in chart.axes[0].texts]
    expected = [f"{score:.2f}" for score in SCORES]
    expected += [f"{score - 0.06:.2f}–{score + 0.07:.2f}" for score in SCORES]
    expected += [ar(label) for label in LABELS.values()]
    words = ["312 كلمة", "287 كلمة", "845 كلمة", "263 كلمة", "1,204 كلمات"]
    expected += [ar(count) for count in words]
    assert sorted(texts) == sorted(expected)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_an_arabic_chart_starts_at_the_top_right_with_names_right_of_their_cells(size):
    places = written(overlap(five_articles(), labels=LABELS, size=size))
    names = [places[ar(label)] for label in LABELS.values()]
    # Names go down and to the left.
    assert [y for _, y in names] == sorted(y for _, y in names)
    assert [x for x, _ in names] == sorted((x for x, _ in names), reverse=True)
    scores = iter(SCORES)
    for row, column in itertools.combinations(range(5), 2):
        x, y = places[f"{next(scores):.2f}"]
        assert x < names[row][0]
        assert abs(y - names[row][1]) < 0.2
        assert y < names[column][1]
        # The cell stands above the name of its column: nearer to it than to any other.
        assert np.argmin([abs(x - other) for other, _ in names]) in {column, column - 1}


def test_an_english_chart_is_the_mirror_image_of_an_arabic_one():
    table = five_articles()[NUMBERS]
    arabic = overlap(table, title="أ", subtitle="", source="")
    english = overlap(table, lang="en", title="أ", subtitle="", source="")
    width = arabic.get_figwidth()
    mirrored = {text: (width - x, y) for text, (x, y) in written(english).items()}
    for text, place in written(arabic).items():
        assert place == pytest.approx(mirrored[text], abs=0.02)


def test_colour_is_that_of_the_score_on_the_scale_from_0_to_1():
    chart = overlap(five_articles(), lang="en")
    assert [colour for _, _, colour in fills(chart)] == [shade(score) for score in SCORES]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("size", "n_articles"),
    [
        *[("page", 2), ("page", 12), ("page", 40)],
        *[("phone", 9), ("phone", 13), ("column", 4), ("column", 41)],
    ],
)
def test_every_text_can_be_read(lang, size, n_articles):
    name = "وكالة" if lang == "ar" else "Outlet"
    labels = {f"{number:03}": f"{name} {number}" for number in range(n_articles)}
    labels["001"] = "م" * 90
    chart = overlap(many_articles(n_articles), lang=lang, size=size, labels=labels, title="1")
    assert_legible(chart, {"page": 9, "phone": 12, "column": 8.5}[size])


def test_many_names_have_colours_with_a_key_instead_of_values():
    chart = overlap(many_articles(13), lang="en")
    texts = [text.get_text() for text in chart.axes[0].texts]
    names = [f"{number:03} ({number + 200})" for number in range(13)]
    assert [text for text in texts if text] == [*names, "0", "0.5", "1"]
    assert chart.texts[0].get_text().endswith("(identical); in brackets, the number of words")


def test_beyond_40_names_those_of_the_most_similar_pairs_stay():
    table = many_articles(45)
    table.loc[table["doc_a"].eq("007") | table["doc_b"].eq("007"), "score"] = 0.0
    chart = overlap(table, lang="en")
    texts = {text.get_text() for text in chart.axes[0].texts}
    names = {text for text in texts if "(" in text}
    assert len(names) == 39
    assert "007 (207)" not in names
    assert "and 6 more" in texts
    assert chart.alt_text.endswith("Not shown: 6 articles; the table has all.")


def test_the_default_lines_say_unit_interval_and_number_of_articles():
    chart = overlap(five_articles(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "TF-IDF cosine similarity, from 0 (nothing shared) to 1 (identical); "
        "below it, the 95% interval"
    )
    assert source == "Source: newslab, analysis of 5 articles"


def test_the_subtitle_tells_what_is_there_alone():
    bare = overlap(five_articles()[NUMBERS].drop(index=3), lang="en")
    subtitle = bare.texts[0].get_text().replace("\n", " ")
    assert "interval" not in subtitle
    assert subtitle.endswith("(identical); an empty cell is a pair without a value")


def test_alt_text_tells_data_and_extremes_in_the_language_of_the_chart():
    arabic = overlap(five_articles(), labels=LABELS, title="عنوان")
    assert arabic.alt_text == (
        "خريطة حرارية بعنوان «عنوان»: تشابه أزواج 5 مقالات (سما، غير معروف 001، رويترز، "
        "غير معروف 003، غير معروف 004). أعلى تشابه 0.58 بين «سما» و«رويترز»، وأدناه 0.09 بين "
        "«غير معروف 003» و«غير معروف 004»."
    )
    outlets = five_articles().rename(columns={"doc_a": "outlet_a", "doc_b": "outlet_b"})
    assert overlap(outlets, lang="en").alt_text == (
        "Heat map: similarity of the pairs of 5 outlets (000, 001, 002, 003, 004). "
        "Highest: 0.58, “000” and “002”; lowest: 0.09, “003” and “004”."
    )
    alone = overlap(five_articles().head(1), lang="en")
    assert alone.alt_text.endswith("The similarity is 0.45, of “000” and “001”.")


def test_faults_of_the_table_are_told():
    with pytest.raises(InputError, match=r"(?s)score.*article_similarity"):
        overlap(five_articles().drop(columns="score"))


def test_the_table_stays_as_it_was():
    table = five_articles()
    overlap(table, labels=LABELS)
    assert table.equals(five_articles())
