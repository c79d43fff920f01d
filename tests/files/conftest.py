"""A small film and its folder, as every test about files starts from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.files import project
from studio.film import edits
from studio.film.boards import Board
from studio.film.cut import Marker
from studio.film.film import Film
from studio.film.palette import Palette, Swatch
from studio.film.takes import Take

WORDS = """Title: Ghost Lap

INT. GARAGE - NIGHT

Mara lifts the cover off the old car.

MARA
You waited for me.

EXT. CIRCUIT - DAWN

The car takes the first bend. Rain on the glass.

Somebody stands at the pit wall, and is gone.
"""


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where the system has one: a thousand syncs of a real disk would take a minute."""
    memory = Path("/dev/shm")
    if not (memory.is_dir() and os.access(memory, os.W_OK)):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def film() -> Film:
    """Two scenes, a palette, two takes and a board of the first shot, a dissolve and a marker."""
    made = edits.begin(WORDS)
    dusk = Palette("dusk", "Dusk", (Swatch("rust é 日", "#a04020"), Swatch("night", "#101830")))
    made = edits.add_palette(made, dusk)
    first, second = made.shots[0], made.shots[1]
    made = edits.add_board(made, Board("b1", first.id, f"boards/{first.id}/b1.png", (640, 360), "key-b1"))
    for name in ("t1", "t2"):
        take = Take(name, first.id, f"takes/{name}.mp4", first.frames, Fraction(24), (1280, 720))
        made = edits.add_take(made, replace(take, made="2026-11-20T07:00:00Z"))
    made = edits.circle(made, "t1")
    made = edits.note_take(made, "t2", "soft at the end")
    made = edits.set_seconds(made, second.id, 2.5)
    made = edits.join(made, made.cut.clips[0].id, 12)
    made = edits.mark(made, Marker(24, 1, "check", "flicker"))
    return edits.use_palette(made, "dusk", "2")


@pytest.fixture
def folder(tmp_path: Path, film: Film) -> Path:
    """The folder of that film, saved."""
    path = project.film_folder(film.title, tmp_path)
    project.create(path, film)
    return path
