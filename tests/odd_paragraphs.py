"""Paragraphs of news as nobody should write them: marks odd, nested, missing, mixed, misplaced.

Words and cues are those of news, so that the rules of attribution have something to hold on to;
the signs among them follow no rule. The same seed gives the same paragraphs.
"""

import random
from collections.abc import Iterator

_CUES = """
    قال وقال قالت وأضاف وأضافت أكد وأكدت أعلن أعرب أدان وأدانت رفض رحب وصف اعتبر زعم نقل جاء
    مؤكدا مؤكدة قائلا قائلة مشيرا مضيفا معتبرا قوله قولها إعلان تأكيد وتابع وأردف ذكر يذكر
""".split()  # noqa: SIM905  a list of quoted words would hide the words
_NAMES = """
    الرئيس ترامب الوزير وزارة الخارجية حركة حماس مصدر مطلع تقارير إعلامية المتحدث باسم الجيش شبكة
    الجزيرة رويترز الأمين العام للأمم المتحدة السفير رئيس الوزراء الإسرائيلي د. برهم
""".split()  # noqa: SIM905
_JOINTS = """
    إن أن بأن وأن أنه إنها عن إلى على في من بـ ل لـ ما بما أما قد لم لن لا وذلك حسب تعبيره بحسب وفق
    وفقا على حد كما حيث فيما بينما دون أن يسمي التي الذي إشارة جانبه خلال مؤتمر صحفي أمس الثلاثاء
""".split()  # noqa: SIM905
_WORDS = """
    الاتفاق السلام الهجوم المدينة المعبر الحرب القمة بلاده والتعاون بانضمام انسحاب القوات للاحتلال
    مستمر قريب تاريخي يوم الناس 2025 10:30 1,500 ٣٤ قَالَ الســـلام NATO
""".split()  # noqa: SIM905
_SIGNS = [
    *("،", "؛", ",", ".", ". ", "...", "…", "!", "؟", "!؟", "|", "-", "–", "—", "*", "•"),
    *("ـ", "ــ"),
    *(":", ":", ": ", "::", "()", "( )", "(", ")", "[]", "[", "]", "{", "}", "(()"),
]
_MARKS = ['"', '"', "“", "”", "«", "»", "‹", "›", "‘", "’", "'", "''", '""', "«»", "“”", "„"]
_PAIRS = ['""', "“”", "«»", "‹›", "‘’", "''", "”“", "»«", "“»", "«”"]
_BREAKS = ["\n", "\r\n", "\u2028", "\n\n"]
_INVISIBLE = ["\u200f", "\u200e", "\u202b", "\u202c", "\u200b", "\ufeff", "\u064b", "\u0651"]


def odd_paragraphs(n: int, *, seed: int = 0) -> Iterator[str]:
    """Yield `n` paragraphs of 1 to about 120 words and signs, some of several lines."""
    rng = random.Random(seed)
    for _ in range(n):
        yield _paragraph(rng, rng.choice((3, 8, 20, 40, 80)))


def _paragraph(rng: random.Random, size: int) -> str:
    share_of_marks = rng.choice((0.05, 0.15, 0.4))
    pieces: list[str] = []
    while len(pieces) < size:
        drawn = rng.random()
        if drawn < share_of_marks / 2:
            pieces.append(rng.choice(_MARKS))
        elif drawn < share_of_marks:
            pieces.append(_nested(rng, depth=rng.randint(1, 4)))
        elif drawn < share_of_marks + 0.12:
            pieces.append(rng.choice(_SIGNS))
        elif drawn < share_of_marks + 0.14:
            pieces.append(rng.choice(rng.choice((_BREAKS, _INVISIBLE))))
        else:
            kind = rng.choices((_CUES, _NAMES, _JOINTS, _WORDS), (4, 3, 4, 3))[0]
            pieces.append(rng.choice(kind))
    # Marks stand loosely, joined to one side, or joined to both.
    return "".join(piece + rng.choice((" ", " ", " ", "")) for piece in pieces)


def _nested(rng: random.Random, depth: int) -> str:
    """Words in one to four pairs of marks of any kind, of which one may be missing."""
    opening, closing = rng.choice(_PAIRS)
    words = " ".join(rng.choices(_CUES + _JOINTS + _WORDS, k=rng.randint(0, 7)))
    inside = words + " " + _nested(rng, depth - 1) if depth > 1 else words
    return rng.choice((opening, opening, "")) + inside + rng.choice((closing, closing, ""))
