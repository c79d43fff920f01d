"""Files that appear whole or not at all: write beside, put onto the disk, take the name."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .report import Refused

PART = ".part"  # the end of every temporary's name; whoever started the work may remove what is left of it

_REASONS = {
    errno.ENOSPC: "the disk is full; make some room and start again, what is finished is kept",
    errno.EDQUOT: "your share of the disk is used up; make some room and start again, what is finished is kept",
    errno.EFBIG: "the file would be larger than this disk allows; use another disk",
    errno.EROFS: "the disk is read-only; use another folder",
    errno.EACCES: "this folder may not be written; change its permissions or use another folder",
    errno.EPERM: "this folder may not be written; change its permissions or use another folder",
    errno.ENOENT: "the folder is not there; make it or use another one",
    errno.ENOTDIR: "a file stands where a folder is needed; use another folder",
    errno.EEXIST: "a file stands where a folder is needed; use another folder",
    errno.EISDIR: "a folder has this name already; use another name",
    errno.ENAMETOOLONG: "the name is too long for this disk; use a shorter one",
}


def refused(path: Path, error: OSError) -> Refused:
    """What an error of the operating system means for somebody who wanted ``path`` written."""
    return Refused(f"{path} could not be written: {_REASONS.get(error.errno or 0, error.strerror or str(error))}")


def beside(path: Path) -> Path:
    """A fresh temporary name in the same folder."""
    return path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}{PART}")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Gives a temporary to write to; it takes the name ``path`` at the end, or is gone when anything was raised."""
    temporary = beside(path)
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except OSError as error:
            raise refused(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def write(path: Path, content: bytes) -> None:
    """The whole content under that name, or nothing and Refused."""
    with whole(path) as temporary:
        temporary.write_bytes(content)


def digest(path: Path) -> str:
    """The sha256 of a file, in hex. Raises Refused when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Refused(f"{path} could not be read: {error.strerror or error}; make it again") from error


def sweep(folder: Path, stem: str = "") -> int:
    """Remove temporaries that work killed halfway has left of names that begin with ``stem``; how many there were."""
    removed = 0
    for left in folder.glob(".*" + PART) if folder.is_dir() else ():
        if left.name[1:].startswith(stem):
            with suppress(OSError):
                left.unlink()
                removed += 1
    return removed
