"""What may be asked of the pipelines: frozen requests, the same as JSON both ways.

All that decides a result is in its request. The same text is the job, the cache key, the fixture and the provenance.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any



@dataclass(frozen=True)
class FigureHint:
    """What the breakdown knows of one of the cast: name, and perhaps kind, side, where it looks, pose, costume."""

    who: str = ""
    kind: str | None = None
    side: str | None = None
    looks: str | None = None
    pose: str | None = None
    costume: str | None = None


@dataclass(frozen=True)
class Hints:
    """What is known about a shot beside its words. None leaves it to the words; anything else is always obeyed.

    ``people`` is "0" to "6" or "crowd"; ``outside`` True keeps the place from being an interior; the rest are values of
    pipelines/blocking/vocabulary.py.
    """

    size: str | None = None
    framing: str | None = None
    angle: str | None = None
    move: str | None = None
    time: str | None = None
    weather: str | None = None
    place: str | None = None
    set: str | None = None
    people: str | None = None
    outside: bool = False
    figures: tuple[FigureHint, ...] = ()


@dataclass(frozen=True)
class Request:
    """The common part: how a request becomes JSON, a key, and itself again."""

    def to_json(self) -> str:
        """JSON text with sorted keys and the request's type in "ask"."""
        return json.dumps({"ask": type(self).__name__, **dataclasses.asdict(self)}, sort_keys=True, ensure_ascii=False)

    @property
    def key(self) -> str:
        """A digest of everything that decides the result: 20 hex digits of SHA-256."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()[:20]


def _hints(raw: dict[str, Any]) -> Hints:
    return Hints(**{**raw, "figures": tuple(FigureHint(**figure) for figure in raw["figures"])})
