"""One export at a time: what is missing is asked of the crew, then the film; then it is carried to where it was wanted.

Nothing of it runs in the window's thread but questions; the window may be used, and closed: what is asked is made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from pipelines.report import Refused
from pipelines.requests import Request
from studio.crew.job import Job
from studio.desk.desk import Desk
from studio.desk.jobs import Jobs
from studio.export import Order, order
from studio.film.film import Film
from studio.film.moments import Mode
from studio.trouble import Trouble


class Export(QObject):
    """Where the export stands: ``words`` say it, ``share`` is 0..1; empty and 0 while there is none."""

    changed = Signal()
    finished = Signal(str)  # the film

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self.words, self.share = "", 0.0
        self._out: Path | None = None
        self._made: Path | None = None
        self._order: Order | None = None
        self._waiting: tuple[str, ...] = ()
        self._asked: _Away | None = None
        jobs.changed.connect(self._look)
        desk.opened.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether one is on its way."""
        return self._out is not None

    def begin(self, out: Path, mode: Mode = "best", cards: bool = True, film: Film | None = None) -> bool:
        """Export the cut as it is now into that file; False when one is on its way already."""
        folder = self._desk.folder
        if self.running or folder is None:
            self._desk.say("an export is on its way; wait for it, or stop it in the list of jobs", "bad")
            return False
        self._out, self._order = out, None
        self._tell("Looking at the cut", 0.01)
        wanted = film or self._desk.film
        self._away(lambda: order(wanted, folder, mode, cards), self._ordered)
        return True

    def cancel(self) -> None:
        """Stop it, and what was asked for it."""
        ids, self._waiting, self._out, self._order, self._asked = self._waiting, (), None, None, None
        if ids and self._desk.folder:
            self._jobs.cancel(
                [job.id for job in self._jobs.jobs if job.id in ids and job.state in ("waiting", "running")]
            )
        self._tell("", 0.0)

    # ---- step by step

    def _ordered(self, made: object) -> None:
        assert isinstance(made, Order) and self._desk.folder is not None  # noqa: S101
        self._order = made
        if made.missing:
            some = ", ".join(made.missing[:4]) + (" …" if len(made.missing) > 4 else "")
            self._desk.say(f"{some} {'has' if len(made.missing) == 1 else 'have'} no picture yet and will be black")
        from pipelines.results import found

        todo = [r for r in made.wanted if found(r.key, str(getattr(r, "out", ""))) is None]
        if todo:
            self._ask(todo, [f"for the film: {_name(r)}" for r in todo])
            self._tell("Making what the film needs", 0.02)
        else:
            self._join()

    def _join(self) -> None:
        folder, out, wanted = self._desk.folder, self._out, self._order
        assert folder is not None and out is not None and wanted is not None  # noqa: S101
        within = out.is_relative_to(folder)
        self._made = out if within else folder / ".workprint" / "exports" / out.name
        made = self._made

        def request() -> Request:
            return wanted.cut(made, folder / ".workprint" / "segments")

        self._away(request, lambda asked: self._ask([asked], [f"film {out.name}"]))  # type: ignore[list-item]

    def _ask(self, asked: list[Request], labels: list[str]) -> None:
        self._waiting = self._jobs.ask(asked, labels)
        if not self._waiting:
            self.cancel()
        else:
            self._look()

    def _look(self) -> None:
        if not self._waiting:
            return
        mine = [job for job in self._jobs.jobs if job.id in self._waiting]
        bad = next((job for job in mine if job.state in ("failed", "cancelled")), None)
        if bad is not None:
            reason = bad.reason or "it was stopped"
            self.cancel()
            self._desk.say(f"the film was not exported: {bad.label}: {reason}", "bad")
            return
        done = sum(1.0 if job.state == "done" else job.done for job in mine) / max(1, len(self._waiting))
        joining = self._made is not None
        self._tell(
            self.words if not joining else _saying(mine), 0.02 + 0.38 * done if not joining else 0.4 + 0.58 * done
        )
        if len(mine) == len(self._waiting) and all(job.state == "done" for job in mine):
            self._waiting = ()
            if joining:
                self._carry()
            else:
                self._tell("Joining the film", 0.4)
                self._join()

    def _carry(self) -> None:
        made, out = self._made, self._out
        assert made is not None and out is not None  # noqa: S101
        self._tell("Putting it in its place", 0.99)
        self._away(lambda: _carried(made, out), self._over)

    def _over(self, _done: object) -> None:
        out = self._out
        self._out = self._order = self._made = None
        self._tell("", 0.0)
        self.finished.emit(str(out))

    # ---- within

    def _tell(self, words: str, share: float) -> None:
        if not words:
            self._made = None
        self.words, self.share = words, share
        self.changed.emit()

    def _away(self, call: Callable[[], object], then: Callable[[object], None]) -> None:
        """Do something in another thread, and go on with what came of it; trouble ends the export."""
        asked = self._asked = _Away(call)

        def back(made: object, wrong: str) -> None:
            if self._asked is not asked:
                return
            self._asked = None
            if wrong:
                self.cancel()
                self._desk.say(f"the film was not exported: {wrong}", "bad")
            else:
                then(made)

        asked.told.done.connect(back)
        QThreadPool.globalInstance().start(asked)


class _Told(QObject):
    done = Signal(object, str)


class _Away(QRunnable):
    def __init__(self, call: Callable[[], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._call, self.told = call, _Told()

    def run(self) -> None:
        try:
            made = self._call()
        except (Refused, Trouble, OSError) as wrong:
            self.told.done.emit(None, str(wrong))
        else:
            self.told.done.emit(made, "")


def _carried(made: Path, out: Path) -> Path:
    """Copy the film and its captions to where they were wanted, each whole or not at all."""
    if made != out:
        for source in (made, made.with_suffix(".srt")):
            target = out.with_suffix(source.suffix)
            if source.exists():
                beside = target.with_name(f".{target.name}.part")
                try:
                    shutil.copyfile(source, beside)
                    os.replace(beside, target)
                finally:
                    with suppress(OSError):
                        beside.unlink(missing_ok=True)
        with suppress(OSError):
            made.unlink()
            made.with_suffix(".srt").unlink(missing_ok=True)
    return out


def _name(request: Request) -> str:
    return {"StillRequest": "a still", "TitleRequest": "title card", "CreditsRequest": "end credits"}.get(
        type(request).__name__, "a part"
    )


def _saying(jobs: list[Job]) -> str:
    return next((job.words for job in jobs if job.words), "Joining the film").capitalize()
