"""What may be asked of the pipelines: frozen requests, the same as JSON both ways.

All that decides a result is in its request. The same text is the job, the cache key, the fixture and the provenance.
Fields marked as a place (where to write, where a file lies) travel in the JSON but are left out of the key.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from fractions import Fraction

from . import frozen, versions
from .frozen import PLACE
from .report import Refused

VERSION = 1
SMALLEST, LARGEST = 64, 4096  # pixels, either side
LONGEST = 120 * 60 * 60  # frames in one request: an hour at the highest rate
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_RATE = re.compile(r"[0-9./]{1,24}\Z")


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

    ``people`` is "0" to "6" or "crowd"; ``outside`` True keeps the place from being an interior; ``absent`` names
    what is not in the shot at all ("props", "vehicles", "animals"); the rest are values of
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
    absent: tuple[str, ...] = ()
    figures: tuple[FigureHint, ...] = ()


@dataclass(frozen=True)
class Request:
    """The common part: how a request becomes JSON, a key, and itself again."""

    def to_json(self) -> str:
        """JSON text with sorted keys, the request's type in "ask" and the version of the format."""
        return frozen.text({"ask": type(self).__name__, "version": VERSION, **frozen.plain(self)})

    @property
    def key(self) -> str:
        """A digest of everything that decides the result: 20 hex digits of SHA-256."""
        tree = {"ask": type(self).__name__, "version": VERSION, **frozen.plain(self, places=False)}
        return hashlib.sha256(frozen.text(tree).encode()).hexdigest()[:20]


@dataclass(frozen=True)
class BoardRequest(Request):
    """Words to a plan and its picture: ``out``.png and ``out``.json. Loads the model, so it needs torch.

    ``frames`` at ``rate`` say how long the shot will be, because the picture is the middle of the camera's move.
    ``scene`` is the heading and first words of its scene: place, light and sky are decided from them and ``scene_seed``
    once, so that all its shots agree (pipelines/blocking/direct.py). Empty plans the shot by itself.
    """

    words: str
    hints: Hints = Hints()
    scene: str = ""
    scene_seed: int = 0
    palette: tuple[str, ...] = ()
    width: int = 1280
    height: int = 720
    rate: str = "24"
    frames: int = 72
    seed: int = 0
    model: str = field(default_factory=versions.weights)
    tools: str = field(default_factory=lambda: versions.tools("board"))
    out: str = field(default="", metadata=PLACE)
    folder: str = field(default="", metadata=PLACE)  # of the model; empty is the one that ships

    def __post_init__(self) -> None:
        _check_picture(self.palette, self.width, self.height, self.rate, self.frames)


@dataclass(frozen=True)
class StagedRequest(Request):
    """A plan set by hand to its picture: ``out``.png and ``out``.json, like a board, without the model."""

    plan: str  # JSON of pipelines.blocking.plan.Plan
    palette: tuple[str, ...] = ()
    width: int = 1280
    height: int = 720
    rate: str = "24"
    frames: int = 72
    seed: int = 0
    tools: str = field(default_factory=lambda: versions.tools("staged"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        _check_picture(self.palette, self.width, self.height, self.rate, self.frames)


@dataclass(frozen=True)
class TakeRequest(Request):
    """A plan to moving pictures: ``out``.mp4, its manifest ``out``.json, ``out``.strip.jpg and ``out``.poster.jpg."""

    plan: str  # JSON of pipelines.blocking.plan.Plan
    palette: tuple[str, ...] = ()
    width: int = 1280
    height: int = 720
    rate: str = "24"
    frames: int = 72
    seed: int = 0
    tools: str = field(default_factory=lambda: versions.tools("take"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        _check_picture(self.palette, self.width, self.height, self.rate, self.frames)


@dataclass(frozen=True)
class TitleRequest(Request):
    """The title card, made like a take. ``plan`` may be an establishing shot to stand behind the letters."""

    title: str
    credit: str = ""  # "Written by"
    author: str = ""
    source: str = ""  # "Based on ..."
    plan: str = ""
    palette: tuple[str, ...] = ()
    width: int = 1280
    height: int = 720
    rate: str = "24"
    frames: int = 96
    seed: int = 0
    tools: str = field(default_factory=lambda: versions.tools("card"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        _check_picture(self.palette, self.width, self.height, self.rate, self.frames)


@dataclass(frozen=True)
class Credit:
    """One line of the end credits: what somebody did, and who."""

    role: str
    name: str


@dataclass(frozen=True)
class CreditsRequest(Request):
    """The end credits, made like a take. ``cast`` are the characters, ``lines`` whatever else is to be said."""

    title: str
    lines: tuple[Credit, ...] = ()
    cast: tuple[str, ...] = ()
    plan: str = ""
    palette: tuple[str, ...] = ()
    width: int = 1280
    height: int = 720
    rate: str = "24"
    frames: int = 144
    seed: int = 0
    tools: str = field(default_factory=lambda: versions.tools("card"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        _check_picture(self.palette, self.width, self.height, self.rate, self.frames)


@dataclass(frozen=True)
class Spoken:
    """What somebody says in a shot. ``how`` is the extension or parenthetical: V.O., O.S., quietly."""

    who: str
    text: str
    how: str = ""


@dataclass(frozen=True)
class Clip:
    """A part of a take in the cut: frames ``start`` up to but not with ``stop``.

    ``dissolve`` frames at its end overlap with as many at the next clip's start, so the film is that much shorter.
    ``fade_in`` and ``fade_out`` come from and go to ``colour`` (black, or white for a dip) within the clip.
    """

    file: str = field(metadata=PLACE)
    sha256: str = ""
    start: int = 0
    stop: int = 0
    fade_in: int = 0
    fade_out: int = 0
    dissolve: int = 0
    colour: str = "#000000"
    spoken: tuple[Spoken, ...] = ()

    @property
    def length(self) -> int:
        """Frames that it shows, overlaps included."""
        return self.stop - self.start


@dataclass(frozen=True)
class CutRequest(Request):
    """Clips to a film: ``out`` is the .mp4 to write, ``cache`` the folder where finished segments wait."""

    clips: tuple[Clip, ...]
    title: str = ""
    comment: str = ""
    width: int = 1280
    height: int = 720
    rate: str = "24"
    burn: bool = False  # captions drawn into the picture as well
    language: str = "eng"  # of the captions, ISO 639-2
    tools: str = field(default_factory=lambda: versions.tools("cut"))
    out: str = field(default="", metadata=PLACE)
    cache: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        check_size(self.width, self.height)
        rate_of(self.rate)
        if not self.clips:
            raise Refused("there is nothing to cut: the film has no shots yet")
        if not re.fullmatch("[a-z]{3}", self.language):
            raise Refused(
                f"the language {self.language!r} should be three letters of ISO 639-2, such as eng, fra or jpn"
            )
        for clip in self.clips:
            _check_colour(clip.colour)


@dataclass(frozen=True)
class StillRequest(Request):
    """A picture that stands for so many frames, made like a take: a board in the cut, or black where there is none.

    ``file`` is a picture, or a clip of which ``frame`` stands.
    """

    file: str = field(default="", metadata=PLACE)
    sha256: str = ""
    frame: int = 0
    width: int = 1280
    height: int = 720
    rate: str = "24"
    frames: int = 72
    tools: str = field(default_factory=lambda: versions.tools("still"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        _check_picture((), self.width, self.height, self.rate, self.frames)


@dataclass(frozen=True)
class ProxyRequest(Request):
    """A light copy of a clip to scrub in, ``height`` pixels high: ``out``.mp4, each frame by itself."""

    file: str = field(metadata=PLACE)
    sha256: str = ""  # or whatever else tells that clip from another
    height: int = 480
    tools: str = field(default_factory=lambda: versions.tools("proxy"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        check_size(SMALLEST, self.height)


@dataclass(frozen=True)
class LoopRequest(Request):
    """A finished clip as a GIF that plays for ever: ``out``.gif, to be pasted where no video plays."""

    file: str = field(metadata=PLACE)
    sha256: str = ""
    width: int = 480
    rate: int = 12  # frames a second; a GIF counts hundredths of one
    tools: str = field(default_factory=lambda: versions.tools("loop"))
    out: str = field(default="", metadata=PLACE)


@dataclass(frozen=True)
class Panel:
    """One shot on paper. ``picture`` is its board, ``plan`` the plan its arrows are read from."""

    slate: str
    picture: str = field(default="", metadata=PLACE)
    sha256: str = ""
    scene: str = ""
    heading: str = ""
    int_ext: str = ""
    place: str = ""
    time: str = ""
    size: str = "WS"
    framing: str = "single"
    angle: str = "eye"
    move: str = "static"
    lens: int = 0
    frames: int = 72
    action: str = ""
    dialogue: tuple[Spoken, ...] = ()
    transition: str = ""
    plan: str = ""


@dataclass(frozen=True)
class SheetRequest(Request):
    """The storyboard on paper: ``out`` is the .pdf, and beside it a contact sheet, ``out`` with .contact.png."""

    title: str
    panels: tuple[Panel, ...]
    author: str = ""
    draft: str = ""  # the draft's date, as the title page has it
    width: int = 1280  # of the film: only the shape counts
    height: int = 720
    rate: str = "24"
    columns: int = 3
    rows: int = 2
    record: tuple[tuple[str, ...], ...] = ()  # a table for a last page: its heads, its rows, its sums
    tools: str = field(default_factory=lambda: versions.tools("sheet"))
    out: str = field(default="", metadata=PLACE)

    def __post_init__(self) -> None:
        check_size(self.width, self.height)
        rate_of(self.rate)
        if not self.panels:
            raise Refused("there is nothing to put on paper: the film has no shots yet")
        if (self.columns, self.rows) not in ((3, 2), (2, 2), (3, 1), (2, 1), (1, 1)):
            raise Refused(f"{self.columns} x {self.rows} panels do not fit a page; use 3 x 2 or 2 x 2")
        if len({len(row) for row in self.record}) > 1:
            raise Refused("the rows of the record are not of one length; please report it")


ASKS: dict[str, type[Request]] = {
    kind.__name__: kind for kind in (
        BoardRequest, StagedRequest, TakeRequest, TitleRequest, CreditsRequest, CutRequest, LoopRequest, SheetRequest,
        StillRequest, ProxyRequest,
    )
}  # fmt: skip


def from_json(text: str) -> Request:
    """The request that ``to_json`` wrote. Raises Refused when it is none, or was written by a newer version."""
    tree = frozen.read(text, "a request", VERSION)
    ask = tree.pop("ask", None)
    if not isinstance(ask, str) or ask not in ASKS:
        raise Refused(f"nobody here makes a {ask!r}; known are {', '.join(ASKS)}")
    return frozen.build(ASKS[ask], tree)


def rate_of(text: str) -> Fraction:
    """Frames per second, exactly: "24", "25/2", "24000/1001". Raises Refused."""
    try:
        rate = Fraction(text if _RATE.match(text) else "")  # 1e999999999 would be reckoned out
    except (ValueError, ZeroDivisionError):
        raise Refused(f"rate {text!r:.40} is not a number of frames per second; use 24, 25, 30 or 24000/1001") from None
    if not 1 <= rate <= 120 or rate.denominator > 1001:
        raise Refused(f"rate {text} is out of reach; use 1 to 120 frames per second, 24 for film")
    return rate


def check_size(width: int, height: int) -> None:
    """Raises Refused for a picture that H.264 in 4:2:0 cannot hold, or that nobody could show."""
    if width % 2 or height % 2:
        raise Refused(f"the size {width}x{height} is odd; both sides must be even, such as 1280x720")
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise Refused(
            f"the size {width}x{height} is out of reach; use {SMALLEST} to {LARGEST} pixels a side, such as 1280x720"
        )


def _check_colour(colour: str) -> None:
    if not _COLOUR.match(colour):
        raise Refused(f"{colour!r} is not a colour; write it as #rrggbb, such as #1a2b3c")


def _check_picture(palette: tuple[str, ...], width: int, height: int, rate: str, frames: int) -> None:
    for colour in palette:
        _check_colour(colour)
    check_size(width, height)
    rate_of(rate)
    if not 1 <= frames <= LONGEST:
        raise Refused(f"a shot of {frames} frames cannot be made; use 1 to {LONGEST}")
