"""Publish notebooks as pages that run no scripts and load nothing: run, sanitize, render, link.

Needs ``pip install 'newslab[notebook]'``; `import newslab` does not import it.
"""

import lazy_loader as lazy

# What it takes to publish is imported when it is used: a kernel needs little of it.
__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)
