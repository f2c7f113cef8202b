"""Written forms of an Arabic verb of saying, from its principal parts.

A dictionary of verbs is not needed: past, present, participle and verbal noun, all in the
masculine singular, give every form that a news sentence uses (``verb_forms.tsv``). All forms are
folded.
"""

from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import NamedTuple

from newslab.arabic import clean, fold
from newslab.attribution.grammar import listed
from newslab.resources import shipped_list

FINITE, PARTICIPLE, NOUN, BOUND_NOUN = "finite", "participle", "noun", "bound noun"
# No verb but a phrase that names a source, never inflected.
SPEAKER = "speaker"
_PARTS = ("past", "present", "participle", "noun")
_OF_PRONOUN = "pronoun"
_PRONOUNS = listed("pronoun")
_FEMININE, _SINGULAR = listed("feminine_pronoun"), listed("singular_pronoun")
_WEAK, (_WEAK_ALIF,), (_ALIF,), (_YA,) = map(listed, ("weak_end", "weak_alif", "alif", "ya"))
(_WOMAN,), (_BOUND_WOMAN,) = listed("woman"), listed("bound_woman")
_BY_SAYING = listed("by_saying")


class Form(NamedTuple):
    """One written form: what it is, and the gender (m, f or "") and number (s, p) of its subject.

    `has_object` where a pronoun is joined to a finite form: وصفها, نشرته.
    """

    written: str
    part: str
    gender: str
    number: str
    is_past: bool = False
    has_object: bool = False


def forms(past: str, present: str, participle: str, noun: str) -> Iterator[Form]:
    """Yield the folded forms of a verb; a part that is empty gives none.

    Parameters
    ----------
    past, present, participle, noun : str
        Masculine singular, as a dictionary lists them: قال, يقول, قائل, قول.

    Yields
    ------
    Form
        Finite forms of the third person, alone and with an object pronoun; participles in the
        accusative, as they follow a sentence (قائلا, قائلة, قائلين); the verbal noun alone and
        with ال (`NOUN`), and with the pronoun of its subject or joined to ب (`BOUND_NOUN`).

    Examples
    --------
    >>> sorted({form.written for form in forms("نفى", "ينفي", "", "") if form.gender == "f"})
    ['تنفي', 'تنفيه', 'تنفيها', 'تنفيهم', 'تنفيهما', 'تنفيهن', 'نفت', 'نفتا', 'نفته', 'نفتها', \
'نفتهم', 'نفتهما', 'نفتهن']
    """
    for part, listed_as in zip(_PARTS, (past, present, participle, noun), strict=True):
        if listed_as:
            yield from _forms_of(part, clean(listed_as))


class _Template(NamedTuple):
    """A row of ``verb_forms.tsv``, and the names in its braces."""

    form: str
    kind: str
    gender: str
    number: str
    names: frozenset[str]


@cache
def _templates() -> dict[str, list[_Template]]:
    table = shipped_list("verb_forms.tsv", ("part", "form", "kind", "gender", "number", "reason"))
    found: dict[str, list[_Template]] = {part: [] for part in _PARTS}
    for row in table.to_dict("records"):
        names = frozenset(name for _, name, _, _ in Formatter().parse(row["form"]) if name)
        gender = row["gender"].strip("-")
        template = _Template(row["form"], row["kind"], gender, row["number"], names)
        found[row["part"]].append(template)
    return found


def _forms_of(part: str, whole: str) -> Iterator[Form]:
    """Yield the forms of one principal part."""
    stems = _stems(whole)
    for form, kind, gender, number, names in _templates()[part]:
        if not names <= {*stems, "pronoun"}:
            continue  # a form that this word has not
        has_pronoun = "pronoun" in names
        for pronoun in _PRONOUNS if has_pronoun else ("",):
            yield Form(
                fold(form.format(**stems, pronoun=pronoun)),
                kind,
                ("f" if pronoun in _FEMININE else "m") if gender == _OF_PRONOUN else gender,
                ("s" if pronoun in _SINGULAR else "p") if number == _OF_PRONOUN else number,
                is_past=part == "past",
                has_object=has_pronoun and kind == FINITE,
            )


def _stems(whole: str) -> dict[str, str]:
    """What the braces of ``verb_forms.tsv`` stand for in one principal part."""
    joining = whole[:-1] + _ALIF if whole.endswith(_WEAK_ALIF) else whole
    stems = {
        "whole": whole,
        "stem": whole[:-1] if whole.endswith(_WEAK) else whole,
        "bare": whole.removesuffix(_YA),
        "rest": whole[1:],
        "joining": joining,
        "rest_joining": joining[1:],
        "bound": whole[:-1] + _BOUND_WOMAN if whole.endswith(_WOMAN) else whole,
    }
    if not whole.endswith(_WEAK):
        stems["strong"] = whole
    if whole in _BY_SAYING:
        stems["saying"] = whole
    return stems
