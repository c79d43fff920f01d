"""``workprint film``: a screenplay to a film, making only what is not made yet."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.commands import options
from studio.commands.progress import Progress
from studio.commands.shots import title_of
from studio.files.names import plain_name
from studio.files.project import SUFFIX, create, hold, open_told, save_film
from studio.files.script import read_script
from studio.film import edits
from studio.film.film import Film, Settings
from studio.shoot import Shoot
from studio.trouble import Trouble


@dataclass(frozen=True)
class Made:
    """What one run made, and what it found made already."""

    film: Path
    folder: Path
    shots: int
    frames: int
    boards: int
    takes: int
    segments: int
    seconds: float


def film(given: argparse.Namespace) -> int:
    """Run the verb: open or begin the folder, board and shoot what is missing, cut, save."""
    start = time.monotonic()
    path = Path(given.script)
    script = read_script(path)
    palette = options.palette(given.palette, path.parent, script.title.get("Palette", "").strip())
    folder = Path(given.folder) if given.folder else Path(plain_name(path.stem) + SUFFIX)
    out = options.writable(Path(given.out), "the film") if given.out else None
    if out and out.suffix.lower() != ".mp4":
        raise Trouble(f"{out.name} should end in .mp4; the film is written as H.264 in an mp4 file")
    progress = Progress(quiet=given.json)
    settings = Settings(given.rate, given.size, 1 if given.seed is None else given.seed)
    title = title_of(script, path)
    if not (folder / "film.json").exists():
        _begin(folder, edits.begin(script.text, title, settings))
    with hold(folder):
        opened = open_told(folder)
        for remark in opened.remarks:
            progress.say(remark)
        now = edits.write_script(opened.film, script.text)
        now = edits.set_rate(
            edits.resize(edits.reseed(edits.retitle(now, title), settings.seed), settings.size), settings.rate
        )
        if palette:
            now = edits.use_palette(edits.add_palette(now, palette), palette.id)
        now = edits.lay(now)
        if not now.shots:
            raise Trouble(
                f"{path} has no scene that says what is seen; write some action under a heading, then try again"
            )
        save_film(now, folder)
        out = out or folder.absolute() / "exports" / f"{plain_name(path.stem)}.mp4"
        out.parent.mkdir(parents=True, exist_ok=True)
        shoot = Shoot(now, folder, progress)
        try:
            cut = shoot.film_to(out, given.burn)
        finally:
            save_film(shoot.film, folder)
    made = Made(out, folder, len(now.shots), cut.frames, shoot.drawn, shoot.filmed, cut.made, time.monotonic() - start)
    _tell(made, given.json, progress)
    return 0


def boards(given: argparse.Namespace) -> int:
    """``workprint boards``: the storyboard of the whole film on paper."""
    path = Path(given.script)
    script = read_script(path)
    out = options.writable(Path(given.out), "the storyboard")
    if out.suffix.lower() != ".pdf":
        raise Trouble(f"{out.name} should end in .pdf; the storyboard is written as a PDF")
    palette = options.palette(given.palette, path.parent, script.title.get("Palette", "").strip())
    progress = Progress(quiet=False)
    settings = Settings(given.rate, given.size, 1 if given.seed is None else given.seed)
    now = edits.begin(script.text, title_of(script, path), settings)
    if palette:
        now = edits.use_palette(edits.add_palette(now, palette), palette.id)
    if not now.shots:
        raise Trouble(f"{path} has no scene that says what is seen; write some action under a heading, then try again")
    folder = Path(given.folder) if given.folder else Path(plain_name(path.stem) + SUFFIX)
    sheet = Shoot(now, folder, progress).paper_to(out)
    print(f"{sheet.file}: {sheet.pages} pages, {len(now.shots)} shots")
    return 0


def _begin(folder: Path, begun: Film) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise Trouble(
            f"{folder} is not empty and is no film folder; name another one with --folder, nothing in it was touched"
        )
    create(folder, begun)


def _tell(made: Made, as_json: bool, progress: Progress) -> None:
    """What came of it: one JSON, or two lines a person reads."""
    if as_json:
        print(json.dumps(asdict(made) | {"film": str(made.film), "folder": str(made.folder)}, ensure_ascii=False))
        return
    if not (made.boards or made.takes or made.segments):
        progress.say(f"nothing changed: {made.shots} shots, all made before")
    else:
        progress.say(
            f"made {made.boards} boards, {made.takes} takes and {made.segments} segments in {made.seconds:.1f} s"
        )
    print(made.film)
