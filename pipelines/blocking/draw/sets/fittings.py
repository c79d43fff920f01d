"""The table of all that a room can be furnished with, by name."""

from __future__ import annotations

from . import furniture, halls, laboratories, shops, workshops
from .furniture import Piece

PIECES: dict[str, Piece] = {
    **furniture.PIECES,
    **shops.PIECES,
    **workshops.PIECES,
    **laboratories.PIECES,
    **halls.PIECES,
}
