"""Subjects from straight above: shoulders and a head, a roof and its windscreen, a back and its tail."""

from __future__ import annotations

import math
from typing import Any

import skia

from ..plan import Subject
from .paints import ink, pen, wash
from .tones import RGB, Spot, Tint, mix

KINDS = ("figure", "vehicle", "animal")
_LONG = {
    "racing car": (4.6, 1.9),
    "car": (4.4, 1.8),
    "truck": (8.0, 2.5),
    "bus": (11.0, 2.6),
    "motorcycle": (2.1, 0.7),
    "bicycle": (1.8, 0.5),
    "train": (16.0, 2.9),
    "boat": (6.0, 2.0),
    "ship": (14.0, 3.6),
    "plane": (9.0, 1.4),
    "helicopter": (7.0, 1.6),
    "spaceship": (8.0, 2.6),
    "carriage": (4.6, 1.8),
}
_TALL = {
    "racing car": 1.0,
    "car": 1.45,
    "truck": 3.2,
    "bus": 3.1,
    "motorcycle": 1.3,
    "bicycle": 1.3,
    "train": 4.0,
    "boat": 3.0,
    "ship": 12.0,
    "plane": 4.0,
    "helicopter": 3.5,
    "spaceship": 4.0,
    "carriage": 2.6,
    "horse": 2.2,
    "cow": 1.6,
    "dog": 0.7,
    "cat": 0.35,
    "deer": 1.6,
    "wolf": 0.9,
}


def _metre(subject: Subject, spot: Spot) -> float:
    return spot.height / _TALL.get(subject.kind, 1.75) * (1.0 if subject.role == "figure" else 0.8)


def _turn(c: Any, subject: Subject, spot: Spot) -> float:
    """Put the canvas over the subject, heading along x; gives pixels of a metre."""
    c.translate(spot.x, spot.y)
    c.rotate(subject.facing + spot.roll)
    k = _metre(subject, spot)
    c.scale(k, k)
    return k


def _outline(subject: Subject) -> Any:
    path = skia.Path()
    if subject.role == "figure":
        path.addOval(skia.Rect(-0.19, -0.3, 0.17, 0.3))
        return path
    if subject.role == "animal":
        tall = _TALL.get(subject.kind, 1.0)
        path.addOval(skia.Rect(-tall * 0.55, -tall * 0.17, tall * 0.5, tall * 0.17))
        return path
    length, width = _LONG.get(subject.kind, (4.0, 1.8))
    if subject.kind in ("boat", "ship"):
        path.moveTo(-length / 2, -width / 2 * 0.8)
        path.quadTo(length * 0.25, -width * 0.6, length / 2, 0)
        path.quadTo(length * 0.25, width * 0.6, -length / 2, width / 2 * 0.8)
        path.close()
        return path
    if subject.kind == "racing car":
        path.addPoly(
            [
                skia.Point(-length / 2, -0.4),
                skia.Point(-0.6, -0.62),
                skia.Point(0.5, -0.34),
                skia.Point(length / 2, -0.14),
                skia.Point(length / 2, 0.14),
                skia.Point(0.5, 0.34),
                skia.Point(-0.6, 0.62),
                skia.Point(-length / 2, 0.4),
            ],
            True,
        )
        return path
    path.addRRect(
        skia.RRect.MakeRectXY(skia.Rect(-length / 2, -width / 2, length / 2, width / 2), width * 0.28, width * 0.28)
    )
    if subject.kind in ("plane", "spaceship"):
        path.addPoly(
            [
                skia.Point(0.9, 0),
                skia.Point(-0.6, -length * 0.5),
                skia.Point(-1.6, -length * 0.5),
                skia.Point(-0.9, 0),
                skia.Point(-1.6, length * 0.5),
                skia.Point(-0.6, length * 0.5),
            ],
            True,
        )
    return path


def shadow(c: Any, subject: Subject, spot: Spot, shade: RGB, key: float) -> None:
    """The shadow beside it, longer for what stands tall."""
    tall = _TALL.get(subject.kind, 1.75) * (1.0 if subject.role == "figure" else 0.5)
    k = _metre(subject, spot)
    c.save()
    c.translate(-key * tall * k * 0.55, tall * k * 0.28)
    for part in range(4):
        c.save()
        c.translate(key * tall * k * 0.55 * part / 4, -tall * k * 0.28 * part / 4)
        _turn(c, subject, spot)
        c.drawPath(_outline(subject), ink(shade, 0.2))
        c.restore()
    c.restore()


def draw_above(canvas: Any, subject: Subject, spot: Spot, tint: Tint, t: float) -> None:
    """Draw a subject as a plan: the same contract as every other subject's drawing."""
    canvas.save()
    _turn(canvas, subject, spot)
    moving = abs(subject.motion[0]) + abs(subject.motion[1]) > 0.05
    a, b = mix(tint.base, tint.rim, 0.25), mix(tint.base, tint.shade, 0.4)
    if subject.role == "figure":
        step = math.sin(t * 6.5) * 0.2 if moving or subject.pose in ("walk", "run") else 0.05
        for side in (-1, 1):
            canvas.drawOval(
                skia.Rect(side * step - 0.14, side * 0.13 - 0.06, side * step + 0.16, side * 0.13 + 0.06),
                ink(mix(tint.second, tint.shade, 0.3)),
            )
            canvas.drawLine(
                -0.02, side * 0.25, -side * step * 0.9 + 0.04, side * 0.33, pen(mix(tint.base, tint.shade, 0.2), 0.11)
            )
        canvas.drawPath(_outline(subject), wash(a, b, -0.1, -0.3, 0.1, 0.3))
        canvas.drawCircle(0.05, 0, 0.125, ink(tint.skin))
        canvas.drawCircle(0.0, 0, 0.13, ink(tint.hair))
        canvas.drawCircle(-0.03, -0.04, 0.06, ink(mix(tint.hair, tint.rim, 0.3), 0.6 * tint.rim_width))
    elif subject.role == "animal":
        tall = _TALL.get(subject.kind, 1.0)
        canvas.drawPath(_outline(subject), wash(a, b, 0, -tall * 0.2, 0, tall * 0.2))
        canvas.drawOval(
            skia.Rect(tall * 0.4, -tall * 0.09, tall * 0.82, tall * 0.09), ink(mix(tint.base, tint.second, 0.35))
        )
        canvas.drawLine(-tall * 0.5, 0, -tall * 0.8, math.sin(t * 3.0) * tall * 0.12, pen(tint.second, tall * 0.06))
    else:
        length, width = _LONG.get(subject.kind, (4.0, 1.8))
        if subject.kind in ("car", "racing car", "truck", "bus", "motorcycle", "bicycle", "carriage"):
            for x in (-0.32, 0.32):
                for side in (-1, 1):
                    canvas.drawRect(
                        skia.Rect.MakeXYWH(x * length - 0.35, side * width * 0.47 - 0.14, 0.7, 0.28), ink(tint.shade)
                    )
        canvas.drawPath(_outline(subject), wash(a, b, 0, -width / 2, 0, width / 2))
        glass = mix(tint.shade, tint.rim, 0.25)
        if subject.kind in ("car", "truck", "bus"):
            canvas.drawRRect(
                skia.RRect.MakeRectXY(skia.Rect(length * 0.10, -width * 0.40, length * 0.22, width * 0.40), 0.2, 0.2),
                ink(glass),
            )
            canvas.drawRRect(
                skia.RRect.MakeRectXY(
                    skia.Rect(-length * 0.34, -width * 0.36, -length * 0.26, width * 0.36), 0.15, 0.15
                ),
                ink(glass),
            )
            canvas.drawRRect(
                skia.RRect.MakeRectXY(
                    skia.Rect(-length * 0.25, -width * 0.36, length * 0.09, width * 0.36), 0.25, 0.25
                ),
                ink(mix(a, tint.rim, 0.15)),
            )
        elif subject.kind == "racing car":
            canvas.drawOval(skia.Rect(-length * 0.10, -width * 0.2, length * 0.10, width * 0.2), ink(tint.shade))
            canvas.drawCircle(0, 0, width * 0.12, ink(tint.accent))
            for x in (-0.5, 0.46):
                canvas.drawRect(
                    skia.Rect.MakeXYWH(x * length, -width * 0.52, length * 0.06, width * 1.04),
                    ink(mix(tint.second, tint.shade, 0.3)),
                )
        else:
            canvas.drawRRect(
                skia.RRect.MakeRectXY(skia.Rect(length * 0.05, -width * 0.25, length * 0.3, width * 0.25), 0.3, 0.3),
                ink(glass),
            )
        if subject.kind == "helicopter":
            for i in range(4):
                canvas.save()
                canvas.rotate(t * 900 + i * 90)
                canvas.drawRect(skia.Rect(0, -0.12, length * 0.6, 0.12), ink(tint.second, 0.45))
                canvas.restore()
    canvas.restore()
