"""What is joined to words, and the letters that rules ask for: ``resources/affixes.tsv``."""

from functools import cache

from newslab.resources import shipped_list

ALEF = "\N{ARABIC LETTER ALEF}"
ALEFS_WITH_HAMZA = (
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
    "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
)
HAMZA = "\N{ARABIC LETTER HAMZA}"
HEH = "\N{ARABIC LETTER HEH}"
TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
YEH = "\N{ARABIC LETTER YEH}"
ALEF_MAKSURA = "\N{ARABIC LETTER ALEF MAKSURA}"


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    table = shipped_list("affixes.tsv", ("kind", "forms", "reason"))
    found: dict[str, tuple[str, ...]] = {}
    for kind, forms in zip(table["kind"], table["forms"], strict=True):
        found[kind] = (*found.get(kind, ()), *forms.split())
    return found


def affixes(kind: str) -> tuple[str, ...]:
    """All forms of a kind of ``affixes.tsv``, in the order of the list.

    Examples
    --------
    >>> affixes("conjunction")
    ('و', 'ف')
    """
    return _listed()[kind]


def affix(kind: str) -> str:
    """The form of a kind that has one."""
    (form,) = affixes(kind)
    return form


def maybe(*kinds: str) -> str:
    """Pattern of one of the letters of some kinds, or none.

    Examples
    --------
    >>> maybe("preposition", "like")
    '[بلك]?'
    """
    return f"[{''.join(form for kind in kinds for form in affixes(kind))}]?"
