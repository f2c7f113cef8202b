"""How far each outlet leans to one pole or the other."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from newslab.analyses.analysis import Analysis
from newslab.analyses.called import Told
from newslab.analyses.evidencerows import sentences_with
from newslab.analyses.finding import Claim, Finding, Names
from newslab.analyses.frames import NAMING
from newslab.tables import check

__all__ = ["Stance", "stance_finding"]

_LEVEL = 0.05


class Stance(Analysis):
    """The net stance of each outlet, by voice. Without poles there is none."""

    name = "stance"

    def _made(self) -> pd.DataFrame:
        # Without two poles no number is a net stance: the table has no rows, and no zeros.
        return self._study.table("net_stance") if self._study.poles else pd.DataFrame()

    def _found(self) -> Finding:
        study = self._study
        if not study.poles:
            return Finding([Claim("finding.stance.nopoles")])
        return stance_finding(
            self.table, study.hits, study.event_articles, poles=study.poles, **self._told_with
        )

    @property
    def charted(self) -> pd.DataFrame:
        """Outlets of which a sentence counts."""
        return self.table[self.table["n_sentences"] > 0] if len(self.table) else self.table


def stance_finding(
    stance: pd.DataFrame,
    hits: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    poles: Sequence[str],
    names: Names | None = None,
    sentences: pd.DataFrame | None = None,
) -> Finding:
    """Say how many sentences point to each pole, and whether a test tells outlets apart.

    Parameters
    ----------
    stance : pandas.DataFrame
        With outlet, n_articles, p and, for the first voice v, v_net (`net_stance`).
    hits : pandas.DataFrame
        What was counted (`code_frames`).
    articles : pandas.DataFrame
        The articles that count, with doc_id, outlet, text (`read_corpus`).
    poles : sequence of two str
    names, sentences
        As in `corpus_finding`.

    Returns
    -------
    Finding

    Raises
    ------
    InputError
        If a column is missing.
    """
    stance = check(stance, "net_stance", columns=("outlet", "n_articles", "p"))
    told = Told(articles, names, sentences)
    voice = "own" if "own_net" in stance else "any"
    of_articles = hits["doc_id"].isin(articles["doc_id"]) & (hits["frame"] != NAMING)
    claims = []
    for which, key in ((voice, "finding.stance.own"), ("quoted", "finding.stance.quoted")):
        if f"{which}_net" not in stance:
            continue
        in_voice = of_articles & ((hits["voice"] == which) | (which == "any"))
        pointing = hits[in_voice & hits["points_to"].isin(poles)]
        values: dict[str, Any] = {"a": told(poles[0]), "b": told(poles[1])}
        values |= {
            name: int(stance[f"{which}_{pole}"].sum())
            for name, pole in zip("nm", poles, strict=True)
        }
        evidence = sentences_with(told.sentences, pointing) if len(pointing) else told.searched
        claims.append(Claim(key, values, evidence, is_key=which == voice))
    return told.finding([*claims, *_tested(stance, voice, told)])


def _tested(stance: pd.DataFrame, voice: str, told: Told) -> list[Claim]:
    """What the permutation test bears: that an outlet differs, that none does, or nothing."""
    tested = stance[stance["p"].notna()].sort_values("p")
    if tested.empty:
        n, outlets = int(stance["n_articles"].sum()), int((stance["n_articles"] > 0).sum())
        return [Claim("finding.stance.notest", {"n": n, "outlets": outlets})]
    apart = tested[tested["p"] < _LEVEL]
    if apart.empty:
        return [Claim("finding.stance.nodifference", {"p": float(tested["p"].min())})]
    return [
        Claim(
            "finding.stance.differs",
            {"outlet": told(outlet), "net": float(net), "p": float(p)},
            is_key=True,
        )
        for outlet, net, p in apart[["outlet", f"{voice}_net", "p"]].itertuples(index=False)
    ]
