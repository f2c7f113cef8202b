"""decode: each encoding by hand, its refusals, and all encodings of one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslab.corpus.decode import COMMON_WORDS, decode
from newslab.errors import InputError
from places import RAW

LEGACY = ("cp1256", "iso-8859-6", "mac-arabic")


# أعلن الرئيس byte by byte: the first three letters are alike in all, the lam tells them apart.
@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xc3\xda\xe1\xe4 \xc7\xe1\xd1\xc6\xed\xd3", "cp1256"),
        (b"\xc3\xd9\xe4\xe6 \xc7\xe4\xd1\xc6\xea\xd3", "iso-8859-6"),
        (b"\xc3\xd9\xe4\xe6\xa0\xc7\xe4\xd1\xc6\xea\xd3", "mac-arabic"),
        ("أعلن الرئيس".encode(), "utf-8"),
        (b"\xef\xbb\xbf" + "أعلن الرئيس".encode(), "utf-8-sig"),
        (b"\xff\xfe" + "أعلن الرئيس".encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + "أعلن الرئيس".encode("utf-16-be"), "utf-16"),
        (b"\xff\xfe\0\0" + "أعلن الرئيس".encode("utf-32-le"), "utf-32"),
        (b"\0\0\xfe\xff" + "أعلن الرئيس".encode("utf-32-be"), "utf-32"),
        ("أعلن الرئيس".encode("utf-16-le"), "utf-16-le"),
        ("أعلن الرئيس".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_a_headline_of_two_words_is_read_in_each_encoding(data, encoding):
    assert decode(data) == ("أعلن الرئيس", encoding)


def test_quotation_marks_tell_mac_arabic_from_iso_8859_6():
    # 0x8C and 0x98 are « and » in MacArabic, control characters in ISO-8859-6.
    data = b"\xe2\xc7\xe4: \x8c\xc7\xe4\xd3\xe4\xc7\xe5\x98"
    assert decode(data) == ("قال: «السلام»", "mac-arabic")


@pytest.mark.parametrize("encoding", LEGACY)
@pytest.mark.parametrize("doc_id", ["000", "001", "002", "003", "004"])
def test_an_article_comes_back_whole_from_each_legacy_encoding(doc_id, encoding):
    (path,) = RAW.glob(f"{doc_id}_*.txt")
    text = path.read_text(encoding="utf-8").translate({0x201C: '"', 0x201D: '"', 0x2013: "-"})
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", LEGACY)
def test_every_passage_of_twenty_words_is_recognised(encoding):
    (path,) = RAW.glob("000_*.txt")
    words = path.read_text(encoding="utf-8").split()
    for at in range(0, len(words) - 20, 7):
        passage = " ".join(words[at : at + 20])
        assert decode(passage.encode(encoding))[0] == passage


def test_no_common_word_is_what_one_encoding_makes_of_another():
    for word in COMMON_WORDS:
        readings = {
            word.encode(written).decode(read, errors="replace")
            for written in LEGACY
            for read in LEGACY
        }
        assert readings & COMMON_WORDS == {word}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf_8_is_taken_at_its_word(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == (text, "utf-8-sig")
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, "utf-8")


@given(st.binary())
def test_the_encoding_gives_the_text_again_or_the_bytes_are_refused(data):
    try:
        text, encoding = decode(data)
    except InputError:
        return
    assert data.decode(encoding) == text


def test_newlines_and_only_one_byte_order_mark_are_touched():
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa\r\nb\rc\n")[0] == "\ufeffa\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "سلام".encode("cp1256"),
            "bytes: is not UTF-8 (byte 0), and read as cp1256, iso-8859-6, mac-arabic"
            " it shows too few Arabic words\nSave the file as UTF-8.",
        ),
        (
            "Le président a été reçu à Gaza".encode("latin-1"),
            "bytes: is not UTF-8 (byte 5), and read as cp1256, iso-8859-6, mac-arabic"
            " it shows too few Arabic words\nSave the file as UTF-8.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "bytes: holds NUL bytes, and read as utf-16-le, utf-16-be"
            " it shows too few Arabic words\nSave the file as UTF-8.",
        ),
        (
            b"\xef\xbb\xbfab\xff",
            "bytes: begins with the mark of utf-8-sig, but its bytes do not fit it"
            "\nSave the file as UTF-8.",
        ),
    ],
)
def test_what_shows_no_encoding_is_refused(data, message):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert str(caught.value) == message


def test_two_readings_with_the_same_evidence_are_refused():
    # Two listed words in either reading; the other half is then two words that nobody listed.
    data = "لن لم ".encode("cp1256") + "كان ثم".encode("iso-8859-6")
    with pytest.raises(InputError, match="reads equally well as cp1256 and as iso-8859-6"):
        decode(data)
