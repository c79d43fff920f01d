"""What comes back from the pipelines: frozen results, the same as JSON both ways, and how one is found again.

Every stage writes its result as the manifest ``<out>.json`` last. A manifest with the request's key, and files of the
sizes it names, is as good as doing the work again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from . import frozen
from .frozen import PLACE
from .report import Refused

VERSION = 1


@dataclass(frozen=True)
class Stamp:
    """Where a result came from: what did it, with what, on what, when (UTC), and what it took.

    ``seconds`` of one worker, and the most ``memory`` in bytes that its process had held by then.
    """

    key: str = ""
    stage: str = ""
    workprint: str = ""
    tools: str = ""
    model: str = ""
    libraries: tuple[tuple[str, str], ...] = ()
    device: str = "cpu"
    system: str = ""
    made: str = ""
    seconds: float = 0.0
    memory: int = 0


@dataclass(frozen=True)
class Adherence:
    """How a picture keeps to its palette, in OKLab with lightness over 1.6; None of it means anything without one.

    ``precision`` is the mean distance to the nearest swatch, ``coverage`` the mean distance of each swatch to its
    nearest 2 % of the picture, ``within`` the share of the picture nearer than 0.10 to a swatch.
    """

    precision: float
    coverage: float
    within: float


@dataclass(frozen=True)
class Result:
    """The common part: JSON, and the paths it stands for."""

    def to_json(self, request: str = "") -> str:
        """JSON text with sorted keys, the result's type in "result" and the version of the format.

        A manifest on disk also carries the ``request`` (its JSON) that the result answers.
        """
        tree = {"result": type(self).__name__, "version": VERSION, **frozen.plain(self)}
        return frozen.text(tree | {"request": json.loads(request)} if request else tree)


@dataclass(frozen=True)
class Board(Result):
    """A plan as JSON, its picture, and ``shape``: what was really drawn, as JSON in the words of the vocabulary."""

    key: str
    plan: str
    picture: str = field(metadata=PLACE)
    sha256: str = ""
    bytes: int = 0
    width: int = 0
    height: int = 0
    shape: str = "{}"
    stamp: Stamp = Stamp()


@dataclass(frozen=True)
class Take(Result):
    """A finished clip: H.264, constant rate, every frame counted."""

    key: str
    file: str = field(metadata=PLACE)
    sha256: str = ""
    bytes: int = 0
    frames: int = 0
    rate: str = "24"
    width: int = 0
    height: int = 0
    strip: str = field(default="", metadata=PLACE)
    poster: str = field(default="", metadata=PLACE)
    adherence: Adherence | None = None
    missing: tuple[str, ...] = ()  # words for which no installed font has the letters
    stamp: Stamp = Stamp()


@dataclass(frozen=True)
class Caption:
    """Words on the screen from frame ``start`` up to but not with ``stop`` of the film; at most two lines."""

    start: int
    stop: int
    text: str
    off: bool = False  # spoken by somebody who is not seen


@dataclass(frozen=True)
class Cut(Result):
    """A finished film. ``made`` and ``reused`` count the segments that were encoded and those taken as they are."""

    key: str
    file: str = field(metadata=PLACE)
    sha256: str = ""
    bytes: int = 0
    frames: int = 0
    rate: str = "24"
    width: int = 0
    height: int = 0
    srt: str = field(default="", metadata=PLACE)
    captions: tuple[Caption, ...] = ()
    made: int = 0
    reused: int = 0
    missing: tuple[str, ...] = ()
    stamp: Stamp = Stamp()


@dataclass(frozen=True)
class Sheet(Result):
    """A finished storyboard on paper and its contact sheet."""

    key: str
    file: str = field(metadata=PLACE)
    sha256: str = ""
    bytes: int = 0
    pages: int = 0
    contact: str = field(default="", metadata=PLACE)
    missing: tuple[str, ...] = ()
    stamp: Stamp = Stamp()


@dataclass(frozen=True)
class Loop(Result):
    """A finished GIF."""

    key: str
    file: str = field(metadata=PLACE)
    sha256: str = ""
    bytes: int = 0
    stamp: Stamp = Stamp()


@dataclass(frozen=True)
class Proxy(Result):
    """A finished light copy of a clip, with as many frames as that has."""

    key: str
    file: str = field(metadata=PLACE)
    sha256: str = ""
    bytes: int = 0
    frames: int = 0
    width: int = 0
    height: int = 0
    stamp: Stamp = Stamp()


MADE: dict[str, type[Result]] = {kind.__name__: kind for kind in (Board, Take, Cut, Sheet, Loop, Proxy)}


def from_json(text: str) -> Result:
    """The result that ``to_json`` wrote. Raises Refused when it is none, or was written by a newer version."""
    tree = frozen.read(text, "a result", VERSION)
    tree.pop("request", None)  # a manifest carries it; the result does not
    made = tree.pop("result", None)
    if not isinstance(made, str) or made not in MADE:
        raise Refused(f"this is not a result: {made!r} is not one of {', '.join(MADE)}")
    return frozen.build(MADE[made], tree)


def beside(out: str, end: str) -> Path:
    """The file of that ``out`` with that end: takes/a1 -> takes/a1.json. A dot in the name stays."""
    path = Path(out)
    return path.with_name(path.name + end)


def found(key: str, out: str, record: Path | None = None) -> Result | None:
    """The finished result of the request with that key, if it is there and its file has the size it was made with.

    ``record`` is the manifest where it does not lie beside ``out``.
    """
    try:
        made = from_json((record or beside(out, ".json")).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if getattr(made, "key", None) != key:
        return None
    here = moved(made, out)
    file = Path(getattr(here, "file", "") or getattr(here, "picture", ""))
    try:
        return here if file.stat().st_size == getattr(here, "bytes", -1) else None
    except OSError:
        return None


def places(made: Result) -> dict[str, Path]:
    """The files that a result stands for, by the names of its fields."""
    named = {f.name: getattr(made, f.name) for f in fields(made) if f.metadata.get("place")}
    return {name: Path(path) for name, path in named.items() if path}


def moved(made: Result, out: str) -> Result:
    """The result with its paths beside ``out``: a film folder that was moved or renamed keeps its work."""
    folder = Path(out).parent
    return replace(made, **{name: str(folder / path.name) for name, path in places(made).items()})
