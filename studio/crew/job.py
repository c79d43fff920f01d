"""What a job is: one row of the queue, and the words for where it stands."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.requests import Request

STATES = ("waiting", "running", "paused", "done", "failed", "cancelled")
OPEN = ("waiting", "running", "paused")


@dataclass(frozen=True)
class Needs:
    """What a worker must have for a job: ``gpu`` and main ``memory`` in bytes; ``model`` is what it loads first."""

    gpu: int = 0
    memory: int = 0
    model: str = ""

    def to_json(self) -> str:
        return json.dumps({"gpu": self.gpu, "memory": self.memory, "model": self.model})


@dataclass(frozen=True)
class Job:
    """One row: a request, where it stands, and what came of it."""

    id: str
    film: str
    label: str
    key: str
    out: str
    request: str
    landing: str
    needs: Needs
    priority: int
    seq: int
    state: str
    stop: bool
    attempts: int
    failed_on: tuple[str, ...]
    deaths: int
    machine: str
    done: float
    words: str
    reason: str
    result: str
    seconds: float
    made: str
    sent: str
    ended: str


@dataclass(frozen=True)
class Wish:
    """A job to be: what is asked, for which film, and how people call it."""

    request: Request
    film: Path
    label: str
    landing: str = ""
    needs: Needs = field(default_factory=Needs)
    priority: int = 0


def plain(job: Job) -> dict[str, Any]:
    """A job as ``workprint jobs --json`` tells it."""
    return {
        "id": job.id, "label": job.label, "state": job.state, "attempts": job.attempts, "progress": round(job.done, 3),
        "reason": job.reason, "machine": job.machine, "made": job.made,
    }  # fmt: skip


def plain_path(path: Path) -> str:
    """Absolute and without "..", but with its links as they are: the same for a folder however it was typed."""
    return os.path.abspath(path)  # noqa: PTH100


def printable(words: str) -> str:
    """Words from another machine without what a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in words)
