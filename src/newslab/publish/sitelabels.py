"""The words that a site says in its own name, in both languages."""

from typing import TypedDict

from newslab.catalog import Language

__all__ = ["SITE_LABELS", "SiteLabels"]


class SiteLabels(TypedDict):
    """Words of the index, the article pages and the data page in one language."""

    title: str
    about: str
    articles: str
    articles_about: str
    article: str
    part: str
    doc_id: str
    outlet: str
    date: str
    headline: str
    n_words: str
    n_hits: str
    undated: str
    sentence: str
    no_texts: str
    data: str
    data_about: str
    formula: str
    references: str
    dictionary: str
    one_row: str
    rows: str
    columns: str
    column: str
    unit: str
    meaning: str


SITE_LABELS: dict[Language, SiteLabels] = {
    "en": {
        "title": "How the outlets told the story",
        "about": "How Arabic news outlets told the same story, and what each took from whom: "
        "tables and charts with the evidence that a reader can check.",
        "articles": "Articles",
        "articles_about": "Every article that was compared, with its text and what was found in "
        "it. Each sentence has an address of its own, to which numbers on the other pages lead.",
        "article": "Article",
        "part": "Part",
        "doc_id": "Number",
        "outlet": "Outlet",
        "date": "Date",
        "headline": "Headline",
        "n_words": "Words",
        "n_hits": "Codebook hits",
        "undated": "undated",
        "sentence": "Sentence",
        "no_texts": "The text of this article is not published here. Its sentences are listed "
        "with the characters at which they begin and end.",
        "data": "Data",
        "data_about": "Every table behind the pages, for a spreadsheet (CSV, UTF-8) or a program "
        "(JSON), with the meaning of each column.",
        "formula": "In CSV an apostrophe stands before text that a spreadsheet program would take "
        "for a formula.",
        "references": "References to the articles and to newslab (BibTeX)",
        "dictionary": "Meaning of all columns",
        "one_row": "One row:",
        "rows": "{n:,} rows",
        "columns": "Columns and their meaning",
        "column": "Column",
        "unit": "Unit or values",
        "meaning": "Meaning",
    },
    "ar": {
        "title": "كيف روت وسائل الإعلام القصة",
        "about": "كيف روت وسائل إعلام عربية القصة نفسها، وما أخذه كل منها عن غيره: "
        "جداول ورسوم بأدلة يستطيع القارئ أن يتحقق منها.",
        "articles": "المقالات",
        "articles_about": "كل مقال جرت مقارنته، بنصه وما وُجد فيه. لكل جملة عنوان خاص بها "
        "تقود إليه الأرقام في الصفحات الأخرى.",
        "article": "المقال",
        "part": "الجزء",
        "doc_id": "الرقم",
        "outlet": "الوسيلة",
        "date": "التاريخ",
        "headline": "العنوان",
        "n_words": "الكلمات",
        "n_hits": "مواضع دليل الترميز",
        "undated": "بلا تاريخ",
        "sentence": "الجملة",
        "no_texts": "لا يُنشر نص هذا المقال هنا. "
        "وهذه جمله بموضع بداية كل منها ونهايتها بعدد المحارف.",
        "data": "البيانات",
        "data_about": "كل الجداول وراء الصفحات، لبرامج الجداول (CSV بترميز UTF-8) أو للبرمجة "
        "(JSON)، مع معنى كل عمود.",
        "formula": "في ملفات CSV توضع فاصلة عليا (') قبل نص قد يحسبه برنامج الجداول معادلة.",
        "references": "مراجع المقالات وأداة newslab (BibTeX)",
        "dictionary": "معاني الأعمدة كلها",
        "one_row": "السطر الواحد:",
        "rows": "عدد الأسطر: {n:,}",
        "columns": "الأعمدة ومعانيها",
        "column": "العمود",
        "unit": "الوحدة أو القيم",
        "meaning": "المعنى",
    },
}
