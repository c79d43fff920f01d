"""A plan read back in words: what ``workprint block --json`` prints. Only the plan is read, never the prompt."""

from __future__ import annotations

from typing import Any

from .plan import Plan, Subject

CROWD_HEADS = 24  # a crowd is drawn with about so many heads


def _one(subject: Subject) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": subject.kind,
        "side": subject.side,
        "depth": subject.layer,
        "x": subject.x,
        "y": subject.y,
        "scale": subject.scale,
    }
    if subject.role != "prop":
        found |= {"facing": subject.looks, "angle": subject.facing, "motion": subject.goes}
    if subject.role == "figure":
        found |= {"pose": subject.pose, "costume": subject.costume}
        if subject.who:
            found["who"] = subject.who
    return found


def describe(plan: Plan, seconds: float) -> dict[str, Any]:
    """The plan as the plain dictionary the command line prints; ``seconds`` is how long the shot will last."""
    return {
        "size": plan.camera.size,
        "framing": plan.camera.framing,
        "angle": plan.camera.angle,
        "move": plan.camera.move,
        "lens": plan.camera.lens,
        "people": CROWD_HEADS if plan.crowd else len(plan.figures),
        "crowd": plan.crowd,
        "figures": [_one(s) for s in plan.figures],
        "vehicles": [_one(s) for s in plan.vehicles],
        "animals": [_one(s) for s in plan.animals],
        "props": [_one(s) for s in plan.props],
        "pieces": [_one(s)["kind"] for s in plan.pieces],
        "place": plan.ground.place,
        "set": plan.ground.set,
        "time": plan.light.time,
        "weather": plan.sky.weather,
        "seed": plan.seed,
        "seconds": seconds,
    }


def eyes_meet(plan: Plan) -> bool:
    """Whether the first two figures face each other: the left one looks right, the right one looks left."""
    if len(plan.figures) < 2:
        return False
    left, right = sorted(plan.figures[:2], key=lambda figure: figure.x)
    return left.looks == "right" and right.looks == "left"
