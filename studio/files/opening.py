"""A film folder read: every file of it becomes its part of the film, and what is wrong is told with what to do."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.files import backups, media
from studio.files.cut import read_cut
from studio.files.film import file_digests, film_parts, no_constant
from studio.files.palette import palette_from
from studio.files.save import digest, pending
from studio.files.upgrade import upgraded
from studio.film.cut import Cut
from studio.film.edits import add_take, write_script
from studio.film.film import Film
from studio.film.palette import Palette
from studio.film.script import Script
from studio.trouble import Trouble

SCRIPT, CUT, FILM = "script.fountain", "cut.otio", "film.json"
_LARGEST = 500 << 20  # bytes of film.json


@dataclass(frozen=True)
class Opened:
    """A film as it was opened.

    ``remarks`` are sentences for the person: a save was finished, another program wrote the words.
    """

    film: Film
    remarks: tuple[str, ...] = ()


def content_of(path: Path) -> bytes | None:
    """What is in a file; None when there is none. Raises OSError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def read_only(folder: Path, remark: str) -> Opened:
    """Read a folder that we must not touch and that somebody else may be saving: until two looks at it agree."""
    for _ in range(20):
        if not pending(folder):
            glance = content_of(folder / FILM)
            opened = read_folder(folder, document_of(folder, glance), [remark])
            if not pending(folder) and content_of(folder / FILM) == glance:
                return opened
        time.sleep(0.1)
    raise Trouble(f"the film {folder} is being saved by another Workprint: try again in a moment")


def read_folder(folder: Path, document: dict[str, Any], remarks: list[str]) -> Opened:
    """The film of a folder whose film.json is ``document``; ``remarks`` are what is known already. Raises Trouble."""
    try:
        parts = film_parts(document)
        saved = file_digests(document)
    except ValueError as error:
        raise _damaged(folder, str(error)) from error
    text, script_digest = _script_text(folder)
    palettes = tuple(_palette(folder, stem) for stem in parts.pop("palettes"))
    film = Film(**parts, script=Script.from_text(text), palettes=palettes)
    film = replace(film, cut=_cut(folder, film, remarks))
    if saved.get(SCRIPT, script_digest) != script_digest:
        film = write_script(replace(film, script=Script()), text)
        remarks.append("another program changed the script; the shots follow it")
    for take in media.found_takes(folder, film.take_by_id):
        landed = add_take(film, take)
        if landed is not film:
            remarks.append(f"the take {take.file} was not in the film yet; it is now")
        film = landed
    return Opened(film, tuple(remarks))


def document_of(folder: Path, content: bytes | None) -> dict[str, Any]:
    """The content of film.json in this version's shape. Raises Trouble."""
    if content is None:
        if (folder / SCRIPT).exists() or backups.newest(folder):
            raise _damaged(folder, "it is gone")
        raise Trouble(f"{folder} is not a film: it has no {FILM}; give a folder that Workprint made, or a screenplay")
    if len(content) > _LARGEST:
        raise _damaged(folder, "it is far too large")
    try:
        return upgraded(json.loads(content.decode("utf-8"), parse_constant=no_constant), str(folder))
    except (ValueError, RecursionError) as error:
        reason = (
            "it is not JSON"
            if isinstance(error, (json.JSONDecodeError, UnicodeDecodeError, RecursionError))
            else str(error)
        )
        raise _damaged(folder, reason) from error


def _damaged(folder: Path, reason: str) -> Trouble:
    backup = backups.newest(folder)
    if backup is None:
        advice = "there is no backup; the words are in script.fountain, make a new film from it"
    else:
        advice = f"the newest backup is {backup}; restore it, it opens as a copy"
    return Trouble(f"{folder / FILM} is damaged ({reason}): {advice}")


def _script_text(folder: Path) -> tuple[str, str]:
    """The words, and the digest of the file they stand in."""
    content = content_of(folder / SCRIPT)
    if content is None:
        raise Trouble(f"{folder / SCRIPT} is gone: put it back, or restore {backups.newest(folder) or 'a copy'}")
    try:
        return content.decode("utf-8", "surrogatepass"), digest(content)
    except UnicodeDecodeError:
        raise Trouble(f"{folder / SCRIPT} is not text in UTF-8: save it as UTF-8 in the editor it comes from") from None


def _palette(folder: Path, stem: str) -> Palette:
    name = f"palettes/{stem}.gpl"
    path = media.inside(folder, name)
    content = content_of(path)
    if content is None:
        raise Trouble(f"the palette {path} is gone: put it back, or restore {backups.newest(folder) or 'a copy'}")
    return replace(palette_from(content, ".gpl", stem, str(path)), id=stem)


def _cut(folder: Path, film: Film, remarks: list[str]) -> Cut:
    """The cut on disk; when it cannot be read, the last one a backup has, and the file stays as it is."""
    content = content_of(folder / CUT)
    if content is None:
        return Cut()
    takes = {t.file: t for t in film.takes}
    rate = film.settings.rate.fps
    try:
        cut, said = read_cut(content, str(folder / CUT), rate, takes)
    except Trouble as trouble:
        remarks.append(f"{trouble}; the file was left as it is, and the film has the last cut there was")
        for backup in backups.all_backups(folder):
            with suppress(Trouble, KeyError):
                return read_cut(backups.unpacked(backup)[CUT], str(backup), rate, takes)[0]
        return Cut()
    remarks.extend(said)
    return cut
