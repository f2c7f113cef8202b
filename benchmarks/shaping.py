"""Arabic in charts: newslab, the classic recipe and raw text, on this matplotlib and on another.

Usage: python benchmarks/shaping.py [--python OTHER_PYTHON] [--wrong]

The texts are the golden strings of the tests, each with its runs laid out by hand. Each way of
preparing a text is drawn by matplotlib and compared with what HarfBuzz draws of the runs, contour
by contour: a text is right if every contour has one like it at the same place, within 0.025 em
(marks above and below letters within 0.35 em on a matplotlib that does not position them).

What is right is what a reader of Arabic expects: the Unicode Bidirectional Algorithm, but for dates
and signed numbers (2024-05, -0.25), which it would turn round.

"Classic" is arabic_reshaper and python-bidi with their defaults, as most tutorials have it;
"classic, RTL" tells get_display the direction of the sentence. --python names an environment with
newslab and another generation of matplotlib, for one table of both: .venv-mpl310/bin/python, say.
--wrong lists the texts that each way gets wrong.
"""

import argparse
import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from arabic_reshaper import reshape
from bidi.algorithm import get_display

from newslab.charts import ar
from newslab.charts.text import renderer_shapes

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from charts.golden import GOLDEN
from charts.outlines import agreement

WAYS: dict[str, Callable[[str], str]] = {
    "newslab": ar,
    "classic": lambda text: get_display(reshape(text)),
    "classic, RTL": lambda text: get_display(reshape(text), base_dir="R"),
    "raw": lambda text: text,
}


def share_right(prepare: Callable[[str], str], text: str, runs: list[tuple[str, str]]) -> float:
    """Share of contours that are right; 0 for a text that the way cannot prepare."""
    try:
        prepared = prepare(text)
    except AssertionError:  # python-bidi on isolates
        return 0.0
    return agreement(prepared, runs)


def measure() -> pd.DataFrame:
    """One row a way and a golden string, on the matplotlib of this process."""
    return pd.DataFrame(
        [
            {
                "matplotlib": mpl.__version__,
                "shapes text": "yes" if renderer_shapes() else "no",
                "way": way,
                "case": case,
                "share": share_right(prepare, text, runs),
            }
            for way, prepare in WAYS.items()
            for case, (text, runs) in GOLDEN.items()
        ]
    )


def measure_with(python: str) -> pd.DataFrame:
    """`measure` in another environment."""
    found = subprocess.run(
        [python, __file__, "--json"], check=True, stdout=subprocess.PIPE, text=True
    )
    return pd.DataFrame(json.loads(found.stdout))


def main() -> None:
    """Print for each matplotlib and way how many texts are right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--python", metavar="OTHER_PYTHON")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    # Matplotlib also says which letters it cannot draw; here that is counted.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    rows = measure()
    if options.json:
        print(rows.to_json(orient="records"))
        return
    if options.python:
        rows = pd.concat([rows, measure_with(options.python)], ignore_index=True)
    rows["right"] = rows["share"] == 1.0
    by = ["matplotlib", "shapes text", "way"]
    table = rows.groupby(by, sort=False).agg(
        texts=("case", "size"), right=("right", "sum"), contours=("share", "mean")
    )
    table["right, %"] = (100 * table["right"] / table["texts"]).round(1)
    table["contours right, %"] = (100 * table.pop("contours")).round(1)
    print(table.reset_index().to_string(index=False))
    if options.wrong:
        for (version, _, way), some in rows[~rows["right"]].groupby(by, sort=False):
            print(f"\nmatplotlib {version}, {way}, wrong: {', '.join(some['case'])}")


if __name__ == "__main__":
    main()
