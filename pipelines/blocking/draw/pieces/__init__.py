"""Set pieces: what a plan places in the set by name. Each is drawn upright, one unit tall, foot at the origin."""

from __future__ import annotations

import random
from typing import Any

from ...plan import Subject
from ..tones import Spot, Tint
from . import buildings, furniture, heavens, landmarks, nature
from .shapes import Draw

PIECES: dict[str, Draw] = {
    **nature.PIECES,
    **buildings.PIECES,
    **furniture.PIECES,
    **landmarks.PIECES,
    **heavens.PIECES,
}


def draw_piece(canvas: Any, subject: Subject, spot: Spot, tint: Tint, t: float) -> None:
    """Draw one set piece, its middle at the spot's anchor."""
    draw = PIECES.get(subject.kind, PIECES["rock"])
    canvas.save()
    canvas.translate(spot.x, spot.y + spot.height * 0.5)
    canvas.rotate(spot.roll)
    canvas.scale(spot.height, spot.height)
    draw(canvas, tint, random.Random(f"{subject.kind} {subject.x:.2f} {subject.depth:.2f}"), t)
    canvas.restore()
