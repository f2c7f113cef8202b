import re
import time

import pandas as pd
import pytest
from hypothesis import given

from messy_text import broken_texts, messy_texts
from newslab.corpus.agencies import agencies_of
from newslab.corpus.cut import cut
from newslab.corpus.parts import find_parts, is_title
from newslab.corpus.segment import split_sentences
from newslab.corpus.sentences import has_odd_quotes, sentence_spans
from newslab.errors import InputError
from places import ROOT

RAW = sorted((ROOT / "data" / "raw").glob("*.txt"))
NEWLINE = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]")


def _split(text, headline=None):
    cells = {"doc_id": ["a"], "text": [text]}
    return split_sentences(
        pd.DataFrame(cells | ({} if headline is None else {"headline": [headline]}))
    )


def _units(text, headline=None):
    return list(_split(text, headline)[["kind", "text"]].itertuples(index=False, name=None))


def _texts(text, headline=None):
    return _split(text, headline)["text"].tolist()


def _content(text):
    """Offsets of what an article itself says, unit by unit."""
    found = cut(pd.DataFrame({"doc_id": ["a"], "text": [text]}, dtype=object))
    says = found.has_content
    return list(zip(found.content[says].tolist(), found.units.end[says].tolist(), strict=True))


def _parts(text, **options):
    return [(kind, text[start:end]) for kind, start, end in find_parts(text, **options)]


@pytest.fixture(scope="module")
def articles():
    """Text and units of each of the five articles."""
    texts = [path.read_bytes().decode("utf-8") for path in RAW]
    table = pd.DataFrame({"doc_id": [path.name[:3] for path in RAW], "text": texts})
    units = split_sentences(table)
    return {doc_id: units[units["doc_id"] == doc_id] for doc_id in table["doc_id"]}


# What holds for any text


@given(messy_texts)
def test_units_are_stripped_lines_in_order_where_their_offsets_say(text):
    at = 0
    for unit in _split(text).itertuples():
        assert text[unit.start : unit.end] == unit.text
        assert at <= unit.start < unit.end
        assert unit.text == unit.text.strip()
        assert not NEWLINE.search(unit.text)
        at = unit.end


@given(messy_texts)
def test_units_cover_everything_but_white_space_and_the_date_stamp(text):
    left = list(text)
    for unit in _split(text).itertuples():
        left[unit.start : unit.end] = " " * (unit.end - unit.start)
    for part in find_parts(text):
        if part.kind == "date":
            left[part.start : part.end] = " " * (part.end - part.start)
    assert not "".join(left).strip()


@given(broken_texts)
def test_parts_are_in_order_and_leave_out_white_space_only(text):
    left, at = list(text), 0
    for part in find_parts(text):
        assert part.kind in ("date", "headline", "credit", "heading", "body")
        assert at <= part.start < part.end
        at = part.end
        inner = text[part.start : part.end]
        assert inner == inner.strip()
        assert not NEWLINE.search(inner)
        left[part.start : part.end] = " " * (part.end - part.start)
    assert not "".join(left).strip()


@given(broken_texts)
def test_one_date_and_credit_stand_before_the_body_and_one_credit_at_the_end(text):
    kinds = [part.kind for part in find_parts(text)]
    if kinds[-1:] == ["credit"] and {"body", "heading"} & set(kinds):
        kinds.pop()
    assert kinds.count("date") <= 1
    assert kinds.count("credit") <= 1
    head = [kind for kind in kinds if kind not in ("body", "heading")]
    assert kinds[: len(head)] == head


@given(broken_texts)
def test_content_is_every_unit_without_credit_and_date(text):
    content = "".join(text[start:end] for start, end in _content(text))
    parts = "".join(
        text[part.start : part.end]
        for part in find_parts(text)
        if part.kind not in ("credit", "date")
    )
    assert re.sub(r"\s", "", content) == re.sub(r"\s", "", parts)


@given(messy_texts)
def test_a_known_headline_above_the_text_is_found(text):
    headline = "ترامب يعلن: نعم. ثم يمضي"
    assert _parts(f"{headline}\n{text}", headline=headline)[0] == ("headline", headline)


# The five articles


def test_numbers_of_units(articles):
    assert {doc_id: len(units) for doc_id, units in articles.items()} == {
        "000": 20,
        "001": 19,
        "002": 16,
        "003": 11,
        "004": 12,
    }


def test_numbers_of_each_kind(articles):
    counts = {doc_id: units["kind"].value_counts().to_dict() for doc_id, units in articles.items()}
    assert counts == {
        "000": {"body": 18, "credit": 1, "heading": 1},
        "001": {"body": 17, "heading": 2},
        "002": {"body": 14, "headline": 1, "heading": 1},
        "003": {"body": 11},
        "004": {"body": 9, "headline": 1, "heading": 2},
    }


def test_quotations_are_whole(articles):
    quoting = articles["000"].set_index("sent_id").loc[11:15, "text"]
    # Unit 14 quotes nothing.
    assert quoting.str.count('"').tolist() == [2, 2, 2, 0, 2]
    assert "حقيقية. طوبى لصانعي السلام" in quoting[13]
    assert "ونقدّرها... ملايين الناس" in quoting[15]


def test_one_odd_quotation_mark_swallows_nothing(articles):
    odd = [text for text in articles["004"]["text"] if has_odd_quotes(text)]
    assert len(odd) == 1
    assert odd[0].endswith('في المنطقة".')


def test_heads_of_the_articles(articles):
    heads = {doc_id: units.iloc[0][["kind", "text"]].tolist() for doc_id, units in articles.items()}
    assert heads["000"] == ["credit", "وكالات / سما/"]
    assert heads["002"] == ["headline", "ترامب: قازاخستان ستنضم لاتفاقيات إبراهيم"]
    assert articles["002"]["text"].iloc[1].startswith("(رويترز) – أعلن الرئيس")
    assert heads["004"][0] == "headline"
    assert heads["001"][0] == heads["003"][0] == "body"


# Sentences


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("قال نعم. ثم مضى.", ["قال نعم.", "ثم مضى."]),
        ("هل مضى؟ نعم! مضى", ["هل مضى؟", "نعم!", "مضى"]),
        ("هل مضى?! نعم.", ["هل مضى?!", "نعم."]),
        ("مضى... ثم عاد… وقال", ["مضى...", "ثم عاد…", "وقال"]),
        ("مضى.... ثم عاد.", ["مضى....", "ثم عاد."]),
        ("بلغت 3.5 بالمئة. ثم زادت.", ["بلغت 3.5 بالمئة.", "ثم زادت."]),
        ("نقلت أ. ب. عن مصدر. ومضى.", ["نقلت أ. ب. عن مصدر.", "ومضى."]),
        ("قال (د. محمد) نعم. لا.", ["قال (د. محمد) نعم.", "لا."]),
        ("الاسم د. محمد. لا.", ["الاسم د. محمد.", "لا."]),
        ("في عام 2025م. ثم مضى.", ["في عام 2025م.", "ثم مضى."]),
        ("قال نعم.ثم مضى.", ["قال نعم.ثم مضى."]),
        ("(قال نعم.) ثم مضى.", ["(قال نعم.)", "ثم مضى."]),
        ("قال نعم.\u00a0ثم مضى.", ["قال نعم.", "ثم مضى."]),
        ("قال نعم.\u200f ثم مضى.", ["قال نعم.\u200f", "ثم مضى."]),
        ('قال "نعم\u200f.\u200f" ثم.', ['قال "نعم\u200f.\u200f"', "ثم."]),
        ("؟ ؟ ؟", ["؟", "؟", "؟"]),
    ],
)
def test_ends_of_sentences(line, sentences):
    assert [line[start:end] for start, end in sentence_spans(line, 0, len(line))] == sentences


@pytest.mark.parametrize("quote", ["“{}”", '"{}"', "«{}»", "«قال “{}”»"])
def test_an_open_quotation_is_not_cut(quote):
    line = f"قال: {quote.format('نعم. نحن هنا! هل تسمع؟ اسمع')} ثم مضى. وعاد."
    assert _texts(line) == [line[: line.index(" وعاد")], "وعاد."]


@pytest.mark.parametrize("quote", ["“{}”", '"{}"', "«{}»"])
def test_a_sentence_ends_at_the_mark_that_closes_its_quotation(quote):
    line = f"قال: {quote.format('نعم. نحن هنا.')} ثم مضى."
    assert _texts(line) == [line[: line.index(" ثم")], "ثم مضى."]


@pytest.mark.parametrize(
    ("line", "odd"),
    [
        ("قال: “نعم”.", False),
        ('قال: "نعم".', False),
        ("قال: «نعم “لا”».", False),
        ("قال نعم.", False),
        ('قال: "نعم.', True),
        ("قال: «نعم.", True),
        ("قال نعم».", True),
        ("قال: »نعم«.", True),
        ("قال: “نعم“.", True),
    ],
)
def test_odd_quotes(line, odd):
    assert has_odd_quotes(line) is odd
    # Nothing is guessed: the sentence behind them is cut off all the same.
    assert _texts(f"{line} ثم مضى.") == [line, "ثم مضى."]


def test_quotation_marks_pair_within_one_paragraph():
    assert _texts('قال: "نعم. لا.\nثم مضى. وعاد".') == ['قال: "نعم.', "لا.", "ثم مضى.", 'وعاد".']


@pytest.mark.parametrize(
    "newline", ["\n", "\r\n", "\r", "\n\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
)
def test_every_newline_ends_a_unit(newline):
    text = newline.join(["قال نعم.", "ثم مضى", "وعاد."])
    assert _texts(text) == ["قال نعم.", "ثم مضى", "وعاد."]
    credited = newline.join(["(رويترز) –", "قال نعم."])
    assert _units(credited) == [("credit", "(رويترز) –"), ("body", "قال نعم.")]


# Parts


def test_date_stamps():
    assert _parts("2025-11-07\nقال نعم.") == [("date", "2025-11-07"), ("body", "قال نعم.")]
    assert _parts("  Date: 2025-11-07\u2003قال نعم.") == [
        ("date", "Date: 2025-11-07"),
        ("body", "قال نعم."),
    ]
    assert _parts("2025-11-07م قال نعم.") == [("body", "2025-11-07م قال نعم.")]
    # Only one, and only at the head.
    assert _parts("2025-11-07\n2025-11-08 قال نعم.")[1] == ("body", "2025-11-08 قال نعم.")
    assert _parts("قال نعم.\n2025-11-07\nلا.")[1] == ("heading", "2025-11-07")


def test_inline_credits_stay_with_their_sentence():
    text = "(رويترز) – قال نعم. ثم مضى."
    assert _parts(text) == [("credit", "(رويترز) –"), ("body", "قال نعم. ثم مضى.")]
    assert _units(text) == [("body", "(رويترز) – قال نعم."), ("body", "ثم مضى.")]
    assert [text[start:end] for start, end in _content(text)] == ["قال نعم.", "ثم مضى."]


def test_an_inline_credit_that_ends_in_a_full_stop_is_no_sentence():
    text = "(أ.ف.ب.) - قال نعم."
    assert _units(text) == [("body", text)]
    assert [text[start:end] for start, end in _content(text)] == ["قال نعم."]


def test_a_credit_before_a_title_stays_with_the_title():
    assert _units("(رويترز) قمة السلام\n\nقال نعم.") == [
        ("headline", "(رويترز) قمة السلام"),
        ("body", "قال نعم."),
    ]


@pytest.mark.parametrize("line", ["وكالات / سما/", "رويترز", "غزة - الأناضول", "[أ ف ب]", "(AFP)"])
def test_credit_lines(line):
    assert _units(f"{line}\n\nقال نعم.") == [("credit", line), ("body", "قال نعم.")]


@pytest.mark.parametrize(
    "line", ["(حماس) – قال نعم.", "قال لرويترز نعم.", "رويترز: قمة السلام في الشرق تبدأ اليوم"]
)
def test_what_is_no_credit(line):
    assert [kind for kind, _ in _parts(f"{line}\n\nقال نعم.")] in (
        ["body"] * 2,
        ["headline", "body"],
    )


@pytest.mark.parametrize(
    "line",
    ["(رويترز)", "رويترز", "(أ ف ب - وكالات)", "المصدر: رويترز", "المصادر : وكالات + رويترز"],
)
def test_the_last_line_may_be_a_credit_too(line):
    text = f"(الأناضول) - قال نعم.\nعنوان فرعي\nثم مضى.\n\n{line}\n"
    assert _units(text)[1:] == [
        ("heading", "عنوان فرعي"),
        ("body", "ثم مضى."),
        ("credit", line),
    ]
    assert line not in [text[start:end] for start, end in _content(text)]


@pytest.mark.parametrize(
    "line", ["(حماس)", "رويترز تكشف تفاصيل جديدة", "المصدر: حماس", "قالت رويترز ذلك."]
)
def test_a_last_line_that_is_no_credit(line):
    assert _units(f"قال نعم.\n{line}")[-1][0] in ("heading", "body")


def test_a_credit_in_the_middle_is_text():
    assert _parts("قال نعم.\n(رويترز) – ثم مضى.")[1] == ("body", "(رويترز) – ثم مضى.")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("واس", True),
        ("الرياض - واس", True),
        ("(واس)", True),
        ("أ.ف.ب", True),
        ("أسواس", False),
        ("واسع", False),
        ("واسَع", False),
        ("واســع", False),
        ("وفاة", False),
        ("رويترزية", False),
        ("حماس", False),
        ("", False),
    ],
)
def test_agencies_are_named_by_whole_words(line, named):
    assert agencies_of().are_in(line) is named


def test_a_headline_that_is_given():
    text = "2025-11-07 قال ترامب: نعم. ثم مضى.\nقال نعم."
    headline = "قال ترامب: نعم. ثم مضى."
    assert _parts(text)[1][0] == "body"
    assert _parts(text, headline=headline)[1:] == [("headline", headline), ("body", "قال نعم.")]
    assert _parts(text[11:], headline=f" {headline} ")[0] == ("headline", headline)
    assert _units(text, headline)[0] == ("headline", headline)


def test_a_headline_that_is_given_is_no_credit():
    assert _parts("تاس: نعم\n\nقال نعم.", headline="تاس: نعم")[0] == ("headline", "تاس: نعم")


def test_a_headline_of_two_lines():
    text = "قمة السلام.\nترامب: نعم.\n\nقال نعم."
    assert _parts(text, headline="قمة السلام.\nترامب: نعم.") == [
        ("headline", "قمة السلام."),
        ("headline", "ترامب: نعم."),
        ("body", "قال نعم."),
    ]


def test_a_title_below_a_headline_that_is_given_is_a_heading():
    text = "قمة السلام\nترامب يحضر\nقال نعم."
    assert [kind for kind, _ in _parts(text, headline="قمة السلام")] == [
        "headline",
        "heading",
        "body",
    ]


def test_a_headline_that_only_begins_the_first_line_is_not_taken():
    assert _parts("حماس تدين الانضمام\nقال نعم.", headline="حماس") == [
        ("headline", "حماس تدين الانضمام"),
        ("body", "قال نعم."),
    ]


@pytest.mark.parametrize("headline", ["", None, float("nan"), "ليس هنا"])
def test_a_headline_that_is_not_there(headline):
    assert _units("قال نعم.\nقمة السلام\nثم مضى.", headline) == [
        ("body", "قال نعم."),
        ("heading", "قمة السلام"),
        ("body", "ثم مضى."),
    ]


def test_titles():
    assert is_title("ترامب: قازاخستان ستنضم")
    assert not is_title("قال نعم.")
    assert not is_title('قال "نعم."')
    assert not is_title("قال نعم؟\u200f")
    assert is_title("كلمة " * 20)
    assert not is_title("كلمة " * 21)


# Tables


def test_columns_are_the_documented_ones():
    table = _split("قال نعم.")
    listed = re.search(r"One row a unit: (.*?)\.\n", split_sentences.__doc__, re.DOTALL).group(1)
    assert re.sub(r"\(.*?\)", "", listed, flags=re.DOTALL).replace(" ", "").split(",") == list(
        table
    )
    assert table.dtypes.astype(str).tolist() == ["str", "int64", "int64", "int64", "str", "str"]


@pytest.mark.parametrize("texts", [[], [""], [" \n "]])
def test_articles_without_text_have_no_units(texts):
    articles = pd.DataFrame({"doc_id": list("abc")[: len(texts)], "text": texts})
    table = split_sentences(articles)
    assert len(table) == 0
    assert list(table) == ["doc_id", "sent_id", "start", "end", "kind", "text"]


def test_units_are_numbered_in_each_article():
    articles = pd.DataFrame({"doc_id": ["b", "a"], "text": ["نعم. لا.", "نعم."]}, index=[7, 7])
    table = split_sentences(articles)
    assert table[["doc_id", "sent_id"]].to_numpy().tolist() == [["b", 0], ["b", 1], ["a", 0]]


def test_a_table_without_text_is_refused():
    with pytest.raises(InputError, match="no column 'text'"):
        split_sentences(pd.DataFrame({"doc_id": ["a"]}))


@pytest.mark.parametrize(
    "line",
    [
        "a." * 100_000,
        '"' * 200_000,
        '."' * 100_000,
        "\u200f" * 200_000,
        "." + "\u200f" * 200_000 + "x",
        "(" * 200_000,
        "!" * 200_000 + "x",
        "." * 200_000 + "x",
        "«" * 200_000,
        ". " * 100_000,
        "." + " " * 200_000 + "x",
    ],
    ids=lambda line: ascii(line[:3]),
)
def test_long_lines_of_one_sign_do_not_hang(line):
    began = time.perf_counter()
    list(sentence_spans(line, 0, len(line)))
    find_parts(line)
    # A fraction of a second where work grows with length; minutes where it grows with its square.
    assert time.perf_counter() - began < 20
