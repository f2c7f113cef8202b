import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.arabic.clean import fold
from newslab.arabic.lemma import lemma_key
from newslab.framing.patterns import SoughtWord
from newslab.framing.wordforms import WordForms


def _fits(how, word, token, place="first"):
    sought = SoughtWord(how, word)
    return sought in getattr(WordForms([sought]).fits(token), place)


@pytest.mark.parametrize(
    ("word", "token"),
    [
        ("سلام", "سلام"),
        ("سلام", "السلام"),
        ("سلام", "وللسلام"),
        ("سلام", "بالسَّـلام"),
        ("سلام", "سلامًا"),
        ("إدانة", "ادانه"),
        ("إبراهيمي", "الإبراهيمية"),
        ("إبراهيمي", "إبراهيميون"),
        ("التطبيع", "للتطبيع"),
        ("التزام", "الالتزام"),  # its ال is no article
        ("كازاخستان", "قازاخستان"),
        ("كازاخستان", "وکازاخستان"),  # a Persian kaf
        ("7", "٧"),
        ("مسؤول", "المسئول"),
        ("سلام", "السلاااام"),  # drawn out, as posts do
        ("سلام", "السلااــام"),
    ],
)
def test_forms_of_a_word(word, token):
    assert _fits("form", word, token)


@pytest.mark.parametrize(
    ("word", "token"),
    [
        ("سلام", "سلامة"),
        ("سلام", "إسلام"),
        ("سلام", "استسلام"),
        ("التطبيع", "تطبيع"),  # listed with ال only so
        ("تعاون", "تعاونها"),  # a pronoun is a matter for the lemma
        ("كازاخستان", "كازاخستاني"),
        ("علي", "عليون"),  # short words do not inflect
    ],
)
def test_other_words(word, token):
    assert not _fits("form", word, token)


def test_what_was_looked_up_is_forgotten_before_it_is_too_much(monkeypatch):
    monkeypatch.setattr("newslab.framing.wordforms.MOST_TOKENS", 3)
    lexicon = WordForms([SoughtWord("form", "سلام")])
    tokens = ["السلام", "حرب", "بسلام", "للسلام", "سلامة", "السلام"]
    assert [bool(lexicon.fits(token).first) for token in tokens] == [
        True,
        False,
        True,
        True,
        False,
        True,
    ]
    assert lexicon.fits.cache_info().currsize <= 3


def test_surface_is_the_word_alone():
    assert _fits("surface", "لا", "لَا")
    assert not _fits("surface", "لا", "ولا")
    assert not _fits("surface", "لا", "لاعب")


@pytest.mark.parametrize(
    ("word", "token"),
    [
        ("تعاون", "وتعاونها"),
        ("جريمة", "جرائمهم"),
        ("انضم", "ستنضم"),
        ("رفض", "فرفضوا"),
        ("سياسة", "سياستكم"),
        ("كازاخستان", "القازاخستانية"),
        ("أدان", "إدانتها"),
    ],
)
def test_lemma_is_any_inflection(word, token):
    assert _fits("lemma", word, token)


def test_only_the_first_word_of_a_match_has_a_conjunction():
    for how in ("form", "lemma"):
        assert _fits(how, "حرب", "وحرب")
        assert not _fits(how, "حرب", "وحرب", place="later")
        assert _fits(how, "حرب", "للحرب", place="later")
        assert _fits(how, "وزير", "وزير", place="later")  # this و is a letter of the word


LEMMAS = ["سلام", "تعاون", "جريمة", "رفض", "انضم", "شراكة", "ازدهار", "نمو", "حوار", "اتفاقية"]
PREFIXES = ["", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "س", "وس", "ي", "ت", "سي", "ست", "ين"]
SUFFIXES = ["", "ه", "ها", "هم", "كم", "نا", "ات", "ون", "ين", "وا", "ت", "ا", "ة"]


@given(st.sampled_from(LEMMAS), st.sampled_from(PREFIXES), st.sampled_from(SUFFIXES))
def test_the_quick_look_never_hides_what_the_dictionary_knows(lemma, before, behind):
    """The lexicon asks the dictionary only about words of likely letters."""
    lexicon = WordForms([SoughtWord("lemma", lemma)])
    token = before + lemma.removesuffix("ة") + behind
    listed = fold(lemma_key(lemma, {}).key)
    is_form = fold(lemma_key(token, {lemma: 10**6}).key) == listed
    assert bool(lexicon.fits(token).first) == is_form
