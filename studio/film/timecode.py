"""Timecode as SMPTE writes it: frames to HH:MM:SS:FF and back, dropped numbers and all, and what people type for it."""

from __future__ import annotations

import re
from fractions import Fraction

from studio.film.time import Rate

_TYPED = re.compile(r"(?:\d{1,3}[:;.]){0,3}\d{1,8}\Z")


def smpte(frame: int, rate: Rate) -> str:
    """The moment as HH:MM:SS:FF; at 29.97 and 59.94 frame numbers are dropped, and a semicolon says so."""
    count = _count(rate)
    dropped = _dropped(rate)
    if dropped:
        tens, rest = divmod(frame, count * 600 - 9 * dropped)
        frame += 9 * dropped * tens
        if rest >= dropped:
            frame += dropped * ((rest - dropped) // (count * 60 - dropped))
    seconds, frames = divmod(frame, count)
    wide = len(str(count - 1))
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours:02d}:{minutes:02d}:{seconds % 60:02d}{';' if dropped else ':'}{frames:0{wide}d}"


def moment(text: str, rate: Rate, now: int = 0) -> int:
    """The frame that somebody means by "01:02:03:04", "3:04", "304", "+12" or "-1:00", the last two from ``now``.

    Digits without colons fill the places from the right, as on an editing desk. Raises ValueError in plain words.
    """
    typed = text.strip()
    sign, typed = (typed[0], typed[1:].strip()) if typed[:1] in "+-" and typed else ("", typed)
    if not _TYPED.match(typed):
        raise ValueError(f"{text.strip()!r} is not a timecode; type it as 00:01:30:12, 1:30:12, 13012 or +24")
    parts = [int(p) for p in re.split(r"[:;.]", typed)]
    if len(parts) == 1 and not sign:  # 13012 is 1:30:12
        digits = f"{parts[0]:08d}"
        parts = [int(digits[:-6]), int(digits[-6:-4]), int(digits[-4:-2]), int(digits[-2:])]
    if sign:  # a length: plain frames, or seconds and frames
        length = _plain(parts, _count(rate))
        return max(0, now + length if sign == "+" else now - length)
    count, dropped = _count(rate), _dropped(rate)
    frame = _plain(parts, count)
    minutes = frame // (count * 60)
    return max(0, frame - dropped * (minutes - minutes // 10))


def _plain(parts: list[int], count: int) -> int:
    hours, minutes, seconds, frames = ([0] * 4 + parts)[-4:]
    return ((hours * 60 + minutes) * 60 + seconds) * count + frames


def _count(rate: Rate) -> int:
    """How many frames a second of timecode counts."""
    return max(1, round(rate.fps))


def _dropped(rate: Rate) -> int:
    """How many numbers are left out at the start of each minute but every tenth."""
    return {Fraction(30000, 1001): 2, Fraction(60000, 1001): 4}.get(rate.fps, 0)
