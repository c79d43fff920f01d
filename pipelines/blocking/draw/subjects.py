"""The one door to everything that stands in a shot: a subject in, a painted figure, machine, animal or thing out."""

from __future__ import annotations

from typing import Any

import skia

from pipelines.blocking.draw.cuts import Cut, Path, box, oval, paint, tube, union
from pipelines.blocking.draw.tones import Spot, Tint
from pipelines.blocking.plan import Subject


def draw_subject(canvas: Any, subject: Subject, spot: Spot, tint: Tint, t: float) -> None:
    """Paint one subject at ``t`` seconds, its anchor at the spot."""
    canvas.save()
    canvas.translate(spot.x, spot.y)
    canvas.rotate(spot.roll)
    canvas.scale(spot.height, spot.height)
    paint(canvas, _pile(subject, t), tint, spot.height)
    canvas.restore()


def outline(subject: Subject, spot: Spot, t: float) -> Path:
    """The silhouette of the subject in the pixels of the picture, for shadows and masks."""
    m = skia.Matrix()
    m.setTranslate(spot.x, spot.y)
    m.preRotate(spot.roll)
    m.preScale(spot.height, spot.height)
    out = skia.Path()
    union(_pile(subject, t)).transform(m, out)
    return out


def _pile(subject: Subject, t: float) -> list[Cut]:
    if subject.role == "figure":
        return [
            Cut(tube([(-0.04, 0.42), (-0.05, 0.66), (-0.05, 0.92)], [0.06, 0.045, 0.03]), ("second", 0.0)),
            Cut(tube([(0.04, 0.42), (0.05, 0.66), (0.05, 0.92)], [0.06, 0.045, 0.03]), ("second", 0.0)),
            Cut(tube([(0.0, 0.12), (0.0, 0.28), (0.0, 0.45)], [0.11, 0.09, 0.09]), ("base", 0.0)),
            Cut(oval(0.0, 0.0, 0.045, 0.065), ("skin", 0.0)),
        ]
    return [Cut(box(-0.8, -0.5, 0.8, 0.5, 0.2), ("base", 0.0))]
