"""``workprint film``: a screenplay to a film, making only what is not made yet."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from studio import briefs, schedule
from studio.commands import options
from studio.commands.progress import Progress
from studio.crew.home import Home
from studio.crew.inline import Inline, cores
from studio.crew.local import Local
from studio.crew.measures import Measures
from studio.crew.port import Crew
from studio.files.project import SUFFIX, create, hold, holds_film, open_told, save_film
from studio.files.script import read_script, title_of
from studio.film import edits
from studio.film.film import Settings
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
    where = Path(given.folder).parent if given.folder else Path()
    typed = given.out or str(where / options.beside(given.script, ".mp4"))
    out = _out(typed, ".mp4", "the film", "the film is written as H.264 in an mp4 file")
    if not given.out and out.exists() and not _ours(out):
        raise Trouble(
            f"{out} is there already and was not made by Workprint; name another file with -o, it was not touched"
        )
    progress = Progress(quiet=given.json)
    with _shooting(given, progress) as shoot:
        cut = shoot.film_to(out, given.burn)
    folder, shots = shoot.folder, len(shoot.film.shots)
    made = Made(out, folder, shots, cut.frames, shoot.drawn, shoot.filmed, cut.made, time.monotonic() - start)
    _tell(made, given.json, progress)
    return 0


def boards(given: argparse.Namespace) -> int:
    """``workprint boards``: the storyboard of the whole film on paper; the boards stay in the film folder."""
    out = _out(given.out, ".pdf", "the storyboard", "the storyboard is written as a PDF")
    with _shooting(given, Progress(quiet=False)) as shoot:
        sheet = shoot.paper_to(out)
    print(f"{sheet.file}: {sheet.pages} pages, {len(shoot.film.shots)} shots")
    return 0


def _ours(path: Path) -> bool:
    """Whether a film says that it was made here; its comment stands near the front of the file."""
    with path.open("rb") as file:
        return briefs.COMMENT.encode() in file.read(1 << 20)


def _out(typed: str, suffix: str, what: str, why: str) -> Path:
    out = options.writable(Path(typed), what)
    if out.suffix.lower() != suffix:
        raise Trouble(f"{out.name} should end in {suffix}; {why}")
    return out


@contextmanager
def _shooting(given: argparse.Namespace, progress: Progress) -> Iterator[Shoot]:
    """The film of the script, in its folder: begun or continued, held while the block runs, saved whatever happens."""
    path = Path(given.script)
    script = read_script(path)
    palette = options.palette(given.palette, path.parent, script.title.get("Palette", "").strip())
    folder = Path(given.folder) if given.folder else options.beside(given.script, SUFFIX)
    settings = Settings(given.rate, given.size, 1 if given.seed is None else given.seed)
    title = title_of(script, path)
    begun = edits.begin(script.text, title, settings)
    if not begun.shots:
        raise Trouble(f"{path} has no scene that says what is seen; write some action under a heading, then try again")
    home = Home()
    crew = _crew(given, folder, home)
    if not holds_film(folder):
        create(folder, begun)
    with hold(folder):
        opened = open_told(folder)
        for remark in opened.remarks:
            progress.say(remark)
        now = edits.retitle(edits.write_script(opened.film, script.text), title)
        now = edits.set_rate(edits.resize(edits.reseed(now, settings.seed), settings.size), settings.rate)
        if palette:
            now = edits.use_palette(edits.add_palette(now, palette), palette.id)
        begun = edits.lay(now)
        save_film(begun, folder, opened.film)
        measures = Measures(home.folder)
        afar = options.afar(given.crew)  # what another machine took says nothing of this one
        shoot = Shoot(begun, folder, progress, crew, None if afar else measures)
        schedule.keep(schedule.estimate(shoot.missing(), measures, cores()), folder)
        try:
            yield shoot
        except KeyboardInterrupt:
            if not isinstance(crew, Inline):
                there = f" --crew {given.crew}" if afar else ""
                progress.say(
                    f"the jobs go on without this window; stop them with: workprint jobs {folder} cancel{there}"
                )
            raise
        finally:
            save_film(shoot.film, folder, begun)
            measures.close()


def _crew(given: argparse.Namespace, folder: Path, home: Home) -> Crew:
    """Who does the work. Raises Refused when this machine is not let in where it is hosted."""
    if options.afar(given.crew):
        from studio.crew.farm import let_in
        from studio.crew.remote import Remote

        invite = Path(given.invite) if given.invite else None
        return Remote(folder, given.crew, let_in(home, given.crew, invite))
    if given.invite:
        raise Trouble(f"--invite is for a crew on another machine; say which: --crew ADDRESS --invite {given.invite}")
    return Local(folder, home) if given.crew == "local" else Inline()


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
