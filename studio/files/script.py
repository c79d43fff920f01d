"""A screenplay from disk: Fountain in any encoding, or Final Draft; refused in one sentence if it is neither."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from studio.files.fdx import fountain_text, is_final_draft
from studio.film.script import Script
from studio.trouble import Trouble

LARGEST = 8_000_000  # bytes; a long feature is a quarter of a million
LARGEST_FDX = 20_000_000

# The first bytes of files that hold screenplays people can export, and of some that never do.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive (a Word, Pages, Celtx or Fade In document, perhaps)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound or a film"),
    (b"\x00\x00\x00", "a film, or some other binary file"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def read_script(path: Path) -> Script:
    """Read a screenplay. Raises Trouble with one sentence when there is none in the file."""
    return Script.from_text(read_script_text(path))


def read_script_text(path: Path) -> str:
    """The Fountain text of a screenplay file; Final Draft is written as Fountain. Raises Trouble as ``read_script``."""
    raw = _bytes(path)
    if path.suffix.lower() == ".fdx" or is_final_draft(raw):
        text = fountain_text(raw, str(path))
    else:
        if len(raw) > LARGEST:
            raise _too_large(path, len(raw), LARGEST)
        text = _decoded(raw, path)
    if not text.strip():
        raise Trouble(f"{path} is empty; write a scene into it first, beginning with INT. or EXT.")
    if not any(part.elements[:1] and part.elements[0].kind == "heading" for part in Script.from_text(text).parts):
        raise Trouble(
            f"no scene heading found in {path}: a scene begins with INT. or EXT. on a line of its own, "
            "for example INT. KITCHEN - NIGHT, with an empty line before and after it"
        )
    return text


def title_of(script: Script, path: Path) -> str:
    """The title page's title in one line, else the file's name."""
    typed = " ".join(script.title.get("Title", "").replace("*", "").replace("_", "").split())
    return typed or path.stem


def _bytes(path: Path) -> bytes:
    try:
        there = path.stat()
        if stat.S_ISDIR(there.st_mode):
            raise Trouble(f"{path} is a folder; name the screenplay inside it, for example {path / 'script.fountain'}")
        if not stat.S_ISREG(there.st_mode):
            raise Trouble(f"{path} is not a plain file; name a .fountain or .fdx file")
        if there.st_size > LARGEST_FDX:
            raise _too_large(path, there.st_size, LARGEST_FDX if path.suffix.lower() == ".fdx" else LARGEST)
        with path.open("rb") as file:
            return file.read(LARGEST_FDX + 1)
    except FileNotFoundError:
        raise Trouble(f"there is no file {path}; check the name, or name another screenplay") from None
    except (OSError, ValueError) as error:
        why = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        raise Trouble(f"{path} cannot be read: {why}") from error


def _too_large(path: Path, size: int, most: int) -> Trouble:
    return Trouble(
        f"{path} is {size / 1e6:.0f} MB; a screenplay has less than one, and {most // 1_000_000} are the most "
        "we read. Is it the right file?"
    )


def _decoded(raw: bytes, path: Path) -> str:
    for magic, what in _MAGIC:
        if raw.startswith(magic) and not (magic[:1] == b"\x00" and raw.startswith(b"\x00\x00\xfe\xff")):
            raise Trouble(f"{path} is {what}, not a screenplay we can read; export it as Fountain or FDX")
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw, encoding, path)
    if b"\0" in raw:
        raise Trouble(f"{path} is a binary file, not a screenplay; export the screenplay as Fountain or FDX")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        for encoding in ("cp1252", "latin-1"):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _looks_like_text(text):
                return text
        raise Trouble(
            f"{path} is not text in an encoding we know (byte {error.start + 1} is not UTF-8); save it as UTF-8"
        ) from None


def _strictly(raw: bytes, encoding: str, path: Path) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise Trouble(f"{path} says it is {name} but byte {error.start + 1} is not; save it again as UTF-8") from None
    if "\0" in text:
        raise Trouble(f"{path} is a binary file, not a screenplay; export the screenplay as Fountain or FDX")
    return text


def _looks_like_text(text: str) -> bool:
    """Letters and spaces for the most part, and next to no control characters."""
    sample = text[:200_000]
    plain = sum(c.isalpha() or c.isspace() for c in sample)
    accents = sum(c.isalpha() and not c.isascii() for c in sample)
    return plain >= 0.7 * len(sample) and accents <= 0.35 * len(sample) and not _CONTROL.search(sample)
