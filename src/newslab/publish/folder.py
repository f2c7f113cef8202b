"""The folder of a site: made whole beside its place, then put there in one step.

Nothing is deleted that newslab did not write. What it wrote, and how, says the list of files that
each site holds; everything else in the folder is someone else's, whenever it came.
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from newslab.errors import InputError

__all__ = ["MANIFEST", "SiteFiles", "check_replaceable", "finish_swap", "remove_site", "swap_in"]

MANIFEST = "newslab-site.json"
# What file managers leave behind where somebody looked at a folder.
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}
_N_SHOWN = 5
# Of Linux: names are seen from the working folder, and change places.
_FROM_HERE, _RENAME_EXCHANGE = -100, 2
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


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


def check_replaceable(out: Path, *, keep: bool = False) -> None:
    """Refuse to put a site where it cannot be written, or in the place of what is not newslab's.

    Parameters
    ----------
    out : pathlib.Path
    keep : bool
        What is not newslab's will be kept, so it is no problem.

    Raises
    ------
    InputError
        If `out` is a file or cannot be written. If it holds a file, a link or a folder that is not
        in the list of its site, or a page that was changed since, unless these are to be kept.
    """
    above = next(folder for folder in out.parents if folder.exists())
    if not os.access(above, os.W_OK):
        raise InputError(str(above), ["cannot be written"], "Choose another --out.")
    if not out.exists():
        return
    if not out.is_dir():
        raise InputError(str(out), ["is a file"], "Name a folder for the site: --out public")
    foreign = _foreign(out)
    if foreign and not keep:
        raise _refusal(out, foreign)


def swap_in(files: Mapping[str, bytes], out: Path, *, keep: bool = False) -> None:
    """Write a site with the list of its files, and let it take the place of `out`.

    Whatever interrupts this, `out` is the old site or the new one, whole. Where folders cannot
    change places in one step it may be missing until `finish_swap`, with which the next build
    begins. Foreign files are looked for again right before and right after the swap.

    Parameters
    ----------
    files : mapping of str to bytes
    out : pathlib.Path
    keep : bool
        Keep foreign files, also pages that were changed, in place of the new ones.

    Raises
    ------
    InputError
        As `check_replaceable`, and if something cannot be written. The old site then stays.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in(out.parent):
            _finish(out)
            try:
                _write(files, out, keep=keep)
                _swap(out, keep=keep)
            finally:
                _finish(out)
    except OSError as error:
        raise InputError(
            str(out),
            [f"the site cannot be written: {error}"],
            "What was there before is as it was.",
        ) from error


def finish_swap(out: Path) -> None:
    """Finish what an interrupted build began, or take it back: `out` is whole then."""
    if _holder(out).exists():
        with _alone_in(out.parent):
            _finish(out)


def remove_site(out: Path) -> None:
    """Delete a site that newslab wrote; leave alone what holds anything else."""
    if out.is_dir() and not _foreign(out):
        _remove_written(out)


def _holder(out: Path) -> Path:
    """Where a site is made. It always has the same name, so that what was begun is found.

    It holds ``writing`` (not whole yet), ``new`` (whole; after folders changed places, what was in
    `out`) and ``old`` (what was in `out`, where they cannot change places).
    """
    return out.with_name(f".{out.name}.newslab-swap")


def _write(files: Mapping[str, bytes], out: Path, *, keep: bool) -> None:
    """Make the new site whole, on the disk too."""
    check_replaceable(out, keep=keep)
    kept = _foreign(out)
    _refuse_in_the_way(kept, files, out)
    written = {name: content for name, content in files.items() if name not in kept}
    writing = _holder(out) / "writing"
    writing.mkdir(parents=True)
    for name, content in {**written, MANIFEST: _manifest(written)}.items():
        path = writing / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in kept:
        _copy(out / name, writing / name)
    for path in (*writing.rglob("*"), writing):
        _to_disk(path)
    writing.rename(_holder(out) / "new")


def _swap(out: Path, *, keep: bool) -> None:
    new, old = _holder(out) / "new", _holder(out) / "old"
    check_replaceable(out, keep=keep)
    if out.exists():
        if _exchange(new, out):
            old = new
        else:
            out.rename(old)
            try:
                new.rename(out)
            except OSError:
                old.rename(out)
                raise
        # What came in the last moment is here now, where nobody else writes.
        late = [name for name in _foreign(old) if not _same(old / name, out / name)]
        for name in late if keep else ():
            _move(old / name, out / name)
        if late and not keep:
            if not _exchange(old, out):
                out.rename(new)
                old.rename(out)
            raise _refusal(out, late)
    else:
        new.rename(out)
    _to_disk(out.parent)


def _finish(out: Path) -> None:
    """Bring `out` back where it is missing, and clear away what is not needed."""
    holder = _holder(out)
    new, old = holder / "new", holder / "old"
    if not holder.exists():
        return
    if not out.exists():
        for whole in (new, old):
            if whole.exists():
                whole.rename(out)
                break
    shutil.rmtree(holder / "writing", ignore_errors=True)  # of what is kept it holds copies
    for site in filter(Path.exists, (new, old)):
        while foreign := _foreign(site):  # a folder that this empties is found the next time
            for name in foreign:
                if not _same(site / name, out / name):
                    _move(site / name, _free_place(out / name))
                elif _is_folder(site / name):
                    (site / name).rmdir()
                else:
                    (site / name).unlink()
        _remove_written(site)
    holder.rmdir()


def _foreign(folder: Path) -> list[str]:
    """What in a folder newslab did not write, or not so: names of files, links and empty folders.

    Those file managers leave behind do not count.
    """
    if not folder.is_dir():
        return []
    written = _read_manifest(folder)
    known = {str(above) for name in written for above in PurePosixPath(name).parents}
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name in _DROPPINGS or name == MANIFEST:
            continue
        if _is_folder(path):
            if name not in known and not any(path.iterdir()):
                found.append(name)
        elif not _is_plain(path) or _digest(path.read_bytes()) != written.get(name):
            found.append(name)
    return found


def _refusal(out: Path, foreign: Iterable[str]) -> InputError:
    written = _read_manifest(out)
    problems = [
        f"holds a page that was changed after newslab wrote it: {name}"
        if name in written
        else f"holds something that newslab did not write: {name}"
        for name in foreign
    ]
    more = [f"… and {len(problems) - _N_SHOWN:,} more"] if len(problems) > _N_SHOWN else []
    return InputError(
        str(out),
        problems[:_N_SHOWN] + more,
        "A new site replaces the whole folder: choose another --out, move these files, or keep "
        "them with --keep.",
    )


def _refuse_in_the_way(kept: Iterable[str], files: Mapping[str, bytes], out: Path) -> None:
    """A file that is kept cannot stand where the site needs a folder, nor the other way round."""
    folders = {str(above) for name in files for above in PurePosixPath(name).parents}
    problems = []
    for name in kept:
        path = out / name
        if not (_is_plain(path) or path.is_symlink() or path.is_dir()):
            problems.append(f"holds something that cannot be copied: {name}")
        elif name in (files if _is_folder(path) else folders) or any(
            str(above) in files for above in PurePosixPath(name).parents
        ):
            problems.append(f"holds something where the site needs a place: {name}")
    if problems:
        raise InputError(str(out), problems, "Move it, or choose another --out.")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_plain(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _same(one: Path, other: Path) -> bool:
    """Whether two paths hold the same, so that one of them may go."""
    if one.is_symlink() or other.is_symlink():
        return one.is_symlink() and other.is_symlink() and os.readlink(one) == os.readlink(other)
    if not other.exists() or one.is_dir() or other.is_dir():
        return one.is_dir() and other.is_dir()
    return os.path.samefile(one, other) or one.read_bytes() == other.read_bytes()


def _copy(source: Path, target: Path) -> None:
    """Copy a file, a link as a link, or an empty folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if _is_folder(source):
        target.mkdir(exist_ok=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if _is_folder(source):
        target.mkdir(exist_ok=True)
    else:
        source.replace(target)


def _free_place(path: Path) -> Path:
    """Where a file can be kept that has lost its place to a page."""
    names = (path, *(path.with_name(f"{path.name}.kept{number}") for number in range(1, 1000)))
    return next(name for name in names if not os.path.lexists(name))


def _remove_written(folder: Path) -> None:
    """Delete a site in which there is nothing that newslab did not write."""
    manifest = folder / MANIFEST
    for path in sorted(folder.rglob("*"), reverse=True):  # what is in a folder comes before it
        if path.is_dir():
            path.rmdir()
        elif path != manifest:
            path.unlink()
    # The list goes last: it tells whose the others are.
    manifest.unlink(missing_ok=True)
    folder.rmdir()


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or its disk cannot."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    names = (_FROM_HERE, os.fsencode(one), _FROM_HERE, os.fsencode(other))
    if libc.renameat2(*names, _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other build writes a site into `folder`; the lock goes with the process."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - not on every system

    place = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network disks have no locks
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def _to_disk(path: Path) -> None:
    """Wait until a file or the names in a folder are on the disk."""
    if path.is_symlink() or (sys.platform == "win32" and path.is_dir()):
        return
    place = os.open(path, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _manifest(files: Mapping[str, bytes]) -> bytes:
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
