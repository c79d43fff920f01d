"""Takes and boards on disk: files that are never overwritten, each take with a manifest that says what it is.

A take comes home in this order: its manifest is written beside it under a temporary name, the film file gets its name,
the manifest gets its name. Whatever happens in between, the next ``found_takes`` finds the take once.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
from collections.abc import Container, Mapping
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path, PurePosixPath

from studio.files.names import plain_name
from studio.files.save import in_words, sync_folder, write_synced
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.takes import Take
from studio.trouble import Trouble

VERSION = 1
_UNFINISHED = ".json.part"
_MADE = ("id", "shot", "file", "frames", "rate", "size", "number", "key", "words", "made")  # of a take, in its manifest


def inside(folder: Path, file: str) -> Path:
    """The path of a file that a film names. Raises Trouble for anything that leads out of the folder.

    Only plain relative names with forward slashes pass: no drive, no share, no address, no ``..``, no stream, and no
    link that ends elsewhere.
    """
    path = PurePosixPath(file)
    bad = not file or path.is_absolute() or ".." in path.parts or re.search(r"[\\:\0]", file) or "//" in file
    if not bad:
        whole = folder / path
        if whole.resolve().is_relative_to(folder.resolve()):
            return whole
    raise Trouble(
        f"the film names {file!r}, which is not inside {folder}: it was not opened; copy it into refs/ and use that"
    )


def take_file(take: str) -> str:
    """Where a take of that id lies, relative to the film folder."""
    return f"takes/{plain_name(take, '.mp4', 'take')}"


def board_file(shot: str, board: str, suffix: str = ".png") -> str:
    """Where a board lies, relative to the film folder."""
    return f"boards/{plain_name(shot, otherwise='shot')}/{plain_name(board, suffix, 'board')}"


def keep_take(folder: Path, made: Path, take: Take, stamp: Mapping[str, object] | None = None) -> Take:
    """Move a finished film file into the folder as a take; the take with its file name and stamp.

    ``stamp`` says where it came from (request, models, versions, device) and stands whole in the manifest. The same
    take coming home a second time changes nothing. Raises Trouble when the file cannot be kept; ``made`` is then still
    there, and so is everything else.
    """
    where = dict(stamp or {})
    take = replace(take, file=take_file(take.id), stamp=_digest(where) if where else "")
    target = inside(folder, take.file)
    manifest = target.with_suffix(".json")
    with in_words(f"the take {take.file} could not be kept"):
        if manifest.exists() and target.exists():
            return take
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = manifest.with_name(target.stem + _UNFINISHED)
        unfinished.unlink(missing_ok=True)
        write_synced(unfinished, _manifest(take, where))
        _settle(made, target)
        os.replace(unfinished, manifest)
        sync_folder(target.parent)
    return take


def keep_board(folder: Path, made: Path, board: Board) -> Board:
    """Move a drawn picture into the folder as a board; the board with its file name. Raises Trouble."""
    board = replace(board, file=board_file(board.shot, board.id, PurePosixPath(board.file).suffix or ".png"))
    target = inside(folder, board.file)
    with in_words(f"the board {board.file} could not be kept"):
        target.parent.mkdir(parents=True, exist_ok=True)
        _settle(made, target)
        sync_folder(target.parent)
        sync_folder(target.parent.parent)
    return board


def found_takes(folder: Path, known: Container[str] = ()) -> tuple[Take, ...]:
    """Takes whose manifest lies in the folder and that are not among the ``known`` ids, in the order they were made."""
    takes = folder / "takes"
    if not takes.is_dir():
        return ()
    found = [
        take
        for manifest in takes.glob("*.json")
        if manifest.stem not in known and (take := _read(manifest)) and take.id not in known
    ]
    return tuple(sorted(found, key=lambda t: (t.made, t.id)))


def finish_takes(folder: Path) -> None:
    """Name the manifests of takes that got their own names before the plug was pulled. Only for who holds the lock."""
    for unfinished in (folder / "takes").glob(f"*{_UNFINISHED}"):
        with suppress(OSError):
            film = unfinished.with_name(unfinished.name.removesuffix(_UNFINISHED) + ".mp4")
            if film.exists() and _read(unfinished):
                os.replace(unfinished, film.with_suffix(".json"))
            elif not film.exists():
                unfinished.unlink()


def stamp_of(folder: Path, take: Take) -> dict[str, object]:
    """Where a take came from, as its manifest says; empty when that is gone."""
    try:
        stamp = json.loads(inside(folder, take.file).with_suffix(".json").read_bytes())["stamp"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def missing(film: Film, folder: Path) -> tuple[str, ...]:
    """The files of boards and takes that the film names and the folder does not have."""
    files = (*(b.file for b in film.boards), *(t.file for t in film.takes))
    return tuple(file for file in files if not inside(folder, file).is_file())


def _manifest(take: Take, stamp: Mapping[str, object]) -> bytes:
    said = {name: getattr(take, name) for name in _MADE} | {"rate": str(take.rate), "size": list(take.size)}
    document = {"version": VERSION, "take": said, "stamp": dict(stamp)}
    return (json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _read(manifest: Path) -> Take | None:
    """The take a manifest tells of; None when it is damaged, of a newer version, or tells of a file elsewhere."""
    try:
        document = json.loads(manifest.read_bytes())
        said, stamp = document["take"], document["stamp"]
        texts = {name: said[name] for name in ("id", "shot", "key", "words", "made")}
        counts = {name: said[name] for name in ("frames", "number")}
        width, height = said["size"]
        if (
            document["version"] != VERSION
            or said["file"] != take_file(said["id"])
            or not all(isinstance(v, str) for v in texts.values())
            or not all(type(v) is int and v >= 0 for v in (*counts.values(), width, height))
            or not isinstance(stamp, dict)
        ):
            return None
        rate = Fraction(said["rate"])
        if rate <= 0:
            return None
        digest = _digest(stamp) if stamp else ""
        return Take(**texts, **counts, file=said["file"], rate=rate, size=(width, height), stamp=digest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, ZeroDivisionError):
        return None


def _digest(stamp: Mapping[str, object]) -> str:
    return sha256(json.dumps(stamp, sort_keys=True).encode()).hexdigest()


def _settle(made: Path, target: Path) -> None:
    """Give a finished file its place for good, on the disk, never over another one. Raises OSError."""
    if target.exists() and not made.exists():
        return  # it came home before, and the plug was pulled behind it
    file = os.open(made, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(file)
    finally:
        os.close(file)
    if target.exists():
        raise FileExistsError(errno.EEXIST, f"{target.name} is there already", str(target))
    try:
        made.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:  # another disk: copy beside, then rename
            raise
        beside = target.with_name(f".{target.name}.workprint-tmp")
        try:
            shutil.copyfile(made, beside)
            with beside.open("rb+") as copy:
                os.fsync(copy.fileno())
            beside.rename(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        with suppress(OSError):
            made.unlink()
