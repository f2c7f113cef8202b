"""Every table of ``columns.tsv``, as the public verbs make it from the five articles."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

import newslab
from places import ROOT

EVENT = "kazakhstan-accords"


@cache
def tables_made():
    """Pairs of the name of a table and a table that a verb returned, each verb at least once."""
    articles = newslab.read_corpus(ROOT / "data" / "raw")
    event = articles[articles["event"] == EVENT]
    sentences = newslab.split_sentences(articles)
    passages = newslab.shared_passages(articles)
    similarity = newslab.article_similarity(articles, n_boot=50)
    counts = newslab.count_terms(event, without=passages)
    attributions = newslab.find_attributions(sentences)
    codebook = newslab.load_codebook(ROOT / "data" / "codebook")
    hits = newslab.code_frames(sentences, codebook, attributions=attributions)
    unvoiced = newslab.code_frames(sentences, codebook)
    on_event = {"articles": articles, "event": EVENT}
    human = newslab.read_coded_spans(
        ROOT / "data" / "coding" / "frames.csv", coder="reading", without=["by_name"]
    )
    machine = newslab.hits_as_labels(hits, sentences)
    one_value = newslab.labels_with_one_value(human, "stance")
    both = pd.concat([one_value, machine], ignore_index=True)
    no_hits = hits.iloc[:0]
    key, sheets = _coded(sentences.iloc[:12])
    uncalibrated = newslab.StanceClassifier(calibrate=False)
    texts = ["ندين التطبيع", "نرحب بالسلام", "ندين الاتفاق"] * 10
    sides = ["against", "favor", "against"] * 10
    return [
        ("articles", articles),
        ("parts", newslab.article_parts(articles)),
        ("sentences", sentences),
        ("sentences", newslab.split_sentences(articles.iloc[:0])),
        ("description", newslab.describe_corpus(articles)),
        ("credits", newslab.find_credits(articles)),
        ("tokens", newslab.tokenize("قال الوزير، في 2025 على https://a.example")),
        ("terms", newslab.count_terms(articles)),
        ("terms", newslab.add_tfidf(counts)),
        ("similarity", similarity),
        ("similarity", newslab.article_similarity(articles, n_boot=0)),
        ("outlet_overlap", newslab.outlet_overlap(event, n_boot=50)),
        ("event_separation", newslab.event_separation(similarity, articles)),
        ("overlap_sensitivity", newslab.overlap_sensitivity(articles)),
        ("shared_terms", newslab.shared_terms(articles, "000", "002")),
        ("passages", passages),
        ("passages", newslab.wire_copy(articles, passages)),
        ("reuse", newslab.reuse_share(passages, articles, n_boot=50)),
        ("reuse", newslab.reuse_share(passages, articles, by="doc_id", n_boot=0)),
        ("reuse", newslab.reuse_share(passages, articles, by="event", n_boot=50)),
        ("sources", newslab.trace_sources(articles, passages)),
        ("sources", newslab.trace_sources(articles, passages, each="passage")),
        ("carried", newslab.carried_sentences("002", articles)),
        ("added", newslab.added_sentences("002", articles)),
        ("names", newslab.find_names(articles)),
        ("name_variants", newslab.name_variants(articles)),
        ("spellings", newslab.find_spellings(articles)),
        ("seams", newslab.find_seams(articles)),
        ("suggestions", newslab.suggest_variants(articles)),
        ("keyness", newslab.keyness(counts)),
        ("keyness", newslab.keyness(counts, target="004", by="doc_id")),
        ("keyness_sensitivity", newslab.keyness_sensitivity(counts, target="unknown 004")),
        ("attributions", attributions),
        ("who_speaks", newslab.who_speaks(attributions, articles, n_boot=50)),
        ("who_speaks", newslab.who_speaks(attributions, articles, by="doc_id", n_boot=0)),
        ("who_speaks", newslab.who_speaks(attributions, articles, by="event", n_boot=50)),
        ("hits", hits),
        ("hits", unvoiced),
        ("hits", no_hits),
        ("frame_shares", newslab.frame_shares(hits, sentences, n_boot=50, **on_event)),
        ("frame_shares", newslab.frame_shares(unvoiced, sentences)),
        ("frame_shares", newslab.frame_shares(no_hits, sentences)),
        ("net_stance", newslab.net_stance(hits, sentences, n_boot=50, **on_event)),
        ("net_stance", newslab.net_stance(unvoiced, sentences, n_boot=50, **on_event)),
        ("loaded_naming", newslab.loaded_naming(hits, sentences, **on_event)),
        ("loaded_naming", newslab.loaded_naming(no_hits, sentences)),
        ("labels", human),
        ("labels", machine),
        ("labels", one_value),
        ("labels", newslab.check_labels(both)),
        ("labels", newslab.adjudicate(one_value)),
        ("coding_key", key),
        ("labels", sheets),
        ("disagreements", newslab.disagreements(sheets, variables=["stance"])),
        (
            "class_scores",
            newslab.evaluate_classifier(
                texts, sides, classifier=uncalibrated, n_splits=2, n_boot=20
            ),
        ),
        (
            "learning_curve",
            newslab.learning_curve(texts, sides, classifier=uncalibrated, n_splits=2, n_boot=20),
        ),
        ("agreement", newslab.agreement(both, variables=["stance", "voice"], n_boot=50)),
        ("confusion", newslab.confusion(both, "stance", "reading", "codebook")),
        ("disagreements", newslab.disagreements(both, variables=["stance", "voice"])),
        ("scores", newslab.score_coding(machine, human, variable="stance", n_boot=50)),
    ]


def _coded(sentences):
    """The key of a coding sheet, and what two coders gave, who differ in one unit."""
    scheme = newslab.CodingScheme({"stance": ["for", "against", "none"]})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "amal"
        key = newslab.export_coding_sheet(sentences, scheme, path, coder="amal")
        sheet = newslab.read_coding_sheets(path.with_suffix(".csv"), key, scheme)
    first = sheet.assign(stance="none")
    second = first.assign(coder="basim", stance=["for", *first["stance"].iloc[1:]])
    return key, pd.concat([first, second], ignore_index=True)
