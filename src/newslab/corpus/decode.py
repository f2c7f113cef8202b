"""Bytes to text: which encoding an article file is in."""

import codecs
import re

from newslab.arabic.affixes import affix, affixes, maybe
from newslab.errors import InputError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where two of them read the same text out of the bytes, the first is recorded.
_LEGACY = ("cp1256", "iso-8859-6", "mac-arabic")
_WIDE = ("utf-16-le", "utf-16-be")

COMMON_WORDS = frozenset(affixes("common"))
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(
    rf"(?<![^\W\d_])(?:{maybe('conjunction')}[{affixes('preposition')[0]}{affix('like')}]?"
    rf"{affix('article')}|{maybe('conjunction')}{affix('for_the')})[\u0621-\u064a]{{3,}}"
)
# What a wrong guess leaves behind and Arabic never writes: control characters, an Arabic letter
# that touches a Latin one or a mirrored sign, a nunation before another letter, a letter after ة.
_UNLIKELY = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    r"|(?<=[\u0621-\u064a])[A-Za-zÀ-ÿ\[\]\\^_{|}×¤]"
    r"|[A-Za-zÀ-ÿ\[\]\\^_{|}×¤](?=[\u0621-\u064a])"
    r"|[\u064c\u064d](?=[\u0621-\u064a])"
    r"|\u0629(?=[\u0621-\u064a])"
)
_ARABIC = re.compile(r"[\u0621-\u064a]{2}")
MIN_EVIDENCE = 2  # one word can look Arabic by chance
_HINT = "Save the file as UTF-8."


def decode(data: bytes) -> tuple[str, str]:
    r"""Read the text out of `data`, and say in which encoding it was.

    Tried in this order: the encoding that a byte order mark names (the mark is removed); strict
    UTF-8; then, of Windows-1256, ISO-8859-6 and MacArabic, the one that reads the most common
    Arabic words and the fewest impossible letter sequences. UTF-16 without a mark is tried
    in their place where the bytes hold NUL. Newlines stay as they are.

    Parameters
    ----------
    data : bytes
        A whole file.

    Returns
    -------
    text : str
    encoding : str
        A name that Python knows, such that ``data.decode(encoding) == text``: ``utf-8``,
        ``utf-8-sig``, ``utf-16``, ``utf-32`` (with mark), ``utf-16-le``, ``utf-16-be``,
        ``cp1256``, ``iso-8859-6`` or ``mac-arabic``.

    Raises
    ------
    InputError
        If the bytes do not fit what their mark promises, or if no reading holds evidence of
        Arabic, or two readings hold the same. Never guesses silently.

    Notes
    -----
    The score is the number of words that are common or carry the article, less twice the number
    of impossible sequences. Limits: a legacy file of one or two words can lack evidence and is
    refused; ISO-8859-6 and MacArabic agree on all letters, so a file with no other signs is
    recorded as ISO-8859-6 and reads the same; legacy Persian, Urdu and Latin-script files are not
    recognised; valid UTF-8 is taken at its word, also where it holds text that was misread before.

    Examples
    --------
    >>> decode("أعلن الرئيس\r\n".encode("cp1256"))
    ('أعلن الرئيس\r\n', 'cp1256')
    >>> decode(b"\xef\xbb\xbfnews")
    ('news', 'utf-8-sig')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding), encoding
    if b"\0" in data:
        return _likeliest(data, _WIDE, "holds NUL bytes")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if lines := mixed_lines(data):
            problems = [f"line {number} is not UTF-8, as other lines are" for number in lines]
            raise InputError("bytes", problems, _HINT) from error
        return _likeliest(data, _LEGACY, f"is not UTF-8 (byte {error.start})")


def mixed_lines(data: bytes) -> list[int]:
    r"""Numbers of the lines that are not UTF-8 in a file whose other lines show that they are.

    Examples
    --------
    >>> mixed_lines("قال\n".encode() + "قال\n".encode("cp1256"))
    [2]
    """
    if b"\0" in data:
        return []
    is_utf8 = False
    others = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            # A legacy text hardly ever holds a whole line of pairs that UTF-8 allows.
            is_utf8 |= bool(_ARABIC.search(line.decode("utf-8")))
        except UnicodeDecodeError:
            others.append(number)
    return others if is_utf8 else []


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"begins with the mark of {encoding}, but its bytes do not fit it"
        raise InputError("bytes", [problem], _HINT) from error


def _likeliest(data: bytes, encodings: tuple[str, ...], finding: str) -> tuple[str, str]:
    ranks: dict[str, tuple[int, int]] = {}
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Fewer no-break spaces decide last: the common space of MacArabic is one in ISO-8859-6.
        ranks[encoding] = _arabic_score(text), -text.count("\N{NO-BREAK SPACE}")
    best = max(ranks, key=ranks.__getitem__, default="")
    if not best or ranks[best][0] < MIN_EVIDENCE:
        problem = f"{finding}, and read as {', '.join(encodings)} it shows too few Arabic words"
        raise InputError("bytes", [problem], _HINT)
    text = data.decode(best)
    for encoding, rank in ranks.items():
        if rank == ranks[best] and data.decode(encoding) != text:
            problem = f"{finding}, and reads equally well as {best} and as {encoding}"
            raise InputError("bytes", [problem], _HINT)
    return text, best


def _arabic_score(text: str) -> int:
    words = _WORD.findall(text)
    n_common = sum(word in COMMON_WORDS for word in words)
    return n_common + len(_ARTICLE.findall(text)) - 2 * len(_UNLIKELY.findall(text))
