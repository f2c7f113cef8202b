"""Addresses of articles and sentences on a published site, the same wherever they are written."""

import hashlib
import re

from newslab.errors import InputError

__all__ = ["article_slug", "check_base", "sentence_href"]

# Lower case only: on many disks "BBC.html" and "bbc.html" are one file.
_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?")
# No file may be called so on Windows, whatever its extension; index pages belong to the site.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index(?:-.*)?)")
_BASE = re.compile(r"(?:\.\./)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*")
_MAX_READABLE = 40
_N_DIGITS = 20


def article_slug(doc_id: str) -> str:
    r"""Name the page of an article: safe as a file name and in an address, the same every time.

    Parameters
    ----------
    doc_id : str
        Any text at all.

    Returns
    -------
    str
        `doc_id` itself if it has nothing but ``a-z 0-9 _ -``, begins and ends with a letter or
        digit, and is no longer than 64 and no reserved name. Otherwise what can be kept of it,
        ``.`` and 20 digits of its SHA-256: no two ids get one name.

    Examples
    --------
    >>> article_slug("002"), article_slug("bbc-2020_12")
    ('002', 'bbc-2020_12')
    >>> article_slug("BBC"), article_slug("bbc")
    ('bbc.2258681791fe8b688e03', 'bbc')
    >>> article_slug("../../etc/passwd")
    'etc-passwd.3754d6cb3a38e1185e5b'
    """
    if _PLAIN.fullmatch(doc_id) and not _RESERVED.fullmatch(doc_id):
        return doc_id
    digest = hashlib.sha256(doc_id.encode("utf-8", "surrogatepass")).hexdigest()[:_N_DIGITS]
    readable = re.sub(r"[^a-z0-9]+", "-", doc_id.casefold())[:_MAX_READABLE].strip("-")
    return f"{readable or 'article'}.{digest}"


def sentence_href(doc_id: str, sent_id: int, base: str = "") -> str:
    """Address of a sentence on the site's page of its article.

    Parameters
    ----------
    doc_id : str
    sent_id : int
        Number of the sentence in its article, from 0 (`split_sentences`).
    base : str, optional
        The way from the page with the link to the root of the site, such as ``../``.

    Returns
    -------
    str
        A relative address; it needs no escaping in an attribute.

    Raises
    ------
    InputError
        If `sent_id` is below 0, or `base` is no relative path that ends in ``/``.

    Examples
    --------
    >>> sentence_href("002", 4)
    'article/002.html#s4'
    >>> sentence_href("002", 4, base="../")
    '../article/002.html#s4'
    """
    if sent_id < 0:
        raise InputError("sent_id", [f"{sent_id} is no number of a sentence"], "It begins at 0.")
    return f"{check_base(base)}article/{article_slug(doc_id)}.html#s{sent_id:d}"


def check_base(base: str) -> str:
    """Return `base` if it is a relative path that ends in ``/`` or is empty; raise otherwise."""
    if not _BASE.fullmatch(base):
        raise InputError(
            "base",
            [f"{base!r} is no relative path to the root of the site"],
            'Give "", "../" or such as "ar/": letters, digits and . _ - only, and / at the end.',
        )
    return base
