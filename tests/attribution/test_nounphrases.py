import pytest

from news_sentences import sentence_of, shown, word
from newslab.attribution.nounphrases import is_proper, is_verb, phrase_end, short_end


@pytest.mark.parametrize(
    ("text", "whole", "short"),
    [
        ("الرئيس الفرنسي إيمانويل ماكرون", 4, 4),
        ("وزير الخارجية القرار", 3, 2),
        ("أن الوزير", 0, 0),
        ("في المدينة", 0, 0),
        ("الوزير، الذي", 1, 1),
        ("", 0, 0),
    ],
)
def test_where_phrases_end(text, whole, short):
    sentence = sentence_of(text)
    assert phrase_end(sentence, 0, len(sentence.words)) == whole
    assert short_end(sentence, 0, len(sentence.words)) == short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مسؤول في البنتاغون لشبكة محلية", "مسؤول في البنتاغون"),
        ("الأمين العام للأمم المتحدة في نيويورك", "الأمين العام للأمم المتحدة"),
        ("المبعوث إلى سوريا أمس", "المبعوث إلى سوريا"),
        ("وزير الخارجية لنظيره السوري", "وزير الخارجية"),
        ("الوزير الصحفيين", "الوزير"),  # who is told, in the accusative
        ("الوزير قوله", "الوزير"),
        ("أحد المسؤولين", "أحد المسؤولين"),
        ("واحد من المسؤولين", "واحد من المسؤولين"),
        ('شركة "نور" القابضة', 'شركة "نور" القابضة'),
        ('شركة "" القابضة', "شركة"),
        ("الوزير (مستقل) إن", "الوزير (مستقل)"),
        ("الوزير () إن", "الوزير"),
        ("رئيس-وزراء سابق", "رئيس-وزراء سابق"),
    ],
)
def test_what_completes_a_name_and_what_does_not(text, expected):
    sentence = sentence_of(text)
    assert shown(text, sentence, (0, phrase_end(sentence, 0, len(sentence.words)))) == expected


def test_a_phrase_has_an_end_even_where_none_is_in_sight():
    sentence = sentence_of("رجل " * 50)
    assert phrase_end(sentence, 0, 50) == 16


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [("قال", 0, True), ("ثم قال", 1, True), ("في نشرتها", 1, False), ("كاتب", 0, False)],
)
def test_verbs_that_no_name_holds(text, at, expected):
    assert is_verb(sentence_of(text).words, at) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("محمد", True), ("ترامب", True), ("هنريتس", True), ("مدينة", False), ("الوزير", False)],
)
def test_what_is_surely_part_of_a_name(written, expected):
    assert is_proper(word(written)) is expected
