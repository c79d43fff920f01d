"""Write several files as one: after a crash, an error or a power cut at any moment, all of them are old or all are new.

How: every new content goes to a temporary beside its file and onto the disk; then a commit record, which names all
of them with their digests, goes onto the disk; then the temporaries take the places of the files, in the order given;
then the record goes. Whoever opens the folder next finds no record (nothing to do), a record whose temporaries are
whole (the rest of the renames are done), or a record that came too early (it and its temporaries are thrown away).
"""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from studio.trouble import Trouble

try:
    import fcntl

    _FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None)
except ImportError:  # Windows
    _FULL_SYNC = None

JOURNAL = ".workprint/journal"
_RECORD = ".save"
_TEMPORARY = ".workprint-tmp"
_CHUNK = 1 << 20


def digest(content: bytes) -> str:
    """The sha256 of a content, as film.json and the commit record hold it."""
    return sha256(content).hexdigest()


def save_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write ``files`` (path below the folder, with forward slashes -> content), the last one last, as one.

    Returns when all of it is on the disk. Raises Trouble when something failed: the files are then as they were, or,
    where the failure came in the middle of the renames, the next ``recover`` finishes them.
    """
    if not files:
        return
    with in_words(f"the film in {folder} could not be saved"):
        recover(folder)
        token = secrets.token_hex(6)
        targets = {name: folder / name for name in files}
        temporaries = {
            name: path.with_name(f".{token}-{n}{_TEMPORARY}") for n, (name, path) in enumerate(targets.items())
        }
        record = folder / JOURNAL / f"{token}{_RECORD}"
        renamed = 0
        try:
            for path in (*targets.values(), record):
                _make_folder(path.parent, folder)
            for name, content in files.items():
                write_synced(temporaries[name], content)
            _sync_folders(p.parent for p in targets.values())
            entries = [
                {
                    "temporary": _below(temporaries[n], folder),
                    "file": n,
                    "sha256": digest(files[n]),
                    "was": _found(targets[n]),
                }
                for n in files
            ]
            write_synced(record, json.dumps({"version": 1, "files": entries}, indent=1).encode())
            sync_folder(record.parent)
            for name in files:
                os.replace(temporaries[name], targets[name])
                renamed += 1
        except BaseException:
            if not renamed:
                _forget(record, temporaries.values())
            raise
        _sync_folders(p.parent for p in targets.values())
        # The save is done; a record that cannot be removed does no harm, for its temporaries are gone.
        with suppress(OSError):
            record.unlink()


def recover(folder: Path) -> bool:
    """Finish or throw away a save that was cut short. True when one was finished. Only for who holds the lock."""
    finished = False
    for record in sorted((folder / JOURNAL).glob(f"*{_RECORD}")):
        try:
            written = json.loads(record.read_bytes())
            if written["version"] != 1:
                raise Trouble(
                    f"{folder} was being saved by a newer Workprint: update Workprint to open it; nothing was changed"
                )
            entries = [(folder / e["temporary"], folder / e["file"], e["sha256"], e["was"]) for e in written["files"]]
            if not all(is_temporary(t) and _inside(t, folder) and _inside(f, folder) for t, f, _, _ in entries):
                entries = []  # a stranger's film may hold anything, and a record moves files
        except (ValueError, KeyError, TypeError, RecursionError):
            entries = []  # it was being written when the machine went down: nothing was renamed yet
        todo = [e for e in entries if _found(e[0]) == e[2]]
        done = [e for e in entries if e not in todo and _found(e[1]) == e[2]]
        # Before the first rename another program may have come between; then its words are newer than ours.
        overtaken = not done and any(_found(file) not in (was, new) for _, file, new, was in todo)
        if entries and len(todo) + len(done) == len(entries) and not overtaken:
            for temporary, file, _, _ in todo:
                os.replace(temporary, file)
            _sync_folders(file.parent for _, file, _, _ in entries)
            finished = finished or bool(todo)
        record.unlink()
        sync_folder(record.parent)
        for temporary, _, _, _ in entries:
            temporary.unlink(missing_ok=True)
    return finished


def pending(folder: Path) -> bool:
    """Whether a save is under way, or was cut short."""
    return any((folder / JOURNAL).glob(f"*{_RECORD}"))


def sweep(folder: Path, below: Iterable[str] = ("", "palettes", "backups", "takes", "boards", JOURNAL)) -> int:
    """Remove temporaries that no save will come back for; how many there were. Only for who holds the lock."""
    removed = 0
    for name in below:
        for left in (folder / name).glob(f".*{_TEMPORARY}"):
            with suppress(OSError):
                left.unlink()
                removed += 1
    return removed


def is_temporary(path: Path) -> bool:
    """Whether a file is what a save writes before it gets its name."""
    return path.name.startswith(".") and path.name.endswith(_TEMPORARY)


def replace_file(path: Path, content: bytes) -> None:
    """Write one file so that it is whole or not there at all, and on the disk when this returns. Raises OSError."""
    temporary = path.with_name(f".{secrets.token_hex(6)}{_TEMPORARY}")
    try:
        write_synced(temporary, content)
        os.replace(temporary, path)
    except BaseException:
        _forget(temporary)
        raise
    sync_folder(path.parent)


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file that only its owner may read, all of it, onto the disk. Raises OSError."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left[:_CHUNK]) :]
        sync(file)
    finally:
        os.close(file)


def sync(file: int) -> None:
    """Everything written to an open file goes onto the disk; on macOS fsync alone stops at the drive's own memory."""
    if _FULL_SYNC is not None:
        with suppress(OSError):  # not every file system there knows it
            fcntl.fcntl(file, _FULL_SYNC)
            return
    os.fsync(file)


def sync_folder(folder: Path) -> None:
    """The names in a folder go onto the disk. Windows does so by itself and cannot open a folder."""
    if os.name != "posix":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


@contextmanager
def in_words(what: str) -> Iterator[None]:
    """Turn an error of the operating system into one sentence that says what failed, why, and what to do."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"{what}: {_why(error)}") from error


def _why(error: OSError) -> str:
    reasons = {
        errno.ENOSPC: "the disk is full; make some room and save again",
        errno.EDQUOT: "your share of the disk is used up; make some room and save again",
        errno.EFBIG: "the file would be larger than this disk allows; save to another disk",
        errno.EROFS: "the disk is read-only; save the film to another folder",
        errno.EACCES: "this folder may not be written; change its permissions or save to another folder",
        errno.EPERM: "this folder may not be written; change its permissions or save to another folder",
        errno.EIO: "the disk reported an error; save the film to another disk",
        errno.ENOENT: "the folder is not there any more; save the film to another folder",
        errno.ENAMETOOLONG: "a name is too long for this disk; save to a folder with a shorter name",
    }
    return reasons.get(error.errno or 0, f"{error.strerror or error}; save the film to another folder")


def _make_folder(folder: Path, top: Path) -> None:
    """Make a folder below ``top`` so that it is still there after a power cut."""
    if folder.is_dir():
        return
    if folder != top:
        _make_folder(folder.parent, top)
    with suppress(FileExistsError):
        folder.mkdir()
    sync_folder(folder.parent)


def _sync_folders(folders: Iterable[Path]) -> None:
    for folder in dict.fromkeys(folders):
        sync_folder(folder)


def _found(path: Path) -> str:
    """The digest of a file, empty when there is none. A file that is there and cannot be read raises OSError."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _inside(path: Path, folder: Path) -> bool:
    """Whether a file truly lies in a folder, through no link and no ``..``."""
    return path.parent.resolve().is_relative_to(folder.resolve()) and not path.is_symlink()


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _forget(*paths: Path | Iterable[Path]) -> None:
    """Remove what a failed save left; the record first, for it is what gives temporaries a meaning."""
    for path in paths:
        for one in [path] if isinstance(path, Path) else path:
            with suppress(OSError):
                one.unlink(missing_ok=True)
