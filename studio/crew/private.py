"""Small files of the crew's own: whole or not there, and for their owner's eyes alone."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

AGAIN, PAUSE = 20, 0.05  # tries to take the name, and seconds between two


def write(path: Path, content: bytes) -> None:
    """Readable by its owner alone from the first byte on, and whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for _ in range(AGAIN - 1):
            with suppress(PermissionError):  # Windows, while somebody reads it
                os.replace(fresh, path)
                return
            time.sleep(PAUSE)
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
