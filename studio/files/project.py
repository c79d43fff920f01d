"""A film folder: create it, open it, save it, hold it.

What other parts of the studio use:

``holds_film(folder) -> bool``     whether there is one to open
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

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

from studio.files import backups, media
from studio.files.lock import Held, hold
from studio.files.names import plain_name
from studio.files.opening import FILM, Opened, content_of, document_of, read_folder, read_only
from studio.files.save import in_words, is_temporary, pending, recover, save_files, sweep, sync_folder
from studio.files.writing import own_text, to_write
from studio.film.film import Film
from studio.trouble import Trouble

__all__ = [
    "Held",
    "Opened",
    "create",
    "film_folder",
    "hold",
    "holds_film",
    "open_film",
    "open_told",
    "restore",
    "save_film",
]

SUFFIX = ".film"
_FOLDERS = ("palettes", "boards", "takes", "refs", "exports")


def film_folder(title: str, beside: Path) -> Path:
    """The folder for a film of that title, beside another path: plain letters, at most 255 bytes."""
    return beside / plain_name(title, SUFFIX)


def holds_film(folder: Path) -> bool:
    """Whether a folder holds a film to open; a save that was cut short is finished first."""
    if pending(folder):
        with in_words(f"the film in {folder} could not be opened"), suppress(Held), hold(folder):
            recover(folder)
    return (folder / FILM).exists()


def create(folder: Path, film: Film) -> None:
    """Make a new film folder. Raises Trouble when there is something in it already, or it cannot be made.

    A folder in which a film was being made when the machine went down is as good as an empty one.
    """
    with in_words(f"the film folder {folder} could not be made"):
        if holds_film(folder):
            raise Trouble(f"{folder} holds a film already: open it, or choose another name")
        if folder.exists() and (not folder.is_dir() or _holds_more(folder)):
            raise Trouble(f"{folder} is there already and is not empty: choose another name")
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FOLDERS:
            (folder / name).mkdir(exist_ok=True)
        sync_folder(folder)
        sync_folder(folder.parent)
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
        glance = content_of(folder / FILM)
        document = document_of(folder, glance) if not pending(folder) else None
        with ExitStack() as held:
            try:
                held.enter_context(hold(folder))
            except Held:
                return read_only(folder, "the film is open in another Workprint: it can be looked at, not saved")
            except Trouble:
                return read_only(folder, f"{folder} cannot be written: the film can be looked at, and saved elsewhere")
            remarks = ["the last save had been cut short; it was finished"] if recover(folder) else []
            sweep(folder)
            media.finish_takes(folder)
            content = content_of(folder / FILM)
            if document is None or content != glance:
                document = document_of(folder, content)
            return read_folder(folder, document, remarks)


def save_film(
    film: Film,
    folder: Path,
    before: Film | None = None,
    overwrite: bool = False,
    clock: Callable[[], float] = time.time,
) -> None:
    """Save a film; when this returns it is on the disk. Only files that changed are written.

    ``before`` is the film as it was opened or last saved. When another program changed a file since, and we changed it
    too, Trouble is raised and nothing is written, unless ``overwrite``. Words of theirs that ours replace go into a
    backup first. A file that only they changed stays, and the next ``open_film`` takes it over.
    """
    with in_words(f"the film in {folder} could not be saved"), hold(folder):
        recover(folder)
        files, digests, theirs = to_write(film, before, folder, overwrite)
        text = own_text(film, digests)
        if text != content_of(folder / FILM):
            files[FILM] = text
        if theirs:
            backups.back_up(folder, theirs, clock())
        if files:
            save_files(folder, files)
            with suppress(OSError):  # the film is safe; a backup that does not fit must not say otherwise
                whole = {name: c for name in (*digests, FILM) if (c := content_of(folder / name)) is not None}
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
