import pandas as pd
import pytest

from newslab import carried_sentences, read_corpus
from newslab.errors import InputError
from newslab.reading import carried

from .parsed import assert_harmless, parse, shown

A = "الخطوة رمزية إلى حد كبير. أقام المغرب علاقات."
B = "خبر أول. الخطوة رمزية إلى حد كبير."
ARTICLES = pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["A", "B"], "text": [A, B]})


def test_counts_and_sentences_say_the_same():
    page = parse(carried("a", ARTICLES))
    cells = [shown(cell) for cell in page.select("tbody tr > *")]
    assert cells == ["B (b)", "1", "0", "1", "2"]
    told = [shown(how) for how in page.select(".nl-how")]
    assert told == ["verbatim", "not found"]


def test_a_table_that_is_given_is_shown_as_it_is():
    table = carried_sentences("a", ARTICLES).assign(how="left out", passage="")
    view = carried("a", ARTICLES, table=table)
    assert [shown(how) for how in parse(view).select(".nl-how")] == ["not found"] * 2
    assert len(view.table) == 2


def test_sentences_and_passages_link_to_their_places_on_a_site():
    page = parse(carried("a", ARTICLES, base="../"))
    links = [link["href"] for link in page.select("a")]
    assert links == [
        "../article/a.html#s0",
        "../article/b.html#s1",
        "../article/a.html#s1",
    ]
    assert not parse(carried("a", ARTICLES)).select("a")


def test_changes_are_told_in_words():
    table = carried_sentences("a", ARTICLES).assign(changes="رمزية → كبيرة")
    page = parse(carried("a", ARTICLES, table=table))
    assert "Changes: رمزية → كبيرة" in [shown(line) for line in page.select("details p")]


@pytest.mark.parametrize(
    ("source", "changes", "message"),
    [
        ("z", {}, "no article 'z'"),
        ("a", {"how": "copied"}, "how is 'copied'"),
        ("a", {"end": 500}, "no place in an article"),
        ("a", {"text": "غيره"}, "the article has"),
        ("a", {"passage": "غيره"}, "carried, sent_id 0: the article has"),
    ],
)
def test_what_does_not_fit_is_refused(source, changes, message):
    table = carried_sentences("a", ARTICLES).assign(**changes)
    with pytest.raises(InputError, match=message):
        carried(source, ARTICLES, table=table)


def test_real_articles():
    articles = read_corpus("data/raw")
    view = carried("002", articles, base="../", lang="ar")
    assert_harmless(view)
    assert parse(view).section["dir"] == "rtl"
    n_sentences = view.table.drop_duplicates(["start", "end"]).shape[0]
    assert len(parse(view).select(".nl-sentences > li")) == n_sentences
