import numpy as np
import pandas as pd
import pytest

from hit_tables import make_articles, make_hits, plain
from newslab.corpus.segment import split_sentences
from newslab.errors import InputError
from newslab.framing.shares import frame_shares


def _row(shares, outlet="A", frame="peace", voice="own"):
    (row,) = shares.query("outlet == @outlet and frame == @frame and voice == @voice").to_dict(
        "records"
    )
    return row


def test_a_share_by_hand():
    articles = make_articles([10], ["A"])
    hits = make_hits(
        plain("a0", 1),
        plain("a0", 1),
        plain("a0", 4),
        plain("a0", 4, voice="quoted"),
        ("a0", 5, "peace", "normalization", "own", "negated", ""),
        ("a0", 6, "peace", "normalization", "own", "distanced", ""),
        ("a0", 7, "peace", "normalization", "own", "opposed", "condemnation"),
    )
    shares = frame_shares(hits, split_sentences(articles), articles=articles)
    own = _row(shares)
    assert (own["n_sentences"], own["n_with"], own["n_hits"], own["share"]) == (10, 2, 3, 0.2)
    assert (own["n_negated"], own["n_distanced"], own["n_opposed"]) == (1, 1, 1)
    assert (own["n_articles"], own["ci_unit"]) == (1, "sentences")
    assert (own["ci_low"], own["ci_high"]) == pytest.approx((0.0567, 0.5098), abs=1e-4)
    assert _row(shares, voice="quoted")["n_with"] == 1


def test_names_are_counted_elsewhere():
    articles = make_articles([5], ["A"])
    hits = make_hits(plain("a0", 1), plain("a0", 2, frame="naming"))
    assert frame_shares(hits, split_sentences(articles))["frame"].unique().tolist() == ["peace"]


def test_outlets_stand_in_the_order_of_the_articles_and_frames_without_hits_are_zero():
    articles = make_articles([5, 5, 5], ["Z", "A", "Z"])
    hits = make_hits(plain("a1", 0), plain("a2", 0, frame="crimes", stance="condemnation"))
    shares = frame_shares(hits, split_sentences(articles), articles=articles)
    assert shares["outlet"].drop_duplicates().tolist() == ["Z", "A"]
    assert len(shares) == 2 * 2 * 2
    assert _row(shares, "Z")["share"] == 0
    assert _row(shares, "Z", "crimes")["share"] == 0.1


def test_an_article_off_the_event_is_missing_and_not_zero():
    articles = make_articles([5, 5], ["A", "B"]).assign(event=["e", "f"])
    hits = make_hits(plain("a0", 0), plain("a1", 0))
    shares = frame_shares(hits, split_sentences(articles), articles=articles, event="e")
    off = _row(shares, "B")
    assert off["n_sentences"] == 0
    assert np.isnan([off["share"], off["ci_low"], off["ci_high"]]).all()
    assert off["note"] == "a1 is off the event (f): left out, not scored"


def test_hits_coded_without_attributions_have_one_voice():
    articles = make_articles([5], ["A"])
    hits = make_hits(plain("a0", 0, voice=""))
    assert frame_shares(hits, split_sentences(articles))["voice"].tolist() == [""]


def test_few_sentences_have_no_interval():
    articles = make_articles([4], ["A"])
    row = _row(frame_shares(make_hits(plain("a0", 0)), split_sentences(articles)), "a0")
    assert row["ci_unit"] == ""
    assert np.isnan(row["ci_low"])


def test_five_articles_are_resampled():
    articles = make_articles([10] * 6, ["A"] * 6)
    sentences = split_sentences(articles)
    even = make_hits(*(plain(f"a{n}", k) for n in range(6) for k in range(3)))
    uneven = make_hits(*(plain(f"a{n}", k) for n in range(2) for k in range(9)))
    rows = [_row(frame_shares(h, sentences, articles=articles)) for h in (even, uneven)]
    assert [row["share"] for row in rows] == [0.3, 0.3]
    assert {row["ci_unit"] for row in rows} == {"articles"}
    # All articles alike leave nothing to vary; two that carry it all leave much.
    assert rows[0]["ci_high"] - rows[0]["ci_low"] == pytest.approx(0)
    assert rows[1]["ci_high"] - rows[1]["ci_low"] > 0.4
    none = _row(frame_shares(even, sentences, articles=articles), voice="quoted")
    assert none["ci_low"] == 0
    assert none["ci_high"] == pytest.approx(1 - 0.025 ** (1 / 6))
    without = frame_shares(even, sentences, articles=articles, n_boot=0)
    assert np.isnan(_row(without)["ci_low"])


def test_results_do_not_depend_on_the_order_of_articles():
    articles = make_articles([7] * 12, ["A"] * 6 + ["B"] * 6)
    hits = make_hits(*(plain(f"a{n}", n % 7) for n in range(0, 12, 2)))
    shares = frame_shares(hits, split_sentences(articles), articles=articles)
    turned = articles[::-1].reset_index(drop=True)
    other = frame_shares(hits, split_sentences(turned), articles=turned)
    columns = ["outlet", "frame", "voice"]
    pd.testing.assert_frame_equal(
        shares.sort_values(columns, ignore_index=True),
        other.sort_values(columns, ignore_index=True),
    )


def test_hits_of_other_sentences_are_an_error():
    articles = make_articles([5], ["A"])
    with pytest.raises(InputError, match="doc_id 'b', sent_id 1: no such sentence"):
        frame_shares(make_hits(plain("b", 1)), split_sentences(articles))


def test_documented_columns_are_returned():
    articles = make_articles([5], ["A"])
    shares = frame_shares(make_hits(plain("a0", 0)), split_sentences(articles))
    assert all(column in frame_shares.__doc__ for column in shares)
