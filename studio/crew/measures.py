"""What work has cost on this machine: one line for each thing made, so that the next estimate is an experience."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipelines.requests import (
    BoardRequest,
    CreditsRequest,
    CutRequest,
    Request,
    SheetRequest,
    StagedRequest,
    TakeRequest,
    TitleRequest,
)
from pipelines.results import Cut, Result

LATEST = 200  # things of a kind that an estimate looks back on: machines and programs change
ENOUGH = 3  # fewer are no experience

# Seconds of one worker, bytes of its memory and bytes on the disk for a unit, before anything was measured here: what
# two busy cores of a server took. A unit is a board, a million pixels painted, or a panel on paper.
ASSUMED: dict[str, tuple[float, int, int]] = {
    "board": (0.75, 900_000_000, 1_500_000),
    "staged": (0.35, 350_000_000, 1_500_000),
    "take": (0.045, 300_000_000, 26_000),
    "card": (0.05, 300_000_000, 12_000),
    "cut": (0.001, 400_000_000, 25_000),
    "sheet": (0.15, 350_000_000, 250_000),
}
_WORK: dict[type[Request], str] = {
    BoardRequest: "board", TakeRequest: "take", TitleRequest: "card", CreditsRequest: "card", CutRequest: "cut",
    SheetRequest: "sheet", StagedRequest: "staged",
}  # fmt: skip


def work_of(request: Request) -> str:
    """Which kind of work it is, as it is measured; empty when it is not."""
    return _WORK.get(type(request), "")


def units_of(request: Request) -> float:
    """How much of its kind of work it is."""
    match request:
        case BoardRequest() | StagedRequest():
            return 1.0
        case TakeRequest() | TitleRequest() | CreditsRequest():
            return request.frames * request.width * request.height / 1e6
        case CutRequest():
            return sum(clip.length for clip in request.clips) * request.width * request.height / 1e6
        case SheetRequest():
            return float(len(request.panels))
    return 0.0


@dataclass(frozen=True)
class Spread:
    """What a unit costs: seconds of one worker (one in ten is quicker than ``low``, one in ten slower than ``high``),
    the most memory, bytes on the disk, and of how many things that is known; 0 is an assumption."""

    low: float
    middle: float
    high: float
    memory: int
    bytes: float
    known: int


class Measures:
    """The measurements kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        try:
            self._db = self._open(folder / "measures.db")
        except sqlite3.Error:  # an experience that cannot be read is none; a film is made all the same
            self._db = self._open(":memory:")

    @staticmethod
    def _open(file: Path | str) -> sqlite3.Connection:
        db = sqlite3.connect(file, timeout=10, isolation_level=None)
        db.execute("pragma journal_mode=wal")
        db.execute(
            "create table if not exists measure(key text, made text, work text, units real, seconds real,"
            " memory integer, bytes integer, primary key(key, made)) without rowid"
        )
        return db

    def close(self) -> None:
        self._db.close()

    def note(self, made: Iterable[tuple[Request, Result]]) -> None:
        """Remember what things took. What was noted before, or tells nothing, is passed over."""
        rows = []
        for request, result in made:
            stamp = getattr(result, "stamp", None)
            whole = not (isinstance(result, Cut) and result.reused)  # a cut of old pieces says nothing of a new one
            if stamp and stamp.seconds and whole and (units := units_of(request)):
                size = int(getattr(result, "bytes", 0))
                rows.append((stamp.key, stamp.made, work_of(request), units, stamp.seconds, stamp.memory, size))
        with suppress(sqlite3.Error), self._db:
            self._db.executemany("insert or ignore into measure values(?,?,?,?,?,?,?)", rows)

    def spread(self, work: str) -> Spread:
        """What this kind of work has cost lately; assumed, with a wide range, while too little is known."""
        rows = self._db.execute(
            "select seconds / units, memory, bytes / units from measure where work=? order by made desc limit ?",
            (work, LATEST),
        ).fetchall()
        if len(rows) < ENOUGH:
            seconds, memory, size = ASSUMED[work]
            return Spread(seconds / 2, seconds, seconds * 3, memory, size, 0)
        each = sorted(row[0] for row in rows)

        def at(share: float) -> float:
            return float(each[min(len(each) - 1, round(share * (len(each) - 1)))])

        size = sum(row[2] for row in rows) / len(rows)
        return Spread(at(0.1), at(0.5), at(0.9), max(row[1] for row in rows), size, len(rows))
