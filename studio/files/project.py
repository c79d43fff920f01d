"""A film folder: create it, open it, save it, hold it.

What other parts of the studio use:

``create(folder, film)``          make a new folder with that film in it
``open_film(folder) -> Film``     open a film; whole old or whole new, whatever happened before
``open_told(folder) -> Opened``   the same, with what a person should be told
``save_film(film, folder, before)``  save; when it returns, the film survives a power cut. ``before`` is the film as it
                                  was opened or last saved: give it whenever there is one
``hold(folder)``                  hold the folder while a block runs; opening and saving inside it is fine
``restore(backup) -> Path``       put a backup into a new folder beside the film
``film_folder(title, beside)``    the folder a film of that title belongs in

Every one raises Trouble with one sentence. The folder holds script.fountain (the words), cut.otio (the cut),
palettes/*.gpl (the colours) and film.json (everything else, with the sha256 of the others, written last).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from studio.files import backups, media
from studio.files.cut import cut_text, read_cut
from studio.files.film import VERSION, file_digests, film_parts, film_text, no_constant
from studio.files.lock import Held, hold
from studio.files.names import plain_name
from studio.files.palette import gpl, palette_from
from studio.files.save import digest, in_words, is_temporary, pending, recover, save_files, sweep
from studio.files.upgrade import upgraded
from studio.film.cut import Cut
from studio.film.edits import add_take, write_script
from studio.film.film import Film
from studio.film.palette import Palette
from studio.film.script import Script
from studio.trouble import Trouble

__all__ = ["Held", "Opened", "create", "film_folder", "hold", "open_film", "open_told", "restore", "save_film"]

_T = TypeVar("_T")

SCRIPT, CUT, FILM = "script.fountain", "cut.otio", "film.json"
SUFFIX = ".film"
_FOLDERS = ("palettes", "boards", "takes", "refs", "exports")
_LARGEST = 500 << 20  # bytes of film.json


@dataclass(frozen=True)
class Opened:
    """A film as it was opened.

    ``remarks`` are sentences for the person: a save was finished, another program wrote the words.
    """

    film: Film
    remarks: tuple[str, ...] = ()


def film_folder(title: str, beside: Path) -> Path:
    """The folder for a film of that title, beside another path: plain letters, at most 255 bytes."""
    return beside / plain_name(title, SUFFIX)


def create(folder: Path, film: Film) -> None:
    """Make a new film folder. Raises Trouble when there is something in it already, or it cannot be made."""
    with in_words(f"the film folder {folder} could not be made"):
        if (folder / FILM).exists():
            raise Trouble(f"{folder} holds a film already: open it, or choose another name")
        if folder.exists() and (not folder.is_dir() or _holds_more(folder)):
            raise Trouble(f"{folder} is there already and is not empty: choose another name")
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FOLDERS:
            (folder / name).mkdir(exist_ok=True)
    save_film(film, folder)


def _holds_more(folder: Path) -> bool:
    """Whether a folder holds more than a film that was being made when the machine went down would leave."""
    ours = {*_FOLDERS, ".workprint"}
    return any(
        path.relative_to(folder).parts[0] not in ours
        or (path.is_file() and path.relative_to(folder).parts[0] != ".workprint")
        for path in folder.rglob("*")
        if not is_temporary(path)
    )


def open_film(folder: Path) -> Film:
    """Open a film. Raises Trouble when there is none, when it is damaged, or when a newer Workprint made it."""
    return open_told(folder).film


def open_told(folder: Path) -> Opened:
    """Open a film and say what happened on the way.

    A save that was cut short is finished or thrown away first, left-over temporaries go, and takes that film.json does
    not know come from their manifests. While another Workprint holds the folder, it is only read.
    """
    if not folder.is_dir():
        raise Trouble(f"there is no film folder {folder}: check the name, or make one from a screenplay")
    with in_words(f"the film in {folder} could not be opened"):
        # A newer film is told by its first look, before even a lock is laid into its folder.
        glance = _content(folder / FILM)
        document = _document(folder, glance) if not pending(folder) else None
        with ExitStack() as held:
            try:
                held.enter_context(hold(folder))
            except Held:
                return _read_only(folder, "the film is open in another Workprint: it can be looked at, not saved")
            except Trouble:
                return _read_only(folder, f"{folder} cannot be written: the film can be looked at, and saved elsewhere")
            remarks = ["the last save had been cut short; it was finished"] if recover(folder) else []
            sweep(folder)
            media.finish_takes(folder)
            content = _content(folder / FILM)
            if document is None or content != glance:
                document = _document(folder, content)
            return _read(folder, document, remarks)


def save_film(
    film: Film,
    folder: Path,
    before: Film | None = None,
    overwrite: bool = False,
    clock: Callable[[], float] = time.time,
) -> None:
    """Save a film; when this returns it is on the disk. Only files that changed are written.

    ``before`` is the film as it was opened or last saved. When another program changed a file since, and we changed it
    too, Trouble is raised and nothing is written, unless ``overwrite``: then their file goes into a backup first. A
    file that only they changed stays, and the next ``open_film`` takes it over.
    """
    with in_words(f"the film in {folder} could not be saved"), hold(folder):
        recover(folder)
        saved = _saved_digests(folder)
        texts = _texts(film)
        texts_before = _texts(before) if before else {}
        files: dict[str, bytes] = {}
        digests: dict[str, str] = {}
        theirs: dict[str, bytes] = {}
        for name, make in texts.items():
            there = _content(folder / name)
            now = digest(there) if there is not None else ""
            if name == CUT and there is not None and before is not None and _same_cut(before, film):
                digests[name] = now
                continue
            content = make()
            new = digest(content)
            if there is not None and (now == new or (name == CUT and _same_document(there, content))):
                digests[name] = now
                continue
            if there is not None and now != saved.get(name):
                ours = texts_before[name]() if name in texts_before else None
                if ours is None or not (ours == there or (name == CUT and _same_document(ours, there))):
                    if new == saved.get(name) or ours == content:
                        digests[name] = saved.get(name, new)
                        continue
                    if not overwrite:
                        raise Trouble(
                            f"another program changed {folder / name} since the film was opened, and so did you: "
                            "nothing was saved; save the film under another name, or open it again"
                        )
                    theirs[name] = there
            files[name], digests[name] = content, new
        text = _film_text(film, digests)
        if text != _content(folder / FILM):
            files[FILM] = text
        if theirs:
            backups.back_up(folder, theirs, clock())
        if files:
            save_files(folder, files)
            with suppress(OSError):  # the film is safe; a backup that does not fit must not say otherwise
                whole = {name: c for name in (*digests, FILM) if (c := _content(folder / name)) is not None}
                backups.back_up(folder, whole, clock())


def restore(backup: Path, into: Path | None = None) -> Path:
    """Put a backup into a new folder beside the film, with its takes and boards, and tell which. Raises Trouble."""
    folder = backup.parent.parent
    into = into or folder.with_name(plain_name(f"{folder.stem} {backup.stem}", SUFFIX))
    if into.exists():
        raise Trouble(f"{into} is there already: rename or remove it, then restore again")
    files = backups.unpacked(backup)
    if FILM not in files:
        raise Trouble(f"the backup {backup} holds no whole film: take another one of the same folder")
    with in_words(f"the backup could not be put into {into}"):
        into.mkdir(parents=True)
        save_files(into, {**{n: c for n, c in files.items() if n != FILM}, FILM: files[FILM]})
    found = [p.relative_to(folder).as_posix() for top in ("takes", "boards", "refs") for p in (folder / top).rglob("*")]
    backups.copied_media(folder, into, found)
    return into


# ---- reading


def _read_only(folder: Path, remark: str) -> Opened:
    """Read a folder that we must not touch and that somebody else may be saving: until two looks at it agree."""
    for _ in range(20):
        if not pending(folder):
            glance = _content(folder / FILM)
            opened = _read(folder, _document(folder, glance), [remark])
            if not pending(folder) and _content(folder / FILM) == glance:
                return opened
        time.sleep(0.1)
    raise Trouble(f"the film {folder} is being saved by another Workprint: try again in a moment")


def _read(folder: Path, document: dict[str, Any], remarks: list[str]) -> Opened:
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


def _document(folder: Path, content: bytes | None) -> dict[str, Any]:
    """The content of film.json in this version's shape."""
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
    content = _content(folder / SCRIPT)
    if content is None:
        raise Trouble(f"{folder / SCRIPT} is gone: put it back, or restore {backups.newest(folder) or 'a copy'}")
    try:
        return content.decode("utf-8", "surrogatepass"), digest(content)
    except UnicodeDecodeError:
        raise Trouble(f"{folder / SCRIPT} is not text in UTF-8: save it as UTF-8 in the editor it comes from") from None


def _palette(folder: Path, stem: str) -> Palette:
    name = f"palettes/{stem}.gpl"
    path = media.inside(folder, name)
    content = _content(path)
    if content is None:
        raise Trouble(f"the palette {path} is gone: put it back, or restore {backups.newest(folder) or 'a copy'}")
    return replace(palette_from(content, ".gpl", stem, str(path)), id=stem)


def _cut(folder: Path, film: Film, remarks: list[str]) -> Cut:
    """The cut on disk; when it cannot be read, the last one a backup has, and the file stays as it is."""
    content = _content(folder / CUT)
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


# ---- writing


def _texts(film: Film) -> dict[str, Callable[[], bytes]]:
    """Each file but film.json, and what makes its content."""
    texts: dict[str, Callable[[], bytes]] = {
        SCRIPT: lambda: film.script.text.encode("utf-8", "surrogatepass"),
        CUT: lambda: cut_text(film),
    }
    return texts | {f"palettes/{palette.id}.gpl": partial(gpl, palette) for palette in film.palettes}


def _film_text(film: Film, digests: dict[str, str]) -> bytes:
    try:
        return film_text(film, digests).encode("utf-8", "surrogatepass")
    except ValueError as error:
        raise Trouble(f"the film cannot be written down ({error}): undo the last step and save again") from error


def _same_cut(one: Film, other: Film) -> bool:
    """Whether two films write the same cut.otio: its clips refer to boards and takes, and boards last as shots do."""
    return (
        one.cut is other.cut
        and (one.settings.rate, one.title) == (other.settings.rate, other.title)
        and _same(one.boards, other.boards, lambda b: (b.id, b.shot, b.file))
        and _same(one.takes, other.takes, lambda t: (t.id, t.shot, t.file, t.frames, t.rate, t.number, t.aside))
        and _same(one.shots, other.shots, lambda s: (s.id, s.frames))
        and _same(one.orphans, other.orphans, lambda s: (s.id, s.frames))
    )


def _same(one: tuple[_T, ...], other: tuple[_T, ...], told: Callable[[_T], object]) -> bool:
    return one is other or (
        len(one) == len(other) and all(a is b or told(a) == told(b) for a, b in zip(one, other, strict=True))
    )


def _saved_digests(folder: Path) -> dict[str, str]:
    """What the film on disk says of its files; nothing when there is none or it is damaged."""
    content = _content(folder / FILM)
    if content is None:
        return {}
    try:
        document = json.loads(content)
        newer = document["version"] > VERSION
        digests = file_digests(document)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    if newer:
        upgraded(document, str(folder))  # says so
    return digests


def _same_document(one: bytes, other: bytes) -> bool:
    try:
        return bool(json.loads(one) == json.loads(other))
    except (ValueError, RecursionError):
        return False


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
