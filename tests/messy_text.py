"""Text as it is met in the wild, and worse: the strategies that several tests draw from."""

from hypothesis import strategies as st

_PIECES = [
    *"ابتدرسعفقكلمنهويءأإآؤئىة",
    *"پچژگکیھہەۀۃڤ",
    *("ال", "و", "لل", "ونقدّرها", "السلام", "قال"),
    *("\u064b", "\u064e", "\u0651", "\u0652", "\u0653", "\u0654", "\u0670", "\u06e5", "\u0898"),
    "\u0640",
    # Presentation forms: lam-alef, a letter, harakat with and without tatweel, الله, whole phrases.
    *("\ufefb", "\ufefc", "\ufe8e", "\ufe76", "\ufe77", "\ufc60", "\ufcf2", "\ufdf2"),
    *("\ufdfa", "\ufdfb", "\ufd3e", "\ufdfc"),
    # Bidi controls, zero-width signs, soft hyphen, byte order mark.
    *("\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u2066", "\u2069", "\u061c"),
    *("\u200b", "\u200c", "\u200d", "\u00ad", "\ufeff"),
    *(" ", " ", " ", "\u00a0", "\u202f", "\u2003", "\t", "\x1c"),
    *("\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"),
    *"019٠١٩۰۱۹.,٫٬",
    *(".", "...", "…", "!", "؟", "?", "،", "؛", ":", "-", "–", "/"),
    *"\"“”«»'’()[]",
    *("e", "\u0301", "ß", "İ", "C5", "_", "https://", "www.", "@"),
    *("👍🏽", "🇸🇦", "\x00"),
    *("2025-11-07", "date 2025-11-07 ", "(رويترز) – ", "واس", "وكالات / سما/", "أ. ب. "),
]

messy_texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)
# A lone surrogate is in no file, but a program may pass one on.
broken_texts = st.lists(st.sampled_from([*_PIECES, "\ud800", "\udc00"]), max_size=40).map("".join)
