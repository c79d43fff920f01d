"""The written rules of cinematography: what is asked becomes one of many plans that a camera department would accept.

This is the only teacher the network has. Sources: the shot sizes and angles of the trade (head room, lead room, thirds,
eye-lines that meet, the near shoulder large and dark at the edge, one side of the line), as any handbook gives them.
"""

from __future__ import annotations

import dataclasses
import random

from . import rules
from . import vocabulary as v
from .asked import Asked, AskedSubject
from .plan import Camera, Ground, Light, Plan, Role, Sky, Subject


def _weighted(rng: random.Random, table: dict[str, float]) -> str:
    return rng.choices(list(table), list(table.values()))[0]


def _wobble(rng: random.Random, spread: float) -> float:
    return rng.gauss(0.0, spread)


def _inside(value: float, low: float, high: float) -> float:
    return min(high, max(low, value))


def _choose_size(asked: Asked, rng: random.Random) -> str:
    if asked.size:
        return asked.size
    if asked.framing == "insert":
        return rng.choice(("ECU", "CU", "CU"))
    if asked.framing == "over-the-shoulder":
        return rng.choice(("CU", "MCU", "MS", "MS"))
    people = asked.people if asked.people is not None else len(asked.figures)
    if people == v.CROWD or people > 3:
        return rng.choice(("MLS", "FS", "WS", "WS", "EWS"))
    if asked.people == 0 or not people:
        return _weighted(rng, {"CU": 0.5, "MS": 0.7, "FS": 1.0, "WS": 3.0, "EWS": 2.0})
    return rng.choices(v.SIZES, (0.4, 1, 1, 1.3, 1, 1, 1.2, 0.6))[0]


def _choose_place(asked: Asked, rng: random.Random) -> tuple[str, str]:
    place = asked.place or (v.SETS[asked.set] if asked.set else None)
    if place is None:
        weights = {name: 0.3 if name in v.PLACES[10:] else 1.0 for name in v.PLACES}
        weights["interior"] = 2.5
        for subject in asked.vehicles + asked.animals:
            for name, extra in rules.COMPANY.get(subject.kind, {}).items():
                weights[name] += extra * 3
        if asked.weather not in (None, "clear"):
            weights["interior"] = weights["space"] = weights["underwater"] = 0.05
        if any(vehicle.kind != "bicycle" for vehicle in asked.vehicles):
            weights["interior"] = 0.0
        place = _weighted(rng, weights)
    if asked.set:
        return place, asked.set
    return place, rng.choice([name for name, at in v.SETS.items() if at == place])


def _choose_people(asked: Asked, size: str, place: str, rng: random.Random) -> int:
    if asked.people is not None:
        return asked.people
    if asked.figures:
        return min(len(asked.figures), v.MAX_FIGURES)
    if asked.framing in ("two-shot", "three-shot", "group", "over-the-shoulder"):
        return {"two-shot": 2, "three-shot": 3, "over-the-shoulder": 2}.get(asked.framing, rng.randint(4, 6))
    if asked.framing in ("empty", "insert"):
        return 0
    if asked.vehicles or asked.animals or asked.props or asked.pieces:
        return 0
    if asked.framing == "single":
        return 1
    near = size in ("ECU", "CU", "MCU", "MS", "MLS", "FS")
    if near:
        return 1 if rng.random() < 0.94 else 2
    return rng.choices((0, 1, 2), (3, 1, 0.3))[0]


def _choose_framing(asked: Asked, people: int, others: int, props: int) -> str:
    if asked.framing:
        return asked.framing
    if people == 0:
        return (
            "insert"
            if props and asked.size in ("ECU", "CU", None) and not others
            else "single"
            if others or props
            else "empty"
        )
    return {1: "single", 2: "two-shot", 3: "three-shot"}.get(people, "group")


def _light(asked: Asked, rng: random.Random, inside: bool) -> Light:
    time = asked.time or rng.choice(v.TIMES)
    key = rng.choice((-1, 1)) * rng.uniform(0.35, 1.0)
    low = {"dawn": 0.15, "day": 0.75, "sunset": 0.12, "dusk": 0.1, "night": 0.5}[time]
    contrast = {"dawn": 0.4, "day": 0.55, "sunset": 0.75, "dusk": 0.35, "night": 0.8}[time]
    return Light(
        time, key, _inside(low + _wobble(rng, 0.1), 0, 1), _inside(contrast + _wobble(rng, 0.12) + 0.1 * inside, 0, 1)
    )


def _sky(asked: Asked, light: Light, place: str, rng: random.Random) -> Sky:
    weather = asked.weather
    if weather is None:
        weather = "clear" if place in rules.ROOMY else rng.choices(v.WEATHERS, (7, 1, 1, 0.8, 0.5))[0]
    cloud = {"clear": 0.25, "fog": 0.6, "rain": 0.85, "snow": 0.75, "storm": 0.95}[weather]
    sun_y = _inside(light.height * 1.4 - 0.4 + _wobble(rng, 0.1), -0.4, 0.95)
    return Sky(
        weather, _inside(cloud + _wobble(rng, 0.15), 0, 1), _inside(light.key * 0.7 + _wobble(rng, 0.12), -1, 1), sun_y
    )


def _horizon(angle: str, size: str, rng: random.Random) -> float:
    middle = {"eye": 0.05, "low": -0.62, "high": 0.66, "overhead": 1.0, "dutch": 0.0}[angle]
    if angle in ("eye", "dutch"):
        middle = {"EWS": -0.25, "WS": -0.05, "FS": 0.2}.get(size, 0.15)
    return _inside(middle + _wobble(rng, 0.1), -1, 1)


_FACE = {"left": 180.0, "right": 0.0, "camera": 90.0, "away": 270.0}
_SIDE_X = {"left": (-0.72, -0.26), "centre": (-0.13, 0.13), "right": (0.26, 0.72)}
_LAYER_Z = {"foreground": (-0.9, -0.42), "midground": (-0.25, 0.25), "background": (0.42, 0.9)}


def _spread(count: int, rng: random.Random, each_other: bool) -> list[float]:
    """Where ``count`` subjects stand across the frame, in no order of reading."""
    if count == 1:
        return [rng.choice((-1, 1)) * rng.uniform(0.22, 0.42) if rng.random() < 0.72 else rng.uniform(-0.1, 0.1)]
    if count == 2:
        gap = rng.uniform(0.28, 0.5)
        side = rng.choice((-1, 1))
        return [side * gap + _wobble(rng, 0.03), -side * gap + _wobble(rng, 0.03)]
    step = 1.5 / (count - 1)
    xs = [-0.75 + step * n + _wobble(rng, step * 0.12) for n in range(count)]
    rng.shuffle(xs)
    return xs


def _turn(asked: AskedSubject, x: float, goes: str | None, rng: random.Random) -> str:
    if asked.looks:
        return asked.looks
    if goes in ("left", "right"):
        return goes
    if goes in ("toward", "away"):
        return "camera" if goes == "toward" else "away"
    inward = "right" if x < 0 else "left"
    return rng.choices((inward, "camera", "away", "left" if inward == "right" else "right"), (6, 3, 0.8, 1.2))[0]


def _motion(goes: str, speed: float) -> tuple[float, float]:
    return {"left": (-speed, 0.0), "right": (speed, 0.0), "toward": (0.0, speed), "away": (0.0, -speed)}.get(
        goes, (0.0, 0.0)
    )


_POSE_SPEED = {"walk": 0.13, "run": 0.3, "ride": 0.3, "drive": 0.35, "dance": 0.07, "climb": 0.07}


def _figures(asked: Asked, people: int, camera: Camera, place: str, fine: str, rng: random.Random) -> list[Subject]:
    count = min(people, v.MAX_FIGURES)
    wanted = list(asked.figures[:count]) + [AskedSubject("person")] * (count - len(asked.figures))
    xs = _spread(count, rng, asked.each_other)
    scale = rules.FIGURE_SCALE[camera.size] * rng.uniform(0.88, 1.12)
    depth = rules.MAIN_DEPTH[camera.size]
    if count > 2 and camera.size in ("ECU", "CU"):
        scale *= 0.75
    out: list[Subject] = []
    shoulder = camera.framing == "over-the-shoulder" and count >= 2
    free = [n for n, w in enumerate(wanted) if w.side is None]
    for n, want in enumerate(wanted):
        if want.side:
            xs[n] = rng.uniform(*_SIDE_X[want.side])
    if count == 2 and len(free) == 1:  # the other one keeps to the other side
        other = xs[1 - free[0]]
        xs[free[0]] = -other if abs(other) > 0.18 else rng.choice((-1, 1)) * rng.uniform(0.3, 0.6)
    for n, want in enumerate(wanted):
        x = xs[n]
        pose = want.pose
        goes = want.goes
        if pose is None:
            if goes and goes != "still":
                pose = rng.choice(("walk", "walk", "run"))
            elif fine == "car interior":
                pose = "drive" if n == 0 else "sit"
            else:
                pose = rng.choices(("stand", "walk", "sit", "hold", "reach"), (6, 1.6, 1.6, 0.5, 0.3))[0]
        if goes is None:
            moving = pose in ("walk", "run", "ride") and not want.looks
            goes = rng.choices(("left", "right", "toward", "away"), (3, 3, 1.5, 1))[0] if moving else "still"
            if pose in ("walk", "run", "ride") and want.looks:
                goes = {"left": "left", "right": "right", "camera": "toward", "away": "away"}[want.looks]
        looks = _turn(want, x, goes if goes != "still" else None, rng)
        if asked.each_other and count == 2 and not want.looks:
            looks = "right" if x < xs[1 - n] else "left"
        if asked.side_by_side and count == 2 and n == 1 and out and not want.looks:
            looks = out[0].looks
        z = (
            rng.uniform(*_LAYER_Z[want.layer])
            if want.layer
            else _inside(depth + 0.12 * n + _wobble(rng, 0.07), -0.95, 0.95)
        )
        near = {"foreground": 1.35, "background": 0.5}.get(want.layer or "", 1.0)
        if camera.size in ("EWS", "WS") and want.layer == "foreground":
            near = 2.2
        own = scale * near * rules.SMALL.get(want.kind, 1.0) * (1.0 - 0.07 * n * (not want.layer))
        y = _inside(rules.EYE_LINE[camera.size] + _wobble(rng, 0.06), -0.9, 0.85)
        if camera.angle in ("eye", "dutch") and camera.size in ("WS", "EWS"):
            y = _inside(camera.horizon + _wobble(rng, 0.05), -0.8, 0.8)
        if camera.angle == "high":
            y -= 0.12
        elif camera.angle == "low":
            y += 0.1
        elif camera.angle == "overhead":
            y, own = rng.uniform(-0.5, 0.5), own * 0.55
        if pose in ("sit", "drive", "kneel", "crouch"):
            y -= 0.12 * min(own, 1.2)
        elif pose == "lie":
            y -= 0.5 * min(own, 1.0)
        if want.kind in ("boy", "girl") and count > 1:
            y -= 0.25 * min(own, 1.2)
        if shoulder:
            seen = n == 0
            side = 1 if xs[0] > 0 else -1
            x = side * rng.uniform(0.12, 0.34) if seen else -side * rng.uniform(0.58, 0.8)
            z = depth + 0.1 if seen else -0.92
            own = scale * (0.95 if seen else 1.9)
            y = y if seen else y + 0.15
            looks = ("left" if side > 0 else "right") if rng.random() < 0.6 else "camera"
            looks = looks if seen else "away"
            pose, goes = (pose if pose in ("stand", "sit", "drive") else "stand"), "still"
            xs = [side, -side, *xs[2:]] if n == 0 else xs
        facing = (_FACE[looks] + _inside(_wobble(rng, 16), -40, 40)) % 360
        if camera.size in ("CU", "MCU", "ECU", "MS") and looks in ("left", "right") and not asked.each_other:
            facing = (
                _FACE[looks] + (1 if looks == "right" else -1) * rng.uniform(0, 38)
            ) % 360  # three-quarter, to camera
        speed = _POSE_SPEED.get(pose, 0.1) * rng.uniform(0.8, 1.3)
        costume = want.costume or _costume(place, fine, asked, rng)
        out.append(
            Subject(
                "figure", want.kind, _inside(x, -0.85, 0.85), _inside(y, -1, 1), _inside(z, -0.97, 0.97), own, facing,
                pose, costume, _motion(goes, speed),
            )
        )  # fmt: skip
    return out


def _costume(place: str, fine: str, asked: Asked, rng: random.Random) -> str:
    if place == "circuit" and rng.random() < 0.6:
        return "racing suit"
    if place == "space" or fine == "spaceship interior":
        return "spacesuit"
    if asked.weather in ("snow", "rain", "storm") and rng.random() < 0.7:
        return rng.choice(("coat", "hat and coat"))
    return rng.choices(v.COSTUMES, (6, 2.5, 1.5, 1.5, 0.4, 0.05, 0.02, 0.05, 0.2, 0.7, 0.2))[0]


def _others(
    role: Role, wanted: tuple[AskedSubject, ...], limit: int, camera: Camera, people: int, rng: random.Random
) -> list[Subject]:
    """Vehicles and animals: chief subject when nobody is in the shot, else beside and behind the people."""
    out: list[Subject] = []
    xs = _spread(len(wanted[:limit]), rng, False) if wanted else []
    for n, want in enumerate(wanted[:limit]):
        alone = people == 0
        x = rng.uniform(*_SIDE_X[want.side]) if want.side else xs[n] * (0.8 if alone else 1.3)
        tall = rules.HEIGHT.get(want.kind, 1.0)
        if alone:
            own = rules.VEHICLE_SCALE[camera.size] * (tall / 0.9) ** 0.45
        else:
            own = rules.FIGURE_SCALE[camera.size] * tall * 0.75
        own *= rng.uniform(0.85, 1.15) * {"foreground": 1.5, "background": 0.5}.get(want.layer or "", 1.0)
        base = rules.MAIN_DEPTH[camera.size] + (0.0 if alone else 0.25)
        z = (
            rng.uniform(*_LAYER_Z[want.layer])
            if want.layer
            else _inside(base + 0.12 * n + _wobble(rng, 0.07), -0.95, 0.95)
        )
        goes = want.goes
        if goes is None:
            likely = 0.65 if role == "vehicle" else 0.5
            goes = (
                rng.choices(("left", "right", "toward", "away"), (3, 3, 2, 1))[0] if rng.random() < likely else "still"
            )
            if goes != "still" and want.looks:
                goes = {"left": "left", "right": "right", "camera": "toward", "away": "away"}[want.looks]
        looks = _turn(want, x, goes if goes != "still" else None, rng)
        if want.side is None and len(wanted) == 1 and goes in ("left", "right"):
            x = -abs(x) if goes == "right" else abs(x)  # lead room
        if want.kind in rules.FLYING:
            y = rng.uniform(0.0, 0.6)
        else:
            y = camera.horizon - own * 0.35 - 0.1 * (z < 0) + _wobble(rng, 0.05)
            if camera.angle in ("high", "overhead"):
                y = rng.uniform(-0.4, 0.2)
        y = _inside(y, -0.75, 0.75)
        facing = (_FACE[looks] + _inside(_wobble(rng, 14), -40, 40)) % 360
        fast = {"racing car": 0.85, "train": 0.6, "car": 0.5, "spaceship": 0.55, "plane": 0.6}.get(want.kind, 0.3)
        out.append(
            Subject(
                role, want.kind, _inside(x, -0.85, 0.85), y, z, _inside(own, 0.05, 7), facing,
                motion=_motion(goes, _inside(fast * rng.uniform(0.8, 1.2), 0.07, 0.95)),
            )
        )  # fmt: skip
    return out


def _props(asked: Asked, camera: Camera, people: int, rng: random.Random) -> list[Subject]:
    out = []
    for want in asked.props[: v.MAX_PROPS]:
        x = rng.uniform(*_SIDE_X[want.side]) if want.side else rng.uniform(-0.35, 0.35)
        if people == 0:
            own = {"ECU": 1.5, "CU": 0.9, "MCU": 0.6, "MS": 0.4}.get(camera.size, 0.2) * rng.uniform(0.9, 1.1)
            y, z = _wobble(rng, 0.08), rules.MAIN_DEPTH[camera.size]
        else:
            own = rules.FIGURE_SCALE[camera.size] * 0.16 * rng.uniform(0.8, 1.2)
            y, z = (
                _inside(rules.EYE_LINE[camera.size] - 0.5 + _wobble(rng, 0.1), -0.8, 0.6),
                rules.MAIN_DEPTH[camera.size] - 0.08,
            )
        z = rng.uniform(*_LAYER_Z[want.layer]) if want.layer else z
        out.append(
            Subject("prop", want.kind, _inside(x, -0.85, 0.85), y, _inside(z, -0.97, 0.97), _inside(own, 0.05, 4))
        )
    return out


def _pieces(asked: Asked, place: str, fine: str, camera: Camera, rng: random.Random) -> list[Subject]:
    usual = rules.SET_PIECES_FINE.get(fine) or rules.SET_PIECES[place]
    wanted = list(asked.pieces[: v.MAX_PIECES])
    extra = rng.choices((0, 1, 2, 3), (1, 2, 3, 2))[0]
    wanted += [AskedSubject(rng.choice(usual)) for _ in range(min(extra, v.MAX_PIECES - len(wanted)))]
    wanted.sort(key=lambda w: v.PIECES.index(w.kind))  # a set has no order of its own; one order is easier to learn
    out = []
    for want in wanted:
        x = rng.uniform(*_SIDE_X[want.side]) if want.side else rng.choice((-1, 1)) * rng.uniform(0.3, 0.84)
        z = rng.uniform(*_LAYER_Z[want.layer]) if want.layer else rng.uniform(-0.1, 0.9)
        own = _inside(
            1.6 * (0.35 + rules.FIGURE_SCALE[camera.size] * 0.4) * (1.1 - 0.6 * z) * rng.uniform(0.7, 1.2), 0.15, 4.0
        )
        out.append(Subject("piece", want.kind, x, _inside(camera.horizon + _wobble(rng, 0.15), -0.9, 0.9), z, own))
    return out


def compose(asked: Asked, rng: random.Random) -> Plan:
    """One valid plan of what is asked; what is not asked is chosen by the rules and by chance."""
    size = _choose_size(asked, rng)
    place, fine = _choose_place(asked, rng)
    people = _choose_people(asked, size, place, rng)
    others = len(asked.vehicles) + len(asked.animals)
    framing = _choose_framing(dataclasses.replace(asked, size=size), people, others, len(asked.props))
    angle = asked.angle or rng.choices(v.ANGLES, (6, 1.3, 1.3, 0.35, 0.3))[0]
    move = (
        asked.move
        or rng.choices(v.MOVES, (6, 0.5, 0.5, 0.3, 0.3, 1.2, 0.6, 1, 0.3, 0.3, 0.2, 0.2, 0.6, 0.1, 0.1, 0.3))[0]
    )
    speed = {"static": 0.1, "handheld": 0.4, "whip pan left": 0.9, "whip pan right": 0.9}.get(move, 0.5)
    lens = rules.LENS[size] * 2 ** _wobble(rng, 0.15)
    camera = Camera(
        size, framing, angle, move, _horizon(angle, size, rng), round(lens), _inside(speed + _wobble(rng, 0.1), 0, 1)
    )
    light = _light(asked, rng, place == "interior")
    return Plan(
        camera=camera,
        light=light,
        sky=_sky(asked, light, place, rng),
        ground=Ground(place, fine, rng.random(), _inside(_wobble(rng, 0.3), -1, 1)),
        figures=tuple(_figures(asked, people, camera, place, fine, rng)),
        vehicles=tuple(_others("vehicle", asked.vehicles, v.MAX_VEHICLES, camera, people, rng)),
        animals=tuple(_others("animal", asked.animals, v.MAX_ANIMALS, camera, people, rng)),
        props=tuple(_props(asked, camera, people, rng)),
        pieces=tuple(_pieces(asked, place, fine, camera, rng)),
        crowd=people == v.CROWD,
    )
