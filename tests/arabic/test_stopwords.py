import pytest

from newslab.arabic.stopwords import Stopwords
from newslab.resources import shipped_list

SHIPPED = shipped_list("stopwords.tsv", ("word", "class", "reason"))


@pytest.fixture(scope="module")
def stop():
    return Stopwords(dict(zip(SHIPPED["word"], SHIPPED["class"], strict=True)))


def _kept(stop, words):
    return [word for word in words.split() if word not in stop]


def _dropped(stop, words):
    return [word for word in words.split() if word in stop]


def test_every_listed_word_is_found(stop):
    assert _kept(stop, " ".join(SHIPPED["word"].str.replace("\u064b", "").str.strip("ّ"))) == []


def test_closed_class_words_with_what_is_written_together_with_them(stop):
    words = (
        "وفي فمن ومنها منهم عنه معها عليه عليها إليهم لديه وبينهم خلالها بعدها دونه "
        "بأن وأن فإن بأنه وأنها لأنه لكنه ولكن وإن حينها بحيث "
        "وهو وهي وهم هذا بهذا لهذا وهذه وكذلك لذلك والذي والتي الذين للذين للذي بما وما "
        "لا ولا فلا بلا لم ولم فلم قد وقد وكان وكانت لكان يكون سيكون وستكون "
        "كلها بكل لكل وكل الجميع للجميع البعض وبعضهم الأكثر أكثرهم الأخرى أحدهم "
        "غيرها وغيره لعدم بعدم والآن"
    )
    assert _kept(stop, words) == []


def test_hamza_may_be_left_out(stop):
    assert _kept(stop, "ان وان الى او اذا لانه أنها انها") == []


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("shares a lemma with a listed word", "كيان مهم يمثل كلمة ولاية واحدة الوسطى تكوين"),
        ("ال of the word, behind which no pronoun stands", "آلام ألما إلها إلهنا آليا ألفي ألمع"),
        ("a noun with ال", "الأم البعد العبر الداخل الخارج الظل الخاصة الأمن"),
        ("a noun with a pronoun", "أمه أمها أمهم ظلها بيده لأمه"),
        ("an adjective in ي", "عبري العبري داخلي الداخلي الخارجي قبلي القبلي ضمني ذاتي نفسي"),
        ("an adjective in ي", "فعلي الفعلي الخلفي كلي"),
        ("the name علي", "علي"),
        ("ك is a letter of the word", "كحول كسوف كيا كلام كتاب"),
        ("a pronoun of the list is a letter of the word", "فهم مفهوم وهمي فهمه"),
        ("a listed word is a part of the word", "لوك سكان منزل علاقة بينة مكان إنسان"),
    ],
)
def test_content_words_stay(stop, why, words):
    assert _dropped(stop, words) == [], why


def test_what_each_class_takes():
    forms = "{0} و{0} ف{0} ب{0} ك{0} ال{0} لل{0} {0}ها"
    # An invented word, so that nothing but the class decides.
    taken = {
        kind: _dropped(Stopwords({"غثل": kind}), forms.format("غثل"))
        for kind in ("pronoun", "preposition", "conjunction", "auxiliary", "negation", "my class")
    }
    assert taken == {
        "pronoun": ["غثل", "وغثل"],
        "preposition": ["غثل", "وغثل", "فغثل", "بغثل", "غثلها"],
        "conjunction": ["غثل", "وغثل", "فغثل", "بغثل"],
        "auxiliary": ["غثل", "وغثل", "فغثل"],
        "negation": ["غثل", "وغثل", "فغثل", "بغثل", "كغثل", "غثلها"],
        "my class": ["غثل", "وغثل", "فغثل", "بغثل", "كغثل", "الغثل", "للغثل", "غثلها"],
    }


def test_no_word_takes_article_and_pronoun_together():
    assert "الغثلها" not in Stopwords({"غثل": "quantifier"})


def test_a_final_alef_maqsura_is_written_yeh_before_a_pronoun_only():
    stop = Stopwords({"على": "preposition"})
    assert [word in stop for word in ("على", "عليه", "وعليها", "علي", "فعلي")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_listed_words_may_carry_harakat():
    assert "أيضا" in Stopwords({"أيضًا": "particle"})


def test_listed_words_are_no_patterns():
    stop = Stopwords({"ا.ب": "particle", "(": "particle"})
    assert "ا.ب" in stop
    assert "ابب" not in stop


def test_an_empty_list_holds_nothing():
    stop = Stopwords({})
    assert [word in stop for word in ("", "و", "في", "ال")] == [False] * 4
