"""The joint angles of every pose at an instant. Swing is forward (+) from hanging down, spread outward, flex bends."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

Vec = tuple[float, float, float]


Arm = tuple[float, float, float, float]  # swing, spread, flex, how far the forearm turns inward


Leg = tuple[float, float, float, float]  # swing, spread, flex, pitch of the foot against the ground (+ toes up)


TAU = math.tau


@dataclass(frozen=True)
class Stance:
    """All joint angles of one instant; the left limb comes first."""

    arms: tuple[Arm, Arm] = ((4.0, 9.0, 12.0, 4.0), (4.0, 9.0, 12.0, 4.0))
    legs: tuple[Leg, Leg] = ((1.0, 4.0, 3.0, 0.0), (-1.0, 4.0, 3.0, 0.0))
    lean: float = 0.0
    bend: float = 0.0  # more lean of the chest
    tilt: float = 0.0  # sideways, + to the left
    twist: float = 0.0  # shoulders against hips
    nod: float = 0.0
    turn: float = 0.0  # head against shoulders
    pitch: float = 0.0  # the whole body, + falls on its face
    rise: float = 0.0  # off the ground
    frown: float = 0.0


def _walk(p: float, sway: float, t: float) -> Stance:
    def leg(phase: float) -> Leg:
        s, c = math.sin(TAU * phase), math.cos(TAU * phase)
        flex = 7.0 + 46.0 * max(0.0, math.cos(TAU * phase + 0.2)) ** 1.9
        foot = 20.0 * max(0.0, s - 0.55) / 0.45 if c < 0.35 else -34.0 * max(0.0, c) * (1.0 if s < 0.3 else 0.2)
        foot += -30.0 * max(0.0, -s - 0.6) / 0.4
        return (3.0 + 25.0 * s, 1.5, flex, foot)

    def arm(phase: float) -> Arm:
        s = math.sin(TAU * phase)
        return (2.0 + 24.0 * s, 7.0, 20.0 + 14.0 * s, 6.0)

    turn = 6.0 * math.sin(TAU * p)
    return Stance(
        (arm(p + 0.5), arm(p)), (leg(p), leg(p + 0.5)), 3.0, 2.0, 1.6 * math.cos(TAU * p), -turn, 1.0, turn * 0.6
    )


def _run(p: float, sway: float, t: float) -> Stance:
    def leg(phase: float) -> Leg:
        s, c = math.sin(TAU * phase), math.cos(TAU * phase)
        flex = 16.0 + 96.0 * max(0.0, math.cos(TAU * phase + 0.75)) ** 1.3
        return (14.0 + 44.0 * s, 1.0, flex, -42.0 * max(0.0, -s) - 20.0 * max(0.0, c))

    def arm(phase: float) -> Arm:
        s = math.sin(TAU * phase)
        return (-4.0 + 46.0 * s, 10.0, 88.0 + 16.0 * s, 14.0)

    hop = 0.008 * abs(math.sin(TAU * p + 0.6))
    turn = 11.0 * math.sin(TAU * p)
    return Stance(
        (arm(p + 0.5), arm(p)), (leg(p), leg(p + 0.5)), 13.0, 6.0, 0.0, -turn, -6.0, turn * 0.8, rise=hop, frown=0.3
    )


def stand(p: float, sway: float, t: float) -> Stance:
    shift = math.sin(t * 0.7) * 0.8
    return Stance(
        ((5.0 + sway, 8.0, 14.0, 6.0), (2.0 - sway, 9.0, 18.0, 8.0)),
        ((2.0, 6.0, 4.0, 0.0), (-2.0, 3.0, 2.0, 0.0)),
        0.5,
        1.0 + sway * 0.6,
        shift,
        2.0,
        0.0,
        2.0 * math.sin(t * 0.5),
    )


def _sit(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((34.0, 7.0, 46.0, 18.0), (30.0, 8.0, 52.0, 18.0)),
        ((86.0, 8.0, 82.0, 0.0), (84.0, 5.0, 92.0, 0.0)),
        2.0 + sway,
        4.0,
        nod=2.0,
    )


def _lie(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((3.0, 13.0, 8.0, 0.0), (10.0, 12.0, 38.0, 34.0)),
        ((2.0, 5.0, 4.0, 10.0), (26.0, 5.0, 50.0, -20.0)),
        0.0,
        sway,
        pitch=-90.0,
    )


def _kneel(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((30.0, 6.0, 55.0, 16.0), (20.0, 8.0, 30.0, 6.0)),
        ((84.0, 6.0, 86.0, 0.0), (-4.0, 5.0, 92.0, -60.0)),
        6.0 + sway,
        8.0,
        nod=8.0,
    )


def _crouch(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((52.0, 8.0, 60.0, 12.0), (40.0, 10.0, 40.0, 8.0)),
        ((98.0, 10.0, 118.0, 0.0), (66.0, 12.0, 122.0, -22.0)),
        30.0 + sway,
        10.0,
        nod=-16.0,
    )


def _drive(p: float, sway: float, t: float) -> Stance:
    steer = 7.0 * math.sin(t * 1.3)
    return Stance(
        ((58.0 + steer, 6.0, 26.0, 12.0), (58.0 - steer, 6.0, 26.0, 12.0)),
        ((82.0, 8.0, 40.0, 20.0), (82.0, 8.0, 44.0, 20.0)),
        -5.0,
        5.0,
        steer * 0.25,
        nod=0.0,
        turn=steer * 0.4,
        frown=0.3,
    )


def _ride(p: float, sway: float, t: float) -> Stance:
    beat = math.sin(TAU * t * 1.6)
    return Stance(
        ((40.0 + 4.0 * beat, 9.0, 58.0, 14.0), (38.0 + 4.0 * beat, 9.0, 58.0, 14.0)),
        ((52.0, 26.0, 76.0, 0.0), (52.0, 26.0, 76.0, 0.0)),
        8.0 + 2.0 * beat,
        5.0,
        rise=0.012 * beat,
        frown=0.2,
    )


def _dance(p: float, sway: float, t: float) -> Stance:
    a, b = math.sin(TAU * t * 0.5), math.cos(TAU * t * 0.5)
    return Stance(
        (
            (70.0 + 30.0 * a, 62.0 + 18.0 * b, 40.0 + 20.0 * a, 0.0),
            (30.0 - 30.0 * b, 58.0 + 22.0 * a, 50.0 - 20.0 * b, 10.0),
        ),
        (
            (14.0 + 16.0 * a, 7.0, 22.0 + 18.0 * max(0.0, a), -16.0 * max(0.0, a)),
            (6.0 - 20.0 * a, 8.0, 16.0 + 22.0 * max(0.0, -a), -24.0),
        ),
        -3.0,
        3.0,
        7.0 * b,
        16.0 * a,
        -4.0,
        10.0 * b,
        rise=0.012 * abs(b),
    )


def _fight(p: float, sway: float, t: float) -> Stance:
    punch = max(0.0, math.sin(TAU * t * 0.9)) ** 3
    return Stance(
        ((52.0 + 34.0 * punch, 10.0, 104.0 - 92.0 * punch, 16.0), (38.0, 14.0, 122.0, 24.0)),
        ((30.0, 8.0, 34.0, 0.0), (-22.0, 9.0, 26.0, -26.0)),
        12.0,
        6.0,
        0.0,
        -22.0 * punch,
        4.0,
        8.0 * punch,
        frown=1.0,
    )


def _fall(p: float, sway: float, t: float) -> Stance:
    a = math.sin(TAU * t * 0.8)
    return Stance(
        ((120.0 + 22.0 * a, 44.0, 34.0, 0.0), (78.0 - 26.0 * a, 56.0, 30.0, 0.0)),
        ((52.0 + 14.0 * a, 14.0, 60.0, -20.0), (8.0 - 14.0 * a, 12.0, 46.0, -30.0)),
        -12.0,
        -8.0,
        pitch=-52.0 + 5.0 * a,
        rise=0.12,
        frown=-1.0,
    )


def _climb(p: float, sway: float, t: float) -> Stance:
    a = math.sin(TAU * t * 0.45)
    return Stance(
        ((140.0 + 22.0 * a, 16.0, 40.0 - 28.0 * a, 4.0), (140.0 - 22.0 * a, 16.0, 40.0 + 28.0 * a, 4.0)),
        ((48.0 - 28.0 * a, 14.0, 76.0 - 34.0 * a, 0.0), (48.0 + 28.0 * a, 14.0, 76.0 + 34.0 * a, 0.0)),
        8.0,
        2.0,
        4.0 * a,
        6.0 * a,
        -16.0,
        rise=0.06,
        frown=0.3,
    )


def _reach(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((82.0 + 2.0 * sway, 6.0, 10.0, 4.0), (-8.0, 10.0, 22.0, 4.0)),
        ((14.0, 5.0, 12.0, 0.0), (-14.0, 4.0, 8.0, -14.0)),
        10.0,
        4.0,
        twist=-14.0,
        turn=10.0,
    )


def _hold(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((26.0 + sway, 8.0, 86.0, 26.0), (24.0 + sway, 8.0, 92.0, 26.0)),
        ((2.0, 5.0, 3.0, 0.0), (-2.0, 4.0, 3.0, 0.0)),
        1.0,
        3.0 + sway,
        nod=12.0,
    )


def _embrace(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((66.0, 14.0, 52.0, 34.0), (56.0, 14.0, 66.0, 34.0)),
        ((4.0, 5.0, 5.0, 0.0), (-4.0, 4.0, 3.0, 0.0)),
        7.0,
        5.0 + sway,
        2.0,
        nod=10.0,
    )


def _pedal(p: float, sway: float, t: float) -> Stance:
    def leg(phase: float) -> Leg:
        a = math.tau * phase
        return (46.0 + 25.0 * math.cos(a), 3.0, 62.0 + 30.0 * math.cos(a - 0.5), 0.0)

    turn = t * 1.1
    return Stance(((62.0, 8.0, 22.0, 6.0), (62.0, 8.0, 22.0, 6.0)), (leg(turn), leg(turn + 0.5)), 34.0, 10.0, nod=-22.0)


def _straddle(p: float, sway: float, t: float) -> Stance:
    return Stance(
        ((56.0, 14.0, 30.0, 10.0), (56.0, 14.0, 30.0, 10.0)),
        ((56.0, 12.0, 78.0, 0.0), (56.0, 12.0, 78.0, 0.0)),
        24.0,
        10.0,
        nod=-16.0,
        frown=0.3,
    )


def _row(p: float, sway: float, t: float) -> Stance:
    a = math.sin(t * 2.4)
    return Stance(
        ((66.0 - 12.0 * a, 8.0, 40.0 + 30.0 * a, 4.0), (66.0 - 12.0 * a, 8.0, 40.0 + 30.0 * a, 4.0)),
        ((84.0, 6.0, 50.0, 0.0), (84.0, 6.0, 50.0, 0.0)),
        -6.0 - 16.0 * a,
        4.0,
    )


POSES: dict[str, Callable[[float, float, float], Stance]] = {
    "stand": stand,
    "walk": _walk,
    "run": _run,
    "sit": _sit,
    "lie": _lie,
    "kneel": _kneel,
    "crouch": _crouch,
    "drive": _drive,
    "ride": _ride,
    "dance": _dance,
    "fight": _fight,
    "fall": _fall,
    "climb": _climb,
    "reach": _reach,
    "hold": _hold,
    "embrace": _embrace,
    "pedal": _pedal,
    "straddle": _straddle,
    "row": _row,  # for those who sit on or in something
}
