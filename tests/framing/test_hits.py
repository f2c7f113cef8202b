import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslab.attribution.attributions import find_attributions
from newslab.corpus.read import read_corpus
from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.codebook import Codebook, load_codebook
from newslab.framing.hits import code_frames
from newslab.tables import columns_of
from places import RAW

SPAN_COLUMNS = ["doc_id", "start", "end", "speaker", "actor", "cue", "carried"]
SPAN_COLUMNS += ["cue_start", "cue_end"]


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


@pytest.fixture(scope="module")
def five():
    return read_corpus(RAW)


def _articles(*texts):
    return pd.DataFrame({"doc_id": [f"d{n}" for n in range(len(texts))], "text": texts})


def _spans(articles, *said):
    """Attributions by hand: (row of the article, actor, cue, first words, last words)."""
    rows = []
    for row, actor, cue, first, last in said:
        text = articles["text"][row]
        cue_start = text.index(cue)
        start = text.index(first, cue_start)
        end = text.index(last, start) + len(last)
        # A participle carries on the speaker of its sentence.
        carried = cue.startswith(("مؤكد", "مشير", "قائل"))
        cells = (start, end, actor, actor, cue, carried, cue_start, cue_start + len(cue))
        rows.append((articles["doc_id"][row], *cells))
    return pd.DataFrame(rows, columns=SPAN_COLUMNS)


def _code(text, codebook, *said):
    articles = _articles(text)
    spans = _spans(articles, *((0, *one) for one in said))
    return code_frames(split_sentences(articles), codebook, attributions=spans)


def _hit(hits, match):
    (row,) = hits[hits["match"] == match].to_dict("records")
    return row | {"why": _plain(row["why"])}


def _plain(why):
    return why.replace("\u2068", "").replace("\u2069", "")


# The five articles, with attributions by hand for 004.


@pytest.fixture(scope="module")
def of_004(five, codebook):
    article = five[five["doc_id"] == "004"].reset_index(drop=True)
    hamas, trump, tokayev = "Hamas", "Trump", "Tokayev"
    spans = _spans(
        article,
        (0, hamas, "تدين", "خطوة لتبييض", "جرائم الاحتلال"),
        (0, hamas, "مؤكدة", "هذه الخطوة مرفوضة", "في قطاع غزة"),
        (0, hamas, "وقالت حركة حماس", "انضمام كازاخستان", "عزلة دولية"),
        (0, hamas, "مشيرة", "قادة الاحتلال", "جرائم حرب"),
        (0, hamas, "مؤكدة أن هذا النوع", "هذا النوع", "القضية الفلسطينية"),
        (0, trump, "وقال ترامب", "كازاخستان قررت", "الانضمام إلى الاتفاقيات"),
        (0, trump, "وأشار ترامب", "هناك خمس دول", "مسار السلام في المنطقة"),
        (0, tokayev, "دوركم تتسم", "دوركم تتسم", "بالحكمة"),
        (0, tokayev, 'قائلاً: "دوركم', "دوركم مهم", "بالحكمة"),
        (0, "government", "أوضحت الحكومة", "قرار الانضمام", "والاستقرار الإقليمي"),
    )
    return code_frames(split_sentences(article), codebook, attributions=spans)


def test_004_reports_a_condemnation_and_makes_none(of_004):
    frames = of_004[of_004["frame"] != "naming"]
    condemning = frames[frames["points_to"] == "condemnation"]
    assert len(condemning) >= 10
    assert set(condemning["voice"]) == {"quoted"}
    assert set(condemning["actor"]) == {"Hamas"}
    assert set(condemning["sent_id"]) == {0, 1, 2, 3}


def test_a_loaded_name_in_the_reporting_clause_is_the_outlets(of_004):
    name = _hit(of_004, "رئيس وزراء الاحتلال الإسرائيلي")
    assert (name["frame"], name["loaded"], name["voice"]) == ("naming", "yes", "own")
    loaded = of_004[of_004["loaded"] == "yes"]
    assert loaded["voice"].value_counts().to_dict() == {"quoted": 3, "own": 1}


def test_words_held_at_a_distance_point_nowhere(of_004):
    for match in ("بالرائعة", "بمسار السلام"):
        hit = _hit(of_004, match)
        assert hit["distanced"]
        assert hit["points_to"] == ""
        assert hit["stance"] == "normalization"


def test_only_the_occupation_is_said_and_not_denied(of_004):
    hit = _hit(of_004, "يخدم سوى الاحتلال")
    assert not hit["negated"]
    assert hit["points_to"] == "condemnation"
    assert "because of “سوى”" in hit["why"]


def test_rejected_normalization_is_opposed_and_not_negated(of_004):
    hit = _hit(of_004, "التطبيع")
    assert (hit["frame"], hit["stance"]) == ("relations", "procedural")
    assert hit["opposed"]
    assert not hit["negated"]
    assert (hit["points_to"], hit["voice"]) == ("condemnation", "quoted")
    assert "opposed by “رفض”" in hit["why"]


def test_the_five_articles_with_their_attributions(five, codebook):
    sentences = split_sentences(five)
    hits = code_frames(sentences, codebook, attributions=find_attributions(sentences))
    frames = hits[hits["frame"] != "naming"]
    condemning = frames[frames["points_to"] == "condemnation"]
    assert set(condemning["doc_id"]) == {"004"}
    assert set(condemning["voice"]) == {"quoted"}
    assert len(set(condemning["actor"])) == 1
    own = frames[(frames["voice"] == "own") & (frames["points_to"] == "normalization")]
    of_event = own[own["doc_id"] != "003"]
    # The sentence of Reuters that 000 repeats, and cooperation with Central Asia in 001.
    assert set(of_event["match"]) == {
        "علاقات وثيقة",
        "إنجازاً بارزاً",
        "إنجازا بارزا",
        "آفاق التعاون",
    }
    loaded = hits[(hits["loaded"] == "yes") & (hits["voice"] == "own")]
    assert loaded["match"].tolist() == ["رئيس وزراء الاحتلال الإسرائيلي"]


# Rules, one at a time.


def test_voice_is_that_of_the_span(codebook):
    text = "قال ترامب إن السلام قريب. السلام بعيد."
    hits = _code(text, codebook, ("ترامب", "قال", "السلام قريب", "قريب"))
    peace = hits[hits["frame"] == "peace"]
    assert peace[["voice", "actor"]].to_numpy().tolist() == [["quoted", "ترامب"], ["own", ""]]
    assert "said by ترامب, by “قال”" in _plain(peace["why"].iloc[0])
    assert "in the outlet's own words" in peace["why"].iloc[1]
    assert peace["why"].iloc[1].startswith("Listed under peace (pattern): “\u2068السلام\u2069”; ")


def test_without_attributions_no_voice_is_told(codebook):
    hits = code_frames(split_sentences(_articles("رفضت حماس السلام.")), codebook)
    assert set(hits["voice"]) == {""}
    assert hits["why"].str.contains("no attributions were given").all()


@pytest.mark.parametrize(
    ("text", "match", "stance"),
    [
        ("أدانت الحركة القرار.", "أدانت", "condemnation"),
        ("رحبت الوزارة بالقرار.", "رحبت", "normalization"),
    ],
)
def test_an_act_is_its_doers(codebook, text, match, stance):
    hit = _hit(_code(text, codebook), match)
    assert (hit["stance"], hit["voice"], hit["actor"]) == (stance, "quoted", "")
    assert f"“{match}” is an act of whoever it names" in hit["why"]


@pytest.mark.parametrize("text", ["ندين هذا القرار.", "ونندد بالقرار.", "نرفض القرار.", "نرحب به."])
def test_in_the_first_person_it_is_the_outlets(codebook, text):
    (hit,) = _code(text, codebook).to_dict("records")
    assert hit["voice"] == "own"


def test_verbs_that_begin_with_noon_are_not_in_the_first_person(codebook):
    assert _hit(_code("نددت الحركة بالقرار.", codebook), "نددت")["voice"] == "quoted"


@pytest.mark.parametrize(
    ("text", "match", "opposed"),
    [
        ("رفضت الحركة التطبيع.", "التطبيع", True),
        ("نددت الحركة بجرائم الحرب.", "بجرائم الحرب", True),
        ("رحبت الوزارة بمسار السلام.", "بمسار السلام", False),
        ("دعا الوزير إلى التعاون.", "التعاون", False),
        ("جدد التزامه بالاستقرار.", "بالاستقرار", False),
    ],
)
def test_what_is_rejected_or_praised_is_the_doers_on_both_sides(codebook, text, match, opposed):
    hit = _hit(_code(text, codebook), match)
    assert (hit["voice"], hit["opposed"]) == ("quoted", opposed)


def test_the_doer_is_found_in_the_attributions_of_the_sentence(codebook):
    text = "تدين حماس الانضمام: خطوة مرفوضة"
    hits = _code(text, codebook, ("Hamas", "تدين", "خطوة", "مرفوضة"))
    assert set(hits.loc[hits["stance"] == "condemnation", "actor"]) == {"Hamas"}
    assert _hit(hits, "الانضمام")["actor"] == "Hamas"


def test_who_condemns_a_crime_says_that_it_is_one(codebook):
    hit = _hit(_code("أدانت الحركة جرائم الحرب.", codebook), "جرائم الحرب")
    assert hit["opposed"]
    assert hit["points_to"] == "condemnation"


def test_who_rejects_criticism_takes_no_side(codebook):
    hit = _hit(_code("رفضت الوزارة الانتقادات.", codebook), "الانتقادات")
    assert hit["opposed"]
    assert hit["points_to"] == ""


def test_negated_words_point_nowhere(codebook):
    hit = _hit(_code("الاتفاق لا يحقق السلام.", codebook), "السلام")
    assert hit["negated"]
    assert hit["points_to"] == ""


def test_normalization_is_neutral_and_a_reproach_is_not(codebook):
    plain = _code("طبعت الدولة العلاقات، وأعلنت التطبيع مع إسرائيل.", codebook)
    assert set(plain.loc[plain["frame"] != "naming", "stance"]) == {"procedural"}
    reproach = _hit(_code("هذا تطبيع مع كيان محتل.", codebook), "تطبيع مع كيان")
    assert (reproach["frame"], reproach["stance"]) == ("betrayal", "condemnation")


def test_phrases_before_words(codebook):
    hits = _code("بحثا سبل التعاون.", codebook)
    assert hits["match"].tolist() == ["سبل التعاون"]


def test_names_of_others_are_no_frames(codebook):
    text = "زار لاعب التعاون قوات حفظ السلام ومجلس التعاون وقوة الاستقرار وقال السلام عليكم."
    assert _code(text, codebook).empty


def test_every_spelling_of_a_name_is_found(codebook):
    own = Codebook(
        frames=pd.DataFrame(
            {
                "frame": "f",
                "stance": "s",
                "entry": ["كازاخستان", "انضمام كازاخستان"],
                "level": ["lemma", "phrase"],
                "act": "",
            }
        ),
        namings=codebook.namings.iloc[:0],
        negation=codebook.negation,
        categories=codebook.categories.iloc[:0],
        cues=codebook.cues,
    )
    hits = _code("قازاخستان، وكازخستان، وانضمام قازاخستان.", own)
    assert hits["match"].tolist() == ["قازاخستان", "وكازخستان", "وانضمام قازاخستان"]
    named = _code("الحكومة القازاخستانية", codebook)
    assert named["target"].tolist() == ["Kazakhstan"]


# Names.


def test_the_longest_name_is_taken_once(codebook):
    hits = _code("اجتمع رئيس وزراء الاحتلال الإسرائيلي مع وفد إسرائيل.", codebook)
    names = hits[hits["frame"] == "naming"]
    assert names["target"].tolist() == ["Israel's prime minister", "Israel"]
    assert names["stance"].tolist() == ["pro-Palestinian", ""]


def test_the_name_of_a_body_is_no_loaded_word(codebook):
    hits = _code("قالت حركة المقاومة الإسلامية (حماس) ذلك.", codebook)
    assert hits[["target", "loaded"]].to_numpy().tolist() == [["Hamas", "no"]]


def test_a_name_is_used_whatever_is_denied_of_its_bearer(codebook):
    (name,) = _code("لم يقتل الاحتلال أحدا.", codebook).to_dict("records")
    assert not name["negated"]
    assert name["points_to"] == "pro-Palestinian"
    rejected = _code("رفض الاحتلال ذلك.", codebook)
    assert not _hit(rejected, "الاحتلال")["opposed"]


def test_quotation_marks_hold_loaded_names_at_a_distance_only(codebook):
    assert _hit(_code('وصل "الكيان الصهيوني" اليوم.', codebook), "الكيان الصهيوني")["distanced"]
    assert not _hit(_code('قالت "حماس" ذلك.', codebook), "حماس")["distanced"]


def test_the_target_is_the_nearest_name(codebook):
    hits = _code("إسرائيل بعيدة جدا عن كل هذا، وتعاون غزة قريب، والسلام.", codebook)
    assert _hit(hits, "وتعاون")["target"] == "Gaza"
    assert _hit(_code("السلام قريب.", codebook), "السلام")["target"] == ""


# The table.


def test_columns_and_types(codebook):
    for text in ("السلام مع إسرائيل.", "لا شيء هنا."):
        hits = _code(text, codebook)
        assert list(hits.columns) == [column.name for column in columns_of("hits")]
        assert hits[["negated", "distanced", "opposed"]].dtypes.eq(bool).all()
        assert hits[["sent_id", "start", "end"]].dtypes.eq(int).all()


def test_documented_columns_are_returned():
    for column in columns_of("hits"):
        assert column.name in code_frames.__doc__


def test_offsets_point_into_the_article(five, codebook):
    hits = code_frames(split_sentences(five), codebook)
    text_of = dict(zip(five["doc_id"], five["text"], strict=True))
    assert len(hits) > 100
    for doc_id, start, end, match in hits[["doc_id", "start", "end", "match"]].to_numpy():
        assert text_of[doc_id][start:end] == match


def test_reasons_read_from_left_to_right_whatever_they_quote(five, codebook):
    sentences = split_sentences(five)
    hits = code_frames(sentences, codebook, attributions=find_attributions(sentences))
    for why in hits["why"]:
        assert why[0].isascii()
        assert why[0].isalpha()
        outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", why)
        assert not re.search("[\u0600-\u06ff\u2068\u2069]", outside), why


def test_a_hit_does_not_depend_on_other_articles_or_their_order(five, codebook):
    sentences = split_sentences(five)
    hits = code_frames(sentences, codebook)
    shuffled = code_frames(sentences.sample(frac=1, random_state=1), codebook)
    order = ["doc_id", "start", "frame"]
    assert shuffled.sort_values(order).to_numpy().tolist() == (
        hits.sort_values(order).to_numpy().tolist()
    )
    alone = code_frames(sentences[sentences["doc_id"] == "002"], codebook)
    together = hits[hits["doc_id"] == "002"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, together)


def test_credits_are_not_searched(codebook):
    hits = code_frames(split_sentences(_articles("وكالات / سلام /\n\nوصل الوفد.")), codebook)
    assert hits.empty


def test_faulty_input_is_named(codebook):
    with pytest.raises(InputError, match=r"split_sentences\(\)"):
        code_frames(_articles("سلام"), codebook)
    with pytest.raises(InputError, match=r"load_codebook\(\)"):
        code_frames(split_sentences(_articles("سلام")), "data/codebook")


WORDS = ["لا", "لم", "غير", "عدم", "دون", "سوى", "إلا", "أن", "رفض", "تدين", "ما", "وصفه", "حسب"]
WORDS += ["تعبيره", "السلام", "التطبيع", "الاحتلال", "جرائم", "حرب", "إسرائيل", "يخدم", "على"]
SIGNS = ['"', "“", "”", "«", "»", "،", ".", ":", "(", ")", "\u200f", "\u200b", "\n", "ـ", "ً", "#"]


PIECES = st.tuples(st.sampled_from(WORDS + SIGNS), st.sampled_from(["", " ", " "])).map("".join)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join)


@settings(max_examples=30)
@given(st.lists(TEXTS, min_size=10, max_size=10))
def test_any_text_is_coded_with_true_offsets(codebook, texts):
    articles = _articles(*texts)
    text_of = dict(zip(articles["doc_id"], texts, strict=True))
    hits = code_frames(split_sentences(articles), codebook)
    for doc_id, match, start, end in hits[["doc_id", "match", "start", "end"]].to_numpy():
        assert text_of[doc_id][start:end] == match


@pytest.mark.parametrize(
    "unit", ["لا رفض السلام ", '"السلام" ', "ما وصفه بالاحتلال ", "إسرائيل تدين انضمام ", '" «']
)
def test_a_paragraph_of_any_length_is_coded(codebook, unit):
    """Ten thousand times the same words: quadratic work would not end in time."""
    sentences = split_sentences(_articles(unit * 10_000))
    spans = _spans(_articles(unit * 10_000), (0, "x", unit.strip()[0], unit, unit))
    hits = code_frames(sentences, codebook, attributions=spans)
    assert len(hits) % 10_000 == 0
