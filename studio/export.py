"""From the cut on the timeline to a finished film: what has to be made first, and then what joins it.

Everything of the picture track counts: order, trims, dissolves, fades, gaps as black, boards where that is what plays,
and the last frame held where a clip is longer than its take. Other tracks are not in it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines import results
from pipelines.report import Refused
from pipelines.requests import Clip as CutClip
from pipelines.requests import CutRequest, Request, Spoken, StillRequest
from pipelines.results import Board as MadeBoard
from pipelines.results import Take as MadeTake
from studio import briefs
from studio.files.media import inside, stamp_of
from studio.film.cut import Clip
from studio.film.film import Film
from studio.film.moments import Mode, look
from studio.film.places import Join, Place, joins, placed
from studio.film.spoken import heard
from studio.film.takes import Take
from studio.shoot import MADE_WITH, board_requests
from studio.trouble import Trouble


@dataclass(frozen=True)
class Piece:
    """One clip of the film to be: a ``made`` file, or one that ``wanted`` makes first."""

    clip: CutClip
    made: MadeTake | None = None
    wanted: Request | None = None


@dataclass(frozen=True)
class Order:
    """All that is needed to export a film; ``missing`` are the slates that have neither take nor board."""

    film: Film
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[Request, ...]:
        """What has to be made before it can be joined, each once."""
        return tuple(dict.fromkeys(p.wanted for p in self.pieces if p.wanted))

    def cut(self, out: Path, cache: Path, burn: bool = False) -> CutRequest:
        """The request that joins everything. Raises Refused while something is not made yet."""
        clips = []
        for piece in self.pieces:
            made = piece.made
            if piece.wanted is not None:
                there = results.found(piece.wanted.key, str(getattr(piece.wanted, "out", "")))
                made = there if isinstance(there, MadeTake) else None
            if made is None:
                raise Refused("a part of the film is not made yet; export it again")
            stop = piece.clip.stop if piece.wanted is None else made.frames
            clips.append(replace(piece.clip, file=made.file, sha256=made.sha256, stop=stop))
        width, height = self.film.settings.size
        return CutRequest(
            clips=tuple(clips), title=self.film.title, comment=briefs.COMMENT, width=width, height=height,
            rate=str(self.film.settings.rate), burn=burn, out=str(out), cache=str(cache),
        )  # fmt: skip


def order(film: Film, folder: Path, mode: Mode = "best", cards: bool = True) -> Order:
    """What the cut on the timeline needs. ``cards`` are the title before it and the credits behind it.

    Raises Refused when there is nothing in the cut, Trouble when a take leads out of the folder.
    """
    parts = film.cut.picture.parts
    places = placed(parts)
    if not places:
        raise Refused("there is nothing in the cut yet; lay the shots into it first")
    changes = [j for j in joins(film, parts) if not (j.left and j.right and _overlong(film, j.left, mode))]
    into = {j.right.nth: j for j in changes if j.right}
    out_of = {j.left.nth: j for j in changes if j.left}
    pieces: list[Piece] = []
    missing: list[str] = []
    for place in places:
        pieces += _pieces(film, folder, place, into.get(place.nth), out_of.get(place.nth), mode, missing)
    if cards and film.shots:
        opening = replace(title := briefs.title(film, _plan(film, folder, 0)), out=_card(folder, title))
        closing = replace(
            end := briefs.closing(film, _plan(film, folder, len(film.shots) - 1), MADE_WITH), out=_card(folder, end)
        )
        pieces = [Piece(CutClip(""), None, opening), *pieces, Piece(CutClip(""), None, closing)]
    return Order(film, tuple(pieces), tuple(dict.fromkeys(missing)))


def unshot(film: Film) -> list[str]:
    """The shots in the cut that have no take yet, in order."""
    return [
        shot
        for shot in dict.fromkeys(c.shot for c in film.cut.picture.clips)
        if film.best_take(shot) is None and any(s.id == shot for s in film.shots)
    ]


def _overlong(film: Film, place: Place, mode: Mode) -> bool:
    """Whether the last frame of a take has to be held to fill a place."""
    take = _take(film, place, mode)
    return take is not None and isinstance(place.part, Clip) and place.part.start + place.part.length > take.frames


def _take(film: Film, place: Place, mode: Mode) -> Take | None:
    if not isinstance(place.part, Clip):
        return None
    seen = look(film, place.part, place.part.start, mode)
    return film.take_by_id[seen.id] if seen.kind == "take" else None


def _pieces(
    film: Film, folder: Path, place: Place, head: Join | None, tail: Join | None, mode: Mode, missing: list[str]
) -> list[Piece]:
    early = head.before if head and head.left else 0  # frames under the dissolve that leads here
    late = tail.after if tail and tail.right else 0
    fade_in = head.after if head and not head.left else 0
    fade_out = tail.before if tail and not tail.right else 0
    ends = CutClip("", fade_in=fade_in, fade_out=fade_out, dissolve=tail.length if tail and tail.right else 0)
    shot = film.shot_by_id.get(place.part.shot) if isinstance(place.part, Clip) else None
    said: tuple[Spoken, ...] = ()
    if shot and isinstance(place.part, Clip):
        said = tuple(Spoken(line.who, line.text, line.how) for line, _, _ in heard(shot, place.part))
    ends = replace(ends, spoken=said)
    length = early + place.part.length + late
    take = _take(film, place, mode)
    if take is None or not isinstance(place.part, Clip):
        picture, drawn = None, ""
        if isinstance(place.part, Clip):
            seen = look(film, place.part, 0, mode)
            board = next((b for b in film.boards_of[seen.shot] if seen.kind == "board" and b.id == seen.id), None)
            if board is not None:
                picture, drawn = inside(folder, board.file), board.id
            else:
                missing.append(shot.slate if shot else place.part.name)
        still = _still(film, folder, length, picture, drawn)
        return [Piece(ends, None, still)]
    made = _made(folder, take)
    first = place.part.start - early
    there = max(0, min(length, take.frames - first))
    if there == length:
        return [Piece(replace(ends, start=first, stop=first + length), made)]
    held = _still(film, folder, length - there, Path(made.file), made.sha256, take.frames - 1)
    if not there:
        return [Piece(ends, None, held)]
    shown = replace(ends, start=first, stop=first + there, fade_out=0, dissolve=0)
    return [Piece(shown, made), Piece(replace(ends, fade_in=0, spoken=()), None, held)]


def _still(film: Film, folder: Path, frames: int, picture: Path | None, digest: str, frame: int = 0) -> StillRequest:
    width, height = film.settings.size
    still = StillRequest(
        file=str(picture or ""), sha256=digest, frame=frame, width=width, height=height,
        rate=str(film.settings.rate), frames=frames,
    )  # fmt: skip
    return replace(still, out=str(folder / ".workprint" / "stills" / still.key))


def _made(folder: Path, take: Take) -> MadeTake:
    """A take of the film as the pipelines know it. Raises Trouble when its file is gone."""
    file = inside(folder, take.file)
    size = 0
    try:
        size = file.stat().st_size
        made = results.from_json(str(stamp_of(folder, take).get("result", "")))
        if isinstance(made, MadeTake) and made.bytes == size:
            return replace(made, file=str(file))
    except Refused:
        pass
    except OSError as wrong:
        raise Trouble(
            f"the take {take.file} is not there; make it again, or let its clip play something else"
        ) from wrong
    width, height = take.size
    digest = _digest(file)
    return MadeTake(take.key, str(file), digest, size, take.frames, str(take.rate), width, height)


def _digest(file: Path) -> str:
    """The sha256 of a file, for takes that came without a record. Raises Trouble."""
    try:
        with file.open("rb") as read:
            return hashlib.file_digest(read, "sha256").hexdigest()
    except OSError as wrong:
        raise Trouble(f"{file} could not be read: {wrong.strerror or wrong}") from wrong


def _card(folder: Path, card: Request) -> str:
    return str(folder / ".workprint" / "cards" / card.key)


def _plan(film: Film, folder: Path, nth: int) -> str:
    """The plan of a shot's board, empty while it is not drawn."""
    request = board_requests(film, folder)[nth]
    made = results.found(request.key, request.out)
    return made.plan if isinstance(made, MadeBoard) else ""
