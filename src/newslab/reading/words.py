"""What views say in their own words, in Arabic and in English."""

from collections.abc import Mapping

from newslab.catalog import LANGUAGES
from newslab.errors import InputError

__all__ = ["Words", "words_of"]

Words = Mapping[str, str]

_WORDS: dict[str, tuple[str, str]] = {
    # key: English, Arabic
    "legend": ("What the marks mean", "معنى العلامات"),
    "sentence": ("Sentence {n}", "الجملة {n}"),
    "end": ("end", "نهاية"),
    # shared passages
    "side_by_side": ("Shared passages", "المقاطع المشتركة"),
    "passages": ("Shared passages: {n}", "المقاطع المشتركة: {n}"),
    "no_passages": ("The two articles share no passage.", "لا مقاطع مشتركة بين المقالين."),
    "verbatim": ("word for word", "حرفي"),
    "near": ("nearly the same", "شبه حرفي"),
    "quotation": ("quotation", "اقتباس"),
    "statement": ("official statement", "بيان رسمي"),
    "boilerplate": ("boilerplate", "نص متكرر للوسيلة"),
    "to_other": ("Passage {n} {kind}: to {other}", "المقطع {n} {kind}: إلى {other}"),
    # marks
    "annotated": ("Marked article", "مقال معلَّم"),
    "said": ("[Name: …] words of someone other than the outlet", "[الاسم: …] كلام لغير الوسيلة"),
    "direct": ("quoted directly", "اقتباس مباشر"),
    "indirect": ("reported", "نقل بالمعنى"),
    "mixed": ("reported, with quoted words", "نقل بالمعنى مع اقتباس"),
    "speaker": ("speaker as named", "المتحدث كما سُمّي"),
    "cue": (
        "reporting word; its kind stands behind it unless neutral",
        "لفظ النقل، ويليه نوعه ما لم يكن محايدا",
    ),
    "unnamed": ("unnamed", "غير مسمى"),
    "negated": ("negated", "منفي"),
    "distanced": ("distanced", "بتحفّظ"),
    "opposed": ("opposed", "مرفوض"),
    "own": ("own voice", "صوت الوسيلة"),
    "quoted": ("quoted voice", "صوت منقول"),
    "loaded_no": ("name, not loaded", "تسمية غير محمَّلة"),
    "loaded_disputed": ("name, disputed", "تسمية خلافية"),
    "loaded_yes": ("loaded name", "تسمية محمَّلة"),
    "comma": (", ", "، "),
    "assertive": ("assertive", "مؤكِّد"),
    "factive": ("factive", "مسلِّم بالصحة"),
    "opinion": ("opinion", "رأي"),
    "endorsing": ("endorsing", "مؤيِّد"),
    "opposing": ("opposing", "معارض"),
    "expressive": ("expressive", "تعبيري"),
    "doubting": ("doubting", "مشكِّك"),
    "distancing": ("distancing", "متحفِّظ"),
    "all_marks": ("All {n} marks as a list", "كل العلامات في قائمة ({n})"),
    "no_marks": ("Nothing is marked in this article.", "لا علامات في هذا المقال."),
    "column_n": ("Mark", "العلامة"),
    "column_sentence": ("Sentence", "الجملة"),
    "column_match": ("Words", "اللفظ"),
    "column_meaning": ("Frame", "الإطار"),
    "column_voice": ("Voice", "الصوت"),
    "column_why": ("Why", "السبب"),
    # concordance
    "concordance": ("Key word in context", "الكلمة في سياقها"),
    "found": (
        "Places found: {n}, in {k} of {m} articles searched",
        "المواضع: {n}، في {k} من {m} مقالات بُحث فيها",
    ),
    "none_found": (
        "Not found. Articles searched: {m}.",
        "لم يُعثر عليه. عدد المقالات التي بُحث فيها: {m}.",
    ),
    "sorted_left": (
        "sorted by the word to the left (what follows)",
        "مرتبة بحسب الكلمة التي على اليسار (ما يلي)",
    ),
    "sorted_right": (
        "sorted by the word to the right (what precedes)",
        "مرتبة بحسب الكلمة التي على اليمين (ما سبق)",
    ),
    "before": ("Before", "ما قبله"),
    "match": ("Found", "اللفظ"),
    "after": ("After", "ما بعده"),
    "article": ("Article", "المقال"),
    # carried
    "carried": ("What became of each sentence", "ما جرى لكل جملة"),
    "carried_of": (
        "Sentences of {name} in {m} other articles",
        "جمل {name} في {m} من المقالات الأخرى",
    ),
    "left out": ("left out", "محذوفة"),
    "changed": ("changed", "معدَّلة"),
    "n_sentences": ("Sentences", "الجمل"),
    "changes": ("Changes:", "التغييرات:"),
    "left_out_note": (
        "Left out means not found: a fact told in other words is not recognised.",
        "«محذوفة» تعني أنها لم توجد: لا يُتعرَّف على خبر صيغ بكلمات أخرى.",
    ),
    # evidence
    "evidence": ("Table with its evidence", "جدول مع أدلته"),
    "behind": ("Sentences behind this row: {n}", "الجمل وراء هذا السطر: {n}"),
    "no_rows": ("The table is empty.", "الجدول فارغ."),
    "to_sentence": ("to the sentence", "إلى الجملة"),
    "yes": ("yes", "نعم"),
    "no": ("no", "لا"),
    # article page
    "outlet": ("Outlet", "الوسيلة"),
    "date": ("Date", "التاريخ"),
    "credit": ("Credit", "المصدر المذكور"),
    "event": ("Event", "الحدث"),
    "note": ("Note", "ملاحظة"),
    "undated": ("undated", "بلا تاريخ"),
    "doc_id": ("Article", "المقال"),
    "text": ("Text", "النص"),
}


def words_of(lang: str) -> Words:
    """The words of views in a language.

    Raises
    ------
    InputError
        If `lang` is neither "ar" nor "en".
    """
    if lang not in LANGUAGES:
        raise InputError(
            "lang", [f"views do not speak {lang!r}"], 'Use "ar" (Arabic) or "en" (English).'
        )
    return {key: {"en": en, "ar": ar}[lang] for key, (en, ar) in _WORDS.items()}
