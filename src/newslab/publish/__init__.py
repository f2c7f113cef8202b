"""Publish notebooks as pages that run no scripts and load nothing: run, sanitize, render, link.

Needs ``pip install 'newslab[notebook]'``; `import newslab` does not import it.
"""

from newslab.publish.exporter import NewslabExporter
from newslab.publish.links import DeadLink, dead_links
from newslab.publish.page import Page, read_page
from newslab.publish.run import run_notebook
from newslab.publish.site import SitePage, build_site

__all__ = [
    "DeadLink",
    "NewslabExporter",
    "Page",
    "SitePage",
    "build_site",
    "dead_links",
    "read_page",
    "run_notebook",
]
