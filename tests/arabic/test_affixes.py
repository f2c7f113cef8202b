import re

import pytest

from newslab.arabic.affixes import affix, affixes, maybe
from newslab.resources import shipped_list
from places import ROOT

KINDS = sorted(set(shipped_list("affixes.tsv", ("kind", "forms", "reason"))["kind"]))
CODE = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_the_list_is_asked_for(kind):
    assert re.search(rf"(?:affix|affixes|maybe)\((?:\W\w+\W, )*[\"']{kind}[\"']", CODE)


def test_a_longer_pronoun_is_tried_before_one_that_ends_it():
    pronouns = affixes("pronoun")
    for place, pronoun in enumerate(pronouns):
        assert not any(pronoun.endswith(before) for before in pronouns[:place])


def test_a_kind_of_several_forms_is_not_one():
    with pytest.raises(ValueError, match="too many values"):
        affix("pronoun")


def test_a_pattern_of_letters():
    assert re.fullmatch(maybe("conjunction") + "قال", "وقال")
    assert re.fullmatch(maybe("conjunction") + "قال", "قال")
    assert not re.fullmatch(maybe("conjunction") + "قال", "بقال")
