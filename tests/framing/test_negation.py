import pytest

from newslab.framing.codebook import load_codebook
from newslab.framing.codebookchecks import rule_of
from newslab.framing.matching import tokens_of_sentence
from newslab.framing.negation import Negation, cited, shown


@pytest.fixture(scope="module")
def negation():
    rules = load_codebook().negation[["particle", "type", "scope"]]
    return Negation([rule_of(*rule) for rule in rules.itertuples(index=False)])


def _effects(negation, example):
    """Effects that reach the words in square brackets."""
    text = example.replace("[", "").replace("]", "")
    start, end = example.index("["), example.index("]") - 1
    line = tokens_of_sentence(text)
    inside = [
        at
        for at, span in enumerate(zip(line.starts, line.ends, strict=True))
        if start < span[1] and span[0] < end
    ]
    marks = negation.reach(line).marks(inside[0], inside[-1])
    return {mark.effect for mark in marks} - {"kept", "reported"}


@pytest.mark.parametrize(
    "example",
    [
        "لم تحقق المبادرة [السلام]",
        "لن تسهم الخطوة في [تحقيق السلام] في المنطقة",
        "الاتفاق لا يخدم [السلام]",
        "لا [سلام] مع الاحتلال",
        "لا سلام ولا [تعاون]",
        "من دون [سلام] عادل",
        "بسبب عدم [الاستقرار]",
        "بسبب عدم الالتزام [بالسلام]",
        "علاقات غير [مستقرة]",
        "هذا ليس [سلاما]",
        "إن [السلام] لن يتحقق",
        "لا يمكن أن يتحقق [السلام]",
        "نفت الوزارة وجود [تعاون] مع إسرائيل",
        "لم يعد يحقق [السلام]",
    ],
)
def test_negated(negation, example):
    assert _effects(negation, example) == {"negated"}


@pytest.mark.parametrize(
    "example",
    [
        "لم الشمل من أجل [السلام]",  # the verb, to gather
        "سجل لاعب [التعاون] هدفا",  # a word that begins with the particle
        "منظمات غير حكومية تدعم [السلام]",
        "لم تتوقف مبادرات [الحوار]",
        "لا يزال [السلام] ممكنا",
        "لا شك في أن [السلام] ممكن",
        "لا يخدم سوى [الاحتلال]",
        "لا [يخدم] سوى الاحتلال",
        "لم يحقق إلا [السلام]",
        "لا تبحث الزيارة فقط سبل [التعاون]",
        "لن يؤثر ذلك في [السلام]",
        "لا يعني عدم [الاستقرار]",  # twice negated
        "لن يكون هناك اتفاق دون [التشاور]",
        "غير أن [السلام] ممكن",
        "لم يعلق، وأكد أن [السلام] ممكن",
        "لم يعلق لكن [السلام] ممكن",
        "لا يمنع الخلاف ويدعم [السلام]",
        "لم يصدر تعليق من الحكومة على جهود [السلام]",  # behind a second preposition
        "كان [السلام] هدفه ولم يتراجع",
        "ما زال [السلام] بعيدا",
    ],
)
def test_not_negated(negation, example):
    assert "negated" not in _effects(negation, example)


@pytest.mark.parametrize(
    "example",
    [
        "دعا إلى رفض كافة مشاريع [التطبيع] وقطع العلاقات",
        "رفض أي شكل من أشكال [التطبيع]",
        "رفض التطبيع [والتعاون]",
        "إدانتها الشديدة [لانضمام] كازاخستان",
        "حماس تدين [انضمام] كازاخستان",
        "نددت الحركة [بالتطبيع]",
        "تظاهروا ضد [التطبيع]",
        "مناهضة [التطبيع]",
        "قطع [العلاقات] مع إسرائيل",
    ],
)
def test_opposed_and_not_negated(negation, example):
    assert _effects(negation, example) == {"opposed"}


@pytest.mark.parametrize(
    "example",
    [
        "لا يرفض [السلام]",
        "حركة المقاومة الإسلامية ترحب [بالسلام]",
        "دعا إلى وقف الحرب وتحقيق [السلام]",
        "رفض الاتفاق من أجل [السلام]",
        "رفض التعليق على [السلام]",
        "قالت المعارضة إن [السلام] ممكن",
        "رفض الاتفاق، وأيد [السلام]",
    ],
)
def test_not_opposed(negation, example):
    assert not _effects(negation, example) & {"opposed", "negated"}


@pytest.mark.parametrize(
    "example",
    [
        "سيعزز ما وصفه بمسار [السلام] في المنطقة",
        "قيادات وصفها [بالرائعة]، وأن انضمامها قريب",
        "ما يسمى [السلام] الإقليمي",
        "اتفاق [السلام] المزعوم",
        'أجرى "اتصالاً [رائعاً]" بين الرئيسين',
        "اتفاق “[السلام]” الجديد",
        "أجرى اتصالا [رائعا]، حسب تعبيره",
        "خطوة [تاريخية] على حد وصفه",
        "بذريعة [السلام]",
    ],
)
def test_distanced(negation, example):
    assert _effects(negation, example) == {"distanced"}


@pytest.mark.parametrize(
    "example",
    [
        'قال: "[السلام] ممكن"',  # speech, however short
        'رأى أن "[السلام] ممكن في هذه المنطقة اليوم"',
        'قناة "[الحوار]" الجديدة',  # a name
        'اتفاق "[السلام] الجديد',  # the marks do not pair
        "وصف [السلام] بالمستحيل",
        "ما قاله عن [السلام] صحيح",
        "وصفها بأنها خطوة نحو [السلام]",  # reported speech, for attribution to tell
    ],
)
def test_not_distanced(negation, example):
    assert "distanced" not in _effects(negation, example)


def test_a_particle_inside_the_words_does_nothing_to_them(negation):
    assert _effects(negation, "احتلال [غير شرعي]") == set()


def test_reasons_quote_the_words_that_decide(negation):
    line = tokens_of_sentence("هذا لا يخدم سوى الاحتلال")
    (mark,) = negation.reach(line).marks(4, 4)
    assert mark.reason == "not negated by “\u2068لا\u2069”, because of “\u2068سوى\u2069”"


def test_cited_words_cannot_turn_what_is_around_them():
    assert cited("سلام\u2067\u2069\n\u202eعادل\u200f") == "\u2068سلام عادل\u2069"
    assert shown("لا سلام") == "“\u2068لا سلام\u2069”"


def test_long_text_without_punctuation_stays_cheap(negation):
    """Each particle reaches a bounded number of words."""
    line = tokens_of_sentence("لا يخدم رفض السلام " * 5000)
    assert len(negation.reach(line).marks(3, 3)) <= 3
