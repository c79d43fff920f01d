"""What words ask of a shot, as plain values: the seam between the grammar and the rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AskedSubject:
    """What words say of one subject; None where they say nothing."""

    kind: str
    side: str | None = None
    layer: str | None = None
    looks: str | None = None
    goes: str | None = None
    pose: str | None = None
    costume: str | None = None


@dataclass(frozen=True)
class Asked:
    """What words say of a shot; None where they say nothing. ``people`` is 0..6 or v.CROWD."""

    size: str | None = None
    framing: str | None = None
    angle: str | None = None
    move: str | None = None
    time: str | None = None
    weather: str | None = None
    place: str | None = None
    set: str | None = None
    people: int | None = None
    figures: tuple[AskedSubject, ...] = ()
    vehicles: tuple[AskedSubject, ...] = ()
    animals: tuple[AskedSubject, ...] = ()
    props: tuple[AskedSubject, ...] = ()
    pieces: tuple[AskedSubject, ...] = ()
    each_other: bool = False
    side_by_side: bool = False
