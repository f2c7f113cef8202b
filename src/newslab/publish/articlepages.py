"""The article pages of a site: one each with an anchor a sentence, and an index of them."""

from collections.abc import Iterator
from typing import Any

from newslab.catalog import say
from newslab.publish.exporter import NewslabExporter
from newslab.publish.sanitize import clean_html
from newslab.publish.tree import Tree
from newslab.reading import article_page, article_slug
from newslab.study import Study

__all__ = ["INDEX", "article_pages"]

INDEX = "articles"
PAGE_SIZE = 200  # articles on one page of the index


def article_pages(
    study: Study,
    tree: Tree,
    exporter: NewslabExporter,
    *,
    texts: bool = True,
    page_size: int = PAGE_SIZE,
) -> Iterator[tuple[str, str]]:
    """Write the pages of all articles and the index that lists them.

    Parameters
    ----------
    study : Study
    tree : Tree
        The language and place of the pages.
    exporter : NewslabExporter
    texts : bool
        Whether the pages show the articles' words; without them each sentence keeps its anchor
        and its offsets.
    page_size : int
        Articles on one page of the index.

    Yields
    ------
    path, html : str
        The path below the tree's root.

    Examples
    --------
    >>> from newslab.study import open_study
    >>> study = open_study(".")
    >>> pages = dict(article_pages(study, Tree("en", "", "Study"), NewslabExporter()))
    >>> list(pages)[:2], 'id="s4"' in pages["article/002.html"]
    (['articles.html', 'article/000.html'], True)
    """
    entries = _entries(study, tree)
    yield from _index(entries, tree, exporter, page_size)
    none = study.sentences.iloc[:0]
    sentences, hits, said = (
        {str(doc_id): rows for doc_id, rows in table.groupby("doc_id")}
        for table in (study.sentences, study.hits, study.attributions)
    )
    for number, entry in enumerate(entries):
        article = study.articles.iloc[[number]]
        own = sentences.get(entry["doc_id"], none)
        body = ""
        if texts:
            view = article_page(
                article,
                own,
                hits=hits.get(entry["doc_id"]),
                attributions=said.get(entry["doc_id"]),
                stances=study.stances,
                lang=tree.lang,
            )
            body = clean_html(view.html)
        yield (
            entry["path"],
            exporter.render(
                "article.html.j2",
                lang=tree.lang,
                site=tree.site(
                    entry["path"],
                    previous=_neighbour(entries, number - 1),
                    next=_neighbour(entries, number + 1),
                ),
                entry=entry,
                body=body,
                sentences=[] if texts else own.to_dict("records"),
            ),
        )


def _entries(study: Study, tree: Tree) -> list[dict[str, Any]]:
    """What the index and the neighbours say of each article."""
    n_hits = {} if study.codebook is None else study.hits["doc_id"].value_counts().to_dict()
    entries = []
    for row in study.articles.to_dict("records"):
        doc_id = str(row["doc_id"])
        slug = article_slug(doc_id)
        entries.append(
            {
                "doc_id": doc_id,
                "path": f"article/{slug}.html",
                "file": f"{slug}.html",
                "outlet": row["outlet"],
                "date": row["date"],
                "headline": row["headline"],
                "title": row["headline"] or say("page.article", tree.lang, doc_id=doc_id),
                "n_words": row["n_words"],
                "n_hits": None if study.codebook is None else n_hits.get(doc_id, 0),
            }
        )
    return entries


def _index(
    entries: list[dict[str, Any]], tree: Tree, exporter: NewslabExporter, page_size: int
) -> Iterator[tuple[str, str]]:
    starts = range(0, max(len(entries), 1), page_size)
    parts = [
        f"{INDEX}-{number}.html" if number > 1 else f"{INDEX}.html"
        for number in range(1, len(starts) + 1)
    ]
    for number, start in enumerate(starts):
        site = tree.site(parts[number])
        # All parts of the index are the section "articles".
        for link in site["links"]:
            link["current"] = link["current"] or link["href"] == parts[0]
        yield (
            parts[number],
            exporter.render(
                "articles.html.j2",
                lang=tree.lang,
                site=site,
                entries=entries[start : start + page_size],
                parts=parts if len(parts) > 1 else [],
                part=number + 1,
                first=start + 1,
                n_articles=len(entries),
            ),
        )


def _neighbour(entries: list[dict[str, Any]], number: int) -> dict[str, str] | None:
    if not 0 <= number < len(entries):
        return None
    return {"href": entries[number]["file"], "title": entries[number]["title"]}
