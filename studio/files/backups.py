"""Backups of a film's text: small zip files beside the film, so that there is never just one copy of the words.

Kept are the last ten, one for each of the last six ten-minute spans, the last eight hours and the last five days.
"""

from __future__ import annotations

import calendar
import io
import os
import re
import time
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from studio.files.save import in_words, replace_file
from studio.trouble import Trouble

FOLDER = "backups"
_LAST = 10
# Length of a span in seconds -> how many of them keep their newest backup.
_SPANS = {600: 6, 3600: 8, 86400: 5}
_LARGEST = 500 << 20  # bytes, unpacked
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:\.(\d{1,4}))?\.zip")
_STAMP = "%Y-%m-%dT%H-%M-%SZ"


def back_up(folder: Path, files: Mapping[str, bytes], now: float) -> Path:
    """Put the text files of a film into a new backup and let go of those too many. Raises OSError.

    ``now`` is in seconds since 1970. Times in names are UTC, so that a journey does not upset their order.
    """
    (folder / FOLDER).mkdir(exist_ok=True)
    stem, nth = time.strftime(_STAMP, time.gmtime(now)), 0
    while (path := folder / FOLDER / (f"{stem}.{nth:04d}.zip" if nth else f"{stem}.zip")).exists():
        nth += 1
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, time.gmtime(now)[:6]), content, zipfile.ZIP_DEFLATED, 1)
    replace_file(path, out.getvalue())
    there = {p: when for p in (folder / FOLDER).iterdir() if (when := _when(p)) is not None}
    for old in set(there) - kept(there, now):
        with suppress(OSError):
            old.unlink()
    return path


def kept(there: Mapping[Path, float], now: float) -> set[Path]:
    """Which backups to keep of those there are (path -> seconds since 1970)."""
    newest = sorted(there, key=lambda p: there[p], reverse=True)
    keep = set(newest[:_LAST])
    for span, count in _SPANS.items():
        slots: dict[int, Path] = {}
        for path in newest:
            slots.setdefault(int(there[path] // span), path)
        keep |= {path for slot, path in slots.items() if slot > now // span - count}
    return keep


def newest(folder: Path) -> Path | None:
    """The newest backup of a film, or none."""
    there = {p: when for p in (folder / FOLDER).glob("*.zip") if (when := _when(p)) is not None}
    return max(there, key=lambda p: there[p], default=None)


def all_backups(folder: Path) -> tuple[Path, ...]:
    """Every backup of a film, the newest first."""
    there = {p: when for p in (folder / FOLDER).glob("*.zip") if (when := _when(p)) is not None}
    return tuple(sorted(there, key=lambda p: there[p], reverse=True))


def unpacked(backup: Path) -> dict[str, bytes]:
    """The files of a backup. Raises Trouble for one that is damaged or that is none of ours."""
    try:
        with zipfile.ZipFile(backup) as archive:
            entries = archive.infolist()
            if sum(e.file_size for e in entries) > _LARGEST or not all(_ours(e.filename) for e in entries):
                raise ValueError
            return {e.filename: archive.read(e) for e in entries}
    except (ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Trouble(f"the backup {backup} cannot be read: take an older one of the same folder") from error


def copied_media(folder: Path, into: Path, files: Iterable[str]) -> None:
    """Give a restored film the pictures of the one it came from, without taking room where the disk can do so."""
    with in_words(f"the takes could not be copied to {into}"):
        for name in files:
            source, target = folder / name, into / name
            if not source.is_file() or target.exists():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:
                target.write_bytes(source.read_bytes())


def _ours(name: str) -> bool:
    return re.fullmatch(r"script\.fountain|cut\.otio|film\.json|palettes/[A-Za-z0-9_-]+\.gpl", name) is not None


def _when(path: Path) -> float | None:
    """When a backup was made, by its name; a copy of a folder has new dates but the same names."""
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    try:
        return calendar.timegm(time.strptime(found[1], _STAMP)) + int(found[2] or 0) / 10000  # several in one second
    except ValueError:
        return None
