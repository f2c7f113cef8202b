import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messy_text import broken_texts
from newslab.arabic.clean import clean, fold, fold_hamza, normalize

any_text = broken_texts | st.text(st.characters(), max_size=12)


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("قِبَـــل", "قبل"),
        ("ونقدّرها", "ونقدرها"),
        ("رسمياً", "رسميا"),
        ("رسميًا", "رسميا"),
        ("ﺍﻟﺴﻼﻡ", "السلام"),
        ("ﻻ", "لا"),
        ("ﷲ", "الله"),
        ("کازاخستان", "كازاخستان"),
        ("ایران", "ايران"),
        ("دولۃ", "دولة"),
        ("ہھەۀ", "هههه"),
        ("ک\u200cگ", "كگ"),
        ("\u202bالسلام\u202c", "السلام"),
        ("الس\u00adلام", "السلام"),
        ("\ufeffالسلام\u061c", "السلام"),
        ("ا\u0653ب", "آب"),
        ("ا\u0654مر", "أمر"),
        ("مو\u0654تمر", "مؤتمر"),
        ("ٱلسلام", "ٱلسلام"),
        ("الرحمٰن", "الرحمن"),
        ("C5", "C5"),
        ("", ""),
    ],
)
def test_clean(written, cleaned):
    assert clean(written) == cleaned


def test_clean_changes_no_spelling():
    for word in ("أإآاؤئء", "ىي", "ةه", "پچژڤ", "٢٠٢٥"):
        assert clean(word) == word


def test_harakat_stored_as_shapes_leave_no_space():
    # NFKC writes U+FE76 as a space with fatha, U+FE77 as a tatweel with fatha.
    for shape in "\ufe70\ufe71\ufe74\ufe76\ufe77\ufe7f\ufc5e\ufc63\ufcf2\ufcf4":
        assert clean(f"كتا{shape}ب") == "كتاب"


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_no_mark_or_invisible_sign_of_arabic_is_left(text):
    for sign in clean(text):
        name = unicodedata.name(sign, "")
        assert not (unicodedata.combining(sign) and name.startswith("ARABIC")), ascii(sign)
        assert unicodedata.bidirectional(sign) not in {"LRE", "RLE", "PDF", "LRI", "RLI", "PDI"}
        assert name != "ARABIC TATWEEL"


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("الإبراهيمية", "الابراهيميه"),
        ("أمر", "امر"),
        ("إيران", "ايران"),
        ("آسيا", "اسيا"),
        ("ٱلسلام", "السلام"),
        ("مسؤول", "مسءول"),
        ("مسئول", "مسءول"),
        ("مستشفى", "مستشفي"),
        ("دورة", "دوره"),
        ("پچگڭڤژ", "بجككفز"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("١٠٫٥", "10.5"),
        ("١٬٠٠٠", "1,000"),
        ("Reuters", "reuters"),
    ],
)
def test_fold(word, folded):
    assert fold(word) == folded


def test_fold_hamza_keeps_what_tells_known_words_apart():
    assert fold_hamza("مسئول") == fold_hamza("مسؤول")
    assert fold_hamza("إعلام") == "اعلام"
    assert fold_hamza("كرة") == "كرة"
    assert fold_hamza("مبنى") == "مبنى"


def test_normalize():
    assert normalize(" الاتّفاقيات\u00a0\n الإبراهيميّة ") == "الاتفاقيات الابراهيميه"
    assert normalize("السلام\u200bالدائم") == "السلام الداءم"
    assert normalize("Straße ٢٠٢٥") == "strasse 2025"
    assert normalize("") == ""


@given(any_text)
def test_normalizing_twice_changes_nothing_more(text):
    assert normalize(normalize(text)) == normalize(text)


def test_lower_case_joins_no_mark_that_it_parted():
    # ß becomes ss, and the acute accent behind it then belongs to the second s.
    once = normalize("ß\u0301")
    assert normalize(once) == once == "sś"


@given(any_text)
def test_normalized_text_has_single_spaces_only(text):
    assert normalize(text) == " ".join(normalize(text).split())
