"""Dresses the set of a generated plan: everything at its true size beside the people, on the ground, in their hands.

The network says what stands there and roughly where; how large a lamp post is at that distance follows from the people,
since one perspective holds for all. Rooms are furnished by their set, so that only a piece that is strange to it stays.
"""

from __future__ import annotations

import dataclasses
import random

from . import rules
from .plan import Plan, Subject

PERSON = 1.72  # metres
# How tall each piece is, in metres.
METRES = {
    "tree": 6.0, "pine": 8.0, "rock": 1.1, "building": 13.0, "house": 5.5, "tower": 13.0, "lamp post": 4.0,
    "fence": 1.1, "wall": 2.0, "arch": 4.5, "window": 1.5, "door": 2.1, "table": 0.8, "bed": 0.8, "sofa": 0.9,
    "desk": 0.8, "shelf": 1.9, "counter": 1.1, "column": 4.5, "stairs": 2.0, "bench": 0.9, "sign": 2.3,
    "machine": 2.2, "grandstand": 7.0, "tyre stack": 0.9, "crane": 15.0, "mast": 8.0, "pier": 1.0, "tent": 2.1,
    "fire": 0.9, "bush": 1.1, "statue": 2.8, "planet": 0.0, "asteroid": 0.0, "bookcase": 2.2, "curtain": 2.6,
}  # fmt: skip
PROP_METRES = {
    "letter": 0.25, "book": 0.25, "phone": 0.15, "photograph": 0.16, "map": 0.5, "key": 0.1, "watch": 0.1,
    "cup": 0.12, "bottle": 0.3, "glass": 0.15, "knife": 0.25, "gun": 0.22, "sword": 1.0, "lamp": 0.5, "candle": 0.22,
    "lantern": 0.35, "torch": 0.6, "helmet": 0.3, "hat": 0.22, "glove": 0.2, "ring": 0.05, "flower": 0.35,
    "umbrella": 0.9, "suitcase": 0.5, "box": 0.35, "bag": 0.4, "radio": 0.3, "camera": 0.18, "screen": 0.5,
    "guitar": 1.0, "ball": 0.24, "toy": 0.22, "tool": 0.35, "wheel": 0.62, "flag": 0.9, "rope": 0.45, "mirror": 0.4,
    "coin": 0.05, "plate": 0.25, "chair": 0.9,
}  # fmt: skip
_LARGER = 1.5  # a prop is drawn somewhat larger than life, or nobody would find it
_EYE = {"eye": 0.93, "dutch": 0.93, "low": 0.3, "high": 2.4, "overhead": 2.4}  # the camera's height over a person's
# What a set is furnished with already: the network's own is kept only where one more does good.
_INDOORS = {kind for kinds in rules.SET_PIECES_FINE.values() for kind in kinds} | set(rules.SET_PIECES["interior"])
_WELCOME = {"tree", "pine", "rock", "bush", "lamp post", "bench"}
_CABINS = ("car interior", "train carriage", "ship cabin", "spaceship interior")
_LARGEST, _SMALLEST, _MOST = 1.5, 0.06, 2


def nearness(depth: float) -> float:
    """Inverse distance at a depth: how large the same thing is drawn. The painter's perspective has the same curve."""
    return 0.008 + 1.6 * ((1.0 - depth) / 2.0) ** 2


def dress(plan: Plan) -> Plan:
    """The plan with its things set as above; people, light and camera as they were."""
    if plan.camera.angle != "overhead":
        stands = {name: tuple(_on_ground(s, plan) for s in getattr(plan, name)) for name in ("vehicles", "animals")}
        plan = dataclasses.replace(plan, vehicles=stands["vehicles"], animals=stands["animals"])
    if not plan.figures and plan.camera.size in ("FS", "WS", "EWS") and plan.camera.framing != "insert":
        plan = dataclasses.replace(plan, props=tuple(_lying(prop, plan) for prop in plan.props))
    if plan.figures and plan.camera.framing != "insert":
        plan = dataclasses.replace(plan, props=tuple(_in_hand(prop, nth, plan) for nth, prop in enumerate(plan.props)))
    return dataclasses.replace(plan, pieces=_pieces(plan))


def _on_ground(thing: Subject, plan: Plan) -> Subject:
    """Wheels and feet touch the ground: how far below the horizon follows from how large the thing is."""
    if thing.kind in rules.FLYING:
        return thing
    tall = rules.HEIGHT.get(thing.kind, 1.0)
    chief = min(plan.figures, key=lambda f: f.depth, default=None)
    if chief:  # beside people it is as large as they are people, and behind them
        scale = tall * min(0.95 * chief.scale, max(0.3 * chief.scale, thing.scale / tall))
        depth = max(thing.depth, min(0.9, chief.depth + 0.08))
        thing = dataclasses.replace(thing, scale=round(scale, 4), depth=round(depth, 4))
    person = thing.scale / tall
    y = plan.camera.horizon - 2.0 * _EYE[plan.camera.angle] * person + thing.scale
    return dataclasses.replace(thing, y=round(max(-0.72, min(0.8, y)), 4))


def _lying(prop: Subject, plan: Plan) -> Subject:
    """A prop that nobody holds in a wide shot lies on the ground, as small as it is."""
    person = rules.FIGURE_SCALE[plan.camera.size]
    scale = max(0.02, person * PROP_METRES[prop.kind] / PERSON * _LARGER)
    y = plan.camera.horizon - 2.0 * _EYE[plan.camera.angle] * person + scale
    return dataclasses.replace(prop, y=round(max(-0.85, y), 4), scale=round(scale, 4))


def _in_hand(prop: Subject, nth: int, plan: Plan) -> Subject:
    """A prop beside people is as large as they are people, and within reach of one of them."""
    holder = plan.figures[min(nth, len(plan.figures) - 1)]
    scale = max(0.03, holder.scale * PROP_METRES[prop.kind] / PERSON * _LARGER)
    reach = {"left": -1.0, "right": 1.0}.get(holder.looks, 1.0 if prop.x >= holder.x else -1.0)
    x = holder.x + reach * 0.17 * min(holder.scale, 1.6)
    y = max(-0.7, holder.y - 0.62 * holder.scale)
    return dataclasses.replace(
        prop,
        x=round(max(-0.9, min(0.9, x)), 4),
        y=round(y, 4),
        depth=round(max(-0.97, holder.depth - 0.04), 4),
        scale=round(scale, 4),
    )


def _pieces(plan: Plan) -> tuple[Subject, ...]:
    if not plan.pieces:
        return ()
    inside = plan.ground.place == "interior"
    usual = _INDOORS if inside else set(rules.SET_PIECES[plan.ground.place]) - _WELCOME
    kept: list[Subject] = []
    seen: set[str] = set()
    for piece in plan.pieces:
        if plan.ground.set in _CABINS or piece.kind in usual or piece.kind in seen or len(kept) >= _MOST:
            continue
        seen.add(piece.kind)
        kept.append(_set(piece, plan))
    return tuple(kept)


def _set(piece: Subject, plan: Plan) -> Subject:
    metres = METRES[piece.kind]
    chief = min(plan.figures, key=lambda f: f.depth, default=None)
    if plan.camera.framing == "over-the-shoulder" and plan.figures:
        chief = plan.figures[0]
    reference = chief.scale if chief else rules.FIGURE_SCALE[plan.camera.size]
    near = chief.depth if chief else rules.MAIN_DEPTH[plan.camera.size]
    if metres == 0.0:  # what floats keeps its place in the sky, and its size within reason
        return dataclasses.replace(piece, scale=min(0.9, piece.scale * 0.45), depth=max(0.2, piece.depth))
    depth = max(piece.depth, near + 0.3, 0.0)
    depth = min(depth, 0.88)
    person = reference * nearness(depth) / nearness(near)
    scale = min(_LARGEST, max(_SMALLEST, person * metres / PERSON))
    ground = plan.camera.horizon - 2.0 * _EYE[plan.camera.angle] * person
    x = piece.x
    crowd = [*plan.figures, *plan.vehicles, *plan.animals]
    if any(abs(x - other.x) < 0.26 for other in crowd):
        rng = random.Random(f"{plan.seed} {piece.kind}")
        free = [at for at in (-0.8, -0.62, 0.62, 0.8) if all(abs(at - other.x) >= 0.26 for other in crowd)]
        x = rng.choice(free) if free else (0.88 if x >= 0 else -0.88)
    return dataclasses.replace(
        piece, x=round(x, 4), depth=round(depth, 4), scale=round(scale, 4), y=round(ground + scale, 4)
    )
