"""What the Colour page shows of a film, as the plain values its widgets know: pieces of the strip, rows of lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from studio.film.cut import Clip, Transition
from studio.film.film import Film
from studio.film.palette import Palette
from studio.film.shots import Shot
from studio.panels.panel import board_file
from studio.widgets.colour_rows import Row
from studio.widgets.strip_look import Piece

TILES = 8  # frames side by side in a take's strip


@dataclass(frozen=True)
class Seen:
    """One frame of one shot: what is measured, and which tile of the strip it is; None is the whole picture."""

    shot: str
    files: tuple[Path, ...]
    tile: int | None = None


class Script:
    """Makes the pieces of the colour script. One whose shot, plan and pictures are the same is the very same again."""

    def __init__(self) -> None:
        self._pieces: dict[str, tuple[Shot, Piece]] = {}
        self._film: Film | None = None
        self._scenes: dict[str, str] = {}

    def pieces(self, film: Film, folder: Path | None) -> list[Piece]:
        """One for each shot, in the order of the script."""
        last, self._film = self._film, film
        made_same = last is not None and last.boards is film.boards and last.takes is film.takes
        rate_same = last is not None and last.settings.rate == film.settings.rate
        result = []
        for shot in film.shots:
            known = self._pieces.get(shot.id)
            if known is None or known[0] is not shot or not made_same or not rate_same:
                known = self._pieces[shot.id] = shot, _piece(film, folder, shot, known[1] if known else None)
            result.append(known[1])
        return result

    def scenes(self, film: Film) -> dict[str, str]:
        """Scene -> its heading, in the order of the film."""
        if self._film is None or self._film.shots is not film.shots or not self._scenes:
            self._scenes = {}
            for shot in film.shots:
                self._scenes.setdefault(shot.scene, shot.heading)
        return self._scenes


def _piece(film: Film, folder: Path | None, shot: Shot, known: Piece | None) -> Piece:
    """A shot as a piece. Where its board lies is looked up only when that is another one: it costs syscalls."""
    boards, take = film.boards_of[shot.id], film.best_take(shot.id)
    board = boards[-1].file if boards else ""
    if known and known.board == board:
        drawn = known.content[-1:] if board else ()
    else:
        found = board_file(film, folder, shot.id)
        drawn = (found,) if found else ()
    strip, poster = made_of(folder, take.id) if take and folder else (None, None)
    new = Piece(
        shot.id,
        f"{shot.slate}  {shot.size}",
        float(film.settings.rate.seconds(shot.frames)),
        shot.scene,
        shot.heading,
        content=(strip, *drawn) if strip else drawn,
        pictures=(poster, *drawn) if poster else drawn,
        board=board,
    )
    return known if new == known else new


def plans_of(film: Film, scenes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Scene -> the colours it is planned in."""
    hexes, own = {p.id: _hexes(p) for p in film.palettes}, dict(film.scene_palettes)
    return {scene: hexes.get(own.get(scene, film.palette), ()) for scene in scenes}


def made_of(folder: Path, take: str) -> tuple[Path, Path]:
    """The strip and the poster of a take, whether they are there or not."""
    beside = folder / ".workprint" / "made"
    return beside / f"{Path(take).name}.strip.jpg", beside / f"{Path(take).name}.poster.jpg"


def frame_in_view(film: Film, folder: Path | None, shot: str, frame: int) -> Seen | None:
    """The frame of the cut that is looked at when it is of that shot, else the shot's first one."""
    take = film.best_take(shot)
    board = board_file(film, folder, shot)
    if take is None or folder is None:
        return Seen(shot, (board,)) if board else None
    start = at = 0
    for part in film.cut.picture.parts:
        if isinstance(part, Transition):
            continue
        if isinstance(part, Clip) and part.shot == shot and start <= frame < start + part.length:
            at = frame - start + part.start
        start += part.length
    strip, _ = made_of(folder, take.id)
    if not strip.exists():
        return Seen(shot, (board,)) if board else None
    return Seen(shot, (strip,), min(TILES - 1, at * TILES // max(1, take.frames)))


def palette_rows(film: Film, scenes: Sequence[str]) -> list[Row]:
    """Every palette, and who uses it."""
    return [Row(p.id, p.name, used_by(film, p.id, scenes, short=True), _hexes(p)) for p in film.palettes]


def used_by(film: Film, palette: str, scenes: Sequence[str], short: bool = False) -> str:
    """Who uses a palette: "Film", "Scenes 2, 5"."""
    own = dict(film.scene_palettes)
    runs = _runs([own.get(scene) == palette for scene in scenes], scenes)
    parts = []
    if film.palette == palette:
        parts.append("Film" if short else "the film's palette")
    if runs:
        listed = ", ".join(runs[:6]) + (" …" if len(runs) > 6 else "")
        word = "Sc." if short else "scene" if len(runs) == 1 and "–" not in listed else "scenes"
        parts.append(f"{word} {listed}")
    return (" · " if short else " and of ").join(parts)


def _runs(used: Sequence[bool], names: Sequence[str]) -> list[str]:
    """Neighbours joined: "2–7" for three and more in a row."""
    result = []
    for on, group in groupby(range(len(used)), key=lambda n: used[n]):
        run = list(group)
        if on and len(run) > 2:
            result.append(f"{names[run[0]]}–{names[run[-1]]}")
        elif on:
            result += [names[n] for n in run]
    return result


def scene_rows(film: Film, scenes: Mapping[str, str]) -> list[Row]:
    """The film, whose id is empty, then every scene in order; and which palette each is in."""
    if not scenes:
        return []
    own = dict(film.scene_palettes)
    whole = film.palette_by_id(film.palette)
    rows = [Row("", "The whole film", whole.name if whole else "none", _hexes(whole) if whole else ())]
    names, plans = {p.id: p.name for p in film.palettes}, plans_of(film, scenes)
    for scene, heading in scenes.items():
        name = names.get(own[scene], "none") if scene in own else "film's" if whole else "none"
        rows.append(Row(scene, f"{scene}  {heading}", name, plans[scene], faded=scene not in own))
    return rows


def _hexes(palette: Palette) -> tuple[str, ...]:
    return tuple(swatch.hex for swatch in palette.swatches)
