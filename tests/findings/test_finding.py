import pandas as pd
import pytest
from bs4 import BeautifulSoup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from newslab.errors import InputError
from newslab.findings.finding import Claim, Finding, isolated


def _rows(n, text="جملة"):
    return pd.DataFrame({"doc_id": "a", "sent_id": range(n), "text": text})


def test_every_number_is_a_link_to_its_own_claim():
    finding = Finding([Claim("1,234 words, 0.50.", "1,234 كلمة.", _rows(2)), Claim("7.", "7.")])
    shown = finding._repr_markdown_()
    first = shown.split("\n\n")[1]
    target = first.split("](#")[1].split(")")[0]
    assert first == f"**Finding.** [1,234](#{target}) words, [0.50](#{target}). 7."
    page = BeautifulSoup(shown, "html.parser")
    lists = page.find_all("details")
    told = [(block.parent["lang"], block.parent["dir"]) for block in lists]
    assert told == [("en", "ltr"), ("ar", "rtl")]
    assert len({element["id"] for element in page.find_all(id=True)}) == 2
    under = lists[0].find(id=target).find_next_sibling("ul")
    assert [item.get_text() for item in under.find_all("li")] == ["a · 0 جملة", "a · 1 جملة"]


def test_sentences_are_links_on_a_published_site_only(monkeypatch):
    finding = Finding([Claim("1.", "1.", _rows(1))])
    monkeypatch.delenv("NEWSLAB_LANG", raising=False)
    assert "href=" not in finding._repr_markdown_()
    monkeypatch.setenv("NEWSLAB_LANG", "en")
    assert 'href="article/a.html#s0"' in finding._repr_markdown_()


def test_many_sentences_are_shown_in_part_and_counted():
    shown = Finding([Claim("45.", "45.", _rows(45))])._repr_markdown_()
    page = BeautifulSoup(shown, "html.parser")
    assert len(page.find("details").find_all("li")) == 20
    assert "20 of 45 sentences" in shown


def test_a_sentence_is_listed_once():
    twice = pd.concat([_rows(1), _rows(1)])
    shown = Finding([Claim("2.", "2.", twice)])._repr_markdown_()
    assert shown.count("a · 0") == 2  # once in each language


def test_texts_are_escaped_for_markdown_and_html():
    hostile = "</li><script>alert(1)</script> <img src=x onerror=alert(1)>"
    finding = Finding(
        [Claim("<b>*x*</b> [a](javascript:b) it's", "`س`", _rows(1, hostile).assign(doc_id="<i>"))]
    )
    shown = finding._repr_markdown_()
    assert "&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\]\\(javascript:b\\) it's" in shown
    assert "\\`س\\`" in shown
    page = BeautifulSoup(shown, "html.parser")
    assert not page.find_all(["script", "img", "i", "b"])
    assert hostile in page.find("li").get_text()


def test_evidence_must_be_sentences():
    with pytest.raises(InputError, match="no column 'sent_id'"):
        Claim("1.", "1.", pd.DataFrame({"doc_id": ["a"], "text": ["x"]}))


def test_a_brief_tells_the_key_claims_and_links_to_the_same_evidence():
    key = Claim("5 of them.", "5 منها.", _rows(1), is_key=True)
    finding = Finding([Claim("9 in all.", "المجموع 9.", _rows(2)), key])
    brief = finding.brief()._repr_markdown_()
    assert "in all" not in brief
    assert "<details" not in brief
    target = brief.split("](#")[1].split(")")[0]
    assert f'id="{target}"' in finding._repr_markdown_()


def test_names_keep_the_words_around_them_in_order():
    name = isolated("ترامب")
    shown = Finding([Claim(f"{name} 15, {name} 9.", "لا شيء.", _rows(1))])._repr_markdown_()
    first = shown.split("\n\n")[1]
    assert first.count("<bdi>ترامب</bdi>") == 2
    assert "\u2068" not in shown


def test_a_name_like_an_address_becomes_no_link():
    shown = Finding([Claim("From https://evil.example <a@b.example>", "لا.")])._repr_markdown_()
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    page = BeautifulSoup(MarkdownWithMath(renderer=renderer).render(shown), "html.parser")
    assert not page.find_all("a")
    assert "From https://evil.example <a@b.example>" in page.get_text()


def test_signs_that_turn_the_order_are_named_in_the_evidence():
    shown = Finding([Claim("1.", "1.", _rows(1, "قال \u202eشيئا"))])._repr_markdown_()
    assert "\u202e" not in shown
    assert "U+202E" in shown
