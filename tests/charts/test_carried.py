import pandas as pd
import pytest

from newslab.charts import ar, carried
from newslab.charts.kinds.carried import FATES as LOOKS
from newslab.charts.style import contrast
from newslab.errors import InputError

from .geometry import assert_legible, fills, place, places

SENTENCES = [
    "ترامب: قازاخستان ستنضم لاتفاقيات إبراهيم",
    "والتقى ترامب بتوكاييف إلى جانب أربعة زعماء آخرين من آسيا الوسطى في البيت الأبيض يوم الخميس، "
    "وذلك في وقت تسعى فيه الولايات المتحدة إلى كسب نفوذ في منطقة لطالما هيمنت عليها روسيا",
    "ويتكوف يعود لحضور الإعلان",
]
# By article: what became of each sentence, and the share of its words.
FATES = {
    ("000", "Sama"): [("verbatim", 1.0), ("changed", 0.653), ("left out", 0.0)],
    ("001", "unknown 001"): [("changed", 0.0), ("left out", 0.0), ("left out", 0.0)],
}
LABELS = {"Sama": "سما", "unknown 001": "غير معروف 001", "002": "رويترز"}


def three_sentences():
    rows = [
        ("002", 10 + number, SENTENCES[number], doc_id, outlet, how, share)
        for number in range(3)
        for (doc_id, outlet), fates in FATES.items()
        for how, share in [fates[number]]
    ]
    columns = ["doc_id", "sent_id", "text", "carried_by", "outlet", "how", "word_share"]
    return pd.DataFrame(rows, columns=columns)


def many_sentences(n_sentences, n_articles):
    fates = [("verbatim", 1.0), ("changed", 0.8), ("changed", 0.0), ("left out", 0.0)]
    return pd.DataFrame(
        [
            {
                "doc_id": "source",
                "sent_id": number,
                "text": SENTENCES[1],
                "carried_by": f"{article:03}",
                "outlet": f"{article:03}",
                "how": fates[(number + article) % 4][0],
                "word_share": fates[(number + article) % 4][1],
            }
            for number in range(n_sentences)
            for article in range(n_articles)
        ]
    )


def sentence_texts(chart):
    """The texts of sentences, from the top, with the number of words that each shows."""
    beginnings = {}
    for sentence in SENTENCES:
        words = sentence.split(" ")
        for n_words in range(1, len(words) + 1):
            beginning = " ".join(words[:n_words])
            beginnings[ar(beginning)] = (sentence, n_words)
            beginnings[ar(f"{beginning.rstrip('،')}…")] = (sentence, n_words)
    found = [text for text in chart.axes[0].texts if text.get_text() in beginnings]
    found.sort(key=lambda text: -text.get_window_extent().y0)
    return found, [beginnings[text.get_text()] for text in found]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", ["page", "phone"])
def test_sentences_stand_in_the_order_of_the_source_with_their_first_words(lang, size):
    shuffled = three_sentences().sample(frac=1, random_state=1)
    chart = carried(shuffled, lang=lang, size=size)
    _, shown = sentence_texts(chart)
    assert [sentence for sentence, _ in shown] == SENTENCES
    assert shown[0][1] == 5
    assert 4 <= shown[1][1] < len(SENTENCES[1].split(" "))
    assert shown[2][1] == 4
    heights = [place(chart, number)[1] for number in ("10", "11", "12")]
    assert heights == sorted(heights)


def test_a_telephone_shows_fewer_words():
    (_, page), (_, phone) = (
        sentence_texts(carried(many_sentences(3, 1), size=size)) for size in ("page", "phone")
    )
    assert phone[0][1] < page[0][1]


def test_cells_tell_in_writing_and_in_colour_what_became_of_a_sentence():
    chart = carried(three_sentences(), lang="en", subtitle="")
    colours = {how: colour.lower() for how, (_, colour, _, _) in LOOKS.items()}
    cells = fills(chart)[3:]
    assert [colour for _, _, colour in cells] == [
        colours["verbatim"],
        colours["changed"],
        colours["changed"],
        colours["left out"],
        colours["left out"],
        colours["left out"],
    ]
    # Of the two texts "verbatim", one is beside its swatch in the key.
    written = {
        "verbatim": [cells[0]],
        "wording": [cells[1]],
        "65%": [cells[2]],
        "–": [cells[3], cells[4], cells[5]],
    }
    for text, expected in written.items():
        for x, y, _ in expected:
            assert any(at == pytest.approx((x, y), abs=0.05) for at in places(chart)[text]), (
                text,
                places(chart)[text],
            )


def test_fates_differ_in_lightness_too():
    dark, middle, light = (colour for _, colour, _, _ in LOOKS.values())
    assert contrast(dark, middle) > 3
    assert contrast(middle, light) > 2


@pytest.mark.parametrize("size", ["page", "phone"])
def test_an_arabic_chart_has_articles_from_right_to_left(size):
    chart = carried(three_sentences(), labels=LABELS, size=size)
    columns = [x for x, _, colour in fills(chart) if colour == "#ffffff"][-2:]
    assert place(chart, ar("سما"))[0] == pytest.approx(max(columns), abs=0.02)
    english = carried(three_sentences(), lang="en", size=size)
    assert place(english, "Sama")[0] == pytest.approx(
        min(x for x, _, _ in fills(english)[-2:]), abs=0.02
    )
    # Numbers of sentences stand where reading starts.
    assert place(chart, "11")[0] > chart.get_figwidth() - 0.4
    assert place(english, "11")[0] < 0.4


def test_sentences_are_aligned_right_in_an_english_chart_too_and_end_before_the_cells():
    chart = carried(three_sentences(), lang="en")
    texts, _ = sentence_texts(chart)
    boxes = [text.get_window_extent() for text in texts]
    assert max(box.x1 for box in boxes) - min(box.x1 for box in boxes) < 0.03 * chart.dpi
    assert len({round(box.x0) for box in boxes}) == 3
    cells = chart.axes[0].patches[-6:]
    assert max(box.x1 for box in boxes) < min(cell.get_window_extent().x0 for cell in cells)


def test_counts_of_each_article_stand_below_its_name():
    chart = carried(three_sentences(), lang="en")
    sama, other = place(chart, "Sama")[0], place(chart, "unknown")[0]
    in_key = [place(chart, "changed")[1], place(chart, "not found")[1]]
    in_key.insert(0, min(y for _, y in places(chart)["verbatim"]))
    expected = {"Sama": (sama, [1, 1, 1]), "unknown 001": (other, [0, 1, 2])}
    for x, counts in expected.values():
        for y, count in zip(in_key, counts, strict=True):
            assert any(at == pytest.approx((x, y), abs=0.05) for at in places(chart)[str(count)]), (
                x,
                y,
                count,
            )


def test_counts_on_a_telephone_are_words():
    chart = carried(three_sentences().drop(index=[2, 3]), size="phone", labels=LABELS)
    x, _ = place(chart, ar("غير معروف 001"))
    for count in ("0 حرفيًا", "1 معدّلة"):
        assert place(chart, ar(count))[0] == pytest.approx(x, abs=0.02)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("size", "n_sentences", "n_articles"),
    [("page", 1, 1), ("page", 16, 4), ("page", 41, 9), ("phone", 12, 5), ("column", 3, 9)],
)
def test_every_text_can_be_read(lang, size, n_sentences, n_articles):
    chart = carried(many_sentences(n_sentences, n_articles), lang=lang, size=size, title="1")
    assert_legible(chart, {"page": 9, "phone": 12, "column": 8.5}[size])


def test_beyond_40_sentences_those_that_most_articles_carry_stay_and_columns_are_folded():
    chart = carried(many_sentences(45, 14), lang="en")
    texts = [text.get_text() for text in chart.axes[0].texts]
    assert "and 6 more" in texts
    assert chart.alt_text.endswith("; the table has all.")
    assert "6 rows and" in chart.alt_text
    long = carried(three_sentences(), labels={"Sama": "م" * 40}, lang="en")
    assert_legible(long, 9)


def test_labels_are_by_article_or_by_outlet_and_tell_articles_of_one_outlet_apart():
    table = three_sentences().assign(outlet="Sama")
    told = carried(table, lang="en", labels={"Sama": "SAMA", "002": "Reuters"}).alt_text
    assert "of “Reuters” in 2 articles. “SAMA (000)”: 1 verbatim" in told
    assert "“SAMA (001)”" in told
    told = carried(table, lang="en", labels={"000": "Morning", "001": "Evening"}).alt_text
    assert "“Morning”: 1 verbatim, 1 changed, 1 not found; “Evening”: 0 verbatim" in told


def test_article_text_is_text():
    table = three_sentences().assign(text="بين $5 و$9 <b>\u202e\nسطر")
    chart = carried(table, lang="en")
    assert len(places(chart)[ar("بين $5 و$9 <b> سطر")]) == 3


def test_the_default_lines_say_source_number_of_sentences_and_what_cells_mean():
    chart = carried(three_sentences(), lang="en", labels={"002": "Reuters"})
    subtitle, source = [text.get_text().replace("\n", " ") for text in chart.texts]
    assert subtitle == (
        "What became of 3 sentences of “Reuters” in the other articles. “verbatim”: the same "
        "words in their order; a percentage: changed, with the share of its words still in order; "
        "“wording”: its content in other words; “–”: not found, though facts told in other words "
        "may be missed."
    )
    assert source == "Source: newslab, analysis of 3 articles"
    verbatim = three_sentences().head(1)
    assert "“" not in carried(verbatim, lang="en").texts[0].get_text().partition("order;")[2]


def test_alt_text_tells_chart_data_and_counts_in_the_language_of_the_chart():
    assert carried(three_sentences(), labels=LABELS, title="عنوان").alt_text == (
        "شبكة بعنوان «عنوان»: مصير 3 جمل من مقال «رويترز» في مقالين. «سما»: 1 حرفيًا، و1 معدّلة، "
        "و1 لم توجد؛ «غير معروف 001»: 0 حرفيًا، و1 معدّلة، و2 لم توجد."
    )


def test_faults_of_the_table_are_told():
    with pytest.raises(InputError, match="row 0: how is 'copied', not one of 'verbatim'"):
        carried(three_sentences().assign(how="copied"))
    with pytest.raises(InputError, match=r"2 sources: '002', '003'\nA chart follows one article"):
        carried(three_sentences().assign(doc_id=["002", "003"] * 3))


def test_a_sentence_without_a_row_has_an_empty_cell():
    chart = carried(three_sentences().drop(index=1), lang="en")
    assert len(fills(chart)) == 3 + 5


def test_the_table_stays_as_it_was():
    table = three_sentences()
    carried(table, labels=LABELS)
    pd.testing.assert_frame_equal(table, three_sentences())
