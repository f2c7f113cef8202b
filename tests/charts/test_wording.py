import pytest

from newslab.charts.wording import check_lang, count_of
from newslab.errors import InputError


# One, two, three to ten, eleven to ninety-nine, hundreds: what is above hundreds does not count.
@pytest.mark.parametrize(
    ("n", "noun", "said"),
    [
        (0, "word", "0 كلمة"),
        (1, "word", "كلمة واحدة"),
        (2, "outlet", "وسيلتين إعلاميتين"),
        (3, "article", "3 مقالات"),
        (10, "outlet", "10 وسائل إعلامية"),
        (11, "article", "11 مقالًا"),
        (99, "word", "99 كلمة"),
        (99, "article", "99 مقالًا"),
        (100, "article", "100 مقال"),
        (1111, "article", "1,111 مقالًا"),
        (100, "word", "100 كلمة"),
        (102, "word", "102 كلمة"),
        (1204, "word", "1,204 كلمات"),
        (1211, "word", "1,211 كلمة"),
    ],
)
def test_arabic_counts_as_its_grammar_asks(n, noun, said):
    assert count_of(n, noun, "ar") == said


def test_english_counts():
    assert [count_of(n, "outlet", "en") for n in (0, 1, 2)] == [
        "0 outlets",
        "1 outlet",
        "2 outlets",
    ]


def test_another_language_names_the_two():
    check_lang("ar")
    check_lang("en")
    with pytest.raises(InputError, match=r'(?s)fr.*"ar".*"en"'):
        check_lang("fr")
