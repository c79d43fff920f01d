"""The one door to everything that stands in a shot: a subject in, a painted figure, machine, animal or thing out."""

from __future__ import annotations

from typing import Any

import skia

from pipelines.blocking.draw import relief
from pipelines.blocking.draw.animals import animal
from pipelines.blocking.draw.cuts import Cut, Path, paint, union
from pipelines.blocking.draw.figures import figure
from pipelines.blocking.draw.props import prop
from pipelines.blocking.draw.tones import Spot, Tint
from pipelines.blocking.draw.vehicles import vehicle
from pipelines.blocking.plan import Subject


def draw_subject(canvas: Any, subject: Subject, spot: Spot, tint: Tint, t: float) -> None:
    """Paint one subject at ``t`` seconds, its anchor at the spot."""
    if subject.role in relief.INNER and tint.detail > 0.0 and spot.height > relief.SMALL:
        pile = _pile(subject, t, tint.key, tint.detail > 0.3 and spot.height > 60.0)
        relief.lay(canvas, pile, spot, tint, subject.role)
        return
    canvas.save()
    canvas.translate(spot.x, spot.y)
    canvas.rotate(spot.roll)
    canvas.scale(spot.height, spot.height)
    paint(canvas, _pile(subject, t, tint.key, tint.detail > 0.3 and spot.height > 60.0), tint, spot.height)
    canvas.restore()


def outline(subject: Subject, spot: Spot, t: float) -> Path:
    """The silhouette of the subject in the pixels of the picture, for shadows and masks."""
    m = skia.Matrix()
    m.setTranslate(spot.x, spot.y)
    m.preRotate(spot.roll)
    m.preScale(spot.height, spot.height)
    out = skia.Path()
    union(_pile(subject, t, full=False)).transform(m, out)
    return out


def _pile(subject: Subject, t: float, key: float = -1.0, full: bool = True) -> list[Cut]:
    if subject.role == "figure":
        return figure(subject, t, key, full)
    if subject.role == "vehicle":
        return vehicle(subject, t)
    if subject.role == "animal":
        return animal(subject, t)
    return prop(subject, t) if subject.role == "prop" else []  # set pieces belong to the place
