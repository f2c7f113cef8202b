import pytest

from news_sentences import sentence_of, shown
from newslab.attribution.statements import find_statements


def _statements(text):
    """Cue, how and what is introduced, and speaker, of each statement."""
    sentence = sentence_of(text)
    return [
        (
            shown(text, sentence, (one.at, one.last + 1)),
            one.complement.how,
            shown(text, sentence, (one.complement.begin, one.complement.begin + 1)),
            shown(text, sentence, one.subject),
        )
        for one in find_statements(sentence)[0]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الوزير إن الأمر صعب", ("قال", "clause", "إن", "الوزير")),
        ("الوزير قال إن الأمر صعب", ("قال", "clause", "إن", "الوزير")),
        ("وأضاف أن الأمر صعب", ("وأضاف", "clause", "أن", None)),
        ("قال الوزير: سنعود قريبا", ("قال", "quote", "سنعود", "الوزير")),
        ('قال الوزير "سنعود قريبا إلى هنا"', ("قال", "quote", '"', "الوزير")),
        ("أعربت قطر عن إدانتها للهجوم", ("أعربت", "noun", "إدانتها", "قطر")),
        ("رحبت مصر بالاتفاق", ("رحبت", "noun", "بالاتفاق", "مصر")),
        ("أدانت مصر الهجوم", ("أدانت", "noun", "الهجوم", "مصر")),
        ("أعلن الجيش مقتل جندي", ("أعلن", "noun", "مقتل", "الجيش")),
        ("وجددت الحركة دعوتها للدول", ("وجددت", "noun", "دعوتها", "الحركة")),
        ("وحملت الوزارة إسرائيل المسؤولية", ("وحملت", "noun", "المسؤولية", "الوزارة")),
        ("سلط التقرير الضوء على الأزمة", ("سلط", "noun", "الأزمة", "التقرير")),
        ("نقلت رويترز عن مصدر مطلع أن الأمر تم", ("نقلت", "clause", "أن", "مصدر مطلع")),
        ("وأردف الشيخ قائلا: هذا وعد", ("وأردف الشيخ قائلا", "quote", "هذا", "الشيخ")),
        ("بعد إعلان الشبكة أن المراسل بخير", ("إعلان", "clause", "أن", "الشبكة")),
        ("أما الوزير فقال إن الأمر صعب", ("فقال", "clause", "إن", "الوزير")),
        ("لم يستبعد الوزير أن تؤجل القمة", ("يستبعد", "clause", "أن", "الوزير")),
        ("قال لقد انتصرنا اليوم", ("قال", "quote", "لقد", None)),
        ("وأشار الوزير أن الأمر صعب", ("وأشار", "clause", "أن", "الوزير")),  # إلى left out
        ("تظهر الأبحاث أن القهوة مفيدة", ("تظهر", "clause", "أن", "الأبحاث")),
    ],
)
def test_cue_and_what_it_introduces(text, expected):
    assert _statements(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "لم يقل الوزير إن الأمر صعب",
        "من دون أن يقول الوزير إن الأمر صعب",
        "قد يقول الوزير إن الأمر صعب",
        "ما قال الوزير إن الأمر صعب",
        "هل قال الوزير إن الأمر صعب",
        "أن طالب اللجوء هدد بالقتل",
        "يذكر أن المدينة قديمة",
        "فاز طالب الجامعة بالجائزة",
        "رفض المسؤول الكشف عن هويته",
        'كتب "سنعود',
        "قال",
        "",
    ],
)
def test_what_reports_nothing(text):
    found = _statements(text)
    assert found == [] or text == 'كتب "سنعود'


def test_cues_inside_quotation_marks_are_the_speakers():
    text = 'قال الوزير: "أكد لنا الجميع أن الأمر صعب"'
    assert [one[0] for one in _statements(text)] == ["قال"]


def test_each_clause_has_one_cue():
    text = "قال الوزير الذي أكد مرارا أنه باق إن الأمر صعب"
    begins = [one.complement.begin for one in find_statements(sentence_of(text))[0]]
    assert len(begins) == len(set(begins))


def test_verbs_that_take_a_person_do_not_take_that_person_for_the_speaker():
    assert _statements("ودعا المجتمع الدولي إلى التحرك")[0][3] is None
    assert _statements("ودعا الوزير المجتمع الدولي إلى التحرك")[0][3] == "الوزير"
    assert _statements("وأبلغ الرئيس الصحفيين أنه باق")[0][3] == "الرئيس"
