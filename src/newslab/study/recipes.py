"""What each table of a study is made with: a verb, and what it is handed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from newslab.attribution.attributions import find_attributions
from newslab.attribution.voices import who_speaks
from newslab.coding.agreement import agreement
from newslab.coding.labels import labels_with_one_value
from newslab.corpus.describe import describe_corpus
from newslab.corpus.segment import article_parts, split_sentences
from newslab.framing.codebook import load_codebook
from newslab.framing.framelabels import hits_as_labels
from newslab.framing.hits import code_frames
from newslab.framing.loaded import loaded_naming
from newslab.framing.shares import frame_shares
from newslab.framing.stance import net_stance
from newslab.naming.names import find_names, name_variants
from newslab.naming.seams import find_seams
from newslab.overlap.keyness import keyness
from newslab.overlap.sensitivity import overlap_sensitivity
from newslab.overlap.similarity import article_similarity
from newslab.overlap.termcounts import count_terms
from newslab.reuse.carried import carried_sentences
from newslab.reuse.passages import shared_passages
from newslab.reuse.share import reuse_share
from newslab.reuse.sources import trace_sources

if TYPE_CHECKING:
    from newslab.study.study import Study

__all__ = ["OF_EVENT", "RECIPES", "Call", "followed"]

# Of more articles, each is compared with its ten most similar only, and followed into those that
# share a passage with it: all pairs of a thousand would fill files that nobody opens.
MAX_ALL_PAIRS = 50
N_MOST_SIMILAR = 10
N_DRAWS_OF_MANY = 200


@dataclass(frozen=True)
class Call:
    """A verb with its arguments, before it is called."""

    verb: Callable[..., pd.DataFrame]
    arguments: Sequence[Any] = ()
    options: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self) -> pd.DataFrame:
        """Make the table."""
        return self.verb(*self.arguments, **self.options)


def _given(study: "Study", **lists: str) -> dict[str, Any]:
    """Options for the lists that the study has of its own; ours are the defaults of the verbs."""
    own = {option: study.lists[name] for option, name in lists.items()}
    return {option: table for option, table in own.items() if table is not True}


def _similarity(study: "Study") -> Call:
    options: dict[str, Any] = {"policy": study.lists.policy}
    if len(study.articles) > MAX_ALL_PAIRS:
        options |= {"top": N_MOST_SIMILAR, "n_boot": N_DRAWS_OF_MANY}
    return Call(article_similarity, (study.articles,), options)


def _sensitivity(articles: pd.DataFrame, **options: Any) -> pd.DataFrame:
    """`overlap_sensitivity`; nothing where there are no pairs within and across events."""
    sizes = articles["event"].value_counts()
    if len(sizes) > 1 and sizes.max() > 1:
        return overlap_sensitivity(articles, **options)
    return pd.DataFrame()


def _terms(study: "Study") -> Call:
    # Copy that stands in other articles too is not an outlet's own wording.
    options = {"policy": study.lists.policy, "without": study.passages}
    return Call(count_terms, (study.event_articles,), options)


def _keyness(counts: pd.DataFrame) -> pd.DataFrame:
    """`keyness` of each outlet; nothing where there is nothing to compare with."""
    if len(pd.unique(counts["outlet"])) > 1:
        return keyness(counts)
    two = pd.DataFrame({"doc_id": [*"ab"], "outlet": [*"ab"], "term": [*"ab"], "n": [1, 1]})
    return keyness(two.assign(forms="")).iloc[:0]


def followed(study: "Study") -> str:
    """The article whose sentences are followed: the one named, or the likeliest source, or none."""
    if study.follow:
        return study.follow
    sources = study.table("sources")
    named = sources[sources["verdict"] == "source"]
    if named.empty:
        return ""
    return str(named.groupby("likely_source")["n_tokens"].sum().idxmax())


def _carried(study: "Study") -> Call:
    sources = study.table("sources")
    named = set(sources.loc[sources["verdict"] == "source", "likely_source"]) | {followed(study)}
    docs = [doc_id for doc_id in study.articles["doc_id"] if doc_id in named]
    options = {"policy": study.lists.policy, "passages": study.passages}
    return Call(_followed_sentences, (docs, study.articles), options)


def _followed_sentences(
    docs: Sequence[str], articles: pd.DataFrame, *, passages: pd.DataFrame, **options: Any
) -> pd.DataFrame:
    """`carried_sentences` of each of some articles, within its event."""
    tables = []
    for doc_id in docs:
        event = articles.loc[articles["doc_id"] == doc_id, "event"].iloc[0]
        followers = articles[articles["event"] == event]
        if len(articles) > MAX_ALL_PAIRS:
            pairs = passages[(passages["doc_a"] == doc_id) | (passages["doc_b"] == doc_id)]
            sharing = {doc_id, *pairs["doc_a"], *pairs["doc_b"]}
            followers = followers[followers["doc_id"].isin(sharing)]
        tables.append(carried_sentences(doc_id, followers, **options))
    if tables:
        return pd.concat(tables, ignore_index=True)
    first = articles.head(1)
    return carried_sentences(str(first["doc_id"].iloc[0]), first, **options).iloc[:0]


def _hits(study: "Study") -> Call:
    if study.codebook is None:
        # The columns of hits, and none of them: nobody said what to look for.
        return Call(
            code_frames, (study.sentences.iloc[:0], load_codebook()), {"attributions": None}
        )
    options = {"attributions": study.attributions}
    return Call(code_frames, (study.sentences, study.codebook), options)


def _agreement(study: "Study") -> Call:
    people, machine = study.table("coding"), hits_as_labels(study.hits, study.sentences)
    return Call(_agreement_of, (people, machine))


def _agreement_of(people: pd.DataFrame, machine: pd.DataFrame) -> pd.DataFrame:
    """`agreement` of the coders, or of the one coder there is with the codebook."""
    columns = ["unit_id", "coder", "stance", "voice"]
    if len(pd.unique(people["coder"])) > 1:
        return agreement(people[[name for name in (*columns, "frame") if name in people]])
    if people.empty:
        two = pd.DataFrame({"unit_id": [*"aabb"], "coder": [*"abab"], "stance": [*"xyxy"]})
        return agreement(two, n_boot=0).iloc[:0]
    labels = pd.concat([labels_with_one_value(people, "stance"), machine], ignore_index=True)
    return agreement(labels[columns])


def _speaks(study: "Study", event: str) -> Call:
    articles = study.articles[study.articles["event"] == event] if event else study.articles
    spans = study.attributions[study.attributions["doc_id"].isin(articles["doc_id"])]
    return Call(who_speaks, (spans, articles))


def _framing(verb: Callable[..., pd.DataFrame]) -> Callable[["Study", str], Call]:
    def recipe(study: "Study", event: str) -> Call:
        options: dict[str, Any] = {
            "articles": study.articles if event else study.counted_articles,
            "event": event or None,
        }
        if verb is net_stance:
            options["poles"] = tuple(study.poles)
        return Call(verb, (study.hits, study.sentences), options)

    return recipe


# Tables that say nothing of an article off the event: each is of one event.
OF_EVENT: Mapping[str, Callable[["Study", str], Call]] = {
    "who_speaks": _speaks,
    "frame_shares": _framing(frame_shares),
    "net_stance": _framing(net_stance),
    "naming": _framing(loaded_naming),
}
RECIPES: Mapping[str, Callable[["Study"], Call]] = {
    "sentences": lambda s: Call(split_sentences, (s.articles,)),
    "parts": lambda s: Call(article_parts, (s.articles,)),
    "description": lambda s: Call(describe_corpus, (s.articles,)),
    "similarity": _similarity,
    "overlap_sensitivity": lambda s: Call(_sensitivity, (s.articles,), {"policy": s.lists.policy}),
    "passages": lambda s: Call(
        shared_passages,
        (s.articles,),
        {"policy": s.lists.policy, **_given(s, statements="statements")},
    ),
    "reuse": lambda s: Call(reuse_share, (s.passages, s.articles)),
    "sources": lambda s: Call(
        trace_sources,
        (s.articles, s.passages),
        _given(s, agencies="agencies", spellings="spellings"),
    ),
    "seams": lambda s: Call(find_seams, (s.articles,), _given(s, spellings="spellings")),
    "carried": _carried,
    "names": lambda s: Call(find_names, (s.articles,), _given(s, names="names")),
    "name_variants": lambda s: Call(name_variants, (s.articles,), _given(s, names="names")),
    "terms": _terms,
    "keyness": lambda s: Call(_keyness, (s.table("terms"),)),
    "attributions": lambda s: Call(
        find_attributions, (s.sentences,), _given(s, actors="actors", cues="cues")
    ),
    "hits": _hits,
    "agreement": _agreement,
}
