"""What the Colour page shows of a film, as the plain values its widgets know: pieces of the strip, rows of lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.film.boards import Board
from studio.film.cut import Clip, Transition
from studio.film.film import Film
from studio.film.palette import Palette
from studio.film.takes import Take
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
    """Makes the pieces of the colour script; where the pictures of a shot lie is looked up once for each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Board | None, Take | None, tuple[Path, ...], tuple[Path, ...]]] = {}

    def pieces(self, film: Film, folder: Path | None) -> list[Piece]:
        """One for each shot, in the order of the script."""
        colours: dict[str, tuple[str, ...]] = {}
        result = []
        for shot in film.shots:
            if shot.scene not in colours:
                palette = film.palette_of(shot.scene)
                colours[shot.scene] = tuple(s.hex for s in palette.swatches) if palette else ()
            _, _, content, pictures = self._files(film, folder, shot.id)
            result.append(
                Piece(
                    shot.id,
                    f"{shot.slate}  {shot.size}",
                    float(film.settings.rate.seconds(shot.frames)),
                    shot.scene,
                    shot.heading,
                    planned=colours[shot.scene],
                    content=content,
                    pictures=pictures,
                )
            )
        return result

    def _files(
        self, film: Film, folder: Path | None, shot: str
    ) -> tuple[Board | None, Take | None, tuple[Path, ...], tuple[Path, ...]]:
        boards = film.boards_of[shot]
        board, take = boards[-1] if boards else None, film.best_take(shot)
        known = self._known.get(shot)
        if known is None or known[0] is not board or known[1] is not take:
            drawn = board_file(film, folder, shot)
            content, pictures = [drawn] if drawn else [], [drawn] if drawn else []
            if take and folder:
                strip, poster = made_of(folder, take.id)
                content.insert(0, strip)
                pictures.insert(0, poster)
            known = self._known[shot] = (board, take, tuple(content), tuple(pictures))
        return known


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


def scenes_of(film: Film) -> dict[str, str]:
    """Scene -> its heading, in the order of the film."""
    found: dict[str, str] = {}
    for shot in film.shots:
        found.setdefault(shot.scene, shot.heading)
    return found


def palette_rows(film: Film) -> list[Row]:
    """Every palette, and who uses it."""
    return [Row(p.id, p.name, used_by(film, p.id, short=True), _hexes(p)) for p in film.palettes]


def used_by(film: Film, palette: str, short: bool = False) -> str:
    """Who uses a palette: "Film", "Scenes 2, 5"."""
    scenes = [scene for scene, own in film.scene_palettes if own == palette]
    parts = []
    if film.palette == palette:
        parts.append("Film" if short else "the film's palette")
    if scenes:
        listed = ", ".join(scenes[:6]) + (" …" if len(scenes) > 6 else "")
        word = "Sc." if short else "scene" if len(scenes) == 1 else "scenes"
        parts.append(f"{word} {listed}")
    return (" · " if short else " and of ").join(parts)


def scene_rows(film: Film) -> list[Row]:
    """The film, whose id is empty, then every scene in order; and which palette each is in."""
    own = dict(film.scene_palettes)
    whole = film.palette_by_id(film.palette)
    rows = [Row("", "The whole film", whole.name if whole else "none", _hexes(whole) if whole else ())]
    for scene, heading in scenes_of(film).items():
        palette = film.palette_of(scene)
        name = palette.name if palette and scene in own else "film's" if palette else "none"
        rows.append(Row(scene, f"{scene}  {heading}", name, _hexes(palette) if palette else (), faded=scene not in own))
    return rows


def _hexes(palette: Palette) -> tuple[str, ...]:
    return tuple(swatch.hex for swatch in palette.swatches)
