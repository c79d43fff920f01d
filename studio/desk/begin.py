"""Beginning a film: from a screenplay on disk, or from the sample that comes with Workprint."""

from __future__ import annotations

from pathlib import Path

from studio.desk.desk import Desk
from studio.files.palette import palette_named
from studio.files.project import film_folder, holds_film
from studio.files.script import read_script, title_of
from studio.film import edits
from studio.film.film import Film
from studio.trouble import Trouble

SAMPLE = Path(__file__).parents[2] / "assets" / "films" / "the-ghost-lap.fountain"


def film_of(script: Path) -> Film:
    """A new film of a screenplay, in the palette that its title page names. Raises Trouble."""
    read = read_script(script)
    film = edits.begin(read.text, title_of(read, script))
    if named := read.title.get("Palette", "").strip():
        palette = palette_named(named, script.parent)
        film = edits.use_palette(edits.add_palette(film, palette), palette.id)
    return film


def begin_film(desk: Desk, script: Path, beside: Path | None = None) -> bool:
    """Open the film folder of a screenplay, beside it unless another place is named; made when it is not there yet."""
    try:
        folder = film_folder(script.stem, beside or script.absolute().parent)
        if not holds_film(folder):
            if beside:
                beside.mkdir(parents=True, exist_ok=True)
            return desk.begin(folder, film_of(script))
    except (Trouble, OSError) as wrong:
        desk.say(str(wrong), "bad")
        return False
    return desk.open(folder)


def sample_film(desk: Desk, beside: Path | None = None) -> bool:
    """The sample film, in a folder of the person's own that they may change as they like."""
    return begin_film(desk, SAMPLE, beside or Path.home() / "Workprint")
