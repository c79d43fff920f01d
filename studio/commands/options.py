"""Options that several verbs share, read from what people type; every mistake is one sentence."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipelines.report import Refused
from pipelines.requests import check_size
from studio.crew.address import full_address
from studio.crew.job import plain_path
from studio.files.names import plain_name
from studio.files.palette import palette_named, read_palette
from studio.film.palette import Palette
from studio.film.time import Rate
from studio.trouble import Trouble

T = TypeVar("T")


def checked(read: Callable[[str], T]) -> Callable[[str], T]:
    """A reader for argparse that tells our own sentence instead of "invalid value"."""

    def told(text: str) -> T:
        try:
            return read(text)
        except (ValueError, Trouble) as wrong:
            raise argparse.ArgumentTypeError(str(wrong)) from wrong

    return told


@checked
def size(text: str) -> tuple[int, int]:
    """ "1280x720", or a width for 16:9. Even numbers, because video has half as many colour samples."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*(?:[xX×*]\s*(\d{1,6}))?\s*", text)
    if not found:
        raise ValueError(f"size {text!r} is not WIDTHxHEIGHT in pixels; write it like 1280x720")
    width = int(found[1])
    height = int(found[2]) if found[2] else round(width * 9 / 16 / 2) * 2
    try:
        check_size(width, height)
    except Refused as wrong:
        raise ValueError(str(wrong)) from wrong
    return width, height


@checked
def rate(text: str) -> Rate:
    """Frames a second: 24, 25, 23.976, 24000/1001."""
    return Rate.parse(text)


@checked
def seconds(text: str) -> float:
    """How long a shot lasts."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.04 <= value <= 600:
        raise ValueError(f"{text!r} is not a length of a shot; write seconds from 0.04 to 600, for example 4")
    return value


@checked
def seed(text: str) -> int:
    """A whole number that decides everything chance decides."""
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise ValueError(f"seed {text!r} is not a whole number from 0 to 999999999")
    return int(text)


def palette(given: str | None, beside: Path | None = None, named: str = "") -> Palette | None:
    """The palette of ``--palette``, else the one the script's title page names, looked for beside it and in assets."""
    if given:
        return read_palette(Path(given))
    return palette_named(named, beside) if named and beside else None


def beside(script: str, suffix: str) -> Path:
    """What a screenplay names in this folder: "My Film.fountain" with ".film" gives My-Film.film."""
    return Path(plain_name(Path(script).stem) + suffix)


def film_folder(typed: str) -> Path:
    """The film folder meant by a folder or by a screenplay, absolute. Raises Trouble when it holds no film.

    What this machine's crew makes for others has a folder too, as `workprint crew status` says it.
    """
    from studio.crew.home import Home  # half a second, these two, that other verbs need not wait
    from studio.files.project import SUFFIX, holds_film

    path = Path(typed)
    there = Path(plain_path(path))
    if there.parent.parent == Path(plain_path(Home().orders)):
        return there
    folder = path if path.suffix == SUFFIX or holds_film(path) else beside(typed, SUFFIX)
    if not holds_film(folder):
        raise Trouble(f"{folder} is not a film folder; begin one with: workprint film SCRIPT --crew local")
    return Path(plain_path(folder))


def writable(path: Path, what: str) -> Path:
    """``path`` made absolute, when a file may be written there. Raises Trouble before any work is done."""
    path = path.absolute()
    if path.is_dir():
        raise Trouble(f"{path} is a folder; give {what} a file name, for example {path / 'film.mp4'}")
    folder = path.parent
    if not folder.is_dir():
        raise Trouble(f"the folder {folder} does not exist; make it first, or write {what} somewhere else")
    try:  # asking the system for leave is not enough: some folders allow everything and take nothing
        with tempfile.TemporaryFile(dir=folder):
            refused = path.exists() and not os.access(path, os.W_OK)
    except OSError:
        refused = True
    if refused:
        raise Trouble(f"nothing may be written to {folder}; choose another place for {what} with -o")
    return path


def keep(path: Path, content: bytes) -> None:
    """Write a small file so that it is there whole or not at all. Raises Trouble."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as wrong:
        beside.unlink(missing_ok=True)
        raise Trouble(f"{path} could not be written ({wrong.strerror}); choose another place for it") from wrong


def common(verb: argparse.ArgumentParser, start_size: str) -> None:
    """Options of every verb that draws."""
    verb.add_argument(
        "--size", type=size, default=size(start_size), metavar="WxH", help=f"pixels, {start_size} if not said"
    )
    verb.add_argument("--palette", metavar="FILE", help="colours: .gpl .ase .aco .swatches or a list of #rrggbb")
    verb.add_argument("--seed", type=seed, default=None, metavar="N", help="another number, another staging")


HERE = ("inline", "local")  # crews of this machine


@checked
def who(text: str) -> str:
    """ "inline", "local", or where a crew is hosted: "10.0.0.5:8786"."""
    return text if text in HERE else full_address(text).removeprefix("tls://")


def afar(crew: str) -> bool:
    """Whether that crew is on another machine."""
    return crew not in HERE


def crew(verb: argparse.ArgumentParser) -> None:
    """Who does the work of a verb that makes a whole film."""
    verb.add_argument(
        "--crew", type=who, default="inline", metavar="inline|local|ADDRESS",
        help="inline: this command, here and now; local: a crew in the background that goes on when this is closed; "
        "ADDRESS: the crew that `workprint crew host` brought up on another machine, such as 10.0.0.5:8786",
    )  # fmt: skip
    verb.add_argument(
        "--invite", metavar="FILE", help="with --crew ADDRESS, the first time: the invite that its host wrote"
    )


@checked
def hours(text: str) -> str:
    """ "22:00-07:00", or "any"."""
    if text == "any":
        return ""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)-(\d{1,2}):(\d\d)", text)
    if not found or not all(int(h) < 24 and int(m) < 60 for h, m in (found.group(1, 2), found.group(3, 4))):
        raise ValueError(f"{text!r} are no hours; write them like 22:00-07:00, or any")
    return f"{int(found[1]):02}:{found[2]}-{int(found[3]):02}:{found[4]}"


@checked
def workers(text: str) -> int:
    """How many processes work at a time."""
    if not re.fullmatch(r"\d{1,3}", text) or not 0 < int(text) <= 256:
        raise ValueError(f"{text!r} is not a number of workers; use 1 to 256")
    return int(text)
