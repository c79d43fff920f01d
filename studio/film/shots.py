"""One shot: what the camera sees and which words of the script it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SIZES: tuple[str, ...] = ("ECU", "CU", "MCU", "MS", "MLS", "FS", "WS", "EWS")

# The letters of a slate: I and O are left out, because on a board they read as 1 and 0.
SLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def slate_letters(nth: int) -> str:
    """The letters of the ``nth`` setup of a scene, from 0: A .. Z, AA, AB .. (no I, no O)."""
    letters, n = "", nth + 1
    while n:
        n, rest = divmod(n - 1, len(SLATE_LETTERS))
        letters = SLATE_LETTERS[rest] + letters
    return letters


@dataclass(frozen=True)
class Line:
    """What somebody says. ``how`` is the parenthetical or extension (V.O., O.S., quietly), without brackets."""

    who: str
    text: str
    how: str = ""


@dataclass(frozen=True)
class Shot:
    """One setup. ``lines`` are the first and last line of the script it covers, counted from 1.

    ``words`` is a digest of the heading and the covered words: while it does not change, nothing the shot stands on has
    changed, wherever its lines went. ``stale`` holds the reason why boards and takes no longer fit, or is empty.
    """

    id: str
    slate: str
    scene: str
    size: str = "WS"
    framing: str = "single"  # single, two-shot, three-shot, group, over-the-shoulder, pov, insert, empty
    angle: str = "eye"  # eye, low, high, overhead, dutch
    move: str = "static"
    lens: int = 35
    seconds: float = 3.0
    frames: int = 72
    int_ext: str = "EXT"  # INT, EXT, INT/EXT
    place: str = ""
    time: str = ""  # as the heading says it, in capitals: DAY, NIGHT, DUSK
    weather: str = ""  # clear, fog, rain, snow, storm, or empty when the words do not say
    cast: tuple[str, ...] = ()  # in the picture; each name once, in order of their first appearance in the shot
    action: str = ""
    dialogue: tuple[Line, ...] = ()
    lines: tuple[int, int] = (1, 1)
    origin: Literal["written", "derived"] = "derived"
    side: int = 0  # which side of the 180-degree line the first of the cast stands on: -1 left, 1 right, 0 no matter
    transition: str = ""  # how we leave this shot: "", dissolve, fade out, fade in, smash cut, match cut ...
    heading: str = ""
    words: str = ""
    stale: str = ""
