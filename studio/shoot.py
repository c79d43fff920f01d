"""Shooting a film: every shot boarded and taken, cut and put on paper, making only what is not made yet.

What is made lands in the film as it comes, so that stopping at any moment keeps all that is finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar

from pipelines.report import Refused
from pipelines.requests import BoardRequest, Clip, CutRequest, Request, StagedRequest, TakeRequest
from pipelines.results import Board as MadeBoard
from pipelines.results import Cut as MadeCut
from pipelines.results import Result, Sheet, found, from_json
from pipelines.results import Take as MadeTake
from studio import briefs
from studio.crew.inline import Inline
from studio.crew.measures import Measures
from studio.crew.port import Crew, Landed, nothing
from studio.files.media import board_file, inside, keep_take, stamp_of
from studio.film import boarding, edits
from studio.film.boards import Board
from studio.film.film import Film
from studio.film.shots import Shot
from studio.film.staging import Staging
from studio.film.takes import Take
from studio.schedule import wrap
from studio.trouble import Trouble

R = TypeVar("R", bound=Result)

MADE_WITH = (
    ("Staged and drawn by", "Workprint's built-in model"),
    ("Words read with", "all-MiniLM-L6-v2"),
)


def board_requests(film: Film, folder: Path) -> list[BoardRequest | StagedRequest]:
    """What draws the board of every shot, in order, at its place in the folder: the model, or a person's hand."""
    return list(requests_of(film, folder, film.shots).values())


def requests_of(film: Film, folder: Path, shots: Sequence[Shot]) -> dict[Shot, BoardRequest | StagedRequest]:
    """The same for some of the film's shots."""
    wanted, asked = {shot.id for shot in shots}, {}
    for shot, request in zip(film.shots, briefs.boards(film), strict=True):
        if shot.id in wanted:
            staging = by_hand(film, folder, shot)
            asked[shot] = at_home(briefs.staged(film, shot, staging) if staging else request, folder, shot)
    return asked


def at_home(request: BoardRequest | StagedRequest, folder: Path, shot: Shot) -> BoardRequest | StagedRequest:
    """The request with the place in the film folder where its board lies."""
    return replace(request, out=str((folder / board_file(shot.id, request.key)).with_suffix("")))


def by_hand(film: Film, folder: Path, shot: Shot) -> Staging | None:
    """How a person staged the shot, while its words, its size and its angle are those it was staged for."""
    newest = next((board for board in reversed(film.boards_of[shot.id]) if board.by != "picture"), None)
    if newest is None or newest.by != "hand" or newest.words != shot.words:
        return None
    staging = staging_of(folder, newest)
    return staging if staging and staging.holds(shot.size, shot.angle) else None


def staging_of(folder: Path, board: Board) -> Staging | None:
    """The staging that a board was drawn from, as its manifest beside it says; None when there is none to be read."""
    try:
        made = from_json(inside(folder, board.file).with_suffix(".json").read_text("utf-8"))
        return Staging.of(made.plan) if isinstance(made, MadeBoard) else None
    except (OSError, ValueError, Trouble):
        return None


def board_there(film: Film, folder: Path, shot: Shot) -> MadeBoard | None:
    """The newest board of a shot that was staged, while it fits the words and its manifest is there."""
    staged = [board for board in film.boards_of[shot.id] if board.by != "picture"]
    board = staged[-1] if staged else None
    if board is None or board.words != shot.words or (board.by == "hand" and not by_hand(film, folder, shot)):
        return None
    try:
        made = found(board.key, str(inside(folder, board.file).with_suffix("")))
    except Trouble:
        return None
    return made if isinstance(made, MadeBoard) else None


def board_shown(film: Film, folder: Path, shot: Shot, picture: Path | None = None) -> MadeBoard:
    """The newest board of a shot as a sheet of paper needs it: an empty one when there is none, or it is gone.

    ``picture`` stands in for the board's own: the same with what was drawn over it.
    """
    nothing = MadeBoard("", "", "")
    if not film.boards_of[shot.id]:
        return nothing
    board = film.boards_of[shot.id][-1]
    try:
        file = inside(folder, board.file)
        made = found(board.key, str(file.with_suffix(""))) if board.by != "picture" else None
        plan = made.plan if isinstance(made, MadeBoard) else ""
        if isinstance(made, MadeBoard) and picture is None:
            return made
        shown = picture or file
        return MadeBoard(board.key, plan, str(shown), sha256(shown.read_bytes()).hexdigest())
    except (OSError, Trouble):
        return nothing


def placed(request: TakeRequest, folder: Path, shot: Shot) -> TakeRequest:
    """The request with the place where the take is made, before it is moved home; equal takes of two shots have two."""
    return replace(request, out=str(folder / ".workprint" / "made" / f"{shot.id[:8]}-{request.key}"))


def with_board(film: Film, shot: Shot, made: MadeBoard, words: str = "") -> Film:
    """The film with a drawn board at home. ``words`` is the shot's digest when it was asked for, if not that of now."""
    board = Board(
        made.key,
        shot.id,
        board_file(shot.id, made.key),
        (made.width, made.height),
        made.key,
        words=words or shot.words,
        by="hand" if made.stamp.stage == "staged" else "model",
    )
    return boarding.land_board(film, board)


def with_take(
    film: Film, folder: Path, shot: Shot, request: Request, made: Result, words: str = ""
) -> tuple[Film, MadeTake]:
    """The film with a finished take at home, its file moved into takes/ with all that tells where it came from.

    ``words`` is the shot's digest when it was asked for, if not that of now.

    Raises Trouble when the file cannot be kept, Refused when it is no take.
    """
    if not isinstance(made, MadeTake):
        raise Refused(f"a {type(made).__name__} came back where a take was asked for; please report it")
    take = Take(
        id=take_id(shot, made.key),
        shot=shot.id,
        file="",
        frames=made.frames,
        rate=Fraction(made.rate),
        size=(made.width, made.height),
        key=made.key,
        words=words or shot.words,
        made=made.stamp.made,
    )
    kept = keep_take(folder, Path(made.file), take, {"request": request.to_json(), "result": made.to_json()})
    return edits.add_take(film, kept), replace(made, file=str(folder / kept.file))


def take_id(shot: Shot, key: str) -> str:
    """What a take of that shot and request key is called."""
    return f"{shot.id[:8]}-{key}"


class Teller(Protocol):
    """Whoever shows how far it is: phases of so many steps."""

    def phase(self, name: str, steps: int) -> None: ...
    def step(self, done: float) -> None: ...
    def done(self) -> None: ...
    def close(self) -> None: ...


class Shoot:
    """One run over one film folder, by any crew. ``film`` has what landed; ``drawn`` and ``filmed`` count new work."""

    def __init__(
        self, film: Film, folder: Path, teller: Teller, crew: Crew | None = None, measures: Measures | None = None
    ) -> None:
        self.film, self.folder, self.teller = film, folder.absolute(), teller
        self.crew, self.measures = crew or Inline(), measures
        self.drawn = self.filmed = 0

    def film_to(self, out: Path, burn: bool) -> MadeCut:
        """Board, shoot and cut the whole film into ``out``."""
        boards = self.boards()
        takes = self.takes(boards)
        opening, closing = self._cards(boards)
        cut = briefs.cut(self.film, opening, takes, closing, out, self.folder / ".workprint" / "segments", burn)
        return self._make("cut", [cut], MadeCut, ["the cut"])[0]

    def paper_to(self, out: Path) -> Sheet:
        """The storyboard of the whole film as a PDF."""
        asked = briefs.sheet(self.film, self.boards(), out, wrap(self.film, self.folder).table())
        return self._make("paper", [asked], Sheet, ["the storyboard"])[0]

    def boards(self) -> tuple[MadeBoard, ...]:
        """The board of every shot, in order."""
        shots, asked = self.film.shots, board_requests(self.film, self.folder)
        before = {board.key for board in self.film.boards}
        made = self._make("boards", asked, MadeBoard, [f"board {shot.slate}" for shot in shots])
        for shot, board in zip(shots, made, strict=True):
            self.drawn += board.key not in before
            self.film = with_board(self.film, shot, board)
        return made

    def takes(self, boards: Sequence[MadeBoard]) -> tuple[MadeTake, ...]:
        """The take that plays for every shot: the circled one while its words hold, else what the boards ask."""
        shots = self.film.shots
        playing: dict[int, MadeTake] = {}
        asked: list[tuple[int, Request]] = []
        for nth, (shot, board) in enumerate(zip(shots, boards, strict=True)):
            request = briefs.take(self.film, shot, board)
            if there := self._there(shot, request.key):
                playing[nth] = there
            else:
                asked.append((nth, placed(request, self.folder, shot)))

        waiting = list(asked)

        def landed(request: Request, made: Result) -> None:
            place = next(pair for pair in waiting if pair[1] == request)
            waiting.remove(place)
            self.film, playing[place[0]] = with_take(self.film, self.folder, shots[place[0]], request, made)
            self.filmed += 1

        labels = [f"take {shots[nth].slate}" for nth, _ in asked]
        self._make("takes", [request for _, request in asked], MadeTake, labels, landed)
        return tuple(playing[nth] for nth in range(len(shots)))

    def missing(self) -> list[tuple[str, str, str, Request]]:
        """What is not made yet, as (label, scene, shot id, request): what a schedule counts.

        A shot whose board is not there yet stands with a take of no plan: only its length and size are known.
        """
        todo: list[tuple[str, str, str, Request]] = []
        for shot, request in zip(self.film.shots, board_requests(self.film, self.folder), strict=True):
            made = found(request.key, request.out)
            if isinstance(made, MadeBoard):
                take: Request = briefs.take(self.film, shot, made)
            else:
                todo.append((f"board {shot.slate}", shot.scene, shot.id, request))
                take = briefs.take(self.film, shot, MadeBoard("", "", ""))
            if not isinstance(made, MadeBoard) or not self._there(shot, take.key):
                todo.append((f"take {shot.slate}", shot.scene, shot.id, take))
        if todo:
            todo.append(("title card", "", "", briefs.title(self.film, "")))
            todo.append(("end credits", "", "", briefs.closing(self.film, "", MADE_WITH)))
            width, height = self.film.settings.size
            whole = Clip("", stop=sum(shot.frames for shot in self.film.shots))
            todo.append(("the cut", "", "", CutRequest((whole,), width=width, height=height)))
        return todo

    def _there(self, shot: Shot, key: str) -> MadeTake | None:
        """A take of the shot that can play as it is."""
        takes = [take for take in self.film.takes_of[shot.id] if not take.aside]
        circled = [take for take in takes if take.circled and take.words == shot.words and take.frames >= shot.frames]
        for take in (*reversed(circled), *(take for take in takes if take.key == key)):
            file = inside(self.folder, take.file)
            try:
                made = from_json(str(stamp_of(self.folder, take).get("result", "")))
                if isinstance(made, MadeTake) and file.stat().st_size == made.bytes:
                    return replace(made, file=str(file))
            except (OSError, ValueError, Refused):
                continue
        return None

    def _cards(self, boards: Sequence[MadeBoard]) -> tuple[MadeTake, MadeTake]:
        """Title card and end credits, over the first and the last place of the film."""
        cards = self.folder / ".workprint" / "cards"
        asked = [
            replace(card, out=str(cards / card.key))
            for card in (briefs.title(self.film, boards[0].plan), briefs.closing(self.film, boards[-1].plan, MADE_WITH))
        ]
        opening, closing = self._make("cards", asked, MadeTake, ["title card", "end credits"])
        return opening, closing

    def _make(
        self,
        name: str,
        asked: Sequence[Request],
        kind: type[R],
        labels: Sequence[str],
        landed: Landed = nothing,
    ) -> tuple[R, ...]:
        """All that is asked, by the crew; tells how far it is."""
        self.teller.phase(name, len(asked))

        def report(done: float, words: str = "", preview: bytes | None = None) -> None:
            self.teller.step(done * len(asked))

        try:
            made = self.crew.make_all(asked, report, landed, labels) if asked else ()
            if self.measures:
                self.measures.note(zip(asked, made, strict=True))
            self.teller.done()
        finally:
            self.teller.close()
        those = tuple(result for result in made if isinstance(result, kind))
        if len(those) != len(asked):
            raise Refused(f"something other than a {kind.__name__} came back from the crew; please report it")
        return those
