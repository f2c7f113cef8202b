import ast
import datetime as dt
import re
from pathlib import Path
from string import Formatter

import numpy as np
import pytest

from newslab import catalog
from newslab.catalog import LANGUAGES, has, is_rtl, page_language, say
from newslab.errors import InputError
from newslab.resources import read_list, shipped_list

SOURCE = Path(catalog.__file__).parent
TABLE = shipped_list("catalog.tsv", ("key", *LANGUAGES, "note"))
ROWS = TABLE.set_index("key")


@pytest.fixture(autouse=True)
def _nobody_asks(monkeypatch):
    monkeypatch.delenv("NEWSLAB_LANG", raising=False)


def test_the_environment_decides_and_the_default_stands_in(monkeypatch):
    assert page_language() == "en"
    assert page_language(default="ar") == "ar"
    monkeypatch.setenv("NEWSLAB_LANG", "ar")
    assert page_language() == "ar"
    assert page_language(default="en") == "ar"
    monkeypatch.setenv("NEWSLAB_LANG", " ")
    assert page_language() == "en"


def test_other_languages_are_refused(monkeypatch):
    with pytest.raises(InputError, match="default: no language 'fr'"):
        page_language(default="fr")
    monkeypatch.setenv("NEWSLAB_LANG", "AR")
    with pytest.raises(InputError, match="NEWSLAB_LANG: no language 'AR'"):
        page_language()
    with pytest.raises(InputError, match="no language 'fr'"):
        say("language.name", "fr")


# The six forms of CLDR; each hundred begins anew.
@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, "0 مقال"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
        (102, "102 مقال"),
        (103, "103 مقالات"),
        (np.int64(1111), "1,111 مقالًا"),
    ],
)
def test_arabic_counts_in_its_plural_forms(n, expected):
    assert say("count.article", "ar", n=n) == expected


def test_a_count_behind_another_noun_is_in_the_genitive():
    assert say("count.article.genitive", "ar", n=2) == "مقالين"
    assert say("count.article", "en", n=1) == "1 article"


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", ["−1,204.5", "0.25", "0", "43%", "5.5%"]),
        ("ar", ["−1,204.5", "0.25", "0", "43٪", "5.5٪"]),
    ],
)
def test_numbers_and_shares(lang, expected):
    assert [
        catalog.number(-1204.5, lang),
        catalog.number(0.254, lang, 2),
        catalog.number(-0.2, lang, 0),
        catalog.percent(0.43, lang),
        catalog.percent(0.055, lang, 1),
    ] == expected


def test_dates_in_the_months_of_each_region():
    day = dt.date(2025, 1, 18)
    assert [catalog.date(day, "ar", region) for region in ("", "EG", "LB", "TN")] == [
        "18 يناير 2025",
        "18 يناير 2025",
        "18 كانون الثاني 2025",
        "18 جانفي 2025",
    ]
    assert catalog.date("2025-01", "en") == "January 2025"
    assert catalog.date("2025", "ar") == "2025"
    for no_date in ("yesterday", "2025-13", "2025-02-30"):
        with pytest.raises(ValueError, match=r"date|month|day"):
            catalog.date(no_date, "en")


def test_lists():
    assert catalog.listed(["أ", "ب", "ج"], "ar") == "أ وب وج"
    assert catalog.listed(["a"], "en") == "a"


def test_each_row_stands_once():
    assert TABLE["key"].is_unique
    assert not has("no such row")


def _values(text):
    """Names in braces, with how they are written; forms may name the number or leave it out."""
    return {name for _, name, _, _ in Formatter().parse(text) if name} - {"n"}


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_each_row_takes_the_same_values_in_every_language(lang):
    first = LANGUAGES[0]
    other = [key for key in ROWS.index if _values(ROWS[first][key]) != _values(ROWS[lang][key])]
    assert not other


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_plural_row_has_the_forms_of_its_language(lang):
    rule = catalog._locale(lang).plural_form
    needed = {rule(n) for n in range(1, 200)}
    # A noun has every form; a sentence around it may say the same of several numbers.
    lacking = [
        key
        for key, cell in ROWS[lang].items()
        if isinstance(forms := catalog._forms(cell), dict)
        and not (needed if key.startswith("count.") else {"other"}) <= set(forms)
    ]
    assert not lacking


def _asked():
    """Texts of the source that may be keys, as patterns: what is filled in later may be anything.

    A key in the catalog itself, such as count.article in {n:article}, is asked for too.
    """
    patterns = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                patterns.add(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(part.value) if isinstance(part, ast.Constant) else ".+"
                    for part in node.values
                ]
                # What begins and ends with a value could be any key.
                if parts[0] != ".+" and "." in str(node.values[0].value):
                    patterns.add("".join(parts))
    for path in SOURCE.rglob("*.j2"):
        patterns |= set(map(re.escape, re.findall(r'say\("([^"]+)"', path.read_text("utf-8"))))
    for lang in LANGUAGES:
        for text in ROWS[lang]:
            for _, _, how, _ in Formatter().parse(text):
                patterns.add(re.escape(f"count.{how}"))
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def test_each_row_is_asked_for():
    asked = _asked()
    unused = [key for key in ROWS.index if not asked.fullmatch(key)]
    assert not unused


def test_a_third_language_is_one_column(tmp_path, monkeypatch):
    """A language of its own, made of English: what it needs is a column, and its direction."""
    made = TABLE.drop(columns="row").assign(xx=[f"«{text}»" for text in TABLE["en"]])
    made.loc[made["key"] == "language.direction", "xx"] = "rtl"
    made.loc[made["key"] == "language.locale", "xx"] = "he"
    made.loc[made["key"].str.startswith("count."), "xx"] = "one: ONE | two: TWO | other: {n} MANY"
    path = tmp_path / "catalog.tsv"
    made.to_csv(path, sep="\t", index=False, quoting=3)
    monkeypatch.setattr(catalog, "LANGUAGES", ("en", "ar", "xx"))
    monkeypatch.setattr(catalog, "shipped_list", lambda _, columns: read_list(path, columns))
    for cached in (catalog._texts, catalog._locale):
        cached.cache_clear()
    try:
        assert is_rtl("xx")
        assert say("chart.source", "xx", count="TWO") == "«Source: newslab, analysis of TWO»"
        assert say("count.article", "xx", n=2) == "TWO"
        assert say("count.article", "ar", n=3) == "3 مقالات"
    finally:
        for cached in (catalog._texts, catalog._locale):
            cached.cache_clear()
