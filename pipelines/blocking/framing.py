"""What the size of a shot fixes: how large people stand in it and where their eyes sit.

A camera assistant would not call it a close-up otherwise. What the network says of scale is kept within these bounds.
"""

from __future__ import annotations

import dataclasses

from pipelines.requests import Hints

from . import rules
from .plan import Plan, Subject

_LOOSE = 1.18  # how far from the rule a figure may be scaled
_EYES = 0.16  # how far from the rule the eyes may sit, in half frames
ROOMS_FOR_CARS = ("garage", "workshop", "warehouse", "hall", "hospital", "laboratory", "cave", "tent")


def frame(plan: Plan) -> Plan:
    """The plan with its people as large as its size says, and no car inside a kitchen."""
    plan = dataclasses.replace(plan, figures=tuple(_figures(plan)))
    if plan.ground.place == "interior" and plan.ground.set not in ROOMS_FOR_CARS:
        plan = dataclasses.replace(plan, vehicles=tuple(v for v in plan.vehicles if v.kind == "bicycle"))
    return plan


def _figures(plan: Plan) -> list[Subject]:
    if not plan.figures:
        return []
    size, angle = plan.camera.size, plan.camera.angle
    chief = plan.figures[0]
    if plan.camera.framing != "over-the-shoulder":
        chief = max(plan.figures, key=lambda f: f.scale / rules.SMALL.get(f.kind, 1.0))
    wanted = rules.FIGURE_SCALE[size] * rules.SMALL.get(chief.kind, 1.0) * (0.55 if angle == "overhead" else 1.0)
    factor = min(wanted * _LOOSE, max(wanted / _LOOSE, chief.scale)) / chief.scale
    line = rules.EYE_LINE[size] + {"high": -0.12, "low": 0.1}.get(angle, 0.0)
    near = size not in ("WS", "EWS") and angle != "overhead"
    lift = min(line + _EYES, max(line - _EYES, chief.y)) - chief.y if near and chief.pose not in _LOW else 0.0
    placed = [
        dataclasses.replace(f, scale=round(min(8.0, f.scale * factor), 4), y=round(max(-1.0, min(1.0, f.y + lift)), 4))
        for f in plan.figures
    ]
    if plan.camera.framing == "over-the-shoulder" and len(placed) > 1:
        placed[:2] = _over(placed[0], placed[1])
    return placed


def meet(plan: Plan, hints: Hints) -> Plan:
    """The plan with the eye-lines of its two people meeting, as the words asked; hints of where they look stay.

    Two facings that fit two places are the one thing that three steps of sampling sometimes get half right.
    """
    if len(plan.figures) != 2 or any(figure.looks for figure in hints.figures):
        return plan
    left = 0 if plan.figures[0].x <= plan.figures[1].x else 1
    turned = [
        dataclasses.replace(f, facing=_INWARD[n != left] if f.looks != _LOOKS[n != left] else f.facing)
        for n, f in enumerate(plan.figures)
    ]
    return dataclasses.replace(plan, figures=tuple(turned))


_INWARD, _LOOKS = (0.0, 180.0), ("right", "left")


def _over(seen: Subject, near: Subject) -> list[Subject]:
    """Whom we look at, and the shoulder we look over: large, at the other edge, its back to us."""
    side = 1.0 if seen.x > 0 else -1.0
    x = side * min(0.4, max(0.14, abs(seen.x)))
    return [
        dataclasses.replace(seen, x=round(x, 4), facing=90.0 if seen.looks == "away" else seen.facing),
        dataclasses.replace(
            near,
            x=round(-side * min(0.82, max(0.6, abs(near.x))), 4),
            depth=-0.92,
            scale=round(min(8.0, max(near.scale, seen.scale * 1.6)), 4),
            facing=near.facing if near.looks == "away" else 270.0 + side * 25.0,
        ),
    ]


_LOW = ("sit", "lie", "kneel", "crouch", "fall", "drive")
