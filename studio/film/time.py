"""Time is whole frames at one exact rate; seconds live only at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

# What people type, and the exact rate they mean (SMPTE's NTSC rates are fractions over 1001).
_NTSC = {
    "23.976": Fraction(24000, 1001),
    "23.98": Fraction(24000, 1001),
    "29.97": Fraction(30000, 1001),
    "47.952": Fraction(48000, 1001),
    "59.94": Fraction(60000, 1001),
}


@dataclass(frozen=True)
class Rate:
    """Frames per second, exactly."""

    fps: Fraction = Fraction(24)

    @classmethod
    def parse(cls, text: str) -> Rate:
        """Read "24", "23.976", "24000/1001" or "12.5". Raises ValueError with one plain sentence."""
        wanted = text.strip()
        try:
            fps = _NTSC.get(wanted) or Fraction(wanted)
        except (ValueError, ZeroDivisionError):
            raise ValueError(
                f"rate {text!r} is not a number of frames per second; use 24, 25, 30 or 24000/1001"
            ) from None
        if not 1 <= fps <= 120:
            raise ValueError(f"rate {text} is out of reach; use 1 to 120 frames per second, 24 for film")
        return cls(fps)

    def __str__(self) -> str:
        return str(self.fps)

    def frames(self, seconds: float | Fraction) -> int:
        """The whole number of frames nearest to ``seconds``, never less than one."""
        return max(1, round(Fraction(seconds).limit_denominator(1_000_000) * self.fps))

    def seconds(self, frames: int) -> Fraction:
        """How long ``frames`` last, exactly."""
        return frames / self.fps
