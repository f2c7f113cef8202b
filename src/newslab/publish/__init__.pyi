from .exporter import NewslabExporter
from .links import DeadLink, dead_links
from .page import Page, read_page
from .run import run_notebook
from .site import SitePage, build_site

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
