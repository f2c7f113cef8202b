"""Give headings the names that links in a notebook know them by."""

from newslab.publish.dressing import HEADINGS, parse_fragment
from newslab.publish.sanitize import clean_dressed_html

__all__ = ["name_headings"]


def name_headings(html: str, taken: set[str]) -> str:
    """Give each heading an id, so that ``[see](#What-it-shows)`` leads to it.

    Parameters
    ----------
    html : str
        A clean fragment, such as a cell of Markdown.
    taken : set of str
        The ids that stand on the page already; those that are given are added. Of several headings
        of the same text the first has it, since no two places of a page may have one name.

    Returns
    -------
    str
        The fragment with the ids that Jupyter gives too: the text with hyphens for spaces.

    Examples
    --------
    >>> name_headings("<h2>ما الذي <em>يبيّنه</em></h2>", set())
    '<h2 id="ما-الذي-يبيّنه">ما الذي <em>يبيّنه</em></h2>'
    """
    if "<h" not in html:
        return html
    fragment = parse_fragment(html)
    for heading in fragment.find_all(HEADINGS, id=False):
        name = heading.get_text().replace(" ", "-")
        if name and name not in taken:
            heading["id"] = name
            taken.add(name)
    return clean_dressed_html(fragment.decode_contents())
