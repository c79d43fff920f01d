"""Paints a plan as film frames: dress the set once, then move its layers and draw what lives."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import cv2
import numpy as np
import skia

from ..plan import Plan
from . import cast, guides, sets, sky
from .camera import Pose, Rig
from .finish import Finish
from .paints import glow
from .stage import Node, Stage
from .tones import mix, tones_for


class Painter:
    """One shot. Painting frame ``i`` depends on nothing but the arguments: the same frame is always the same bytes."""

    def __init__(
        self, plan: Plan, palette: tuple[str, ...], width: int, height: int, frames: int, rate: Fraction, seed: int = 0
    ) -> None:
        if not (16 <= width <= 8192 and 16 <= height <= 8192):
            raise ValueError(f"a frame of {width}x{height} cannot be painted")
        if frames < 1 or rate <= 0:
            raise ValueError("a shot has at least one frame and a rate above zero")
        self.plan, self.width, self.height, self.frames, self.rate = plan, width, height, frames, Fraction(rate)
        self.tones = tones_for(palette, plan)
        self.rig = Rig(plan, width, height, frames, self.rate, seed)
        stage = Stage(plan, self.rig, self.tones, seed)
        sets.dress(stage)
        _flare(stage)
        cast.crowd(stage)
        stage.fuse()
        cast.place(stage)
        self._nodes = sorted(stage.nodes, key=lambda n: (-n.depth, n.order))
        self._paint_nodes = self._settled(stage) if self.rig.level else self._nodes
        self._finish = Finish(
            width, height, plan.seed * 7919 + seed, gobo=_gobo(stage, width, height), exposure=_exposure(plan)
        )
        w, h = self.rig.w, self.rig.h
        self._sheet = np.zeros((h, w, 4), np.uint8)
        self._surface = skia.Surface.MakeRasterDirect(skia.ImageInfo.MakeN32Premul(w, h), self._sheet, w * 4)
        self._swap = _blue_first()
        self._base = tuple(int(255 * v) for v in self.tones.mid)

    def frame(self, i: int) -> np.ndarray:
        """Frame ``i`` as uint8 RGBA, (height, width, 4), opaque."""
        pose = self.rig.poses[min(max(i, 0), self.frames - 1)]
        picture = self._clean(i, pose, self._paint_nodes)
        if pose.blur > 2.0:
            picture = cv2.blur(picture, (int(pose.blur) | 1, 1), borderType=cv2.BORDER_REPLICATE)
        picture = self._finish(picture, i, float(self.rate))
        return cv2.cvtColor(picture, cv2.COLOR_BGRA2RGBA) if self._swap else picture

    def guides(self, i: int) -> guides.Guides:
        """Depth, subjects, edges and camera of frame ``i``."""
        pose = self.rig.poses[min(max(i, 0), self.frames - 1)]
        t = i / float(self.rate)
        depth, subjects = guides.trace(self._nodes, pose, t, self.rig.w, self.rig.h)
        if self.rig.w != self.width or self.rig.h != self.height:
            turn = self._turn(pose)
            depth = guides.turned(depth, turn, self.width, self.height)
            subjects = guides.turned(subjects, turn, self.width, self.height)
        clean = self._clean(i, pose, [n for n in self._nodes if n.solid])
        ox, oy = self.rig.ox, self.rig.oy
        view = guides.View(
            pose.pan,
            pose.tilt,
            pose.zoom,
            pose.roll,
            pose.truck,
            pose.crane,
            pose.dolly,
            self.rig.foe[0] - ox,
            self.rig.foe[1] - oy,
        )
        return guides.Guides(depth, subjects, guides.edges_of(clean, depth, subjects), view)

    # ---- how ------------------------------------------------------------------------------------------------

    def _clean(self, i: int, pose: Pose, nodes: list[Node]) -> np.ndarray:
        """The picture before its finish, level or turned."""
        canvas = self._surface.getCanvas()
        canvas.save()
        r, g, b = self._base
        canvas.clear(skia.Color(r, g, b))
        t = i / float(self.rate)
        for node in nodes:
            node.draw(canvas, pose, t)
        canvas.restore()
        self._surface.flushAndSubmit()
        if self.rig.w == self.width and self.rig.h == self.height:
            return self._sheet
        turned: np.ndarray = cv2.warpAffine(
            self._sheet,
            self._turn(pose),
            (self.width, self.height),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return turned

    def _turn(self, pose: Pose) -> np.ndarray:
        a = math.radians(pose.roll)
        co, si = math.cos(a), math.sin(a)
        cx, cy = self.rig.cx - 0.5, self.rig.cy - 0.5
        ox, oy = self.width / 2 - 0.5, self.height / 2 - 0.5
        return np.array([[co, -si, ox - co * cx + si * cy], [si, co, oy - si * cx - co * cy]], np.float64)

    def _settled(self, stage: Stage) -> list[Node]:
        """With a camera that only turns or zooms, everything slides as one: runs of still nodes become one picture."""
        out: list[Node] = []
        run: list[Node] = []
        _, top, _, bottom = self.rig.coverage(0.0)

        def close() -> None:
            if len(run) < 2:
                out.extend(run)
                run.clear()
                return
            nodes = list(run)
            run.clear()

            def paint(c: Any, x0: float, x1: float) -> None:
                kept, stage.view = stage.view, (x0 - 4, top - 4, x1 + 4, bottom + 4)
                for node in nodes:
                    node.draw(c, Pose(), 0.0)
                stage.view = kept

            image = stage.paint_image(paint, 0.0, repeat=False)
            if image is not None:
                out.append(Node(nodes[0].depth, 0.0, lambda c, pose, t: stage.show(c, image, pose, 0.0), True))

        for node in self._nodes:
            if node.live or node.subject:
                close()
                out.append(node)
            else:
                run.append(node)
        close()
        return out


def _exposure(plan: Plan) -> float:
    """How much a print is lifted: a dark scene still has to read on a projector. By the words alone, so that the
    shots of a scene keep one density."""
    lift = {"night": 1.26, "dusk": 1.24, "sunset": 1.12, "dawn": 1.04, "day": 1.04}.get(plan.light.time, 1.0)
    if plan.ground.place == "interior":
        return 1.0 + (lift - 1.0) * 0.6
    if plan.sky.weather == "snow":  # lying snow is bright enough
        return 1.0 + (lift - 1.0) * 0.5
    dull = plan.sky.weather in ("rain", "storm") and plan.light.time in ("night", "dusk")
    return lift * (1.14 if dull else 1.0)


def _gobo(s: Stage, width: int, height: int) -> np.ndarray | None:
    """How a room's light falls off to its corners, as one factor a pixel."""
    if s.gloom <= 0.0:
        return None
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    px, py = width * (0.5 + 0.16 * (s.tones.key or -0.5)), height * 0.52
    r = np.hypot(x - px, y - py) / (max(width, height) * 0.75)
    out: np.ndarray = 1.0 - s.gloom * np.clip((r - 0.34) / 0.62, 0.0, 1.0) ** 1.3
    return out


def _blue_first() -> bool:
    """Whether skia's native pixels begin with blue on this machine."""
    pixel = np.zeros((1, 1, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(skia.ImageInfo.MakeN32Premul(1, 1), pixel, 4)
    surface.getCanvas().clear(skia.ColorBLUE)
    return bool(pixel[0, 0, 0] > 127)


def _flare(s: Stage) -> None:
    """Light that spills from a low sun over whatever stands before it."""
    light, w = s.plan.light, s.plan.sky.weather
    outside = s.plan.ground.place not in ("interior", "underwater", "space") and not s.rig.overhead
    if not outside or light.time not in ("dawn", "sunset", "day") or w in ("rain", "storm", "snow"):
        return
    x, y = sky.sun_at(s)
    r = s.rig.fh * (0.55 if light.time != "day" else 0.4)
    power = {"dawn": 0.30, "sunset": 0.36, "day": 0.16}[light.time] * (0.5 if w == "fog" else 1.0)
    colour = mix(s.tones.light, s.tones.horizon, 0.3)

    def paint(c: Any, x0: float, x1: float) -> None:
        c.drawCircle(x, y, r, glow(colour, x, y, r, power))

    s.flat(-0.72, paint, y - r, y + r, p=0.0, blur=6.0 * s.u, solid=False)
