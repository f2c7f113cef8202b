"""The few words that a page says in its own name, in every language a page can have."""

from typing import TypedDict

__all__ = ["LABELS", "Labels"]


class Labels(TypedDict):
    """Words of the page frame in one language. Those in braces are filled in."""

    direction: str
    code: str
    table: str
    skip: str
    contents: str
    pages: str
    previous: str
    next: str
    start: str
    part: str
    parts: str
    footer: str


LABELS: dict[str, Labels] = {
    "en": {
        "direction": "ltr",
        "code": "Code",
        "table": "Table",
        "skip": "Skip to the text",
        "contents": "Contents",
        "pages": "Pages",
        "previous": "Previous",
        "next": "Next",
        "start": "Start reading",
        "part": "Part {number} of {total}",
        "parts": "Parts of this page",
        "footer": "Made with newslab. This page runs no scripts and loads nothing from elsewhere.",
    },
    "ar": {
        "direction": "rtl",
        "code": "الشيفرة",
        "table": "جدول",
        "skip": "انتقل إلى النص",
        "contents": "المحتويات",
        "pages": "الصفحات",
        "previous": "السابق",
        "next": "التالي",
        "start": "ابدأ القراءة",
        "part": "الجزء {number} من {total}",
        "parts": "أجزاء هذه الصفحة",
        "footer": "أُعدّت هذه الصفحة بأداة newslab، ولا تشغّل أي برامج ولا تحمّل شيئًا من مواقع أخرى.",
    },
}
