"""What was worked out once, kept in the user's own folder: arrays and a head, nothing that runs.

A file holds numbers and text (``.npz`` without pickle), is named by everything that it rests on,
and stands in the user's cache folder, never in a study: a study that is passed on brings no
results with it. What is damaged, or was written for another key, counts as missing.
"""

import hashlib
import json
import os
import platform
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Kept", "cache_folder", "cache_key", "load_arrays", "save_arrays"]

# Names the folder; an empty value switches the cache off.
VARIABLE = "NEWSLAB_CACHE"
_HEAD = "head"
_LEN_DIGEST = 64
_KEY = re.compile("[0-9a-f]{64}")
_DAYS_KEPT = 30
_SECONDS_A_DAY = 86_400
# Packages whose rules and lists decide what is found in a text.
_RESTS_ON = ("numpy", "pandas", "rapidfuzz", "scipy", "simplemma")


class Kept(NamedTuple):
    """Arrays by name, and what is to be known about them."""

    arrays: dict[str, np.ndarray]
    head: dict[str, Any]


def cache_key(*parts: str | bytes | Iterable[str]) -> str:
    """Name for what rests on these texts, lists and settings, and on newslab as it is now.

    Parameters
    ----------
    *parts : str, bytes, or iterable of str
        Whatever decides the result, in this order.

    Returns
    -------
    str
        64 hexadecimal digits; others as soon as a part, newslab or a package under it changes.

    Examples
    --------
    >>> cache_key("hits", ["a", "b"]) == cache_key("hits", ["a", "b"])
    True
    >>> cache_key("hits", ["ab"]) == cache_key("hits", ["a", "b"])
    False
    """
    digest = hashlib.sha256(_software().encode())
    for part in parts:
        pieces = [part] if isinstance(part, str | bytes) else list(part)
        digest.update(b"%d:" % len(pieces))
        for piece in pieces:
            content = piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece
            digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


def cache_folder() -> Path | None:
    """The folder where results are kept: ``NEWSLAB_CACHE`` if it is set, else the platform's own.

    Returns
    -------
    pathlib.Path or None
        None if the variable is empty: nothing is kept, nothing is found.
    """
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named).expanduser() if named else None
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "newslab"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "newslab" / "Cache"
    own = os.environ.get("XDG_CACHE_HOME", "")
    # The XDG rules tell programs to pass over a relative path.
    return (Path(own) if Path(own).is_absolute() else Path.home() / ".cache") / "newslab"


def load_arrays(key: str) -> Kept | None:
    """Find what was kept under a key.

    Parameters
    ----------
    key : str
        Of `cache_key`.

    Returns
    -------
    Kept or None
        None if there is nothing, or nothing whole: it then has to be worked out again.
    """
    path = _path(key)
    if path is None or not _is_ours(path.parent):
        return None
    try:
        content = path.read_bytes()
        # The digest comes first: what is damaged never reaches the readers of zip and NumPy.
        if content[-_LEN_DIGEST:] != _digest(key, content[: -_LEN_DIGEST - 2]):
            return None
        with np.load(BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        head = json.loads(arrays.pop(_HEAD).tobytes())
        path.touch()
    except (OSError, ValueError, LookupError, zipfile.BadZipFile):
        return None
    return Kept(arrays, head)


def save_arrays(key: str, arrays: Mapping[str, np.ndarray], head: Mapping[str, Any]) -> None:
    """Keep arrays under a key; where the folder cannot be written, nothing is kept.

    Parameters
    ----------
    key : str
        Of `cache_key`.
    arrays : mapping of str to numpy.ndarray
        Of numbers, or of text of a fixed width; not of objects.
    head : mapping
        What JSON can hold: the list of distinct forms, units, names of columns.

    Raises
    ------
    ValueError
        If an array holds objects, is called ``head``, or the key is none of `cache_key`.
    """
    faulty = [name for name, array in arrays.items() if array.dtype.hasobject or name == _HEAD]
    if faulty:
        raise ValueError(f"cannot keep arrays {faulty}: give numbers, and names other than 'head'")
    path = _path(key)
    if path is None:
        return
    written = BytesIO()
    members = {**arrays, _HEAD: np.frombuffer(json.dumps(dict(head)).encode(), dtype=np.uint8)}
    np.savez(written, **members)  # type: ignore[arg-type]
    # The digest is the archive's comment, whose length is the last number of a zip file.
    body = written.getvalue()[:-2]
    content = body + _LEN_DIGEST.to_bytes(2, "little") + _digest(key, body)
    temporary = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(path.parent):
            return
        handle, temporary = tempfile.mkstemp(".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
        _forget_old(path.parent)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _path(key: str) -> Path | None:
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key: make one with cache_key()")
    folder = cache_folder()
    return folder / f"{key}.npz" if folder else None


def _is_ours(folder: Path) -> bool:
    """Whether nobody but the user can have written in a folder."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return os.name != "posix" or (found.st_uid == os.getuid() and not found.st_mode & 0o022)


def _digest(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + body).hexdigest().encode()


def _forget_old(folder: Path) -> None:
    """Delete what was not used for 30 days, and what an interrupted run left behind."""
    oldest = time.time() - _DAYS_KEPT * _SECONDS_A_DAY
    for path in (*folder.glob("*.npz"), *folder.glob("*.tmp")):
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


@cache
def _software() -> str:
    """Python, newslab's own files, and the packages under them."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".tsv", ".csv") and path.is_file():
            digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    packages = [f"{name} {version(name)}" for name in _RESTS_ON]
    return json.dumps([platform.python_version(), *packages, digest.hexdigest()])
