"""The folder of a site: written whole beside its place, then put there; nothing else goes."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

from newslab.errors import InputError

__all__ = ["MANIFEST", "SiteFiles", "check_replaceable", "remove_site", "swap_in"]

MANIFEST = "newslab-site.json"
# What file managers leave behind where somebody looked at a folder.
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_N_SHOWN = 5


class SiteFiles(dict[str, bytes]):
    """Contents of a site by path, with ``/`` on every system; no two may share a place.

    Examples
    --------
    >>> files = SiteFiles()
    >>> files.add("ar/index.html", "<p>")
    >>> files["ar/index.html"]
    b'<p>'
    """

    def __init__(self) -> None:
        super().__init__()
        self._taken: dict[str, str] = {MANIFEST.casefold(): MANIFEST}

    def add(self, path: str, content: str | bytes) -> None:
        """Put a file in its place.

        Raises
        ------
        InputError
            If the place is taken, also by a name that differs in case only: many disks hold one
            file under both.
        """
        other = self._taken.setdefault(path.casefold(), path)
        if path in self or other != path or path == MANIFEST:
            raise InputError(
                path,
                [f"the site needs this name for two pages ({other})"],
                "Rename the notebook, for instance to 01_overview.ipynb.",
            )
        self[path] = content.encode() if isinstance(content, str) else content


def check_replaceable(out: Path) -> None:
    """Refuse to put a site in the place of anything that newslab did not write.

    Raises
    ------
    InputError
        If `out` is a file, or holds a file that is not in the manifest of a site, or one that was
        changed since.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise InputError(str(out), ["is a file"], "Name a folder for the site: --out public")
    present = {
        path.relative_to(out).as_posix(): path
        for path in sorted(out.rglob("*"))
        if not path.is_dir() and path.name not in _DROPPINGS
    }
    present.pop(MANIFEST, None)
    written = _read_manifest(out)
    problems = []
    for name, path in present.items():
        if name not in written:
            problems.append(f"holds something that newslab did not write: {name}")
        elif path.is_symlink() or _digest(path.read_bytes()) != written[name]:
            problems.append(f"holds a page that was changed after newslab wrote it: {name}")
    if problems:
        more = [f"… and {len(problems) - _N_SHOWN:,} more"] if len(problems) > _N_SHOWN else []
        raise InputError(
            str(out),
            problems[:_N_SHOWN] + more,
            "A new site replaces the whole folder: choose another --out, or move these files.",
        )


def swap_in(files: dict[str, bytes], out: Path) -> None:
    """Write a site with its manifest beside `out` and let it take the place of `out`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as holder:
        # Folders inside the holder get the usual permissions; the holder itself is private.
        new, old = Path(holder, "new"), Path(holder, "old")
        new.mkdir()
        for name, content in {**files, MANIFEST: _manifest(files)}.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise


def remove_site(out: Path) -> None:
    """Delete a site that newslab wrote; leave alone what holds anything else."""
    try:
        check_replaceable(out)
    except InputError:
        return
    if out.exists():
        shutil.rmtree(out)


def _manifest(files: dict[str, bytes]) -> bytes:
    hashes = {name: _digest(files[name]) for name in sorted(files)}
    return (json.dumps({"site": "newslab", "files": hashes}, indent=1) + "\n").encode()


def _read_manifest(out: Path) -> dict[str, str]:
    """Hashes by path, or nothing where there is no manifest that can be read."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
