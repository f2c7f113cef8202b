"""Attack strings in every place of every view: harmless, and shown as the text that they are."""

import nh3
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from hostile import ATTACKS
from newslab import reading

from .parsed import ATTRIBUTES, TAGS, assert_harmless, parse, shown, spaced
from .tables import PASSAGES, SAID, hit, hits_of, one, table_of

SIGNS = ("nl-number", "nl-hidden", "nl-who", "nl-key", "nl-jump")
IDS = [f"{attack}{number}" for number, attack in enumerate(ATTACKS)]


def lines_shown(page):
    return " ".join(shown(line, without=SIGNS) for line in page.find_all(class_="nl-line"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_article_with_hostile_marks(attack):
    text = f"قال {attack} نعم."
    end = len(text) - 1
    frame = attack if attack.strip() else "x"  # a frame has a name
    hits = hits_of(
        hit(4, end, text, frame=frame, stance=attack, actor=attack, why=attack),
        hit(0, 3, text, loaded="yes"),
    )
    said = table_of(SAID, ("a", 0, 2, end, "", -1, -1, attack, text[:3], attack, "direct", 0, 3))
    view = reading.article_page(
        one(text, outlet=attack, headline=attack, date=attack, event=attack, note=attack),
        hits=hits,
        attributions=said,
        labels={attack: attack * 2},
    )
    assert_harmless(view)
    assert lines_shown(parse(view)) == spaced(text)


def test_hostile_pairs():
    lines = [f"قال {attack} نعم." for attack in ATTACKS]
    text = "\n".join(lines)
    articles = pd.DataFrame({"doc_id": IDS[:2], "outlet": ATTACKS[:2], "text": [text] * 2})
    starts = [sum(map(len, lines[:at])) + at for at in range(len(lines))]
    spans = [(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    a, b = IDS[:2]
    rows = [(a, *span, b, *span, "near", "", False) for span in spans]
    view = reading.side_by_side(articles, table_of(PASSAGES, *rows), a, b)
    assert_harmless(view)
    for column in parse(view).find_all(class_="nl-column"):
        assert lines_shown(column) == spaced(text)


def test_hostile_contexts():
    texts = [f"{attack} التطبيع {attack}" for attack in ATTACKS]
    articles = pd.DataFrame({"doc_id": IDS, "outlet": ATTACKS, "text": texts})
    view = reading.concordance(articles, "تطبيع", base="../")
    assert sorted(view.table["doc_id"]) == sorted(IDS)
    assert_harmless(view)
    matches = parse(view).select("td.nl-match")
    assert [shown(match) for match in matches] == ["التطبيع"] * len(ATTACKS)


@pytest.mark.parametrize("attack", ["<script>alert('التطبيع')</script>", "{{7*7}}", "a\u202eb"])
def test_a_hostile_query(attack):
    assert_harmless(reading.concordance(one("لا شيء هنا."), attack))
    assert_harmless(reading.concordance(one(f"قال {attack} هنا."), attack))


def test_hostile_outcomes():
    lines = [f"قال {attack} نعم." for attack in ATTACKS]
    articles = pd.DataFrame({"doc_id": IDS, "outlet": ATTACKS, "text": lines})
    columns = "doc_id sent_id start end text carried_by how passage passage_start changes"
    head = (IDS[0], 0, 0, len(lines[0]), lines[0])
    rows = [
        (*head, doc_id, "changed", line, 0, line)
        for doc_id, line in zip(IDS[1:], lines[1:], strict=True)
    ]
    view = reading.carried(IDS[0], articles, table=table_of(columns, *rows), base="../")
    assert_harmless(view)
    passages = parse(view).select("details > p:nth-of-type(1)")
    assert [shown(passage) for passage in passages] == [spaced(line) for line in lines[1:]]


def test_hostile_tables():
    articles = pd.DataFrame({"doc_id": IDS, "outlet": ATTACKS, "text": "جملة."})
    table = pd.DataFrame({"<b>": ATTACKS, "doc_id": IDS, "sent_id": 0})
    rows = reading.evidence(table, articles, caption=ATTACKS[0])
    assert_harmless(rows)
    heads = [shown(head) for head in parse(rows).select("tbody th")]
    assert heads == [spaced(attack) for attack in ATTACKS]


def test_hostile_sentences_behind_counts():
    articles = pd.DataFrame({"doc_id": IDS, "outlet": ATTACKS, "text": "جملة."})
    counts = pd.DataFrame({"outlet": ATTACKS, "n": range(len(ATTACKS))})
    behind = articles.assign(sent_id=0, text=ATTACKS)
    view = reading.evidence(counts, articles, sentences=behind, by=["outlet"])
    assert_harmless(view)
    listed = [shown(item) for item in parse(view).select("li p")]
    assert listed == [spaced(attack) for attack in ATTACKS]


def test_the_styles_hold_nothing_that_could_end_them_or_load():
    styles = reading.style_sheet()
    for forbidden in ("<", "url(", "@import", "expression", "javascript"):
        assert forbidden not in styles


def test_a_sanitizer_with_these_lists_has_nothing_to_take_out():
    text = "قال ترامب: «نعم».\nوانتهى."
    view = reading.article_page(one(text), hits=hits_of(hit(4, 9, text)))
    cleaned = nh3.clean(view.html, tags=TAGS, attributes={"*": ATTRIBUTES}, link_rel=None)
    assert len(cleaned) == len(view.html)
    assert BeautifulSoup(cleaned, "html.parser").get_text() == parse(view).get_text()
