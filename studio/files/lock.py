"""One Workprint at a time changes a film folder: a lock file with who holds it and since when.

The operating system holds the lock, so it is free the moment its owner ends, however it ends. What is written in the
file tells people who it is. A lock that another machine wrote is never broken: on a shared disk we cannot see whether
its owner lives.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.files.save import in_words
from studio.trouble import Trouble

if sys.platform == "win32":
    import msvcrt

    def _grab(file: int) -> None:
        # One byte far behind the text: a locked byte cannot be read by others, and they should read who we are.
        os.lseek(file, 1 << 20, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _grab(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK = ".workprint/lock"

# The folders this process holds. The operating system knows it too but does not tell.
_held: set[Path] = set()


class Held(Trouble):
    """Somebody else holds the film."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold a film folder while the block runs. Raises Held, with who holds it, when somebody else does.

    Within one process a second ``hold`` of a held folder passes, so that a save inside a held film is no trouble.
    """
    path = (folder / LOCK).resolve()
    if path in _held:
        yield
        return
    with in_words(f"the film in {folder} could not be locked"):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(file, path, folder)
        _held.add(path)
        try:
            yield
        finally:
            _held.discard(path)
            # An empty lock file is nobody's. Removing it would let two others lock two different files.
            with suppress(OSError):
                os.ftruncate(file, 0)
    finally:
        os.close(file)


def _take(file: int, path: Path, folder: Path) -> None:
    try:
        _grab(file)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            raise Held(_refusal(path, folder)) from None
        # Else a share that knows no locks: what is written in the file has to do.
    owner = _owner(path)
    if owner and owner[0] != socket.gethostname():
        raise Held(_refusal(path, folder))
    with in_words(f"the film in {folder} could not be locked"):
        mine = {"host": socket.gethostname(), "process": os.getpid(), "since": time.strftime("%Y-%m-%d %H:%M:%S")}
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, json.dumps(mine).encode())


def _owner(path: Path) -> tuple[str, int] | None:
    """Host and process id, as written in the lock file; None when nobody is."""
    try:
        written = json.loads(path.read_bytes())
        return str(written["host"]), int(written["process"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _refusal(path: Path, folder: Path) -> str:
    owner, since = _owner(path), ""
    with suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        since = f" since {json.loads(path.read_bytes())['since']}"
    if owner is None:
        return f"the film {folder} is open in another Workprint: close it there first"
    host, process = owner
    if host == socket.gethostname():
        return f"the film {folder} is open in another Workprint (process {process}{since}): close it there first"
    return (
        f"the film {folder} is open on the machine {host} (process {process}{since}): close it there first, "
        f"or, if that machine is gone, delete {path}"
    )
