"""What of a film must be written: only files that differ, and nothing over what another program wrote unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from studio.files.cut import cut_text
from studio.files.film import VERSION, file_digests, film_text
from studio.files.opening import CUT, FILM, SCRIPT, content_of
from studio.files.palette import gpl
from studio.files.save import digest
from studio.files.upgrade import upgraded
from studio.film.film import Film
from studio.trouble import Trouble

_T = TypeVar("_T")
PALETTES = "palettes/"

# How a cut of ours begins. Two cuts laid out alike are the same document only if they are the same bytes, which saves
# comparing some megabytes of JSON.
_OUR_LAYOUT = b'{\n "OTIO_SCHEMA"'


def to_write(
    film: Film, before: Film | None, folder: Path, overwrite: bool
) -> tuple[dict[str, bytes], dict[str, str], dict[str, bytes]]:
    """Which files but film.json must be written, the digests of all of them, and what others wrote that goes for it."""
    saved = _saved_digests(folder)
    texts_before = _texts(before) if before else {}
    files: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    theirs: dict[str, bytes] = {}
    for name, make in _texts(film).items():
        there = content_of(folder / name)
        now = digest(there) if there is not None else ""
        if there is not None and name == CUT and before is not None and _same_cut(before, film):
            digests[name] = now
            continue
        content = make()
        new = digest(content)
        if there is not None and _equal(name, there, content):
            digests[name] = now
            continue
        if there is not None and now != saved.get(name):
            ours = texts_before[name]() if name in texts_before else None
            seen = ours is not None and _equal(name, ours, there)
            if not seen and (new == saved.get(name) or ours == content):
                # Only they changed it: it stays, and the digest of what we knew says so to the next who opens it.
                digests[name] = saved.get(name, new)
                continue
            dropped = name not in saved and name.startswith(PALETTES)  # a palette that left the film left its file
            if not seen and not overwrite and not dropped:
                raise Trouble(
                    f"another program changed {folder / name} since the film was opened, and so did you: "
                    "nothing was saved; save the film under another name, or open it again"
                )
            theirs[name] = there
        files[name], digests[name] = content, new
    return files, digests, theirs


def _texts(film: Film) -> dict[str, Callable[[], bytes]]:
    """Each file but film.json, and what makes its content."""
    texts: dict[str, Callable[[], bytes]] = {
        SCRIPT: lambda: film.script.text.encode("utf-8", "surrogatepass"),
        CUT: lambda: cut_text(film),
    }
    return texts | {f"{PALETTES}{palette.id}.gpl": partial(gpl, palette) for palette in film.palettes}


def own_text(film: Film, digests: dict[str, str]) -> bytes:
    """film.json for a film and the digests of its other files. Raises Trouble."""
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
    content = content_of(folder / FILM)
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


def _equal(name: str, one: bytes, other: bytes) -> bool:
    """Whether two contents of a file say the same; other programs lay out a cut in their own way."""
    if one == other or name != CUT or (one.startswith(_OUR_LAYOUT) and other.startswith(_OUR_LAYOUT)):
        return one == other
    try:
        return bool(json.loads(one) == json.loads(other))
    except (ValueError, RecursionError):
        return False
