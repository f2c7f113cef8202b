"""What a result was computed with."""

import platform
from importlib.metadata import version

import pandas as pd

# The packages whose version can change a number or a picture.
_SHOWN = (
    "newslab",
    "simplemma",
    "scikit-learn",
    "pandas",
    "numpy",
    "scipy",
    "matplotlib",
    "arabic-reshaper",
    "python-bidi",
)


def show_versions() -> pd.DataFrame:
    """List the versions that a result rests on; put it last in a notebook.

    Returns
    -------
    pandas.DataFrame
        One row a package: package, version. The first row is Python.

    Examples
    --------
    >>> show_versions()["package"].head(2).tolist()
    ['Python', 'newslab']
    """
    rows = [("Python", platform.python_version())] + [(name, version(name)) for name in _SHOWN]
    return pd.DataFrame(rows, columns=["package", "version"]).astype("str")
