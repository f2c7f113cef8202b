import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import ATTACKS, UNENCODABLE
from newslab.errors import InputError
from newslab.reading import article_slug, sentence_href

SAFE = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?")
RESERVED = {"con", "nul", "prn", "aux", "com1", "lpt9", "index"}


@pytest.mark.parametrize("doc_id", ["002", "a", "bbc-2020_12", "0" * 64])
def test_a_plain_id_is_its_own_name(doc_id):
    assert article_slug(doc_id) == doc_id


@pytest.mark.parametrize(
    "doc_id", ["", "A", "a.b", "a/b", "..", "con", "index", "index-2", "-a", "a_", "0" * 65, "خبر"]
)
def test_any_other_id_gets_digits_of_its_own(doc_id):
    assert re.fullmatch(r".+\.[0-9a-f]{20}", article_slug(doc_id))


@given(st.one_of(st.text(), st.sampled_from([*ATTACKS, UNENCODABLE])))
def test_every_name_is_safe_in_an_address_and_as_a_file(doc_id):
    slug = article_slug(doc_id)
    assert SAFE.fullmatch(slug)
    assert len(slug) <= 64
    assert slug.split(".")[0] not in RESERVED or "." in slug


@given(st.lists(st.text(max_size=8), unique=True))
def test_no_two_ids_share_a_name_even_where_case_is_no_matter(doc_ids):
    assert len({article_slug(doc_id).casefold() for doc_id in doc_ids}) == len(doc_ids)


def test_an_id_that_looks_like_a_name_made_here_is_renamed():
    made = article_slug("خبر")
    assert article_slug(made) != made


@pytest.mark.parametrize(
    "base", ["javascript:", "//evil.example/", "/", "..", "a b/", 'x"/', "../\n"]
)
def test_a_base_that_leaves_the_site_is_refused(base):
    with pytest.raises(InputError, match="relative path"):
        sentence_href("a", 0, base)


def test_a_base_may_climb_and_descend():
    assert sentence_href("a", 0, "../../ar/") == "../../ar/article/a.html#s0"


def test_a_number_below_zero_is_no_sentence():
    with pytest.raises(InputError, match="begins at 0"):
        sentence_href("a", -1)
