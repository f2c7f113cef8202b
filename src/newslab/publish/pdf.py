"""Print a page of a site as PDF through Chromium, where there is one."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["find_browser", "print_pdf"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_SECONDS = 60
# Equal pages shall give equal files, so the PDF doesn't tell when it was printed.
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")
_NO_DATE = rb"/\1 (D:20000101000000"


def find_browser() -> str | None:
    """Path of a Chromium on this machine, or None.

    The environment variable ``NEWSLAB_CHROMIUM`` names another; empty, it says to use none.
    """
    named = os.environ.get("NEWSLAB_CHROMIUM")
    if named is not None:
        return shutil.which(named) if named else None
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


def print_pdf(page: str) -> bytes | None:
    """Print a page as PDF.

    Parameters
    ----------
    page : str
        HTML that is whole in itself.

    Returns
    -------
    bytes or None
        The PDF; the same page gives the same bytes. None where there is no Chromium, or where it
        does not print: a brief can always be read as HTML.
    """
    browser = find_browser()
    if browser is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        file.write_text(page, encoding="utf-8")
        command = [
            *(browser, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *([] if _may_sandbox() else ["--no-sandbox"]),
            f"--user-data-dir={folder}/profile",
            *("--no-pdf-header-footer", f"--print-to-pdf={out}", file.resolve().as_uri()),
        ]
        try:
            # The browser is the user's own, and the page is one that newslab has just written.
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
        except (subprocess.SubprocessError, OSError):
            return None
        return _DATE.sub(_NO_DATE, out.read_bytes()) if out.exists() else None


def _may_sandbox() -> bool:
    """Chromium refuses its sandbox to the superuser, as whom containers often run."""
    return not hasattr(os, "geteuid") or os.geteuid() != 0
