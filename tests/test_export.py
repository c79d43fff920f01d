"""What is exported is the cut as it stands: every frame of it, whatever was done to it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.report import Refused
from pipelines.requests import Clip as CutClip
from pipelines.requests import CutRequest, StillRequest
from pipelines.segments import compiled
from studio import export
from studio.film import trimming
from studio.film.film import Film
from studio.film.moments import Programme
from studio.film.shots import Line
from studio.trouble import Trouble
from tests.film.test_trimming import _STEPS, films, made


@pytest.fixture(scope="module")
def folder() -> Path:
    """A film folder with the takes that the films of these tests name."""
    where = Path(tempfile.mkdtemp(prefix="workprint-"))
    (where / "takes").mkdir()
    for name in "abcdefgh":
        (where / "takes" / f"{name}.mp4").write_bytes(name.encode())
    return where


def clips(film: Film, folder: Path, cards: bool = False) -> list[CutClip]:
    """The clips of the film to be, as if all that it needs were made."""
    found = []
    for piece in export.order(film, folder, cards=cards).pieces:
        stop = getattr(piece.wanted, "frames", piece.clip.stop)
        found.append(replace(piece.clip, file=str(getattr(piece.wanted, "out", "") or piece.clip.file), stop=stop))
    return found


@settings(max_examples=80, deadline=None)
@given(films(), _STEPS, st.integers(0, 40))
def test_every_frame_of_the_cut_is_in_it(
    folder: Path, film: Film, steps: list[tuple[str, Callable[[Film], Film]]], less: int
) -> None:
    for _, verb in steps:
        try:
            film = verb(film)
        except ValueError:
            continue
    if not film.cut.picture.parts:
        return
    # a take may turn out shorter than its clip: its last frame is held
    film = replace(film, takes=tuple(replace(t, frames=max(1, t.frames - less)) for t in film.takes))
    segments = compiled(CutRequest(tuple(clips(film, folder))))
    assert sum(s.length for s in segments) == Programme(film).length
    for segment in segments:
        take = next((t for t in film.takes if segment.clip.file.endswith(t.file)), None)
        assert take is None or segment.stop <= take.frames


def test_trims_dissolves_gaps_and_fades_come_over(folder: Path) -> None:
    film = trimming.dissolve(made(50, 40, 30), "a", 12)
    film = trimming.dissolve(trimming.open_gap(film, 90, 24), "c", 10)
    found = clips(film, folder)
    assert [(c.start, c.stop, c.dissolve, c.fade_out) for c in found] == [
        (20, 76, 12, 0), (14, 60, 0, 0), (0, 24, 0, 0), (20, 50, 0, 10),
    ]  # fmt: skip
    black = export.order(film, folder, cards=False).pieces[2].wanted
    assert isinstance(black, StillRequest) and black.file == "" and black.frames == 24


def test_lines_go_with_the_part_of_the_shot_in_which_they_are_spoken(folder: Path) -> None:
    film = made(60)
    said = (Line("ADA", "It wants more."), Line("BEN", "It always wants more."))
    film = replace(film, shots=(replace(film.shots[0], dialogue=said, frames=100),))
    halves = trimming.split(film, 30)
    assert [[s.who for s in c.spoken] for c in clips(halves, folder)] == [["ADA"], ["BEN"]]
    assert [len(c.spoken) for c in clips(trimming.move(film, "a", 0), folder)] == [2]


def test_what_has_no_picture_is_black_and_told_and_what_is_gone_is_refused(folder: Path) -> None:
    film = made(50, 40)
    film = replace(film, takes=film.takes[:1])
    ordered = export.order(film, folder, cards=False)
    assert ordered.missing == ("1B",) and export.unshot(film) == ["b"]
    with pytest.raises(Refused, match="not made yet"):
        ordered.cut(folder / "out.mp4", folder / "cache")
    with pytest.raises(Refused, match="nothing in the cut"):
        export.order(Film(), folder)

    lost = replace(film, takes=(replace(film.takes[0], file="takes/gone.mp4"),))
    with pytest.raises(Trouble, match=r"takes/gone\.mp4 is not there"):
        export.order(lost, folder)
