"""Where the crew of this person on this machine keeps its things: queue, certificates, locks, logs, and its address."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil
from filelock import FileLock, Timeout
from platformdirs import user_state_path

from . import private

PLACE = "WORKPRINT_STATE"  # another place for all of it, as tests and a second crew need


@dataclass(frozen=True)
class Standing:
    """A crew at work: its process, where its scheduler listens, since when, and the processes of its workers."""

    pid: int
    address: str
    since: str
    workers: dict[str, int]
    others: dict[str, str] = field(default_factory=dict)  # workers of other machines: name -> address
    desk: str = ""  # where other machines ask to be let in


class Home:
    """The folder of one crew, private to its owner."""

    def __init__(self, folder: Path | None = None) -> None:
        named = os.environ.get(PLACE)
        self.folder = folder or (Path(named) if named else user_state_path("workprint", appauthor=False)) / "crew"
        for part in (self.folder, self.certificates, self.stops, self.locks, self.scratch):
            part.mkdir(parents=True, exist_ok=True, mode=0o700)

    @property
    def certificates(self) -> Path:
        return self.folder / "certificates"

    @property
    def stops(self) -> Path:
        return self.folder / "stops"

    @property
    def locks(self) -> Path:
        return self.folder / "locks"

    @property
    def scratch(self) -> Path:
        return self.folder / "scratch"

    @property
    def orders(self) -> Path:
        """What is made for other machines waits here until they have it."""
        return self.folder / "orders"

    def work_lock(self, job: str) -> Path:
        """Held by whoever works on that job."""
        return self.locks / f"job-{job}"

    def tidy(self) -> None:
        """Remove old wishes to stop, and the locks of jobs that nobody works on."""
        for left in self.stops.iterdir():
            left.unlink(missing_ok=True)
        for left in self.locks.glob("job-*"):
            with suppress(Timeout):
                lock = FileLock(left)
                lock.acquire(timeout=0)
                lock.release()
                with suppress(OSError):
                    left.unlink(missing_ok=True)

    @property
    def log(self) -> Path:
        return self.folder / "crew.log"

    def lock(self) -> FileLock:
        """Held by the one crew that works through the queue, for as long as it lives."""
        return FileLock(self.folder / "crew.lock")

    def standing(self) -> Standing | None:
        """The crew that is at work now, if there is one."""
        try:
            found = Standing(**json.loads((self.folder / "crew.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None  # nobody is, or it is just coming up
        lock = self.lock()
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return found if psutil.pid_exists(found.pid) else None
        lock.release()
        return None

    def members(self) -> tuple[str, ...]:
        """Names of the machines that were let in."""
        try:
            return tuple(json.loads((self.folder / "members.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return ()

    def keep_members(self, names: set[str]) -> None:
        private.write(self.folder / "members.json", json.dumps(sorted(names)).encode())

    def say(self, standing: Standing | None) -> None:
        """Write down who is at work; None takes it away."""
        file = self.folder / "crew.json"
        if standing is None:
            file.unlink(missing_ok=True)
        else:
            private.write(file, json.dumps(asdict(standing)).encode())
