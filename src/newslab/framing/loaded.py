"""How often each outlet calls something by a loaded name, in its own voice and in quotations."""

import pandas as pd
from scipy import special

from newslab.errors import InputError
from newslab.framing.denominators import counted_sentences
from newslab.framing.hits import NAMING
from newslab.overlap.termcounts import FORMS_JOINED_BY
from newslab.tables import check, make_table
from newslab.uncertainty import LEVEL


def loaded_naming(
    hits: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    articles: pd.DataFrame | None = None,
    event: str | None = None,
    wire: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count the loaded names among all names that each outlet gives a referent, by voice.

    A name before the complementiser ("… رئيس وزراء الاحتلال … إن") is the outlet's own, whoever
    speaks behind it. Inside reported speech nobody can tell whose word a name is; it counts as
    quoted.

    Parameters
    ----------
    hits : pandas.DataFrame
        From `code_frames`; only names are counted.
    sentences : pandas.DataFrame, optional
        The sentences that were coded. Needed with `wire`.
    articles, event, wire
        As in `frame_shares`.

    Returns
    -------
    pandas.DataFrame
        One row an outlet, referent and voice with a name, the outlets in the order of the
        articles:

        - outlet, referent (str), voice (str: ``own``, ``quoted``; empty without attributions);
        - n (int: names), n_loaded (int: of these, loaded and not held at a distance), share
          (float: n_loaded / n, 0 to 1), ci_low, ci_high (float: 95 %, exact for independent
          names);
        - n_disputed (int: names whose loadedness is disputed, not in n_loaded), n_distanced (int:
          in quotation marks or behind ما يسمى);
        - names, loaded_names (str: as listed, the commonest first, joined by ``، ``), poles (str:
          whose vocabulary the loaded ones are, joined by a comma);
        - note (str: what was left out of the outlet, or empty).

    Raises
    ------
    InputError
        If a column is missing, or the event is not said.

    Notes
    -----
    The interval is that of Clopper and Pearson (1934).

    Examples
    --------
    >>> from newslab.framing.codebook import load_codebook
    >>> from newslab.framing.hits import code_frames
    >>> from newslab.corpus.segment import split_sentences
    >>> text = "اجتمع رئيس وزراء الاحتلال. غادر رئيس الوزراء الإسرائيلي."
    >>> sentences = split_sentences(pd.DataFrame({"doc_id": ["a"], "text": [text]}))
    >>> names = loaded_naming(code_frames(sentences, load_codebook()))
    >>> names[["referent", "n", "n_loaded", "share", "loaded_names"]]
                      referent  n  n_loaded  share         loaded_names
    0  Israel's prime minister  2         1    0.5  رئيس وزراء الاحتلال
    """
    hits = check(hits, "hits")
    if sentences is None:
        if wire is not None:
            raise InputError("sentences", ["not given, but wire is"], "Give the sentences too.")
        places = hits[["doc_id", "sent_id", "start", "end"]].drop_duplicates(["doc_id", "sent_id"])
        sentences = places.assign(kind="body")
    counted = counted_sentences(sentences, articles=articles, event=event, wire=wire)
    names = hits[hits["frame"] == NAMING].merge(counted.units, on=["doc_id", "sent_id"])
    rows = []
    for (outlet, referent, voice), found in names.groupby(["outlet", "target", "voice"]):
        is_loaded = (found["loaded"] == "yes") & ~found["distanced"]
        n, n_loaded = len(found), int(is_loaded.sum())
        rows.append(
            (
                outlet,
                referent,
                voice,
                n,
                n_loaded,
                n_loaded / n,
                *exact_interval(n_loaded, n),
                int((found["loaded"] == "disputed").sum()),
                int(found["distanced"].sum()),
                _commonest_first(found["entry"]),
                _commonest_first(found.loc[is_loaded, "entry"]),
                ", ".join(sorted(found.loc[is_loaded, "stance"].unique())),
                counted.notes[str(outlet)],
            )
        )
    rank: dict[object, int] = {outlet: number for number, outlet in enumerate(counted.outlets)}
    # Stable: within an outlet the referents and voices stay in their order.
    rows.sort(key=lambda row: rank[row[0]])
    return make_table(rows, "loaded_naming")


def exact_interval(n_with: int, n: int) -> tuple[float, float]:
    """95 % interval of a share of `n` units (Clopper and Pearson 1934).

    Examples
    --------
    >>> [round(bound, 3) for bound in exact_interval(0, 20)]
    [0.0, 0.168]
    """
    tail = (1 - LEVEL) / 2
    low = 0.0 if n_with == 0 else float(special.betaincinv(n_with, n - n_with + 1, tail))
    high = 1.0 if n_with == n else float(special.betaincinv(n_with + 1, n - n_with, 1 - tail))
    return low, high


def _commonest_first(names: pd.Series) -> str:
    counts = names.value_counts()
    in_order = sorted(zip(-counts.to_numpy(), counts.index, strict=True))
    return FORMS_JOINED_BY.join(name for _, name in in_order)
