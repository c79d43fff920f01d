"""Before shooting: what the film will take. After it: what it took. Both from what this machine measured before."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipelines import results
from pipelines.report import Refused
from pipelines.requests import Request
from studio.crew.measures import Measures, Spread, units_of, work_of
from studio.files.media import inside, stamp_of
from studio.files.save import replace_file
from studio.film.film import Film

ASSUMED_WATTS = 15.0  # of one busy core with its share of the machine, where the machine does not tell
KEPT = Path(".workprint") / "schedule.json"


@dataclass(frozen=True)
class Row:
    """One thing to be made: who asks for it, and seconds of one worker, memory and disk in bytes."""

    label: str
    scene: str
    shot: str
    work: str
    units: float
    low: float
    seconds: float
    high: float
    memory: int
    bytes: int
    measured: bool


@dataclass(frozen=True)
class Schedule:
    """All rows, and in total: wall seconds by so many workers, disk, and kWh by so many watts a worker."""

    rows: tuple[Row, ...]
    workers: int
    watts: float
    watts_from: str

    def wall(self, seconds: str = "seconds") -> float:
        """Wall seconds: what is spread over the workers, never less than its longest, and what is done by one."""
        total = 0.0
        for work in dict.fromkeys(row.work for row in self.rows):
            each = [getattr(row, seconds) for row in self.rows if row.work == work]
            alone = work not in ("take", "card")  # boards share one loaded model, a cut is one piece
            total += sum(each) if alone else max(sum(each) / self.workers, *each)
        return total

    @property
    def kwh(self) -> float:
        return sum(row.seconds for row in self.rows) * self.watts / 3.6e6

    def to_json(self) -> dict[str, Any]:
        """As ``workprint schedule --json`` tells it."""
        scenes = dict.fromkeys(row.scene for row in self.rows if row.scene)
        return {
            "jobs": [asdict(row) for row in self.rows],
            "scenes": [
                {"scene": scene, "seconds": round(sum(row.seconds for row in self.rows if row.scene == scene), 1)}
                for scene in scenes
            ],
            "total": {
                "jobs": len(self.rows), "low": round(self.wall("low"), 1), "seconds": round(self.wall(), 1),
                "high": round(self.wall("high"), 1), "memory": max((row.memory for row in self.rows), default=0),
                "bytes": sum(row.bytes for row in self.rows), "kwh": round(self.kwh, 4),
            },
            "workers": self.workers, "watts": self.watts, "watts_from": self.watts_from,
            "measured": all(row.measured for row in self.rows),
        }  # fmt: skip


def estimate(asked: Sequence[tuple[str, str, str, Request]], measures: Measures, workers: int) -> Schedule:
    """What ``asked`` (label, scene, shot id, request) will take."""
    spreads: dict[str, Spread] = {}
    rows = []
    for label, scene, shot, request in asked:
        work, units = work_of(request), units_of(request)
        spread = spreads.setdefault(work, measures.spread(work))
        rows.append(
            Row(
                label, scene, shot, work, round(units, 2), units * spread.low, units * spread.middle,
                units * spread.high, spread.memory, round(units * spread.bytes), spread.known > 0,
            )
        )  # fmt: skip
    watts, source = power(workers)
    return Schedule(tuple(rows), max(1, workers), watts, source)


def power(workers: int) -> tuple[float, str]:
    """Watts for one busy worker, and where that is from: the processor's own limit where it tells, else assumed."""
    limit = Path("/sys/class/powercap/intel-rapl:0/constraint_0_power_limit_uw")
    try:
        return int(limit.read_text()) / 1e6 / max(1, workers), "the processor's power limit, shared by the workers"
    except (OSError, ValueError):
        return ASSUMED_WATTS, f"assumed: {ASSUMED_WATTS:.0f} W for a busy core and its share of the machine"


@dataclass(frozen=True)
class Wrapped:
    """One shot after the shooting: what its making was thought to take and took, in seconds of one worker."""

    slate: str
    shot: str
    estimate: float | None
    actual: float
    takes: int
    generated: float
    used: float


@dataclass(frozen=True)
class Wrap:
    """The shooting of a film, looked back on."""

    shots: tuple[Wrapped, ...]

    def table(self) -> tuple[tuple[str, ...], ...]:
        """Heads, a row for each shot, and the sums, as words; empty before anything was shot."""
        if not any(shot.takes for shot in self.shots):
            return ()
        total = self.to_json()["total"]
        rows = [
            (
                shot.slate,
                span(shot.estimate) if shot.estimate is not None else "-",
                span(shot.actual),
                str(shot.takes),
                f"{shot.generated:.1f} s",
                f"{shot.used:.1f} s",
            )
            for shot in self.shots
        ]
        sums = (
            "in all", span(total["estimate"]), span(total["actual"]), str(total["takes"]),
            f"{total['generated']:.1f} s", f"{total['used']:.1f} s",
        )  # fmt: skip
        return (("shot", "estimate", "took", "takes", "made", "used"), *rows, sums)

    def to_json(self) -> dict[str, Any]:
        known = [shot for shot in self.shots if shot.estimate is not None]
        used = sum(shot.used for shot in self.shots)
        generated = sum(shot.generated for shot in self.shots)
        return {
            "shots": [asdict(shot) for shot in self.shots],
            "total": {
                "estimate": round(sum(shot.estimate or 0.0 for shot in known), 1),
                "actual": round(sum(shot.actual for shot in self.shots), 1),
                "actual_of_estimated": round(sum(shot.actual for shot in known), 1),
                "takes": sum(shot.takes for shot in self.shots),
                "takes_a_shot": round(sum(shot.takes for shot in self.shots) / max(1, len(self.shots)), 2),
                "generated": round(generated, 2), "used": round(used, 2),
                "ratio": round(generated / used, 2) if used else None,
            },
        }  # fmt: skip


def span(seconds: float) -> str:
    """As people say it: 8 s, 1 min 25 s, 2 h 10 min."""
    if seconds < 60:
        return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


def keep(schedule: Schedule, folder: Path) -> None:
    """Remember in the film folder what was thought, shot by shot; a later thought of the same shot replaces it."""
    file = folder / KEPT
    thought = _thought(folder)
    for shot in dict.fromkeys(row.shot for row in schedule.rows if row.shot):
        thought[shot] = sum(row.seconds for row in schedule.rows if row.shot == shot)
    if thought:
        replace_file(file, json.dumps({"version": 1, "shots": thought}).encode())


def _thought(folder: Path) -> dict[str, float]:
    try:
        tree = json.loads((folder / KEPT).read_text(encoding="utf-8"))
        return {str(shot): float(seconds) for shot, seconds in tree["shots"].items() if math.isfinite(float(seconds))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def wrap(film: Film, folder: Path) -> Wrap:
    """What every shot of the film took, from the stamps of its boards and takes."""
    thought = _thought(folder)
    boards = {board.shot: _seconds_of(inside(folder, board.file).with_suffix(".json")) for board in film.boards}
    shots = []
    for shot in film.shots:
        takes = film.takes_of[shot.id]
        spent = [_stamped(folder, take) for take in takes]
        shots.append(
            Wrapped(
                shot.slate, shot.id, thought.get(shot.id), boards.get(shot.id, 0.0) + sum(spent), len(takes),
                sum(take.frames / float(take.rate) for take in takes), float(film.settings.rate.seconds(shot.frames)),
            )
        )  # fmt: skip
    return Wrap(tuple(shots))


def _seconds_of(manifest: Path) -> float:
    try:
        tree = json.loads(manifest.read_text(encoding="utf-8"))
        return float(tree["stamp"]["seconds"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0.0


def _stamped(folder: Path, take: Any) -> float:
    try:
        made = results.from_json(str(stamp_of(folder, take).get("result", "")))
    except (OSError, ValueError, Refused):
        return 0.0
    return float(getattr(getattr(made, "stamp", None), "seconds", 0.0))
