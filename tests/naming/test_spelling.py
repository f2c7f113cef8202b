import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslab
from newslab.errors import InputError
from newslab.naming.spelling import find_spellings
from places import RAW


@pytest.fixture(scope="module")
def five():
    return newslab.read_corpus(RAW)


def _articles(**texts):
    return pd.DataFrame(
        {"doc_id": list(texts), "outlet": [name.upper() for name in texts], "text": texts.values()}
    )


def _forms(text, convention):
    found = find_spellings(_articles(a=text))
    found = found[found["convention"] == convention]
    return list(zip(found["form"], found["match"], strict=True))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("رسميًا", "before alef"),
        ("رسمياً", "after alef"),
        ("جدًّا", "before alef"),
        ("جدّاً", "after alef"),
        ("رسميـًا", "before alef"),
        ("قائلًا", None),
        ("قائلاً", None),  # on لا many who write رسميًا put it behind
        ("رسميا", None),
        ("بناءً", None),
        ("مدرسةً", None),
    ],
)
def test_place_of_tanwin(word, form):
    assert _forms(word, "place of tanwin") == ([(form, word)] if form else [])


@pytest.mark.parametrize("word", ["رسمياً", "ورسميًا", "قائلاً", "جدًّا", "دولاً"])
def test_tanwin_that_is_written(word):
    assert _forms(word, "tanwin") == [("written", word)]


@pytest.mark.parametrize(
    "word", ["رسميا", "حاليا", "تفويضا", "جهودا", "قريبا", "إنجازا", "بارزا", "وتحديدا", "كثيرا"]
)
def test_tanwin_that_is_left_out(word):
    assert _forms(word, "tanwin") == [("not written", word)]


@pytest.mark.parametrize(
    "word",
    [
        *("سوريا", "روسيا", "إيطاليا", "أمريكا", "فلوريدا", "عندما", "بينما", "لطالما", "كلاهما"),
        *("علاقاتها", "تربطهما", "انضمامنا", "كانوا", "القضايا", "قضايا", "هذا", "مما"),
        "توجها",  # perhaps two who set out
    ],
)
def test_alef_that_is_no_tanwin(word):
    assert _forms(word, "tanwin") == []


def test_opening_quotation_marks_are_counted_once_a_pair():
    text = 'قال "نعم" و"لا" «ربما» “كلا” وقال "نعم'
    forms = [form for form, _ in _forms(text, "quotation marks")]
    assert forms == ["straight", "straight", "guillemets", "curly", "straight"]


def test_digits():
    assert _forms("في 2020 و٢٠٢١ و۲۰۲۲ و3.5 (C5)", "digits") == [
        ("Western", "2020"),
        ("Arabic-Indic", "٢٠٢١"),
        ("Arabic-Indic", "۲۰۲۲"),
        ("Western", "3.5"),
    ]


def test_inflected_words():
    assert _forms("الأميركيون في أمريكا وللأمريكية", "America") == [
        ("أميركي", "الأميركيون"),
        ("أمريكي", "أمريكا"),
        ("أمريكي", "وللأمريكية"),
    ]


# Counted by reading the five articles.
def test_five_articles(five):
    found = find_spellings(five)
    n = found.groupby(["doc_id", "convention", "form"]).size()
    assert n["000"]["America"].to_dict() == {"أميركي": 2, "أمريكي": 3}
    assert n["000"]["Kazakhstan"].to_dict() == {"كازاخستان": 9, "قازاخستان": 1}
    assert n["004"]["Kazakhstan"].to_dict() == {"كازاخستان": 10, "كازخستان": 1}
    assert n["002"]["Kazakhstan"].to_dict() == {"قازاخستان": 6}
    assert n["000"]["tanwin"].to_dict() == {"not written": 3, "written": 14}
    assert n["000"]["place of tanwin"].to_dict() == {"after alef": 8, "before alef": 3}
    assert n["002"]["tanwin"].to_dict() == {"not written": 6}
    for doc_id, n_written in {"001": 12, "003": 5, "004": 11}.items():
        assert n[doc_id]["tanwin"].to_dict() == {"written": n_written}
        assert n[doc_id]["place of tanwin"].index.tolist() == ["before alef"]
    assert n["000"]["quotation marks"].to_dict() == {"straight": 15}
    assert n["003"]["digits"].to_dict() == {"Western": 3}
    assert "digits" not in n["001"]


def test_a_mixed_spelling_shows_whether_it_is_quoted(five):
    found = find_spellings(five)
    found = found[(found["doc_id"] == "000") & (found["form"] == "before alef")]
    assert found["match"].tolist() == ["قريبًا", "رسميًا", "جميعًا"]
    assert found["quoted"].all()


def test_a_list_of_ones_own(tmp_path):
    path = tmp_path / "own.tsv"
    rows = ["convention\tform\tword\treason", "Paris\tshort\tباريس\tx", "Paris\tlong\tباريز\tx"]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = find_spellings(_articles(a="من باريس إلى باريز في 2020"), path)
    assert found["form"].tolist() == ["short", "long"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("c", "f", "@no-such-sign"), "row 1: no sign '@no-such-sign'"),
        (("c", "", "ترامب"), "row 1: nothing in 'form'"),
        (("c", "g", "رسمي"), "row 1: word 'رسمي' is that of row 0"),
    ],
)
def test_faults_of_a_list(row, fault):
    table = pd.DataFrame([("c", "f", "رسمي"), row], columns=["convention", "form", "word"])
    with pytest.raises(InputError) as caught:
        find_spellings(_articles(a="x"), table)
    assert fault in str(caught.value)


def test_unknown_sign_is_answered_with_the_known_ones():
    table = pd.DataFrame({"convention": ["c"], "form": ["f"], "word": ["@quotes"]})
    with pytest.raises(InputError, match="@arabic-digits, @curly-quotes, @guillemets"):
        find_spellings(_articles(a="x"), table)


PIECES = ["رسمياً", "رسميًا", "رسميا", "أميركي", "أمريكا"]
SIGNS = [" ", "\n", '"', "«", "»", "٣", "4", "ً", "ا"]


@given(st.lists(st.sampled_from(PIECES + SIGNS), max_size=30))
def test_offsets_point_to_the_match(pieces):
    text = "".join(pieces)
    for row in find_spellings(_articles(a=text)).itertuples():
        assert text[row.start : row.end] == row.match


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text):
    found = find_spellings(_articles(a=text))
    assert found.dtypes.equals(find_spellings(_articles(a="ترامب")).dtypes)
