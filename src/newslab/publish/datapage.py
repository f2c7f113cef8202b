"""The page of a site on its data: every file, and what every column means."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from newslab.catalog import say
from newslab.publish.exporter import NewslabExporter
from newslab.publish.tree import Tree, relative
from newslab.tables import meaning, unit

__all__ = ["DATA_PAGE", "data_page"]

DATA_PAGE = "data/README.html"


def data_page(
    tables: Mapping[str, pd.DataFrame],
    sizes: Mapping[str, int],
    tree: Tree,
    exporter: NewslabExporter,
) -> str:
    """Write the page that explains the data files.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
    sizes : mapping of str to int
        Bytes of each file by its path on the site, such as ``data/hits.csv``.
    tree : Tree
    exporter : NewslabExporter

    Returns
    -------
    str
        HTML of the page `DATA_PAGE`.

    Examples
    --------
    >>> tables = {"who_speaks": pd.DataFrame({"outlet": ["A"], "share": [0.5]})}
    >>> files = ["who_speaks.csv", "who_speaks.json", "dictionary.csv", "dictionary.json"]
    >>> sizes = {f"data/{name}": 20 for name in [*files, "references.bib"]}
    >>> html = data_page(tables, sizes, Tree("en", "", "Study"), NewslabExporter())
    >>> 'href="who_speaks.csv"' in html
    True
    """
    place = tree.root + DATA_PAGE

    def file(name: str) -> dict[str, str]:
        kind = name.rpartition(".")[2].upper()
        path = f"data/{name}"
        if path not in sizes:
            path, kind = f"{path}.zip", f"{kind}, ZIP"
        return {"href": relative(place, path), "label": kind, "size": _size(sizes[path])}

    shown: list[dict[str, Any]] = [
        {
            "name": name,
            "n_rows": len(table),
            "meaning": say(f"table.{name}", tree.lang),
            "files": [file(f"{name}.csv"), file(f"{name}.json")],
            "columns": [
                {
                    "name": column,
                    "unit": unit(name, column, tree.lang),
                    "meaning": meaning(name, column, tree.lang),
                }
                for column in map(str, table.columns)
            ],
        }
        for name, table in tables.items()
    ]
    return exporter.render(
        "data.html.j2",
        lang=tree.lang,
        site=tree.site(DATA_PAGE),
        tables=shown,
        packed=any(path.endswith(".zip") for path in sizes),
        dictionary=[file("dictionary.csv"), file("dictionary.json")],
        references=file("references.bib"),
    )


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1e6:.1f} MB" if n_bytes >= 1e6 else f"{max(n_bytes / 1e3, 0.1):.1f} kB"
