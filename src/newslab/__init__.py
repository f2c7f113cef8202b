"""newslab: how Arabic news outlets told the same story, with evidence that a reader can check.

A function takes a table and returns a table; a chart takes a table and returns a figure.
"""

from importlib.metadata import version

import lazy_loader

# The names are listed in __init__.pyi. Most of what they need (scikit-learn, SciPy, matplotlib)
# takes long to import, and few notebooks need all of it.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

__version__ = version("newslab")
