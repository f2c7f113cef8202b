"""What verbs make of any small corpus is the table that they say it is."""

from hypothesis import given, settings

import newslab
from any_corpora import corpora
from newslab.tables import check
from places import ROOT

CODEBOOK = newslab.load_codebook(ROOT / "data" / "codebook")


@settings(max_examples=8)
@given(corpora)
def test_every_verb_keeps_to_the_list(articles):
    sentences = newslab.split_sentences(articles)
    attributions = newslab.find_attributions(sentences)
    hits = newslab.code_frames(sentences, CODEBOOK, attributions=attributions)
    passages = newslab.shared_passages(articles)
    on_event = {"articles": articles, "event": "f"}
    made = {
        "sentences": sentences,
        "parts": newslab.article_parts(articles),
        "credits": newslab.find_credits(articles),
        "terms": newslab.count_terms(articles),
        "attributions": attributions,
        "who_speaks": newslab.who_speaks(attributions, articles, n_boot=40),
        "hits": hits,
        "frame_shares": newslab.frame_shares(hits, sentences, n_boot=40, **on_event),
        "net_stance": newslab.net_stance(hits, sentences, n_boot=40, **on_event),
        "loaded_naming": newslab.loaded_naming(hits, sentences, **on_event),
        "passages": passages,
        "reuse": newslab.reuse_share(passages, articles, n_boot=40),
        "sources": newslab.trace_sources(articles, passages),
        "carried": newslab.carried_sentences("000", articles),
        "added": newslab.added_sentences("000", articles),
        "names": newslab.find_names(articles),
        "name_variants": newslab.name_variants(articles),
        "spellings": newslab.find_spellings(articles),
        "seams": newslab.find_seams(articles),
        "similarity": newslab.article_similarity(articles, n_boot=40),
        "outlet_overlap": newslab.outlet_overlap(articles, n_boot=40),
    }
    for name, table in made.items():
        check(table, name)
