"""People: a skeleton turned to the camera and dressed in cut paper."""

from __future__ import annotations

import math
from functools import lru_cache

from pipelines.blocking.draw import cloth, costumes, gait
from pipelines.blocking.draw.body import Body, Pt
from pipelines.blocking.draw.cuts import Cut, Ink, Path, box, oval, placed, smooth, tube
from pipelines.blocking.draw.heads import head
from pipelines.blocking.draw.poses import POSES, Stance
from pipelines.blocking.draw.skulls import living
from pipelines.blocking.draw.traits import Traits, traits
from pipelines.blocking.plan import Subject

LYING = ("lie", "fall")


@lru_cache(maxsize=256)
def _rest(who: Traits, pose: str) -> tuple[float, float, float]:
    """Where the eyes are on average in a pose: what the anchor of the figure is tied to."""
    span = 1.0 / gait.CADENCE.get(pose, 0.5) / (1.25 if who.age == 0.0 else 0.82 if who.age > 0.9 else 1.0)
    found = [gait.held(who, pose, span * k / 8.0)[1].eyes for k in range(8)]
    return sum(e[0] for e in found) / 8, sum(e[1] for e in found) / 8, sum(e[2] for e in found) / 8


def figure(subject: Subject, t: float, key: float, full: bool = True) -> list[Cut]:
    """All the cuts of a person, back to front. ``full`` asks for the small things on the clothes too."""
    who = traits(subject)
    pose = subject.pose if subject.pose in POSES else "stand"
    yaw = ((90.0 - subject.facing) + 180.0) % 360.0 - 180.0
    if pose in LYING and abs(math.sin(math.radians(yaw))) < 0.9:  # lying along the line of sight says nothing
        yaw = math.copysign(68.0 if abs(yaw) < 90.0 else 112.0, yaw or who.part)
    now, held = gait.held(who, pose, t)
    wear = costumes.wear(subject.costume, who, pose)
    body = Body(who, held, yaw, _rest(who, pose), wear.bulk, key)
    out: list[Cut] = []
    before: list[Cut] = []
    if wear.cape and math.cos(math.radians(yaw)) >= -0.25:
        out += cloth.behind(body, wear)
    if pose == "sit":
        out += _stool(body)
    if pose == "drive":
        out += _seat(body)
    sway = round(math.sin(t * 1.6 + who.part) * (0.05 if pose in ("walk", "run", "dance") else 0.02), 2)
    back, front = _head(body, wear.head, now, t, key, sway)
    order = sorted(
        (0, 1),
        key=lambda k: body.near(body.j.knees[k]) + 0.6 * body.near(body.j.hips[k]) + 0.4 * body.near(body.j.ankles[k]),
    )
    arms = sorted((0, 1), key=lambda k: _arm_near(body, k))
    for k in arms:
        (before if _arm_near(body, k) > -0.012 else out).extend(_arm(body, wear, k, _arm_near(body, k) < -0.028))
    if pose != "drive":
        for i, k in enumerate(order):
            out += _leg(body, wear, k, far=i == 0 and abs(math.sin(math.radians(yaw))) > 0.3)
    away = math.cos(math.radians(yaw)) < -0.25
    out.append(back)
    out += _neck(body, wear)
    skirt = costumes.skirt(body, wear)
    if skirt is not None and pose != "drive":
        out.append(
            Cut(skirt, wear.skirt_ink, 0.9, 1.0, shadow=0.02, inside=tuple(costumes.pleats(body, wear)) if full else ())
        )
    inside = tuple(cloth.front(body, wear)) if full else ()
    out.append(
        Cut(body.torso(wear.bulk), wear.top, 0.9, 1.0, shadow=0.022 * body.width, inside=(*_chin_shadow(body), *inside))
    )
    if full:
        out += cloth.over(body, wear)
    if wear.cape and away:
        out += cloth.behind(body, wear)
    if away:  # the head lies before the neck of the coat only when we see the back
        out += [*before, front]
    else:
        out += [front, *before]
    if pose == "drive":
        out += _wheel(body)
    return out


def _head(body: Body, worn: str, now: Stance, t: float, key: float, sway: float) -> tuple[Cut, Cut]:
    who, j = body.who, body.j
    yaw = body.yaw - now.twist * 0.6 - now.turn
    yaw = (round(yaw * 2.0) / 2.0 + 180.0) % 360.0 - 180.0
    mood = living(who, t, now.frown)
    back, front = head(who, yaw, mood, 1.0 if key >= 0 else -1.0, worn, sway)
    x, y = body.at(j.eyes)
    ux, uy = body.flat(j.up)
    turn = math.degrees(math.atan2(ux, -uy)) if abs(ux) + abs(uy) > 0.2 else 0.0
    if not now.pitch:
        turn *= 0.5
    turn += now.nod * math.sin(math.radians(yaw)) * 0.8
    size = 1.0 / who.heads
    return placed(back, x, y, turn, size), placed(front, x, y, turn, size)


def _arm_near(body: Body, k: int) -> float:
    j = body.j
    return 0.2 * body.near(j.shoulders[k]) + 0.3 * body.near(j.elbows[k]) + 0.5 * body.near(j.wrists[k])


def _darker(ink: Ink, by: float) -> Ink:
    return (ink[0], ink[1] - by)


def _arm(body: Body, wear: costumes.Wear, k: int, far: bool) -> list[Cut]:
    j, w = body.j, body.width
    a, b, c, d = (body.at(p) for p in (j.shoulders[k], j.elbows[k], j.wrists[k], j.hands[k]))
    dim = 0.22 if far else 0.0
    hand = _hand(body, wear, c, d, k, dim)
    over = body.near(j.hands[k]) > body.near(j.elbows[k]) + 0.1  # a hand held out to us lies before its sleeve
    out = [] if over else hand
    bulk = wear.bulk * 0.8
    radii = [
        0.0285 * w + bulk,
        0.0285 * w + bulk,
        0.0235 * w + bulk,
        0.0235 * w + bulk,
        (0.0165 * w + bulk) * wear.cuff,
    ]
    spine = [a, _mid(a, b, 0.45), b, _mid(b, c, 0.45), _mid(b, c, 0.97)]
    ink = wear.sleeves
    if wear.bare_arms:
        skin = ("skin", -max(0.0, body.who.dark))
        out.append(Cut(tube(spine, [r * 0.86 for r in radii]), _darker(skin, dim), 0.7, 1.0, shadow=0.01))
        spine, radii = [a, _mid(a, b, 0.4), _mid(a, b, 0.7)], [0.034 * w, 0.034 * w, 0.031 * w]
    folds: tuple[Cut, ...] = ()
    lit = a[0] * body.key >= body.axis(0.8)[0][0] * body.key  # the arm on the side of the light
    rim = 0.8 if lit else 0.3
    if not far:
        ex, ey = b
        fold = [_mid(a, b, 0.86), (ex, ey), _mid(b, c, 0.12)]
        folds = (
            Cut(
                tube(
                    [(fold[0][0] - 0.012, fold[0][1]), fold[1], (fold[2][0] + 0.01, fold[2][1])], [0.001, 0.004, 0.001]
                ),
                _darker(ink, 0.4),
                0.0,
                0.0,
                alpha=0.7,
                size=200,
            ),
        )
    out.append(Cut(tube(spine, radii), _darker(ink, dim), 0.8, rim - dim, shadow=0.012 * w, inside=folds))
    if wear.armour:
        out.append(
            Cut(oval(a[0], a[1] + 0.004, 0.05 * w, 0.046 * w), _darker(wear.top, dim - 0.05), 0.9, 1.0, shadow=0.014)
        )
        out.append(Cut(oval(b[0], b[1], 0.028 * w), _darker(wear.top, dim), 0.9, 1.0, shadow=0.01))
    if wear.rings:
        out.append(
            Cut(tube([_mid(b, c, 0.88), _mid(b, c, 1.0)], [radii[-1] * 1.06] * 2), ("metal", -0.1 - dim), 0.5, 1.0)
        )
    return [*out, *hand] if over else out


def _hand(body: Body, wear: costumes.Wear, wrist: Pt, tip: Pt, k: int, dim: float) -> list[Cut]:
    size = 1.0 / body.who.heads
    ink: Ink = wear.gloves or ("skin", -max(0.0, body.who.dark))
    dx, dy = tip[0] - wrist[0], tip[1] - wrist[1]
    thumb_side = body.thumb(k)
    base = _mid(wrist, tip, 0.3)
    thumb = [
        base,
        (base[0] + dx * 0.2 - dy * 0.22 * thumb_side, base[1] + dy * 0.2 + dx * 0.22 * thumb_side),
        (base[0] + dx * 0.45 - dy * 0.2 * thumb_side, base[1] + dy * 0.45 + dx * 0.2 * thumb_side),
    ]
    palm = [
        wrist,
        _mid(wrist, tip, 0.3),
        _mid(wrist, tip, 0.6),
        (tip[0] - dx * 0.1 + dy * 0.1 * thumb_side, tip[1] - dy * 0.1 - dx * 0.1 * thumb_side),
    ]
    grow = 1.0 if wear.gloves is None else 1.15
    return [
        Cut(
            tube(thumb, [0.06 * size * grow, 0.052 * size * grow, 0.03 * size]),
            _darker(ink, dim + 0.08),
            0.5,
            0.8,
            size=120,
        ),
        Cut(
            tube(palm, [0.085 * size * grow, 0.12 * size * grow, 0.1 * size * grow, 0.062 * size]),
            _darker(ink, dim),
            0.6,
            1.0,
            shadow=0.006,
        ),
    ]


def _leg(body: Body, wear: costumes.Wear, k: int, far: bool) -> list[Cut]:
    j, w = body.j, body.width
    a, b, c = (body.at(p) for p in (j.hips[k], j.knees[k], j.ankles[k]))
    heel, toe = body.at(j.heels[k]), body.at(j.toes[k])
    dim = 0.24 if far else 0.0
    size = 1.0 / body.who.heads
    bulk = wear.bulk * 0.8
    ball = (_mid(heel, toe, 0.62)[0], _mid(heel, toe, 0.62)[1] - 0.004)
    front_on = abs(math.cos(math.radians(body.yaw)))
    r = size * (0.115 + 0.05 * front_on)
    shoe = tube(
        [_mid(c, heel, 0.25), (heel[0], heel[1] - r * 0.6), (ball[0], ball[1] - r * 0.5), (toe[0], toe[1] - r * 0.34)],
        [r * 0.75, r * 0.85, r * 0.68, r * 0.42],
    )
    out = [Cut(shoe, _darker(wear.shoes, dim), 0.6, 0.9, shadow=0.006)]
    spine = [a, _mid(a, b, 0.42), b, _mid(b, c, 0.36), _mid(b, c, 0.96)]
    radii = [0.054 * w + bulk, 0.05 * w + bulk, 0.035 * w + bulk, 0.036 * w + bulk, 0.0205 * w + bulk]
    if wear.trousers > 0.0:  # cloth falls straight from the knee
        radii[3] += 0.002 * wear.trousers
        radii[4] += 0.011 * wear.trousers
    bend = ((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])) * 20.0
    spine[3] = (spine[3][0] + max(-0.008, min(0.008, bend)), spine[3][1])
    folds = (
        (
            Cut(
                tube([_mid(a, b, 0.92), b, _mid(b, c, 0.14)], [0.001, 0.005, 0.001]),
                _darker(wear.legs, 0.4),
                0.0,
                0.0,
                alpha=0.6,
                size=220,
            ),
        )
        if wear.trousers and not far
        else ()
    )
    out.append(Cut(tube(spine, radii), _darker(wear.legs, dim), 0.8, 1.0 - dim * 2.0, shadow=0.014 * w, inside=folds))
    if wear.boots:
        top = [_mid(b, c, 0.4), _mid(b, c, 0.46), _mid(b, c, 0.7), c]
        out.append(
            Cut(
                tube(top, [radii[3] * 0.9, radii[3] * 1.02, radii[3] * 0.84, radii[4] * 1.12]),
                _darker(wear.shoes, dim - 0.06),
                0.7,
                1.0,
                shadow=0.01,
            )
        )
    if wear.armour:
        out.append(Cut(oval(b[0], b[1], 0.038 * w, 0.042 * w), _darker(wear.top, dim), 0.9, 1.0, shadow=0.012))
    return out


def _neck(body: Body, wear: costumes.Wear) -> list[Cut]:
    x, y = body.at(body.j.eyes)
    size = 1.0 / body.who.heads
    bx, by = body.at(body.j.neck)
    s = math.sin(math.radians(body.yaw))
    ux, uy = body.flat(body.j.up)
    long = math.hypot(ux, uy) or 1.0
    ux, uy = ux / long, uy / long
    top = (x - ux * size * 0.24 - s * size * 0.1 * abs(uy), y - uy * size * 0.24 + s * size * 0.1 * ux)
    thick = size * (0.21 if body.who.lash == 1.0 or body.who.age == 0.0 else 0.245) * (0.9 + 0.1 * body.who.build)
    low = (bx - (top[0] - bx) * 0.35, by - (top[1] - by) * 0.35)
    dark = -max(0.0, body.who.dark)
    shade = Cut(
        oval(top[0] + s * size * 0.12, top[1] + size * 0.2, size * 0.42, size * 0.22),
        ("skin", dark - 0.55),
        0.0,
        0.0,
        alpha=0.85,
        soft=True,
    )
    return [
        Cut(
            tube([top, _mid(top, low, 0.5), low], [thick, thick * 0.98, thick * 1.35]),
            ("skin", dark - 0.08),
            0.5,
            0.45,
            shadow=size * 0.1,
            inside=(shade,),
        )
    ]


def _chin_shadow(body: Body) -> tuple[Cut, ...]:
    """The head's shadow on the chest."""
    x, y = body.at(body.j.eyes)
    size = 1.0 / body.who.heads
    return (
        Cut(
            oval(x, y + size * 0.72, size * 0.34, size * 0.2), ("shade", 0.0), 0.0, 0.0, alpha=0.34, soft=True, size=200
        ),
    )


def _stool(body: Body) -> list[Cut]:
    x, y = body.at(body.j.pelvis)
    floor = max(body.at(p)[1] for p in (*body.j.heels, *body.j.toes))
    y += 0.05
    legs = [
        Cut(tube([(x + k * 0.075, y), (x + k * 0.1, floor)], [0.011, 0.008]), ("wood", -0.3), 0.4, 0.6)
        for k in (-1.0, -0.3, 1.0)
    ]
    return [*legs, Cut(box(x - 0.105, y, x + 0.105, y + 0.028, 0.01), ("wood", -0.1), 0.6, 1.0)]


def _seat(body: Body) -> list[Cut]:
    x, y = body.at(body.j.chest)
    s, c = math.sin(math.radians(body.yaw)), abs(math.cos(math.radians(body.yaw)))
    back = -s * 0.09
    half = 0.06 + 0.085 * c
    shape = smooth(
        [
            (x + back - half, y - 0.1),
            (x + back, y - 0.13),
            (x + back + half, y - 0.1),
            (x + back + half * 1.15, y + 0.2),
            (x + back + half, y + 0.36),
            (x + back - half, y + 0.36),
            (x + back - half * 1.15, y + 0.2),
        ]
    )
    return [Cut(shape, ("leather", -0.35), 0.8, 0.8)]


def _wheel(body: Body) -> list[Cut]:
    if math.cos(math.radians(body.yaw)) < -0.3:
        return []
    left, right = body.at(body.j.hands[0]), body.at(body.j.hands[1])
    x, y = (left[0] + right[0]) / 2.0, (left[1] + right[1]) / 2.0
    c = abs(math.cos(math.radians(body.yaw)))
    ring: Path = oval(x, y + 0.03, 0.035 + 0.07 * c, 0.095)
    return [
        Cut(ring, ("dark", 0.0), 0.0, 0.0, stroke=0.017, solid=True),
        Cut(ring, ("leather", 0.15), 0.0, 0.0, stroke=0.006, solid=False),
    ]


def _mid(a: Pt, b: Pt, u: float) -> Pt:
    return (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u)


def rider(
    kind: str, name: str, costume: str, pose: str, facing: float, t: float, key: float, seat: Pt, height: float
) -> Cut:
    """A person placed with the seat at a point: for bicycles, motorcycles, boxes of carriages, boats."""
    subject = Subject("figure", kind, facing=facing, pose=pose, costume=costume, who=name)
    who = traits(subject)
    yaw = ((90.0 - facing) + 180.0) % 360.0 - 180.0
    body = Body(who, gait.held(who, pose, t)[1], yaw, _rest(who, pose), 0.0)
    x, y = body.at(body.j.pelvis)
    return placed(figure(subject, t, key, full=height > 0.5), seat[0] - x * height, seat[1] - y * height, 0.0, height)
