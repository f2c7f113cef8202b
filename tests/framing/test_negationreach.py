import pytest

from newslab.framing.matching import tokens_of_sentence
from newslab.framing.negationreach import (
    SCOPES,
    clause_end,
    places_of,
    short_quotations,
)


def _reached(text, particle, scope):
    line = tokens_of_sentence(text)
    first = line.tokens.index(particle.split()[0])
    last = first + len(particle.split()) - 1
    return " ".join(line.tokens[at] for at in places_of(line, first, last, scope))


@pytest.mark.parametrize(
    ("scope", "particle", "text", "reached"),
    [
        ("verb phrase", "لن", "لن يحقق الاتفاق سلاما في المنطقة", "يحقق الاتفاق سلاما في المنطقة"),
        ("verb phrase", "لن", "لن يحقق سلاما في غزة على المدى", "يحقق سلاما في غزة"),
        ("verb phrase", "لن", "لن يحقق سلاما، وسيعود", "يحقق سلاما"),
        ("verb phrase", "لا", "لا سلام اليوم", ""),  # no verb
        ("noun phrase", "رفض", "رفض التطبيع والتعاون مع إسرائيل", "التطبيع والتعاون"),
        ("noun phrase", "رفض", "رفض التطبيع وتحقيق السلام", "التطبيع"),
        ("noun phrase", "رفض", "رفض كل من الاتفاقين", "كل من الاتفاقين"),
        ("noun phrase", "رفض", "رفض التطبيع من أجل القدس", "التطبيع"),
        ("one noun phrase", "عدم", "عدم الاستقرار والتعاون", "الاستقرار"),
        ("next word", "غير", "غير مستقرة تماما", "مستقرة"),
        ("next word", "غير", "غير، مستقرة", ""),
        ("behind ب", "عدم", "عدم التزام الحكومة بالسلام الدائم", "بالسلام الدائم"),
        ("noun before", "مزعوم", "هذا السلام مزعوم", "هذا السلام"),
        ("words before", "حسب", "هذه خطوة السلام الكبرى، حسب تعبيره", "هذه خطوة السلام الكبرى"),
    ],
)
def test_a_scope_is_that_of_its_phrase(scope, particle, text, reached):
    assert _reached(text, particle, scope) == reached


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if scope not in ("clause", "itself")])
def test_at_the_edge_of_a_sentence_nothing_is_reached(scope):
    is_backward = scope in ("noun before", "words before")
    line = tokens_of_sentence("لا")
    assert list(places_of(line, 0, 0, scope)) == []
    if not is_backward:
        assert list(places_of(tokens_of_sentence("سلام لا"), 1, 1, scope)) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("لا يخدم سوى الاحتلال", 3),
        ("لا يخدم، سوى الاحتلال", 1),
        ("لا يخدم الذي قال", 1),
        ("لا " + "كلمة " * 30, 14),
    ],
)
def test_a_clause_ends_at_a_sign_or_a_word_that_opens_another(text, last):
    assert clause_end(tokens_of_sentence(text), 0) == last


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ('وصف ذلك بأنه "سلام" هش', ["سلام"]),
        ("ما يسمى «مسار السلام» هذا", ["مسار السلام"]),
        ('قال: "نعم"', []),  # speech
        ('قناة "الحوار" اليوم', []),  # a name
        ('وصفه بأنه "خطوة مهمة جدا نحو السلام"', []),  # long enough for speech
        ('هذا "سلام', []),  # no pair
        ("بلا علامات", []),
    ],
)
def test_short_quotations_are_words_held_at_a_distance(text, short):
    line = tokens_of_sentence(text)
    assert [line.words(first, last) for first, last in short_quotations(line)] == short
