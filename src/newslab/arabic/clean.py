"""Arabic letters: what is noise in a written form, and which letters are spellings of one letter.

`normalize` here acts on text. The political stance is always written *normalization*.
"""

import re
import unicodedata

# Signs that carry no letter: bidi controls, zero-width signs, soft hyphen, BOM.
INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
# Harakat stored as shapes: NFKC would turn each into a space or tatweel with a mark.
_SHAPED_MARKS = "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"
# Harakat, Quranic marks, superscript alef, and the marks of the extended blocks.
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    f"\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff{_SHAPED_MARKS}"
)
TATWEEL = "\u0640"

# Most words: nothing in them is to be cleaned.
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_SHAPED = re.compile(f"[{_SHAPED_MARKS}]+")
# Hamza and madda written as combining marks belong to their letter: NFKC joins them first.
_NOISE = re.compile(f"[{INVISIBLE}{MARKS}{TATWEEL}]+")


def _letters(table: str) -> dict[str, str]:
    """Letters by their Unicode names: those before a colon are written as the one behind it."""
    rows = (row.split(":") for row in table.split(";"))
    return {_letter(name): _letter(one) for names, one in rows for name in names.split(",")}


def _letter(name: str) -> str:
    return unicodedata.lookup(f"ARABIC LETTER {name.strip()}")


# As Persian and Urdu keyboards type them.
_LETTERS = str.maketrans(
    _letters(
        "FARSI YEH, E, YEH WITH TAIL: YEH; KEHEH, SWASH KAF: KAF;"
        "HEH GOAL, HEH DOACHASHMEE, AE, HEH WITH YEH ABOVE: HEH; TEH MARBUTA GOAL: TEH MARBUTA"
    )
)
_HAMZA = _letters(
    "ALEF WITH HAMZA ABOVE, ALEF WITH HAMZA BELOW, ALEF WITH MADDA ABOVE, ALEF WASLA: ALEF;"
    "WAW WITH HAMZA ABOVE, YEH WITH HAMZA ABOVE: HAMZA"
)
_HAMZA_FOLDED = str.maketrans(_HAMZA)
_FOLDED = str.maketrans(
    _HAMZA
    | _letters("ALEF MAKSURA: YEH; TEH MARBUTA: HEH; PEH: BEH; TCHEH: JEEM; GAF, NG: KAF")
    | _letters("VEH: FEH; JEH: ZAIN")
    | {chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
    | {"\N{ARABIC DECIMAL SEPARATOR}": ".", "\N{ARABIC THOUSANDS SEPARATOR}": ","}
)


def clean(token: str) -> str:
    """Drop what is not a letter and write each letter by its Arabic code point.

    Presentation forms and ligatures become plain letters (NFKC); harakat, tatweel and invisible
    signs go; Persian and Urdu yeh, keheh and heh become the Arabic ones. No spelling is changed.

    Parameters
    ----------
    token : str

    Returns
    -------
    str

    Examples
    --------
    >>> clean("ﺍﻟﺴﻼﻡ"), clean("قِبَـــل"), clean("کازاخستان")
    ('السلام', 'قبل', 'كازاخستان')
    """
    if token.isascii() or _PLAIN.fullmatch(token):
        return token
    token = unicodedata.normalize("NFKC", _SHAPED.sub("", token))
    # What stood on both sides of a dropped sign may belong together now.
    return unicodedata.normalize("NFKC", _NOISE.sub("", token).translate(_LETTERS))


def fold(word: str) -> str:
    """Write letters that Arabic spellings exchange as one, digits as ASCII, Latin in lower case.

    Folding loses information (دورة and دوره become one), so it comes after the lemma.

    Parameters
    ----------
    word : str
        A cleaned word.

    Returns
    -------
    str

    Examples
    --------
    >>> fold("الإبراهيمية"), fold("مسؤول") == fold("مسئول"), fold("٢٠٢٥")
    ('الابراهيميه', True, '2025')
    """
    if _PLAIN.fullmatch(word):
        return word.translate(_FOLDED)
    # Lower case may write one letter as two (ß), and a mark behind it joins the second.
    return unicodedata.normalize("NFKC", word.translate(_FOLDED).casefold())


def fold_hamza(lemma: str) -> str:
    """Write the seats of hamza as one letter, and keep ة and ى: for lemmas that a dictionary holds.

    In a known word ة and ه, ى and ي tell words apart (كرة, كره; مبنى, مبني); only the hamza is
    spelled two ways by careful writers (مسؤول, مسئول).
    """
    return lemma.translate(_HAMZA_FOLDED)


def normalize(text: str) -> str:
    r"""Give one spelling for reading and for search keys: `clean`, then `fold`, then single spaces.

    Acts on text; it has nothing to do with the stance *normalization*. Offsets are not kept: use
    `tokenize` where a result must point into the article.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Idempotent: ``normalize(normalize(text)) == normalize(text)``.

    Examples
    --------
    >>> normalize("الاتّفاقيات\u00a0 الإبراهيميّة")
    'الاتفاقيات الابراهيميه'
    """
    # A zero-width space parts words here as it does in `tokenize`; clean would join them.
    return " ".join(fold(clean(text.replace("\u200b", " "))).split())
