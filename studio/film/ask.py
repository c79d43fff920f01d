"""What is asked of one shot, by whoever asks: size, framing, angle, move, lens, seconds."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Ask:
    """What is asked of one shot; an empty field is left to us. ``on`` is what the camera looks at, as written."""

    size: str = ""
    framing: str = ""
    angle: str = ""
    move: str = ""
    lens: int = 0
    seconds: float = 0.0
    on: str = ""
    whose: str = ""  # whose point of view, or over whose shoulder
    written: bool = False

    def also(self, other: Ask) -> Ask:
        """Both; where both speak, the first said stands."""
        if other == NOTHING:
            return self
        if self == NOTHING:
            return other
        theirs = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **theirs)


NOTHING = Ask()
