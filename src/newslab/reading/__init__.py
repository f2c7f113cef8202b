"""Evidence as HTML: articles beside each other, marked, searched, and numbers that open onto them.

Views are static: no script, nothing fetched. Article text in them is escaped, and their styles
come with them, so that they read right in JupyterLab, in VS Code and on an exported page.
"""

from newslab.reading.annotate import annotated
from newslab.reading.articlepage import article_page
from newslab.reading.carriedview import carried
from newslab.reading.concordance import concordance
from newslab.reading.evidence import evidence
from newslab.reading.links import article_slug, sentence_href
from newslab.reading.sidebyside import side_by_side
from newslab.reading.view import View, style_sheet

__all__ = [
    "View",
    "annotated",
    "article_page",
    "article_slug",
    "carried",
    "concordance",
    "evidence",
    "sentence_href",
    "side_by_side",
    "style_sheet",
]
