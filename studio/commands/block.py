"""``workprint block``: one line of words through the built-in model, as a plan, a picture or a moving clip."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipelines import stages
from pipelines.report import Refused, quietly
from pipelines.requests import BoardRequest, LoopRequest, TakeRequest
from pipelines.results import Board, Loop, Take
from studio.commands import options
from studio.film.time import Rate
from studio.trouble import Trouble

PICTURES, CLIPS = (".png",), (".mp4", ".gif")
LONGEST = 4000  # characters of words


def block(given: argparse.Namespace) -> int:
    """Run the verb. Words "-" reads a line each from standard input and prints one JSON a line."""
    lines = [line.strip() for line in sys.stdin if line.strip()] if given.words == "-" else [given.words.strip()]
    if not lines or not lines[0]:
        raise Trouble('there are no words to stage; write what the shot shows, for example "two riders at dusk, wide"')
    if too_long := next((line for line in lines if len(line) > LONGEST), ""):
        raise Trouble(f"the words are {len(too_long):,} characters; a shot is a line or two, at most {LONGEST:,}")
    out = options.writable(Path(given.out), "the picture") if given.out else None
    if out and out.suffix.lower() not in (*PICTURES, *CLIPS):
        raise Trouble(f"{out.name} should end in .png for a picture, or .mp4 or .gif for a clip")
    if out and len(lines) > 1:
        raise Trouble("-o takes one line of words; with several lines only --json can be asked for")
    palette = options.palette(given.palette)
    colours = tuple(swatch.hex for swatch in palette.swatches) if palette else ()
    with tempfile.TemporaryDirectory(prefix="workprint-") as folder:
        for nth, words in enumerate(lines):
            made = _board(words, given, colours, str(Path(folder) / f"board-{nth}"))
            shape: dict[str, Any] = json.loads(made.shape)
            if out and out.suffix.lower() in PICTURES:
                _hand_over(Path(made.picture), out)
            elif out:
                _clip(made, given, colours, out, Path(folder))
            print(json.dumps(shape, ensure_ascii=False) if given.json else _told(shape, out))
    return 0


def _board(words: str, given: argparse.Namespace, colours: tuple[str, ...], out: str) -> Board:
    width, height = given.size
    rate = Rate()
    request = BoardRequest(
        words=words,
        palette=colours,
        width=width,
        height=height,
        rate=str(rate),
        frames=rate.frames(given.seconds),
        seed=given.seed or 0,
        out=out,
    )
    made = stages.make(request, quietly)
    if not isinstance(made, Board):
        raise Refused("the board did not come back as a board")
    return made


def _clip(board: Board, given: argparse.Namespace, colours: tuple[str, ...], out: Path, folder: Path) -> None:
    rate = Rate()
    request = TakeRequest(
        plan=board.plan,
        palette=colours,
        width=board.width,
        height=board.height,
        rate=str(rate),
        frames=rate.frames(given.seconds),
        seed=given.seed or 0,
        out=str(folder / "take"),
    )
    made = stages.make(request, quietly)
    if not isinstance(made, Take):
        raise Refused("the take did not come back as a take")
    if out.suffix.lower() == ".gif":
        loop = LoopRequest(made.file, made.sha256, min(480, made.width), out=str(folder / "loop"))
        made = stages.make(loop, quietly)
        if not isinstance(made, Loop):
            raise Refused("the GIF did not come back as one")
    _hand_over(Path(made.file), out)


def _hand_over(made: Path, out: Path) -> None:
    """Move the finished file to where it was asked for; nothing half-written keeps that name."""
    beside = out.with_name(f".{out.name}.part")
    try:
        shutil.copyfile(made, beside)
        beside.replace(out)
    except OSError as wrong:
        beside.unlink(missing_ok=True)
        raise Trouble(f"{out} could not be written ({wrong.strerror}); choose another place with -o") from wrong


def _told(shape: dict[str, Any], out: Path | None) -> str:
    """The plan in a few plain lines."""
    people = "a crowd" if shape["crowd"] else f"{shape['people']} people" if shape["people"] != 1 else "1 person"
    lines = [
        f"{shape['size']} {shape['framing']}, {shape['angle']} angle, {shape['move']}, {shape['lens']} mm",
        f"{shape['set']} ({shape['place']}), {shape['time']}, {shape['weather']}, {people}",
    ]
    lines += [
        f"  {figure['kind']}: {figure['side']}, {figure['depth']}, looks {figure['facing']}, "
        f"{figure['pose']}, {figure['motion']}, {figure['costume']}"
        for figure in shape["figures"]
    ]
    for name in ("vehicles", "animals", "props"):
        lines += [f"  {thing['kind']}: {thing['side']}, {thing['depth']}" for thing in shape[name]]
    if out:
        lines.append(str(out))
    return "\n".join(lines)
