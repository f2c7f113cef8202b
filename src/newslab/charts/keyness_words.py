"""What the keyness plot says in its own words: sides, unit and denominators, source, alt text."""

from newslab.catalog import say
from newslab.charts.keyness_table import Keyness, Term
from newslab.charts.wording import count_of

__all__ = [
    "REST",
    "alt_text",
    "axis_name",
    "counts_name",
    "default_source",
    "default_subtitle",
    "side_names",
]

MOST_TERMS_TOLD = 3

REST = {"ar": "البقية", "en": "the rest"}
AXIS_NAME = {"ar": "لوغاريتم نسبة الأرجحية", "en": "log-odds ratio"}
COUNTS_NAME = {"ar": "مرات الورود", "en": "times used"}
# Each arrow points away from 0: Arabic charts have the target on the left.
SIDES = {
    "ar": ("أكثر في {target} ←", "→ أكثر في {reference}"),
    "en": ("more in {target} →", "← more in {reference}"),
}
SUBTITLE = {
    "ar": {
        "unit": "أبرز المفردات التي تفرّق {target} ({n_target:,}) عن {reference} ({n_reference:,})؛ "
        "وبين القوسين عدد الكلمات المحتسبة. النقطة لوغاريتم نسبة الأرجحية (1 يعني أرجحية أعلى "
        "2.7 مرة)، والخط فاصل ثقة 95%. ",
        "beyond": "مفردات لا يشمل فاصلها الصفر (z أبعد عنه من 1.96): {n_beyond:,} من {n_terms:,}",
        "none": "؛ فقد تكون كل الفروق مصادفة",
        "hollow": "؛ والدوائر المفرغة لما يشمله",
    },
    "en": {
        "unit": "The terms that set {target} ({n_target:,}) apart from {reference} "
        "({n_reference:,}); in brackets, the words counted. A dot is the log-odds ratio (natural "
        "logarithm: 1 is odds 2.7 times as high), a line its 95% interval. ",
        "beyond": "Terms whose interval leaves out 0 (|z| above 1.96): {n_beyond:,} of {n_terms:,}",
        "none": "; all differences may be chance",
        "hollow": "; hollow dots are not among them",
    },
}
ALT_TEXT = {
    "ar": {
        "chart": "مخطط نقطي",
        "title": "مخطط نقطي بعنوان «{title}»",
        "data": "{chart}: ما يفرّق {target} عن {reference}، في {count}. ",
        "side": "أبرزها في {name}: {terms}. ",
        "term": "«{term.text}» ({term.n_target:,} مقابل {term.n_reference:,})",
        "comma": "، ",
        "beyond": "مفردات لا يشمل فاصلها الصفر: {n_beyond:,} من {n_terms:,}.",
    },
    "en": {
        "chart": "Dot plot",
        "title": "Dot plot “{title}”",
        "data": "{chart}: what sets {target} apart from {reference}, in {count}. ",
        "side": "Strongest in {name}: {terms}. ",
        "term": "“{term.text}” ({term.n_target:,} against {term.n_reference:,})",
        "comma": ", ",
        "beyond": "Terms whose interval leaves out 0: {n_beyond:,} of {n_terms:,}.",
    },
}


def side_names(keyness: Keyness, lang: str) -> tuple[str, str]:
    """Say what the two sides of 0 mean: more in the target, more in the reference."""
    more, less = SIDES[lang]
    target, reference = keyness.names
    return more.format(target=target), less.format(reference=reference)


def axis_name(lang: str) -> str:
    """Name the scale."""
    return AXIS_NAME[lang]


def counts_name(lang: str) -> str:
    """Say what stands beside the dots."""
    return COUNTS_NAME[lang]


def default_subtitle(keyness: Keyness, lang: str) -> str:
    """Name both sides and their words, the unit, and how many terms are beyond chance."""
    own = SUBTITLE[lang]
    unit = own["unit"].format(
        target=keyness.names[0],
        reference=keyness.names[1],
        n_target=keyness.n_words[0],
        n_reference=keyness.n_words[1],
    )
    beyond = own["beyond"].format(n_beyond=keyness.n_beyond, n_terms=keyness.n_terms)
    shown = [*keyness.more, *keyness.less]
    has_hollow = not all(term.is_beyond_chance for term in shown)
    note = "none" if not keyness.n_beyond else "hollow" if has_hollow else ""
    return f"{unit}{beyond}{own[note] if note else ''}."


def default_source(keyness: Keyness, lang: str) -> str:
    """Say how many words were counted."""
    return say("chart.source", lang, count=count_of(sum(keyness.n_words), "word", lang))


def alt_text(keyness: Keyness, lang: str, title: str) -> str:
    """Tell the kind of chart, of what it is, the strongest terms, and how many are no chance."""
    own = ALT_TEXT[lang]
    target, reference = keyness.names
    shown = len(keyness.more) + len(keyness.less)
    parts = [
        own["data"].format(
            chart=own["title"].format(title=title) if title else own["chart"],
            count=count_of(shown, "term", lang),
            target=target,
            reference=reference,
        )
    ]
    for name, terms in ((target, keyness.more), (reference, keyness.less)):
        if terms:
            told = own["comma"].join(_told(term, lang) for term in terms[:MOST_TERMS_TOLD])
            parts.append(own["side"].format(name=name, terms=told))
    parts.append(own["beyond"].format(n_beyond=keyness.n_beyond, n_terms=keyness.n_terms))
    return "".join(parts)


def _told(term: Term, lang: str) -> str:
    return ALT_TEXT[lang]["term"].format(term=term)
