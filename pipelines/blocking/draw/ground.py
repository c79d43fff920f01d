"""The ground: a plane in perspective, with dabs of the brush, furrows, lanes and pools of light lying on it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from .camera import Pose
from .facets import quad
from .paints import argb, glow, ink
from .sky import sun_at
from .stage import Stage, aired
from .tones import RGB, mix

ROAD_USERS = ("car", "racing car", "truck", "bus", "motorcycle", "bicycle", "carriage")


def plane(
    s: Stage, colour: RGB | None = None, *, far: RGB | None = None, depth: float = 0.96, light: float = 0.35
) -> None:
    """The ground itself: airy at the horizon, dark at the feet, lit below the sun."""
    t = s.tones
    near = mix(colour or t.ground, t.shade, 0.30)
    mid = colour or t.ground
    back = far or aired(s, mix(colour or t.mid, t.horizon, 0.25), 0.85)

    def draw(c: Any, pose: Pose, time: float) -> None:
        if s.rig.overhead:
            shader = skia.GradientShader.MakeRadial(
                skia.Point(s.cx - s.tones.key * s.w * 0.3, s.cy - s.h * 0.2),
                s.w * 0.8,
                [argb(mix(mid, t.light, 0.15)), argb(mid), argb(near)],
                [0.0, 0.5, 1.0],
            )
            c.drawPaint(skia.Paint(Shader=shader, Dither=True))
            return
        zoom, _, ty = s.rig.matrix(pose, 0.0)
        y = s.yh * zoom + ty
        left, _, right, bottom = s.view
        if y > bottom + 2:
            return
        fall = s.rig.g * zoom
        shader = skia.GradientShader.MakeLinear(
            [skia.Point(0, y), skia.Point(0, y + fall * 1.1)],
            [argb(back), argb(mix(back, mid, 0.75)), argb(mid), argb(near)],
            [0.0, 0.16, 0.42, 1.0],
        )
        c.drawRect(skia.Rect(left - 2, y, right + 2, bottom + 2), skia.Paint(Shader=shader, Dither=True))

    s.still(depth, draw)


def dabs(
    s: Stage,
    colours: tuple[RGB, ...],
    *,
    count: int = 90,
    length: float = 1.2,
    thick: float = 0.18,
    name: str = "dabs",
    spread: float = 14.0,
    depth: float = 0.95,
    alpha: float = 0.5,
) -> None:
    """Flat strokes of the brush on the ground, denser far away, in a few colours of one path each."""
    rng = s.rng(name)
    groups: list[list[np.ndarray]] = [[] for _ in colours]
    if s.plan.camera.size == "EWS":  # from so far away a stroke of the brush is small
        length, thick = length * 0.5, thick * 0.5
    for i in range(count):
        z = 1.0 / (0.04 + 1.9 * rng.random() ** 1.5) if not s.rig.overhead else rng.uniform(-2, 10)
        x = rng.uniform(-spread, spread) * max(0.6, z * 0.5 if not s.rig.overhead else 1.0)
        a = length * rng.uniform(0.5, 1.5) * (1 + 0.12 * z)
        b = thick * rng.uniform(0.5, 1.5) * (1 + 0.3 * z)
        k = np.linspace(0, 2 * math.pi, 17)[:-1]
        wob = 1.0 + 0.16 * np.sin(2 * k + rng.uniform(0, 6.28)) + 0.09 * np.sin(3 * k + rng.uniform(0, 6.28))
        pts = np.stack([x + np.cos(k) * a * wob, np.zeros(16), z + np.sin(k) * b * wob * 0.5], axis=-1)
        groups[i % len(colours)].append(pts)

    stacks = [stacked(g) for g in groups]

    def draw(c: Any, pose: Pose, t: float) -> None:
        for colour, polys in zip(colours, stacks, strict=True):
            c.drawPath(s.path(pose, polys), ink(colour, alpha))

    s.still(depth, draw)


def stacked(polygons: list[np.ndarray]) -> list[np.ndarray] | np.ndarray:
    """One array when all polygons have the same corners: quicker to put on the picture."""
    return np.stack(polygons) if polygons and all(len(q) == len(polygons[0]) for q in polygons) else polygons


def lay(s: Stage, polygons: list[np.ndarray], colour: RGB, alpha: float = 1.0, depth: float = 0.94) -> None:
    """Polygons of the ground plane (metres) in one colour."""
    shapes = stacked(polygons)

    def draw(c: Any, pose: Pose, t: float) -> None:
        c.drawPath(s.path(pose, shapes), ink(colour, alpha))

    s.still(depth, draw)


def road(
    s: Stage,
    half: float = 3.6,
    *,
    x: float = 0.0,
    colour: RGB | None = None,
    kerb: RGB | None = None,
    marks: RGB | None = None,
    edge: float = 0.35,
    mark: float = 0.09,
    depth: float = 0.93,
) -> None:
    """A road that runs to the vanishing point, with its edges and a broken line down the middle."""
    t = s.tones
    tar = colour or mix(t.ground, t.shade, 0.35)
    far_end = 60.0
    lay(s, [quad(x - half - edge, x + half + edge, 0.2, far_end)], kerb or mix(tar, t.air, 0.3), 1.0, depth)
    lay(s, [quad(x - half, x + half, 0.2, far_end)], tar, 1.0, depth - 0.001)
    lay(s, [quad(x - half * 0.55, x + half * 0.05, 0.2, far_end)], mix(tar, t.air, 0.25), 0.22, depth - 0.002)
    line = marks or mix(t.light, tar, 0.25)
    dashes = [quad(x - mark, x + mark, z, z + 0.42) for z in np.arange(0.3, 22.0, 1.05)]
    lay(s, dashes, line, 0.85, depth - 0.003)
    lay(
        s,
        [quad(x + sgn * half * 0.94 - mark * 0.7, x + sgn * half * 0.94 + mark * 0.7, 0.2, far_end) for sgn in (-1, 1)],
        line,
        0.5,
        depth - 0.004,
    )


def pool(
    s: Stage, x: float, z: float, r: float, colour: RGB, alpha: float = 0.5, depth: float = 0.90, y: float = 0.0
) -> None:
    """A pool of light on the ground under a lamp or a window, metres."""
    small = skia.Surface(96, 96)
    k = small.getCanvas()
    k.clear(0)
    k.drawPaint(glow(colour, 48, 48, 47, alpha, 0.1))
    picture = small.makeImageSnapshot()

    def draw(c: Any, pose: Pose, t: float) -> None:
        ends = s.poly(
            pose, np.array([[x - r, y, z], [x + r, y, z], [x, y, z * 1.0 + r * 0.28], [x, y, max(0.17, z - r * 0.22)]])
        )
        if ends is None or len(ends) < 4:
            return
        left, right = ends[0][0], ends[1][0]
        top, bottom = min(ends[2][1], ends[3][1]), max(ends[2][1], ends[3][1])
        c.drawImageRect(
            picture, skia.Rect(left, top, right, max(bottom, top + 2)), skia.SamplingOptions(skia.FilterMode.kLinear)
        )

    s.still(depth, draw, solid=False)


def puddles(s: Stage, count: int = 26, name: str = "puddles", half: float = 5.0) -> None:
    """Wet ground: flat mirrors of the sky with a bright lip."""
    rng = s.rng(name)
    polys = []
    for _ in range(count):
        z = 1.0 / (0.15 + 1.6 * rng.random())
        x = rng.uniform(-half, half) * max(0.7, z)
        a, b = rng.uniform(0.3, 1.4) * (1 + 0.2 * z), rng.uniform(0.05, 0.16) * (1 + z * 0.4)
        k = np.linspace(0, 2 * math.pi, 13)[:-1]
        wob = np.array([rng.uniform(0.7, 1.2) for _ in k])
        polys.append(np.stack([x + np.cos(k) * a * wob, np.zeros(12), z + np.sin(k) * b * wob], axis=-1))
    lay(s, polys, mix(s.tones.horizon, s.tones.sky, 0.4), 0.42, 0.905)


def sunlit(s: Stage) -> None:
    """The ground is brightest under the sun or the moon: a wide soft pool that leads the eye to the horizon."""
    if s.rig.overhead or s.plan.sky.weather in ("rain", "storm"):
        return
    x, _ = sun_at(s)
    x = s.cx + (x - s.cx) * 0.8
    r = 0.62 * s.rig.fw
    power = {"dawn": 0.36, "day": 0.20, "sunset": 0.42, "dusk": 0.24, "night": 0.26}[s.plan.light.time]
    power *= 0.5 if s.plan.sky.weather != "clear" else 1.0
    colour = mix(s.tones.horizon, s.tones.light, 0.45)

    def paint(c: Any, x0: float, x1: float) -> None:
        c.save()
        c.clipRect(skia.Rect(x0 - 2, s.yh, x1 + 2, s.yh + s.rig.fh))
        c.translate(x, s.yh)
        c.scale(1.0, 0.30)
        c.drawCircle(0, 0, r, glow(colour, 0, 0, r, power, 0.05))
        c.restore()

    s.flat(0.9355, paint, s.yh, s.yh + 0.32 * r, p=0.05, blur=0.0, solid=False)


def crossing(s: Stage, kinds: tuple[str, ...] = ROAD_USERS) -> float | None:
    """p of the vehicle that goes across the frame, if the shot is about one: its way then runs across, not away."""
    if s.rig.overhead:
        return None
    for vehicle in s.plan.vehicles:
        if vehicle.kind in kinds and abs(math.cos(math.radians(vehicle.facing))) > 0.72:
            return max(0.14, s.rig.subject_p(vehicle))
    return None


def way_across(s: Stage, p: float, colour: RGB, *, wide: float = 0.30, lines: RGB | None = None) -> tuple[float, float]:
    """A road across the frame at ``p``; gives the distances of its far and its near edge."""
    t = s.tones
    z = 1.0 / p
    far, near = z * (1.0 + wide), z * (1.0 - wide * 0.75)
    lay(s, [quad(-90, 90, near, far)], colour, 1.0, 0.31)
    lay(s, [quad(-90, 90, z * (1 - wide * 0.3), z * (1 + wide * 0.1))], mix(colour, t.air, 0.22), 0.25, 0.309)
    line = lines or mix(t.light, colour, 0.2)
    lay(s, [quad(x, x + 1.4, z * 1.105, z * 1.125) for x in np.arange(-60, 60, 3.6)], line, 0.8, 0.308)
    return far, near


def depth_at(p: float) -> float:
    """The plan's depth of an inverse distance, kept before the lens."""
    return max(-0.69, 1.0 - 2.0 * math.sqrt(max(0.0, (p - 0.008) / 1.6)))
