"""Large quiet shapes on the ground before us, so that the lower third of a frame is composed and not merely filled."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from . import ground
from .camera import Pose
from .facets import quad
from .paints import wash
from .stage import Stage
from .tones import RGB, mix

Way = Callable[[np.ndarray], np.ndarray]  # metres right of the vanishing point, by distance


def ribbon(way: Way, half: float, near: float, far: float, steps: int = 22) -> np.ndarray:
    """A band that lies along a way, metres."""
    z = np.geomspace(near, far, steps)
    x = way(z)
    left = np.stack([x - half, np.zeros(steps), z], axis=-1)
    right = np.stack([x + half, np.zeros(steps), z], axis=-1)
    return np.concatenate([left, right[::-1]])


def blot(x: float, z: float, wide: float, deep: float, rng: Any, wobble: float = 0.16) -> np.ndarray:
    """A smooth flat shape, longer than it is deep."""
    k = np.linspace(0, 2 * math.pi, 41)[:-1]
    r = 1.0 + sum(wobble / n * np.sin(n * k + rng.uniform(0, 6.28)) for n in (2, 3, 5))
    return np.stack([x + np.cos(k) * wide * r, np.zeros(40), np.maximum(0.18, z + np.sin(k) * deep * r)], axis=-1)


def tyre_marks(s: Stage, half: float = 5.0, depth: float = 0.926, strength: float = 0.42) -> None:
    """Rubber left on the tarmac: pairs of curves that sweep in from the corners and run to the horizon."""
    if s.rig.overhead:
        return
    rng = s.rng("tyre marks")
    bands: list[np.ndarray] = []
    for i in range(3):
        side = -1.0 if (i + int(s.tones.key > 0)) % 2 else 1.0
        start, end = side * rng.uniform(1.6, 3.4), -side * rng.uniform(0.2, 0.5) * half
        sharp = rng.uniform(0.5, 1.1)

        def way(z: np.ndarray, start: float = start, end: float = end, sharp: float = sharp) -> np.ndarray:
            out: np.ndarray = end + (start - end) * np.exp(-((np.maximum(0.0, z - 0.3) * sharp) ** 1.5))
            return out

        for off in (-0.34, 0.34):
            band = ribbon(way, 0.105, 0.24, rng.uniform(7.0, 16.0), 30)
            band[:, 0] += off
            bands.append(band)
    ground.lay(s, bands, mix(s.tones.shade, (0.0, 0.0, 0.0), 0.35), strength, depth)


def mirrors(
    s: Stage,
    depth: float = 0.904,
    count: int = 5,
    half: float = 3.2,
    strength: float = 0.6,
    reach: float = 20.0,
) -> None:
    """A few broad puddles near the lens that hold the sky, light at their far lip."""
    if s.rig.overhead:
        return
    t = s.tones
    rng = s.rng("mirrors")
    shapes, lips = [], []
    for i in range(count):
        z = 0.66 * 1.5**i * rng.uniform(0.9, 1.1)
        if z > reach * 0.9:
            break
        side = (-1.0 if i % 2 else 1.0) * (1.0 if t.key > 0 else -1.0)
        x = side * rng.uniform(0.35, 1.0) * half * max(0.55, z * 0.7)
        wide, deep = rng.uniform(0.7, 1.2) * (0.6 + 0.4 * z), rng.uniform(0.028, 0.045) * z
        shape = np.concatenate(
            [
                blot(x, z, wide, deep, rng, 0.2),
                blot(x + wide * rng.uniform(0.5, 0.8), z * 1.03, wide * 0.6, deep * 0.7, rng),
            ]
        )
        shapes.append(shape)
        lip = shape.copy()
        lip[:, 2] += 0.008 * z
        lips.append(lip)
    if not shapes:
        return
    far, near = ground.stacked(shapes), ground.stacked(lips)
    top, low = mix(t.horizon, t.light, 0.12), mix(t.sky, t.horizon, 0.15)
    y0, y1 = s.ground_at(0.3), s.ground_at(1.7)

    def draw(c: Any, pose: Pose, time: float) -> None:
        for stack, a, b, k in ((near, t.light, t.horizon, 0.3), (far, top, low, strength)):
            path = s.path(pose, stack)
            path.setFillType(skia.PathFillType.kWinding)
            c.drawPath(path, wash(a, b, 0, y0, 0, y1, k, k * 0.7))

    s.still(depth, draw)


def long_shadows(s: Stage, depth: float = 0.903, strength: float = 0.34) -> None:
    """Shadows of what stands beside us out of the frame, and the low light that rakes between them."""
    if s.rig.overhead or s.plan.camera.size == "EWS" or s.plan.sky.weather in ("rain", "storm", "fog"):
        return
    t = s.tones
    rng = s.rng("long shadows")
    from_side = 1.0 if t.key > 0 else -1.0
    bands = []
    for about, deep in ((0.66, 0.10), (0.98, 0.05), (1.55, 0.13)):
        z = about * rng.uniform(0.93, 1.07)
        lean, reach = rng.uniform(0.10, 0.2), rng.uniform(1.2, 3.4)
        a, b = from_side * 14.0, -from_side * reach
        bands.append(
            np.array(
                [
                    [a, 0, z + 14 * lean * 0.1],
                    [a, 0, z + 14 * lean * 0.1 + deep * 1.5],
                    [b, 0, max(0.2, z - reach * lean * 0.1) + deep * 0.55],
                    [b - from_side * 0.2, 0, max(0.2, z - reach * lean * 0.1) + deep * 0.2],
                    [b, 0, max(0.2, z - reach * lean * 0.1)],
                ],
                float,
            )
        )
    ground.lay(s, bands, mix(t.shade, (0.0, 0.0, 0.0), 0.3), strength * (0.5 + 0.6 * t.contrast), depth)
    power = {"dawn": 0.2, "sunset": 0.24, "dusk": 0.13, "day": 0.12}.get(s.plan.light.time, 0.08)
    gaps = [band + np.array([0.0, 0.0, k]) for band, k in zip(bands, (0.2, 0.16, 0.42), strict=True)]
    ground.lay(s, gaps, mix(t.horizon, t.light, 0.5), power, depth - 0.0005)


def joints(s: Stage, colour: RGB, depth: float, strength: float = 0.35, gap: float = 0.9, reach: float = 9.0) -> None:
    """Seams of planks or slabs, running to the vanishing point and across."""
    if s.rig.overhead:
        return
    rng = s.rng("joints")
    end = min(9.0, reach)
    seams = [ribbon(lambda z: 0.0 * z, 0.014, 0.3, end, 3) + np.array([x, 0.0, 0.0]) for x in np.arange(-14, 14.1, gap)]
    rows = np.geomspace(0.42, 7.0, 15)
    rows = rows[rows < reach * 0.985]
    for z in rows:
        for k in range(-14, 14):
            if rng.random() < 0.4:
                x = k * gap
                seams.append(quad(x, x + gap, float(z), float(z) * 1.012))
    ground.lay(s, seams, mix(colour, s.tones.shade, 0.6), strength, depth)
    slabs = []
    for z0, z1 in itertools.pairwise(rows):
        slabs += [quad(k * gap, (k + 1) * gap, float(z0), float(z1)) for k in range(-14, 14) if rng.random() < 0.1]
    ground.lay(s, slabs, mix(colour, s.tones.light, 0.25), strength * 0.4, depth + 0.0005)


def snowfield(s: Stage, depth: float, strength: float = 0.75, reach: float = 20.0) -> None:
    """Lying snow in broad lobes with blue hollows, and the tracks of somebody who went by."""
    if s.rig.overhead:
        return
    t = s.tones
    rng = s.rng("snowfield")
    white = mix(mix(t.horizon, t.light, 0.55), t.sky, 0.45 if t.night else 0.12)
    hollow = mix(t.sky, t.shade, 0.35)
    lobes, dips = [], []
    for i in range(7):
        z = 0.58 * 1.42**i
        if z > reach * 0.85:
            break
        side = -1.0 if i % 2 else 1.0
        x, wide = side * rng.uniform(1.2, 2.6) * z**0.8, rng.uniform(1.8, 3.0) * z**0.9
        lobes.append(blot(x, z, wide, 0.13 * z, rng))
        dips.append(blot(x + 0.2, z * 0.985 - 0.03, wide * 1.03, 0.135 * z, rng))
    ground.lay(s, dips, hollow, strength * 0.35, depth + 0.001)
    ground.lay(s, lobes, white, strength * 0.55, depth)
    bend = rng.uniform(0.5, 1.1) * (1.0 if t.key > 0 else -1.0)

    def way(z: np.ndarray) -> np.ndarray:
        out: np.ndarray = bend * (1.4 - 1.9 / (0.6 + z))
        return out

    steps = []
    for i, z in enumerate(np.geomspace(0.5, min(6.0, reach * 0.96), 34)):
        x = float(way(np.array([z]))[0]) + (0.14 if i % 2 else -0.14)
        steps.append(blot(x, float(z), 0.075, 0.016 * float(z) + 0.006, rng, 0.1))
    ground.lay(s, steps, mix(hollow, t.shade, 0.3), strength * 0.55, depth - 0.001)
