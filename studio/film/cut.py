"""The cut: tracks of clips, each a shot, in whole frames at the film's rate.

Another program may put things into a cut that we do not know. They stay: every value here may carry the text it was
read from, which only the file that writes cuts looks into.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

BOARD = "board"


@dataclass(frozen=True)
class Clip:
    """A shot in the cut, or a part of one.

    ``active`` is what plays: "board", the id of a take, "key:NAME" for a picture another program put there, or empty
    while nothing was made. ``start`` and ``length`` are frames of it.
    """

    id: str
    shot: str
    start: int
    length: int
    active: str = ""
    name: str = ""
    carried: str = ""


@dataclass(frozen=True)
class Transition:
    """A change from the clip before to the clip after; ``before`` and ``after`` are the frames it takes of each."""

    kind: str = "SMPTE_Dissolve"
    before: int = 6
    after: int = 6
    name: str = ""
    carried: str = ""


@dataclass(frozen=True)
class Other:
    """What we keep in its place without understanding it: a gap, a nested cut. ``length`` is in frames."""

    length: int
    carried: str = ""


Part = Clip | Transition | Other


@dataclass(frozen=True)
class Marker:
    """A note pinned to a moment of the whole cut, in frames from its start."""

    at: int
    length: int = 1
    name: str = ""
    note: str = ""
    colour: str = "RED"
    carried: str = ""


@dataclass(frozen=True)
class Track:
    """Parts one after the other. ``kind`` is Video or Audio."""

    name: str = "V1"
    kind: str = "Video"
    parts: tuple[Part, ...] = ()
    carried: str = ""

    @property
    def clips(self) -> tuple[Clip, ...]:
        """The clips in order."""
        return tuple(p for p in self.parts if isinstance(p, Clip))

    @property
    def length(self) -> int:
        """Frames from start to end; a transition overlaps its neighbours and adds nothing."""
        return sum(p.length for p in self.parts if not isinstance(p, Transition))


@dataclass(frozen=True)
class Cut:
    """The film as it plays. The first track of kind Video is the picture."""

    tracks: tuple[Track, ...] = ()
    markers: tuple[Marker, ...] = ()
    carried: str = ""

    @property
    def picture(self) -> Track:
        """The picture track; an empty one when there is none yet."""
        return next((t for t in self.tracks if t.kind == "Video"), Track())

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Every clip of every track."""
        return tuple(c for t in self.tracks for c in t.clips)

    def with_picture(self, parts: tuple[Part, ...]) -> Cut:
        """The cut with other parts in its picture track; itself when they are the same."""
        at = next((i for i, t in enumerate(self.tracks) if t.kind == "Video"), None)
        if at is None:
            return replace(self, tracks=(Track(parts=parts), *self.tracks)) if parts else self
        old = self.tracks[at]
        if parts == old.parts:
            return self
        return replace(self, tracks=(*self.tracks[:at], replace(old, parts=parts), *self.tracks[at + 1 :]))

    def with_clip(self, clip: Clip) -> Cut:
        """The cut with the clip of that id in another state."""
        return replace(
            self,
            tracks=tuple(
                replace(t, parts=tuple(clip if isinstance(p, Clip) and p.id == clip.id else p for p in t.parts))
                if any(c.id == clip.id for c in t.clips)
                else t
                for t in self.tracks
            ),
        )
