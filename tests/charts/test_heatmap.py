import itertools

import numpy as np
import pytest
from matplotlib.colors import to_hex

from newslab.charts import ar, similarity_heatmap
from newslab.charts.heatmap import SHADES
from newslab.charts.style import contrast
from newslab.errors import InputError

from .examples import LABELS, SCORES, five_articles, many_articles

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
    chart = similarity_heatmap(five_articles(), labels=LABELS)
    texts = [text.get_text() for text in chart.axes[0].texts]
    expected = [f"{score:.2f}" for score in SCORES]
    expected += [f"{score - 0.06:.2f}–{score + 0.07:.2f}" for score in SCORES]
    expected += [ar(label) for label in LABELS.values()]
    words = ["312 كلمة", "287 كلمة", "845 كلمة", "263 كلمة", "1,204 كلمات"]
    expected += [ar(count) for count in words]
    assert sorted(texts) == sorted(expected)


@pytest.mark.parametrize("size", ["page", "phone"])
def test_an_arabic_chart_starts_at_the_top_right_with_names_right_of_their_cells(size):
    places = written(similarity_heatmap(five_articles(), labels=LABELS, size=size))
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
    arabic = similarity_heatmap(table, title="أ", subtitle="", source="")
    english = similarity_heatmap(table, lang="en", title="أ", subtitle="", source="")
    width = arabic.get_figwidth()
    mirrored = {text: (width - x, y) for text, (x, y) in written(english).items()}
    for text, place in written(arabic).items():
        assert place == pytest.approx(mirrored[text], abs=0.02)


def test_colour_is_that_of_the_score_on_the_scale_from_0_to_1():
    chart = similarity_heatmap(five_articles())
    (cells,) = chart.axes[0].collections
    scores = cells.get_array()
    assert (cells.norm.vmin, cells.norm.vmax) == (0, 1)
    assert scores[0, 2] == 0.58
    assert scores[3, 4] == 0.09
    # The diagonal and what is below it is blank.
    assert np.ma.getmaskarray(scores).tolist() == np.tri(5, dtype=bool).tolist()


def test_scores_can_be_read_on_every_shade():
    inks = {to_hex(SHADES(0.0)): "#000000", to_hex(SHADES(1.0)): "#ffffff"}
    for shade, ink in inks.items():
        assert contrast(shade, ink) > 10
    table = many_articles(12)
    chart = similarity_heatmap(table)
    colours = {text.get_text(): text.get_color() for text in chart.axes[0].texts}
    for score in table["score"]:
        assert contrast(to_hex(SHADES(score)), colours[f"{score:.2f}"]) >= 4.5


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize("n_articles", [2, 5, 9, 12, 13, 40])
def test_no_text_leaves_the_figure_or_runs_into_another(lang, size, n_articles):
    table = many_articles(n_articles)
    name = "وكالة" if lang == "ar" else "Outlet"
    labels = {f"{number:03}": f"{name} {number}" for number in range(n_articles)}
    chart = similarity_heatmap(
        table, lang=lang, size=size, labels=labels, title="عنوان" if lang == "ar" else "Title"
    )
    chart.canvas.draw()
    texts = [*chart.texts, *chart.axes[0].texts]
    for key in chart.axes[0].child_axes:
        texts += key.get_xticklabels()
    boxes = [text.get_window_extent() for text in texts]
    for box in boxes:
        assert chart.bbox.x0 <= box.x0
        assert box.x1 <= chart.bbox.x1
        assert chart.bbox.y0 <= box.y0
        assert box.y1 <= chart.bbox.y1
    # Extents have the height of the font; two lines may share a pixel of it.
    for one, other in itertools.combinations([box.padded(-1.5) for box in boxes], 2):
        assert not one.overlaps(other)
    assert all(text.get_rotation() == 0 for text in texts)
    smallest = min(text.get_fontsize() for text in texts)
    assert smallest >= (12 if size == "phone" else 9)


@pytest.mark.parametrize("n_articles", [13, 40])
def test_many_names_have_colours_with_a_key_instead_of_values(n_articles):
    chart = similarity_heatmap(many_articles(n_articles))
    texts = [text.get_text() for text in chart.axes[0].texts]
    assert texts == [f"{number:03} ({number + 200})" for number in range(n_articles)]
    (key,) = chart.axes[0].child_axes
    assert [label.get_text() for label in key.get_xticklabels()] == ["0", "0.5", "1"]
    assert key.xaxis_inverted()
    assert chart.texts[0].get_text() == ar(
        "تشابه جيب التمام لأوزان TF-IDF، من 0 (لا شيء مشترك) إلى 1 (تطابق)؛ وبين قوسين عدد الكلمات"
    )


def test_too_many_names_say_what_to_do():
    with pytest.raises(InputError, match=r"(?s)41 names.*cannot be read.*compare outlets"):
        similarity_heatmap(many_articles(41))


def test_a_name_too_wide_for_the_chart_is_named():
    with pytest.raises(InputError, match=r"(?s)'مممم.*no room.*labels="):
        similarity_heatmap(five_articles(), labels={"000": "م" * 90})


def test_the_default_lines_say_unit_interval_and_number_of_articles():
    chart = similarity_heatmap(five_articles(), lang="en")
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "TF-IDF cosine similarity, from 0 (nothing shared) to 1 (identical); "
        "below it, the 95% interval"
    )
    assert source == "Source: newslab, analysis of 5 articles"


def test_the_subtitle_tells_what_is_there_alone():
    bare = similarity_heatmap(five_articles()[NUMBERS].drop(index=3), lang="en")
    subtitle = bare.texts[0].get_text().replace("\n", " ")
    assert "interval" not in subtitle
    assert subtitle.endswith("(identical); an empty cell is a pair without a value")


def test_lines_of_the_caller_replace_the_default_ones_and_empty_ones_are_left_out():
    chart = similarity_heatmap(five_articles(), title="عنوان", subtitle="", source="مصدر آخر")
    assert [text.get_text() for text in chart.texts] == [ar("عنوان"), ar("مصدر آخر")]
    assert {text.get_ha() for text in chart.texts} == {"right"}


def test_alt_text_tells_chart_data_and_extremes_in_the_language_of_the_chart():
    arabic = similarity_heatmap(five_articles(), labels=LABELS, title="عنوان")
    assert arabic.alt_text == (
        "خريطة حرارية بعنوان «عنوان»: تشابه أزواج 5 مقالات (سما، غير معروف 001، رويترز، "
        "غير معروف 003، غير معروف 004). أعلى تشابه 0.58 بين «سما» و«رويترز»، وأدناه 0.09 بين "
        "«غير معروف 003» و«غير معروف 004»."
    )
    outlets = five_articles().rename(columns={"doc_a": "outlet_a", "doc_b": "outlet_b"})
    english = similarity_heatmap(outlets, lang="en")
    assert english.alt_text == (
        "Heat map: similarity of the pairs of 5 outlets (000, 001, 002, 003, 004). "
        "Highest: 0.58, “000” and “002”; lowest: 0.09, “003” and “004”."
    )
    alone = similarity_heatmap(five_articles().head(1), lang="en")
    assert alone.alt_text.endswith("The similarity is 0.45, of “000” and “001”.")


@pytest.mark.parametrize(("option", "said"), [({"lang": "fr"}, '"en"'), ({"size": "a4"}, "phone")])
def test_another_language_or_size(option, said):
    with pytest.raises(InputError, match=said):
        similarity_heatmap(five_articles(), **option)


def test_the_table_stays_as_it_was():
    table = five_articles()
    similarity_heatmap(table, labels=LABELS)
    assert table.equals(five_articles())
