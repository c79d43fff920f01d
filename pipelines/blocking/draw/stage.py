"""The scene graph of one shot: flat layers, facets in perspective and living things, sorted by depth.

A set is dressed once: each flat is painted into an image just as large as the camera's path will ever show, so no edge
can come into the frame; where a long travel would ask for too much, the image repeats.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import skia

from ..plan import Plan
from .camera import Pose, Rig, p_of
from .facets import beyond
from .tones import RGB, Tones, mix

LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
NEAREST = skia.SamplingOptions()
PaintFlat = Callable[[Any, float, float], None]  # canvas, left and right end of the layer
PaintLive = Callable[[Any, Pose, float], None]  # canvas, the camera's pose, seconds
PlaneOf = Callable[[Pose, np.ndarray, np.ndarray], np.ndarray]  # pose, x, y of pixels -> p


@dataclass
class Node:
    """One thing of the scene graph. ``solid`` nodes have a depth and an outline; the rest is light and air."""

    depth: float
    p: float
    draw: PaintLive
    solid: bool = True
    live: bool = False
    subject: int = 0  # 1, 2, ... in the order of plan.subjects; 0 is the set
    order: int = 0
    plane: PlaneOf | None = None  # p of every pixel, for what is not flat to the lens


@dataclass
class Image:
    """A painted flat: the picture, where it lies at rest, how finely it was painted, and its period if it repeats."""

    picture: Any
    left: float
    top: float
    scale: float
    period: float = 0.0
    parts: tuple[tuple[float, float, float, float], ...] = ()  # where there is paint, in pixels of the picture


@dataclass
class Stage:
    """What a set is dressed with and into. Lengths are pixels of the frame; ``u`` is a 720th of its height."""

    plan: Plan
    rig: Rig
    tones: Tones
    seed: int
    nodes: list[Node] = field(default_factory=list)
    m: float = 1.0  # how much larger than life the set is drawn: long lenses bring the background near
    focus: float = 0.0  # blur of the far set, in pixels
    metre: float = 100.0  # pixels of a metre at p = 1
    stamps: dict[str, Any] = field(default_factory=dict)  # small pictures used again and again
    gloom: float = 0.0  # how dark the corners of a room are

    def __post_init__(self) -> None:
        rig, plan = self.rig, self.plan
        self.w, self.h, self.cx, self.cy, self.yh, self.vx = rig.w, rig.h, rig.cx, rig.cy, rig.yh, rig.vx
        self.u = rig.fh / 720.0
        self.view = (0.0, 0.0, float(rig.w), float(rig.h))  # what is being painted: left, top, right, bottom
        size = plan.camera.size
        self.m = {"ECU": 2.0, "CU": 1.7, "MCU": 1.45, "MS": 1.25, "MLS": 1.1, "FS": 1.0, "WS": 1.0, "EWS": 0.85}.get(
            size, 1.0
        )
        self.focus = {"ECU": 13.0, "CU": 9.0, "MCU": 5.5, "MS": 2.6, "MLS": 1.2}.get(size, 0.0) * self.u
        if plan.camera.framing in ("insert", "over-the-shoulder"):
            self.focus = max(self.focus, 4.0 * self.u)
        if not (
            plan.figures or plan.vehicles or plan.animals or plan.props
        ):  # with nobody there the place is the subject
            self.focus = min(self.focus, 1.2 * self.u)
        self.metre = self._metre()
        self.haze = {"fog": 0.85, "snow": 0.5, "rain": 0.5, "storm": 0.45}.get(plan.sky.weather, 0.12)
        # images are painted a little coarser for huge frames: paper is soft and the grain is added later
        self.fine = min(1.0, 2300.0 / max(self.w, self.h))

    def _metre(self) -> float:
        rig = self.rig
        likely = rig.g / {"low": 0.8, "high": 3.2, "overhead": 5.0}.get(self.plan.camera.angle, 1.6)
        if self.plan.camera.size == "EWS":
            likely *= 0.4
        tall = {
            "car": 1.45,
            "racing car": 1.0,
            "truck": 3.4,
            "bus": 3.2,
            "train": 4.0,
            "horse": 2.2,
            "cow": 1.6,
            "dog": 0.7,
        }
        seen = [(s, 1.72) for s in self.plan.figures] or [
            (s, tall[s.kind]) for s in self.plan.vehicles + self.plan.animals if s.kind in tall
        ]
        if seen and not rig.overhead:
            s, metres = max(seen, key=lambda pair: pair[0].scale)
            low = (rig.foot(s) - rig.yh) / rig.g
            if low > 0.08:
                likely = min(likely * 2.5, max(likely * 0.4, s.scale * rig.fh / metres / low))
        return likely

    def rng(self, name: str) -> random.Random:
        """A stream of chance for one part of the picture, the same every time."""
        return random.Random(f"{name} {self.plan.seed} {self.seed}")

    # ---- adding ---------------------------------------------------------------------------------------------

    def add(self, node: Node) -> None:
        """Put a node into the scene."""
        node.order = len(self.nodes)
        self.nodes.append(node)

    def live(self, depth: float, draw: PaintLive, solid: bool = False) -> None:
        """Something drawn anew in every frame."""
        self.add(Node(depth, p_of(depth), draw, solid, live=True))

    def still(self, depth: float, draw: PaintLive, solid: bool = True, plane: PlaneOf | None = None) -> None:
        """Something that is drawn with the camera's pose but does not live: ground, walls in perspective."""
        self.add(Node(depth, p_of(depth), draw, solid, plane=plane or self.floor_p))

    def floor_p(self, pose: Pose, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """p of the ground under every pixel."""
        if self.rig.overhead:
            return np.full(np.broadcast(x, y).shape, 1.0)
        rig = self.rig
        a = (y - rig.cy) / pose.zoom - pose.tilt - rig.foe[1] + rig.cy
        return (
            np.maximum(0.0, (a - rig.yh + rig.foe[1]) / np.maximum(1e-3, rig.g + pose.crane + a * pose.dolly)) + 0.0 * x
        )

    def fuse(self) -> None:
        """Out of focus, runs of neighbouring still things become one soft flat: far cheaper, and soft."""
        if self.focus < 2.0 * self.u:
            return
        out: list[Node] = []
        run: list[Node] = []

        def close() -> None:
            if not run:
                return
            nodes = list(run)
            run.clear()
            depth, p = nodes[-1].depth, 0.30 if not self.rig.overhead else 1.0
            _, top, _, bottom = self.rig.coverage(p)

            def paint(c: Any, x0: float, x1: float) -> None:
                kept, self.view = self.view, (x0 - 4, top - 4, x1 + 4, bottom + 4)
                for node in nodes:
                    node.draw(c, Pose(), 0.0)
                self.view = kept

            image = self.paint_image(paint, p, None, None, self.focus * 0.75)
            if image is not None:
                made = Node(depth, p, lambda c, pose, t: self.show(c, image, pose, p), any(n.solid for n in nodes))
                made.plane, made.order = nodes[0].plane, nodes[0].order
                out.append(made)

        for node in sorted(self.nodes, key=lambda n: (-n.depth, n.order)):
            if node.plane is not None and not node.live and node.depth > -0.3 and node.subject == 0:
                run.append(node)
            else:
                close()
                out.append(node)
        close()
        self.nodes = out

    def flat(
        self,
        depth: float,
        paint: PaintFlat,
        top: float | None = None,
        bottom: float | None = None,
        *,
        p: float | None = None,
        blur: float | None = None,
        drift: float = 0.0,
        solid: bool = True,
    ) -> None:
        """A layer of paper at ``depth``; its paint ends at ``top`` and ``bottom``, and ``drift`` moves it by itself."""
        p = p_of(depth) if p is None else p
        blur = self.blur_at(depth) if blur is None else blur
        image = self.paint_image(paint, p, top, bottom, blur, drift)
        if image is None:
            return

        def draw(canvas: Any, pose: Pose, t: float) -> None:
            self.show(canvas, image, pose, p, drift * t)

        self.add(Node(depth, p, draw, solid, live=drift != 0.0))

    def blur_at(self, depth: float) -> float:
        """Out of focus before and behind the subject."""
        if self.focus <= 0.0:
            return max(0.0, -0.45 - depth) * 30.0 * self.u
        return self.focus * min(1.0, max(0.12, abs(depth + 0.35)))

    def paint_image(
        self,
        paint: PaintFlat,
        p: float,
        top: float | None = None,
        bottom: float | None = None,
        blur: float = 0.0,
        drift: float = 0.0,
        repeat: bool = True,
    ) -> Image | None:
        """Paint a flat once, just as large as the shot will show of it. None when it is never seen."""
        left, up, right, down = self.rig.coverage(p)
        travel = drift * self.rig.seconds
        left, right = left - max(0.0, travel), right - min(0.0, travel)
        up = up if top is None else max(up, top - blur * 3.0)
        down = down if bottom is None else min(down, bottom + blur * 3.0)
        if down - up < 1.0:
            return None
        period = 0.0
        if repeat and right - left > 2.6 * self.w:
            period = 2.2 * self.w
            left = self.cx - period / 2.0
            right = left + period
        zoom = max(pose.zoom for pose in self.rig.poses)
        fine = self.fine * min(1.35, max(1.0, zoom * 0.9))
        if blur > 5.0 * self.u:
            fine *= 0.34
        elif blur > 2.4 * self.u:
            fine *= 0.5
        lap = 2.0 / fine if period else 0.0
        wide, high = math.ceil((right - left + lap) * fine), math.ceil((down - up) * fine)
        surface = skia.Surface(max(1, min(wide, 9000)), max(1, min(high, 9000)))
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.scale(fine, fine)
        canvas.translate(-left, -up)
        layer = None
        if blur > 0.4:
            layer = skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur, skia.TileMode.kClamp))
            canvas.saveLayer(None, layer)
        for turn in (-1, 0, 1) if period else (0,):
            canvas.save()
            canvas.translate(turn * period, 0.0)
            paint(canvas, left, right)
            canvas.restore()
        if layer is not None:
            canvas.restore()
        picture = surface.makeImageSnapshot()
        return Image(picture, left, up, fine, period, _parts(picture))

    def show(self, canvas: Any, image: Image, pose: Pose, p: float, shift: float = 0.0) -> None:
        """Draw a painted flat where the camera's pose puts it."""
        s, tx, ty = self.rig.matrix(pose, p)
        k = s / image.scale
        x, y = tx + s * (image.left + shift), ty + s * image.top
        exact = abs(k - 1.0) < 1e-6
        sampling = LINEAR
        if exact and self.rig.still and shift == 0.0:
            x, y, sampling = round(x), round(y), NEAREST
        left, _, right, _ = self.view
        copies = [0.0]
        if image.period:
            step = image.period * s
            first = math.floor((left - x) / step)
            copies = [step * n for n in range(first, math.floor((right - x) / step) + 1)]
        for off in copies:
            canvas.save()
            canvas.translate(x + off, y)
            canvas.scale(k, k)
            for part in image.parts:
                x0, x1 = x + off + part[0] * k, x + off + part[2] * k
                if x1 > left and x0 < right:
                    rect = skia.Rect(*part)
                    canvas.drawImageRect(image.picture, rect, rect, sampling, None, skia.Canvas.kFast_SrcRectConstraint)
            canvas.restore()

    # ---- the ground's geometry ------------------------------------------------------------------------------

    def ground_at(self, p: float) -> float:
        """y of the ground at ``p``."""
        return self.cy + 0.0 * p if self.rig.overhead else self.yh + p * self.rig.g

    def poly(self, pose: Pose, points: np.ndarray) -> np.ndarray | None:
        """A polygon of (x, y, z) in metres -- x right of the vanishing point, y up from the ground, z away from the
        lens, with z = 1 where p = 1 -- cut at the lens and put on the picture. None when it is behind."""
        if self.rig.overhead:
            mk = self.metre
            p = 1.0 + 0.06 * points[:, 1]
            x = self.cx + points[:, 0] * mk * p
            y = self.cy + (points[:, 2] * 0.0 - (points[:, 2] - 4.0) * mk * 0.8) * p
            return self.rig.project(pose, x, y, p)
        near = max(0.16, pose.dolly + 0.13 if pose.dolly > 0 else 0.16)
        pts = beyond(points, near)
        if len(pts) < 3:
            return None
        p = 1.0 / pts[:, 2]
        x = self.vx + pts[:, 0] * self.metre * p
        y = self.yh + (self.rig.g - pts[:, 1] * self.metre) * p
        return self.rig.project(pose, x, y, p)

    def path(self, pose: Pose, polygons: list[np.ndarray] | np.ndarray) -> Any:
        """Many polygons of one colour as one path; an array (n, corners, 3) is put on the picture in one go."""
        out = skia.Path()
        left, top, right, bottom = self.view
        flat: list[np.ndarray] = []
        if isinstance(polygons, np.ndarray):
            near = max(0.16, pose.dolly + 0.13 if pose.dolly > 0 else 0.16)
            clear = (polygons[:, :, 2] >= near).all(axis=1) | self.rig.overhead
            n, corners = int(clear.sum()), polygons.shape[1]
            if n:
                q = self.poly(pose, polygons[clear].reshape(-1, 3))
                if q is not None:
                    q = q.reshape(n, corners, 2)
                    low, high = q.min(axis=1), q.max(axis=1)
                    seen = (high[:, 0] > left) & (low[:, 0] < right) & (high[:, 1] > top) & (low[:, 1] < bottom)
                    for points in np.clip(q[seen], -30000, 30000).tolist():
                        out.addPoly([skia.Point(a, b) for a, b in points], True)
            polygons = list(polygons[~clear])
        flat = polygons
        for points in flat:
            q = self.poly(pose, points)
            if q is not None:
                if q[:, 0].max() < left or q[:, 0].min() > right or q[:, 1].max() < top or q[:, 1].min() > bottom:
                    continue
                out.addPoly([skia.Point(float(a), float(b)) for a, b in np.clip(q, -30000, 30000)], True)
        return out


def _parts(picture: Any) -> tuple[tuple[float, float, float, float], ...]:
    """The columns of a picture that have paint, each with its own top and bottom: empty paper costs nothing to draw."""
    alpha = picture.toarray(colorType=skia.kN32_ColorType)[..., 3] > 0
    height, width = alpha.shape
    step = max(32, width // 24)
    out: list[list[float]] = []
    for x in range(0, width, step):
        rows = np.flatnonzero(alpha[:, x : x + step].any(axis=1))
        if len(rows) == 0:
            continue
        # a pixel of margin, for the sampling reaches across
        x0, y0, x1, y1 = x, max(0, int(rows[0]) - 1), min(width, x + step), min(height, int(rows[-1]) + 2)
        if out and out[-1][2] == x0 and abs(out[-1][1] - y0) + abs(out[-1][3] - y1) < 0.12 * height:
            out[-1] = [out[-1][0], min(out[-1][1], y0), x1, max(out[-1][3], y1)]
        else:
            out.append([x0, y0, x1, y1])
    return tuple((float(a), float(b), float(c), float(d)) for a, b, c, d in out)


def aired(s: Stage, c: RGB, depth: float) -> RGB:
    """``c`` through the air of this shot."""
    return s.tones.aired(c, depth, s.haze)


def lit(s: Stage, c: RGB, amount: float) -> RGB:
    """``c`` turned to the light (positive) or away from it (negative)."""
    return mix(c, s.tones.light, amount) if amount >= 0 else mix(c, s.tones.shade, -amount)
