"""Publish notebooks as pages that run no scripts and load nothing: run, sanitize, render, link.

Needs ``pip install 'newslab[notebook]'``; `import newslab` does not import it.
"""

from newslab.publish.exporter import NewslabExporter
from newslab.publish.page import Page, read_page
from newslab.publish.run import run_notebook
from newslab.publish.site import SitePage, build_site

__all__ = ["NewslabExporter", "Page", "SitePage", "build_site", "read_page", "run_notebook"]
