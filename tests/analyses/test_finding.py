import pandas as pd
import pytest
from bs4 import BeautifulSoup

from newslab import catalog
from newslab.analyses.finding import Claim, Finding, Name, isolated
from newslab.errors import InputError

TEXTS = {
    "test.plain": "[{n}] of {all}.",
    "test.counted": "[{n:word}] by {names:list}, [{score:number.2}] within 95%.",
    "test.name": "By {name} [{n}].",
    "test.done": "Done.",
}


@pytest.fixture(autouse=True)
def _texts(monkeypatch):
    """A catalog of our own: what is tested is how a claim is told, not what."""
    monkeypatch.delenv("NEWSLAB_LANG", raising=False)
    shipped = {lang: catalog._texts(lang) for lang in ("en", "ar")}
    monkeypatch.setattr(catalog, "_texts", lambda lang: {**shipped[lang], **TEXTS})


def _rows(n, text="جملة"):
    return pd.DataFrame({"doc_id": "a", "sent_id": range(n), "text": text})


def _claim(evidence=None, **values):
    rows = {} if evidence is None else {"evidence": evidence}
    return Claim("test.plain", {"n": 5, "all": 9, **values}, **rows)


def test_what_was_counted_is_a_link_and_no_other_number_is():
    values = {"n": 1234, "names": ["a95", "b"], "score": 0.5}
    finding = Finding([Claim("test.counted", values, _rows(2)), Claim("test.done")])
    shown = finding._repr_markdown_()
    first = shown.split("\n\n")[1]
    target = first.split("](#")[1].split(")")[0]
    assert first == (
        f"**Finding.** [1,234 words](#{target}) by <bdi>a95</bdi> and <bdi>b</bdi>, "
        f"[0.50](#{target}) within 95%. Done."
    )
    page = BeautifulSoup(shown, "html.parser")
    (lists,) = page.find_all("details")
    assert (lists.parent["lang"], lists.parent["dir"]) == ("en", "ltr")
    under = lists.find(id=target).find_next_sibling("ul")
    assert [item.get_text() for item in under.find_all("li")] == ["a · 0 جملة", "a · 1 جملة"]


def test_a_finding_is_told_in_the_language_of_the_page(monkeypatch):
    finding = Finding([Claim("finding.corpus.dated", {"n": 2}, _rows(1))], default="ar")
    assert finding.told("en") == "2 articles have a full date."
    assert 'dir="rtl" lang="ar"' in finding._repr_markdown_()
    monkeypatch.setenv("NEWSLAB_LANG", "en")
    assert 'dir="ltr" lang="en"' in finding._repr_markdown_()
    assert str(finding) == "2 articles have a full date."


def test_sentences_are_links_on_a_published_site_only(monkeypatch):
    finding = Finding([_claim(_rows(1))])
    assert "href=" not in finding._repr_markdown_()
    monkeypatch.setenv("NEWSLAB_LANG", "en")
    assert 'href="article/a.html#s0"' in finding._repr_markdown_()


def test_sentences_are_named_by_their_article():
    finding = Finding([_claim(_rows(1))], {"en": {"a": "Sama"}})
    assert "Sama · 0" in finding._repr_markdown_()


def test_many_sentences_are_shown_in_part_and_counted():
    shown = Finding([_claim(_rows(45))])._repr_markdown_()
    assert len(BeautifulSoup(shown, "html.parser").find("details").find_all("li")) == 20
    assert "20 of 45 sentences" in shown


def test_a_sentence_is_listed_once():
    twice = pd.concat([_rows(1), _rows(1)])
    assert Finding([_claim(twice)])._repr_markdown_().count("a · 0") == 1


def test_texts_are_escaped_for_markdown_and_html():
    hostile = "</li><script>alert(1)</script> <img src=x onerror=alert(1)>"
    rows = _rows(1, hostile).assign(doc_id="<i>")
    name = "<b>*x*</b> [a](javascript:b) it's"
    finding = Finding([Claim("test.name", {"name": name, "n": 1}, rows)])
    shown = finding._repr_markdown_()
    assert "&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\]\\(javascript:b\\) it's" in shown
    page = BeautifulSoup(shown, "html.parser")
    assert not page.find_all(["script", "img", "i", "b"])
    assert hostile in page.find("li").get_text()
    assert shown.count("](#evidence-") == 1


def test_evidence_must_be_sentences():
    with pytest.raises(InputError, match="no column 'sent_id'"):
        _claim(pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_printed(value):
    with pytest.raises(ValueError, match="no number to print"):
        _claim(all=value)


def test_a_brief_tells_the_key_claims_and_links_to_the_same_evidence():
    key = Claim("test.name", {"name": "x", "n": 7}, _rows(1), is_key=True)
    finding = Finding([_claim(_rows(2)), key])
    brief = finding.brief()._repr_markdown_()
    assert "of 9" not in brief
    assert "<details" not in brief
    target = brief.split("](#")[1].split(")")[0]
    assert f'id="{target}"' in finding._repr_markdown_()


def test_names_are_told_in_each_language_and_keep_the_words_around_them_in_order():
    name = Name("T", {"en": {"T": "Trump"}, "ar": {"T": "ترامب"}})
    claim = Claim("test.name", {"name": name, "n": 1}, _rows(1))
    assert claim.told("en") == f"By {isolated('Trump')} 1."
    assert claim.told("ar") == f"By {isolated('ترامب')} 1."
    assert Claim("test.name", {"name": Name("T"), "n": 1}).told("en") == f"By {isolated('T')} 1."
    shown = Finding([claim])._repr_markdown_()
    assert "<bdi>Trump</bdi>" in shown.split("\n\n")[1]
    assert "\u2068" not in shown


def test_a_name_like_an_address_becomes_no_link():
    mistune = pytest.importorskip("nbconvert.filters.markdown_mistune")
    name = "https://evil.example <a@b.example>"
    shown = Finding([Claim("test.name", {"name": name, "n": 1})])._repr_markdown_()
    renderer = mistune.IPythonRenderer(escape=False, exclude_anchor_links=True)
    page = BeautifulSoup(mistune.MarkdownWithMath(renderer=renderer).render(shown), "html.parser")
    assert not page.find_all("a")
    assert f"By {name} 1" in page.get_text()


def test_signs_that_turn_the_order_are_named_in_the_evidence():
    shown = Finding([_claim(_rows(1, "قال \u202eشيئا"))])._repr_markdown_()
    assert "\u202e" not in shown
    assert "U+202E" in shown


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("article 001", "Article 001: 5 of 9"),
        ("iNews", "iNews: 5 of 9"),
        ("example.net", "example.net: 5 of 9"),
        ("وفا", "وفا: 5 of 9"),
    ],
)
def test_a_claim_that_begins_with_a_name_begins_with_a_capital(name, told, monkeypatch):
    monkeypatch.setitem(TEXTS, "test.begins", "{name}: {n} of {all}")
    claim = Claim("test.begins", {"name": name, "n": 5, "all": 9})
    assert claim.told("en").replace("\u2068", "").replace("\u2069", "") == told
