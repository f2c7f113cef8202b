import pytest

from news_sentences import place_of, sentence_of, shown
from newslab.attribution.inflect import SPEAKER
from newslab.attribution.namedsources import find_source


def _source(text, cue):
    """What is shown as the source at a cue: None for none, "" for a wording given back."""
    sentence = sentence_of(text)
    at = place_of(sentence, text, cue)
    readings = [one for one in sentence.words[at].forms if one.form.part == SPEAKER]
    found = next((one for one in (find_source(sentence, at, r) for r in readings) if one), None)
    return found and (shown(text, sentence, found.subject) or "")


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("قتل خمسة، وفق وزارة الصحة.", "وفق", "وزارة الصحة"),
        ("قتل خمسة، وفقا للوزارة.", "وفقا", "للوزارة"),
        ("قتل خمسة، بحسب تقديرات أولية.", "بحسب", "تقديرات أولية"),
        ("قتل خمسة، نقلا عن رويترز.", "نقلا", "رويترز"),
        ("قتل خمسة، حسبما ذكرت رويترز.", "حسبما", "رويترز"),
        ("قتل خمسة، على ما أفادت الشرطة.", "على", "الشرطة"),
        ("قتل خمسة، كما قال ترامب.", "كما", "ترامب"),
        ("قتل خمسة، بحسب ما جاء في البيان.", "بحسب", "البيان"),
        ("الأمر صعب، على حد قوله.", "على", ""),
        ("الأمر صعب، حسب تعبيرها.", "حسب", ""),
        ("الأمر صعب، وفق وصفهم.", "وفق", ""),
        ("يعاقب وفق القانون.", "وفق", None),
        ("تحل ثانية بحسب عدد السكان.", "بحسب", None),
        ("كما قال إن الأمر صعب.", "كما", None),  # a statement of its own
        ("كما حدث أمس.", "كما", None),
        ("وقع على الأرض.", "على", None),
        ("الأمر صعب، على ما سماه كارثة.", "على", None),
        ("الأمر صعب، وفق", "وفق", None),
    ],
)
def test_sources(text, cue, expected):
    assert _source(text, cue) == expected
