from newslab.direction import first_strong, showable


def test_the_first_letter_decides():
    assert [first_strong(text) for text in ("(5) خبر", "TRT عربي", "12:30", "")] == [
        "rtl",
        "ltr",
        None,
        None,
    ]


def test_what_a_page_cannot_hold_is_replaced():
    assert showable("a\ud800\x00\u202db\tc\n") == "a��[U+202D]b\tc\n"
