"""Flat faces in metres, as the stage puts them in perspective: lying, standing along the view, facing the lens."""

from __future__ import annotations

import numpy as np


def beyond(points: np.ndarray, near: float) -> np.ndarray:
    """The part of a polygon that lies beyond the plane z = near."""
    z = points[:, 2]
    if (z >= near).all():
        return points
    out = []
    n = len(points)
    for i in range(n):
        a, b = points[i], points[(i + 1) % n]
        if a[2] >= near:
            out.append(a)
        if (a[2] >= near) != (b[2] >= near):
            k = (near - a[2]) / (b[2] - a[2])
            out.append(a + (b - a) * k)
    return np.array(out) if out else np.empty((0, 3))


def quad(x0: float, x1: float, z0: float, z1: float, y: float = 0.0) -> np.ndarray:
    """A rectangle lying on the ground (or at a height), metres."""
    return np.array([[x0, y, z0], [x1, y, z0], [x1, y, z1], [x0, y, z1]], dtype=float)


def wall(x: float, z0: float, z1: float, y0: float, y1: float) -> np.ndarray:
    """A rectangle standing along the line of sight at ``x``."""
    return np.array([[x, y0, z0], [x, y0, z1], [x, y1, z1], [x, y1, z0]], dtype=float)


def face(x0: float, x1: float, z: float, y0: float, y1: float) -> np.ndarray:
    """A rectangle that faces the camera."""
    return np.array([[x0, y0, z], [x1, y0, z], [x1, y1, z], [x0, y1, z]], dtype=float)
