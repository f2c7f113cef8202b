"""Keep what takes long: notebooks that were run, and pages on paper, until they change."""

import hashlib
import json
import platform
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import nbformat
from nbformat import NotebookNode

import newslab
from newslab.catalog import Language
from newslab.coding.sheets import replace_file
from newslab.publish.pdf import find_browser, print_pdf

__all__ = ["FOLDER", "NotebookCache", "fingerprint", "named_paths"]

FOLDER = ".newslab-cache"
_DAYS_KEPT = 30
_SECONDS_A_DAY = 86_400
_QUOTED = re.compile(r"""["']([^"'\n]{1,250})["']""")
_PICTURES = {".png", ".svg", ".pdf"}
_FORMAT = "1"  # of the files below; another number makes those written before unfindable


class NotebookCache:
    """Executed notebooks in a folder, by all that their outputs rest on.

    Parameters
    ----------
    folder : pathlib.Path
        Made when something is stored; may be deleted at any time.
    inputs : iterable of pathlib.Path
        Files and folders that all notebooks read. One that is missing counts as such. What a
        notebook names itself (`named_paths`) is watched without being given.
    fresh : bool
        Find nothing, but store.
    """

    def __init__(self, folder: Path, inputs: Iterable[Path], *, fresh: bool = False) -> None:
        self._folder = folder
        self._fresh = fresh
        self._inputs = list(inputs)
        self._fingerprints: dict[Path, str] = {}

    def find(self, notebook: Path, lang: Language) -> NotebookNode | None:
        """The executed notebook, or None if it has to be run (also if what is stored is broken)."""
        if self._fresh:
            return None
        path = self._path(notebook, lang)
        try:
            digest, _, body = path.read_text(encoding="utf-8").partition("\n")
            if digest != _digest(body):
                return None
            path.touch()
        except (OSError, UnicodeDecodeError):
            return None
        executed: NotebookNode = nbformat.from_dict(json.loads(body))  # type: ignore[no-untyped-call]
        return executed

    def store(self, notebook: Path, lang: Language, executed: NotebookNode) -> None:
        """Keep `executed` for the next build, or leave it where the folder cannot be written."""
        body = json.dumps(executed, ensure_ascii=True, sort_keys=True)
        self._keep(self._path(notebook, lang), f"{_digest(body)}\n{body}".encode())

    def printed(self, page: str) -> bytes | None:
        """A page as PDF (`print_pdf`), printed only if it or the browser changed."""
        browser = find_browser()
        if browser is None:
            return None
        known = Path(browser).resolve().stat()
        key = [page, browser, known.st_size, known.st_mtime_ns, _FORMAT]
        path = self._folder / f"{_digest(json.dumps(key))}.pdf"
        if path.exists():
            path.touch()
            return path.read_bytes()
        content = print_pdf(page)
        if content is not None:
            self._keep(path, content)
        return content

    def forget_old(self) -> None:
        """Delete what no build has used for 30 days."""
        oldest = time.time() - _DAYS_KEPT * _SECONDS_A_DAY
        for path in (*self._folder.glob("*.json"), *self._folder.glob("*.pdf")):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _keep(self, path: Path, content: bytes) -> None:
        with suppress(OSError):  # where the folder cannot be written, the next build takes longer
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)

    def _path(self, notebook: Path, lang: Language) -> Path:
        # The folder counts: notebooks reach their data by relative paths.
        own = [str(notebook.resolve()), lang, _digest_of_file(notebook), _software()]
        inputs = sorted({path.resolve() for path in [*self._inputs, *named_paths(notebook)]})
        for path in inputs:
            if path not in self._fingerprints:
                self._fingerprints[path] = fingerprint(path)
        watched = [[str(path), self._fingerprints[path]] for path in inputs]
        return self._folder / f"{_digest(json.dumps([own, watched]))}.json"


def named_paths(notebook: Path) -> list[Path]:
    """Files and folders that a notebook seems to read.

    Those that stand in quotation marks in its code and are there, seen from its folder, and the
    Python files beside it. A folder that holds the notebook itself is too much to watch.
    """
    here = notebook.resolve().parent
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    except (OSError, ValueError, KeyError, TypeError):
        return []
    found = set(here.glob("*.py"))
    for quoted in set(_QUOTED.findall(code)):
        try:
            path = (here / quoted).resolve()
            if path.exists() and path != here and path not in here.parents:
                found.add(path)
        except (OSError, ValueError):  # too long for a name, or no name at all
            continue
    return sorted(found)


def fingerprint(given: Path) -> str:
    """One number for the names and contents in a file or folder, without hidden ones and pictures.

    Pictures are what notebooks write: a notebook that draws must not seem to change what it reads.

    Examples
    --------
    >>> fingerprint(Path("no such folder")) == fingerprint(Path("nor this"))
    True
    """
    lines = [["exists", str(given.exists())]]
    for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
        name = path.relative_to(given)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and path.suffix.lower() not in _PICTURES:
            lines.append([name.as_posix(), _digest_of_file(path)])
    return _digest(json.dumps(lines))


@cache
def _software() -> str:
    """Python, newslab's files and all installed packages: whatever an output can depend on."""
    package = Path(newslab.__file__).parent
    # Pages are made anew from every executed notebook, so how they are made does not matter here.
    rendering = package / "publish"
    own = [
        [path.relative_to(package).as_posix(), _digest_of_file(path)]
        for path in sorted(package.rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and (rendering not in path.parents or path.name in {"run.py", "warm.py"})
    ]
    installed = sorted({f"{found.name} {found.version}" for found in distributions()})
    return _digest(json.dumps([_FORMAT, platform.python_version(), own, installed]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
