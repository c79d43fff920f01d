"""What is being made for the open film: asked of the crew of this machine, watched, and landed as edits.

A job carries the edit that it will become, as a short JSON in its row: so a board that was finished while no window was
open comes home when the film is opened again. The window may be killed at any time; the jobs go on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from pipelines import requests, results
from pipelines.report import Refused
from pipelines.requests import BoardRequest, ProxyRequest, Request, StagedRequest
from pipelines.results import Board as MadeBoard
from pipelines.results import Take as MadeTake
from studio import briefs, shoot
from studio.crew import local
from studio.crew.home import Home
from studio.crew.job import OPEN, Job, Wish
from studio.crew.queue import Queue
from studio.desk.desk import Desk
from studio.desk.landing import Landing, own, with_take
from studio.desk.watching import read
from studio.files.media import inside
from studio.files.save import replace_file
from studio.film import boarding
from studio.film.film import Film
from studio.film.shots import Shot
from studio.film.staging import Staging
from studio.trouble import Trouble

BUSY, IDLE = 150, 1000  # milliseconds between two looks at the queue
LATER = -10  # the priority of what may wait for everything else


class Jobs(QObject):
    """The open film's jobs. Everything asked is one row of the crew's queue; the crew is started when it is needed."""

    changed = Signal()  # the jobs of this film are others, or further
    landed = Signal(str, str)  # "board", "take" or "light", and the shot it came home to
    printed = Signal(str, object)  # "paper" or "contact", and the file it was put into

    def __init__(self, desk: Desk, home: Home | None = None, start: Callable[[Home], object] = local.start) -> None:
        super().__init__(desk)
        self.desk, self._home, self._start = desk, home, start
        self.asleep = False  # nothing is asked for and nothing is looked at: the window is there to be looked at only
        self._queue: Queue | None = None
        self._seen, self._not_up = -1, ""
        self._over: set[str] = set()  # jobs whose end was dealt with
        self._lightened: set[str] = set()  # takes whose light copies were asked for
        self._coming_up: threading.Thread | None = None
        self.jobs: tuple[Job, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(IDLE)
        self._timer.timeout.connect(self.look)
        desk.opened.connect(self._opened)

    # ---- asking

    def draw_boards(self, shots: Sequence[str] = ()) -> int:
        """Ask for the boards of these shots, or of all, that are not drawn yet or do not fit any more; how many."""
        film, folder = self.desk.film, self.desk.folder
        if folder is None or self._refused():
            return 0
        wishes = []
        coming = {one.shot for one in self._coming() if one.to == "staging" and one.nth == 1}  # its board comes with it
        wanted = [shot for shot in film.shots if not shots or shot.id in shots]
        for shot, request in shoot.requests_of(film, folder, wanted).items():
            there = film.boards_of[shot.id]
            if shot.id in coming or (there and own(there[-1], shot)):
                continue
            if request.key not in {board.key for board in there}:
                wishes.append(self._wish(request, f"board {shot.slate}", Landing("board", shot.id, shot.words)))
            elif shots and there[-1].key != request.key:  # it was drawn before, and is the one to look at again
                old = next(board for board in there if board.key == request.key)
                self.desk.edit(f"Board {shot.slate}", boarding.use_board, old.id)
        return self._add(wishes)

    def stage(self, shot: str, staging: Staging, label: str) -> bool:
        """Ask for the picture of exactly this staging, set by hand; it lands as the shot's board, called ``label``."""
        film, folder = self.desk.film, self.desk.folder
        own = film.shot_by_id.get(shot)
        if folder is None or own is None or self._refused():
            return False
        request = shoot.at_home(briefs.staged(film, own, staging), folder, own)
        landing = Landing("board", shot, own.words, label=label)
        return bool(self._add([self._wish(request, f"board {own.slate} by hand", landing)]))

    def make_takes(self, shots: Sequence[str], many: int = 1) -> int:
        """Ask for ``many`` more takes of each shot. The first is of its board, each further one is staged anew."""
        film, folder = self.desk.film, self.desk.folder
        if folder is None or self._refused():
            return 0
        wishes = []
        wanted = [shot for shot in film.shots if shot.id in shots]
        for shot, request in shoot.requests_of(film, folder, wanted).items():
            taken = [t.number for t in film.takes_of[shot.id]] + [c.nth for c in self._coming() if c.shot == shot.id]
            first = 1 + max(taken, default=0)
            wishes += [
                self._staging(film, folder, shot, request, nth, nth == first) for nth in range(first, first + many)
            ]
        return self._add(wishes)

    def light_file(self, take: str) -> Path | None:
        """Where the light copy of a take lies once it is made."""
        return self.desk.folder / ".workprint" / "proxies" / f"{take}.mp4" if self.desk.folder else None

    def lighten(self) -> int:
        """Ask for light copies of the takes that play in the cut, behind everything else; how many."""
        film, folder = self.desk.film, self.desk.folder
        if folder is None or self.desk.read_only:
            return 0
        wishes = []
        for clip in film.cut.picture.clips:
            take, light = film.take_by_id.get(clip.active), self.light_file(clip.active)
            shot = film.shot_by_id.get(clip.shot)
            if take is None or shot is None or light is None or take.id in self._lightened:
                continue
            self._lightened.add(take.id)  # looked at once while the film is open
            if light.exists():
                continue
            try:
                file = inside(folder, take.file)
            except Trouble:
                continue
            if file.is_file():
                request = ProxyRequest(str(file), take.id, out=str(light.with_suffix("")))
                landing = Landing("light", shot.id, shot.words, take.number)
                label = f"light copy {shot.slate}-T{take.number:02d}"
                wishes.append(replace(self._wish(request, label, landing), priority=LATER))
        return self._add(wishes)

    def ask(self, asked: Sequence[Request], labels: Sequence[str]) -> tuple[str, ...]:
        """Ask for something that becomes no edit; the ids of its jobs, none when it was refused."""
        folder = self.desk.folder
        if folder is None or self._refused() or self.asleep:
            return ()
        wishes = [
            Wish(request, folder, label, needs=local.needs_of(request))
            for request, label in zip(asked, labels, strict=True)
        ]
        return self._asked(wishes)

    def _staging(
        self, film: Film, folder: Path, shot: Shot, request: BoardRequest | StagedRequest, nth: int, first: bool
    ) -> Wish:
        """The plan that a take needs first; the first take is of the shot's own board, at once when that is there.

        A staging by hand needs no other plan: its first take is of it as it is, and further ones keep who stands where.
        """
        landing = Landing("take", shot.id, shot.words, nth)
        if isinstance(request, StagedRequest):
            wish = self._take(landing, film, folder, shot, MadeBoard("", request.plan, ""))
            if first and not self._known(wish.request.key, shot):
                return wish
            other = briefs.again(film, shot, request, nth)
            return self._take(landing, film, folder, shot, MadeBoard("", other.plan, ""))
        if nth == 1 and (board := shoot.board_there(film, folder, shot)):
            return self._take(landing, film, folder, shot, board)
        staged = briefs.again(film, shot, request, nth)
        if nth > 1:
            staged = replace(staged, out=str(folder / ".workprint" / "stagings" / f"{shot.id[:8]}-{staged.key}"))
        return self._wish(staged, f"take {shot.slate}-T{nth:02d}", Landing("staging", shot.id, shot.words, nth))

    def _take(self, landing: Landing, film: Film, folder: Path, shot: Shot, board: MadeBoard) -> Wish:
        request = shoot.placed(briefs.take(film, shot, board), folder, shot)
        return self._wish(request, f"take {shot.slate}-T{landing.nth:02d}", landing)

    def _known(self, take: str, shot: Shot) -> bool:
        """Whether a take by that request is there or on its way."""
        coming = [job.key for job in self.jobs if job.state in OPEN]
        return take in coming or any(one.key == take for one in self.desk.film.takes_of[shot.id])

    def _coming(self) -> list[Landing]:
        """What takes are on their way."""
        landings = [Landing.of(job.landing) for job in self.jobs if job.state in OPEN]
        return [one for one in landings if one and one.to != "board"]

    def _wish(self, request: Request, label: str, landing: Landing) -> Wish:
        assert self.desk.folder is not None  # noqa: S101 - whoever asks has looked
        return Wish(request, self.desk.folder, label, landing.to_json(), local.needs_of(request))

    def _refused(self) -> bool:
        if self.desk.read_only:
            self.desk.say(f"nothing can be made for a film that is only looked at: {self.desk.read_only}", "bad")
        return bool(self.desk.read_only)

    def _add(self, wishes: Sequence[Wish]) -> int:
        return 0 if not wishes or self.asleep else len(self._asked(wishes))

    def _asked(self, wishes: Sequence[Wish]) -> tuple[str, ...]:
        try:
            ids = self._open().add(wishes)
        except (Refused, Trouble) as wrong:
            self.desk.say(str(wrong), "bad")
            return ()
        self._over -= set(ids)
        self._open().settle(None, local.AWAY, "")
        self._come_up()
        self._seen = -1
        self.look()
        return ids

    # ---- what a person does to the queue

    def cancel(self, ids: Sequence[str]) -> None:
        """Stop these jobs; one that runs ends within a step."""
        self._do(Queue.cancel, ids)

    def pause(self, ids: Sequence[str]) -> None:
        """Hold these; what runs is finished first."""
        self._do(Queue.pause, ids)

    def resume(self, ids: Sequence[str]) -> None:
        """Let these go on."""
        self._do(Queue.resume, ids)
        self._come_up()

    def first(self, ids: Sequence[str]) -> None:
        """Before everything else that waits."""
        self._do(Queue.first, ids)

    def retry(self, ids: Sequence[str]) -> None:
        """Try these again."""
        self._over -= set(ids)
        self._do(Queue.retry, ids)
        self._come_up()

    def _do(self, verb: Callable[[Queue, Sequence[str]], None], ids: Sequence[str]) -> None:
        verb(self._open(), ids)
        self._seen = -1
        self.look()

    # ---- watching

    def _opened(self) -> None:
        self.jobs, self._over, self._seen = (), set(), -1
        self._lightened.clear()
        if self.desk.folder is None:
            self._timer.stop()
            return
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look at the queue; land what is finished and tell what failed."""
        folder = self.desk.folder
        if folder is None or self.asleep:
            return
        if self._not_up:
            wrong, self._not_up = self._not_up, ""
            self.desk.say(wrong, "bad")
        try:
            queue = self._open()
        except Refused as wrong:
            self._timer.stop()
            self.desk.say(str(wrong), "bad")
            return
        now = queue.changes()
        if now == self._seen:
            return
        first = self._seen == -1 and not self._over
        self.jobs = read(queue, folder, self.jobs if self._seen != -1 else ())
        self._seen = now
        if not self.desk.read_only:
            for job in self.jobs:
                if job.state not in OPEN and job.id not in self._over:
                    self._over.add(job.id)
                    self._end(job, told=not first)
        busy = any(job.state in ("waiting", "running") for job in self.jobs)
        self._timer.setInterval(BUSY if busy else IDLE)
        if busy:
            self._come_up()
        self.changed.emit()

    def _end(self, job: Job, told: bool) -> None:
        landing = Landing.of(job.landing)
        if landing is None:
            return
        if landing.to == "light":  # it only makes the viewer quicker: no word about one that could not be made
            if job.state == "done":
                self.landed.emit("light", landing.shot)
            return
        if landing.to in ("paper", "contact"):
            if job.state == "done" and told:
                self._print(landing, results.from_json(job.result))
            elif job.state == "failed" and told:
                self.desk.say(f"{job.label}: {job.reason}", "bad")
            return
        if job.state == "failed" and told:
            self.desk.say(f"{job.label}: {job.reason}", "bad", "Try again", lambda: self.retry([job.id]))
        shot = self.desk.film.shot_by_id.get(landing.shot)
        if job.state != "done" or shot is None or (landing.label and not told and self._was_here(job)):
            return
        try:
            self._land(landing, shot, requests.from_json(job.request), results.from_json(job.result))
        except (Refused, Trouble) as wrong:
            if told:
                self.desk.say(f"{job.label}: {wrong}", "bad")

    def _was_here(self, job: Job) -> bool:
        """Whether the film was saved since a job ended: then it came home before, and a person may have undone it."""
        assert self.desk.folder is not None  # noqa: S101
        with suppress(OSError, ValueError):
            saved = (self.desk.folder / "film.json").stat().st_mtime
            return datetime.fromisoformat(job.ended).timestamp() < saved
        return False

    def _land(self, landing: Landing, shot: Shot, request: Request, made: results.Result) -> None:
        desk, folder = self.desk, self.desk.folder
        assert folder is not None  # noqa: S101
        here = {board.key for board in desk.film.boards_of[shot.id]}
        if landing.to == "board" and isinstance(made, MadeBoard):
            if made.key in here:  # it came home before; what is looked at since is the person's choice
                return
            if isinstance(request, BoardRequest) and shoot.by_hand(desk.film, folder, shot):
                return  # a person staged it meanwhile
            if desk.edit(landing.label or f"Board {shot.slate}", shoot.with_board, shot, made, landing.words):
                self.landed.emit("board", shot.id)
        elif landing.to == "staging" and isinstance(made, MadeBoard):
            if landing.nth == 1 and made.key not in here:
                desk.edit(f"Board {shot.slate}", shoot.with_board, shot, made, landing.words)
            wish = self._take(replace(landing, to="take"), desk.film, folder, shot, made)
            if shoot.take_id(shot, wish.request.key) not in desk.film.take_by_id:
                self._add([wish])
        elif landing.to == "take" and isinstance(made, MadeTake):
            if shoot.take_id(shot, made.key) in desk.film.take_by_id:
                return
            if desk.edit(f"Take {shot.slate}", with_take, folder, shot, request, made, landing.words):
                self.landed.emit("take", shot.id)

    def print_boards(self, out: Path, contact: bool, drawn_over: Mapping[str, Path]) -> bool:
        """Ask for the storyboard on paper, or its contact sheet, in the file ``out``.

        ``drawn_over`` has the pictures of shots whose boards were drawn over.
        """
        film, folder = self.desk.film, self.desk.folder
        if folder is None or self._refused():
            return False
        try:
            boards = tuple(shoot.board_shown(film, folder, shot, drawn_over.get(shot.id)) for shot in film.shots)
            asked = briefs.sheet(film, boards, folder / ".workprint" / "papers" / "storyboard.pdf")
            Path(asked.out).parent.mkdir(parents=True, exist_ok=True)
        except (Refused, OSError) as wrong:
            self.desk.say(str(wrong), "bad")
            return False
        landing = Landing("contact" if contact else "paper", "", str(out))
        return bool(self._add([self._wish(asked, "contact sheet" if contact else "storyboard on paper", landing)]))

    def _print(self, landing: Landing, made: results.Result) -> None:
        """Put a finished paper where the person wanted it."""
        if not isinstance(made, results.Sheet):
            return
        out = Path(landing.words)
        try:
            replace_file(out, Path(made.contact if landing.to == "contact" else made.file).read_bytes())
        except OSError as wrong:
            self.desk.say(f"{out} could not be written: {wrong.strerror or wrong}", "bad")
            return
        self.printed.emit(landing.to, out)

    # ---- the crew

    def _open(self) -> Queue:
        if self._queue is None:
            self._home = self._home or Home()
            self._queue = Queue(self._home.folder, self.desk.say)
        return self._queue

    def _come_up(self) -> None:
        """Start the crew when it is not there, without waiting for it: it takes a second or two to come up."""
        if self._coming_up and self._coming_up.is_alive():
            return
        home = self._home or Home()
        if home.standing():
            return

        def start() -> None:
            try:
                self._start(home)
            except (Refused, OSError) as wrong:
                self._not_up = str(wrong)

        self._coming_up = threading.Thread(target=start, daemon=True)
        self._coming_up.start()

    def close(self) -> None:
        """Look away. The jobs go on."""
        self._timer.stop()
        if self._queue:
            with suppress(Exception):
                self._queue.close()
            self._queue = None
