"""A take: one filmed try of a shot, and what the person thinks of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Take:
    """One try of a shot, as made; only the last five lines are a person's opinion and may change.

    ``file`` is relative to the film folder, with forward slashes: ``takes/<id>.mp4``. A take is never overwritten and
    never removed: one that nobody wants is put ``aside``. ``key`` is the key of the request that made it. ``stamp`` is
    the digest of where it came from; the whole of that stands in ``takes/<id>.json``. ``words`` is the shot's digest
    when the take was made: while the shot's own is the same, the take still fits.
    """

    id: str
    shot: str
    file: str
    frames: int
    rate: Fraction = Fraction(24)  # frames per second
    size: tuple[int, int] = (1280, 720)  # pixels, width and height
    number: int = 0  # the take's number on the slate, from 1; 0 lets the film count
    key: str = ""
    stamp: str = ""
    words: str = ""
    made: str = ""  # when, in UTC: 2026-11-20T07:51:03Z
    circled: bool = False
    aside: bool = False
    rating: int = 0  # 0 not rated, 1 to 5
    note: str = ""
