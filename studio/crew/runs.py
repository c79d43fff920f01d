"""Jobs in hand: what each worker does now, and when it was last heard of."""

from __future__ import annotations

import asyncio
import statistics
from dataclasses import dataclass, field

from .job import Job

ARRIVE = 30.0  # seconds within which a job that was handed over says its first word


@dataclass
class Run:
    """A job in a worker's hands. Times are of a clock that sleep and people cannot change."""

    job: Job
    machine: str
    address: str
    ours: bool  # a worker of this machine, not of a guest
    sent: float
    heard: float
    arrived: bool = False
    gaps: list[float] = field(default_factory=list)
    told: float = 0.0
    hung: bool = False
    stopping: asyncio.Task[object] | None = None
    task: asyncio.Task[None] | None = None

    def hear(self, now: float) -> None:
        self.gaps.append(now - self.heard)
        del self.gaps[:-50]
        self.heard, self.arrived = now, True

    def sleep(self, seconds: float) -> None:
        """It was we who did not listen for so long."""
        self.sent, self.heard = self.sent + seconds, self.heard + seconds

    def silent(self, now: float, silence: float) -> bool:
        """Whether it should have said something by now: ten times its usual gap, never less than ``silence``."""
        if not self.arrived:
            return now - self.sent > min(ARRIVE, 4 * silence)
        return now - self.heard > max(silence, 10 * statistics.median(self.gaps))
