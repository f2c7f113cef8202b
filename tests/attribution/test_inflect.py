import pytest

from newslab.arabic import fold
from newslab.attribution.inflect import BOUND_NOUN, FINITE, NOUN, PARTICIPLE, forms


def _of(part, *parts):
    return {form.written for form in forms(*parts) if form.part == part and not form.has_object}


def test_forms_of_a_sound_verb():
    parts = ("أعلن", "يعلن", "معلن", "إعلان")
    assert _of(FINITE, *parts) == {
        fold(form)
        for form in [
            "أعلن",
            "أعلنت",
            "أعلنوا",
            "أعلنا",
            "أعلنتا",
            "يعلن",
            "تعلن",
            "يعلنون",
            "يعلنان",
        ]
    }
    assert _of(PARTICIPLE, *parts) == {fold(f) for f in ["معلنا", "معلنة", "معلنين", "معلنتين"]}
    assert _of(NOUN, *parts) == {fold("إعلان"), fold("الإعلان")}


@pytest.mark.parametrize(
    ("past", "present", "expected", "wrong"),
    [
        ("نفى", "ينفي", "نفى نفت نفوا نفتا ينفي تنفي ينفون", "نفىت نفيوا ينفيون"),
        ("دعا", "يدعو", "دعا دعت دعوا يدعو تدعو يدعون", "دعات دعاوا يدعوون"),
        ("رأى", "يرى", "رأى رأت رأوا يرى ترى يرون", "رأىت يرىون"),
    ],
)
def test_a_weak_ending_falls_before_a_suffix(past, present, expected, wrong):
    found = _of(FINITE, past, present, "", "")
    assert {fold(form) for form in expected.split()} <= found
    assert not {fold(form) for form in wrong.split()} & found


def test_gender_and_number_of_the_subject():
    found = {form.written: form for form in forms("أكد", "يؤكد", "مؤكد", "تأكيد")}
    of = {
        written: (found[fold(written)].gender, found[fold(written)].number)
        for written in ("أكدت", "تؤكد", "أكدوا", "مؤكدة", "مؤكدين", "تأكيدها", "تأكيدهم")
    }
    assert of == {
        "أكدت": ("f", "s"),
        "تؤكد": ("f", "s"),
        "أكدوا": ("m", "p"),
        "مؤكدة": ("f", "s"),
        "مؤكدين": ("m", "p"),
        "تأكيدها": ("f", "s"),
        "تأكيدهم": ("m", "p"),
    }


def test_a_feminine_noun_opens_before_a_pronoun():
    bound = _of(BOUND_NOUN, "", "", "", "إدانة")
    assert fold("إدانتها") in bound
    assert fold("بإدانته") in bound
    assert fold("إدانةها") not in bound


def test_objects_are_told_from_subjects():
    found = {form.written: form for form in forms("وصف", "يصف", "", "")}
    assert found[fold("وصفها")].has_object
    assert not found[fold("وصفت")].has_object


def test_an_empty_part_gives_no_form():
    assert {form.part for form in forms("جاء", "", "", "")} == {FINITE}
    assert list(forms("", "", "", "")) == []
