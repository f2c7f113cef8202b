"""Written forms of an Arabic verb of saying, from its principal parts.

A dictionary of verbs is not needed: past, present, participle and verbal noun, all in the
masculine singular, give every form that a news sentence uses. All forms are folded.
"""

from collections.abc import Iterator
from typing import NamedTuple

from newslab.arabic import clean, fold

FINITE, PARTICIPLE, NOUN, BOUND_NOUN = "finite", "participle", "noun", "bound noun"
# No verb but a phrase that names a source, never inflected.
SPEAKER = "speaker"
_WEAK = ("ا", "ى", "و", "ي")
# بالقول introduces speech; بالذكر and بالتأكيد are words of their own.
_SPEECH = "قول"
PRONOUNS = ("ه", "ها", "هم", "هما", "هن")


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
    for make, part in (
        (_past, past),
        (_present, present),
        (_participle, participle),
        (_noun, noun),
    ):
        for form in make(clean(part)) if part else ():
            yield form._replace(written=fold(form.written))


def _past(verb: str) -> Iterator[Form]:
    stem = verb[:-1] if verb.endswith(_WEAK) else verb
    yield Form(verb, FINITE, "m", "s", True)
    yield Form(stem + "ت", FINITE, "f", "s", True)
    yield Form(stem + "وا", FINITE, "m", "p", True)
    yield Form(stem + "تا", FINITE, "f", "p", True)
    if stem == verb:
        yield Form(verb + "ا", FINITE, "m", "p", True)
    for pronoun in PRONOUNS:
        yield Form(_before_pronoun(verb) + pronoun, FINITE, "m", "s", True, True)
        yield Form(stem + "ت" + pronoun, FINITE, "f", "s", True, True)


def _present(verb: str) -> Iterator[Form]:
    stem = verb[:-1] if verb.endswith(_WEAK) else verb
    for first, gender in (("ي", "m"), ("ت", "f")):
        singular = first + verb[1:]
        yield Form(singular, FINITE, gender, "s")
        for pronoun in PRONOUNS:
            yield Form(_before_pronoun(singular) + pronoun, FINITE, gender, "s", has_object=True)
    yield Form(stem + "ون", FINITE, "m", "p")
    yield Form(stem + "ان", FINITE, "m", "p")


def _participle(noun: str) -> Iterator[Form]:
    stem = noun[:-1] if noun.endswith("ي") else noun
    yield Form(noun + "ا", PARTICIPLE, "m", "s")
    yield Form(noun + "ة", PARTICIPLE, "f", "s")
    yield Form(stem + "ين", PARTICIPLE, "m", "p")
    yield Form(noun + "تين", PARTICIPLE, "f", "p")


def _noun(noun: str) -> Iterator[Form]:
    bound = noun[:-1] + "ت" if noun.endswith("ة") else noun
    yield Form(noun, NOUN, "", "s")
    yield Form("ال" + noun, NOUN, "", "s")
    if noun == _SPEECH:
        yield Form("بال" + noun, BOUND_NOUN, "", "s")
    for pronoun in PRONOUNS:
        gender = "f" if pronoun == "ها" else "m"
        number = "s" if pronoun in ("ه", "ها") else "p"
        for joined in ("", "ب"):
            yield Form(joined + bound + pronoun, BOUND_NOUN, gender, number)


def _before_pronoun(verb: str) -> str:
    return verb[:-1] + "ا" if verb.endswith("ى") else verb
