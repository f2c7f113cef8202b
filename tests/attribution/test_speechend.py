import pytest

from news_sentences import sentence_of, speech_of
from newslab.attribution.speechend import find_breaks


@pytest.mark.parametrize(
    "tail",
    [
        "، وذلك خلال مؤتمر صحفي",
        "، في إشارة إلى الغارات",
        "، في تلميح واضح إلى خصومه",
        "، خلال مقابلة مع القناة",
        "، دون أن يسمي أحدا",
        "، من دون ذكر تفاصيل",
        "، ولم يوضح الأسباب",
        "، حسب تعبيره",
        "، على حد قوله",
        "، وكان الوزير قد زار المدينة أمس",
        "، فيما أعلن الجيش أنه باق",
        "، وهو ما نفته إيران",
        " في مؤتمر صحفي",
        " دون ذكر تفاصيل",
    ],
)
def test_where_the_outlet_speaks_again(tail):
    assert speech_of(f"قال الوزير إن المعبر سيفتح{tail}.")[0] == ("إن المعبر سيفتح", "الوزير")


@pytest.mark.parametrize(
    "tail",
    [
        " في المدينة غدا",
        "، وسيبقى مفتوحا",
        " وإنه سيبقى مفتوحا",
        " دون شروط",
        " في إطار الهدنة",
        "، بعد عام من الحصار",
    ],
)
def test_where_the_speaker_goes_on(tail):
    assert speech_of(f"قال الوزير إن المعبر سيفتح{tail}.") == [(f"إن المعبر سيفتح{tail}", "الوزير")]


def test_breaks_are_places_in_order():
    text = "قال إن الأمر تم، وذلك أمس، في إشارة إلى القمة، دون أن يسمي أحدا."
    sentence = sentence_of(text)
    breaks = find_breaks(sentence, [1])
    assert breaks == sorted(set(breaks))
    assert [sentence.words[at].whole for at in breaks[1:]] == ["وذلك", "في", "دون"]


def test_no_break_inside_a_quotation():
    assert speech_of('قال: "سنعود، وذلك خلال أيام، إلى هنا".')[0][0] == (
        '"سنعود، وذلك خلال أيام، إلى هنا"'
    )
