"""Interiors: most are a room by its specification; the ones that are no box are drawn by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from .. import ground, paper
from ..camera import Pose, p_of
from ..stage import Stage, face, glow, ink, lit, pen, quad, wall, wash
from ..tones import RGB, mix
from .furniture import PIECES, kit_of
from .rooms import Spec, room, shadows, walls_of

ROOMS: dict[str, Spec] = {
    "room": Spec(back=((-1.6, -0.2, 1.0, 2.4),), rows=((0.95, (("shelf", 1.8), ("pictures", 0.6), ("plant", -2.6))), (0.72, (("table", -2.3), ("chair", -1.1)))), rug=True),
    "living room": Spec(half=4.4, back=((0.4, 2.4, 0.9, 2.4),), rows=((0.96, (("bookcase", -2.9), ("pictures", -0.9), ("lamp", 3.0))), (0.74, (("sofa", 1.5), ("plant", 3.4))), (0.5, (("chair", -2.8),))), rug=True),
    "kitchen": Spec(half=3.8, wall="pale", floor="tiles", back=((-2.1, -1.0, 1.05, 1.9),), rows=((0.96, (("kitchen", 0.1),)), (0.55, (("table", 1.7), ("chair", 3.0)))), lamps=((0.9, 0.55),), windows=1, wainscot=0.0),
    "bedroom": Spec(half=3.8, wall="cool", floor="carpet", back=((0.6, 2.0, 0.9, 2.3),), rows=((0.95, (("pictures", -1.6), ("door", 3.1), ("lamp", -3.2))), (0.78, (("bed", -1.3),))), lamps=()),
    "bathroom": Spec(half=2.7, tall=2.8, deep=1.9, wall="pale", floor="tiles", windows=1, sill=1.2, rows=((0.9, (("bath", 0.2),)),), wainscot=1.4, lamps=((0.0, 0.7),)),
    "office": Spec(half=4.6, tall=2.9, wall="pale", floor="carpet", windows=3, back=((-3.4, -1.4, 0.9, 2.3), (-1.0, 1.0, 0.9, 2.3)), rows=((0.95, (("shelf", 2.9),)), (0.72, (("desk", -1.9), ("desk", 2.1))), (0.5, (("chair", -2.9), ("plant", 3.6)))), lamps=((-1.5, 0.6), (1.5, 0.6)), wainscot=0.0),
    "bar": Spec(half=4.2, wall="dark", floor="boards", windows=1, rows=((0.97, (("bottles", 0.4),)), (0.80, (("counter", 0.4),)), (0.70, (("stools", 0.5),)), (0.48, (("cafe", -3.4),))), lamps=((-1.5, 0.78), (0.3, 0.78), (2.1, 0.78)), wainscot=1.2),
    "restaurant": Spec(half=5.2, wall="warm", floor="boards", windows=3, back=((-3.6, -1.6, 0.6, 2.6), (1.6, 3.6, 0.6, 2.6)), rows=((0.95, (("pictures", 0.0), ("plant", -4.4))), (0.78, (("cafe", 0.0),)), (0.55, (("cafe", 0.7),))), lamps=((-2.2, 0.7), (0.2, 0.7), (2.4, 0.7))),
    "shop": Spec(half=4.6, wall="warm", floor="tiles", windows=2, sill=0.5, rows=((0.96, (("goods", 0.0),)), (0.68, (("counter", 2.4),)), (0.6, (("crates", -3.2),))), lamps=((-1.5, 0.65), (1.5, 0.65)), wainscot=0.0),
    "church": Spec(half=5.4, tall=9.0, deep=4.0, wall="dark", floor="stone", windows=4, sill=2.6, glass="stained", back=((-1.2, 1.2, 3.6, 8.0),), rows=((0.95, (("altar", 0.0),)), (0.72, (("pews", 0.0),)), (0.58, (("pews", 0.0),)), (0.46, (("pews", 0.0),)), (0.36, (("pews", 0.0),))), lamps=(), wainscot=0.0),
    "hospital": Spec(half=4.2, tall=2.9, wall="pale", floor="tiles", windows=2, back=((0.8, 2.6, 1.0, 2.3),), rows=((0.95, (("door", -3.0), ("lockers", -0.8))), (0.74, (("hospital bed", 1.2),)), (0.5, (("chair", -2.7),))), lamps=((0.0, 0.6),), wainscot=1.1),
    "classroom": Spec(half=5.0, tall=3.3, wall="warm", floor="boards", windows=4, rows=((0.97, (("blackboard", 0.0), ("door", 4.2))), (0.76, (("desk", 2.4),)), (0.62, (("desks", 0.0),)), (0.46, (("desks", 0.3),))), lamps=((-2.0, 0.6), (2.0, 0.6)), wainscot=1.2),
    "library": Spec(half=4.8, tall=4.6, deep=3.0, wall="dark", floor="boards", windows=2, sill=1.6, back=((-0.9, 0.9, 1.3, 3.8),), rows=((0.97, (("bookcase", -3.6), ("bookcase", -1.9), ("bookcase", 1.9), ("bookcase", 3.6))), (0.7, (("bookcase", -4.0), ("bookcase", 4.0))), (0.56, (("desk", -1.6),)), (0.5, (("desk", 2.4),))), lamps=((-1.6, 0.6), (1.6, 0.6)), wainscot=0.0, rug=True),
    "theatre": Spec(half=7.0, tall=7.0, deep=3.2, wall="dark", floor="carpet", windows=0, rows=((0.96, (("stage", 0.0),)), (0.6, (("seats", 0.0),)), (0.5, (("seats", 0.3),)), (0.41, (("seats", 0.0),))), lamps=(), wainscot=1.0),
    "workshop": Spec(half=4.6, tall=3.8, wall="warm", floor="concrete", windows=2, back=((1.9, 3.7, 1.2, 2.8),), rows=((0.96, (("workbench", -1.2), ("shelf", 3.9))), (0.66, (("crates", 2.9), ("barrels", -3.6)))), lamps=((-1.2, 0.7), (1.4, 0.5)), beams=5, wainscot=0.0),
    "garage": Spec(half=5.0, tall=3.9, wall="cool", floor="concrete", windows=1, rows=((0.97, (("workbench", -2.9), ("shelf", 4.0))), (0.86, (("lift", 1.1),)), (0.58, (("tyres", -4.0), ("tyres", 3.6)))), lamps=((-1.8, 0.7), (1.8, 0.7)), beams=4, wainscot=1.1),
    "warehouse": Spec(half=9.0, tall=7.5, deep=4.6, wall="dark", floor="concrete", windows=3, sill=4.4, rows=((0.96, (("racks", -4.0), ("racks", 3.0))), (0.66, (("racks", -7.0), ("racks", 7.0))), (0.46, (("crates", -4.6), ("crates", 4.4)))), lamps=((-2.6, 0.6), (2.6, 0.6), (0.0, 0.8)), beams=6, wainscot=0.0),
    "cellar": Spec(half=3.6, tall=2.7, wall="dark", floor="stone", windows=1, sill=1.8, rows=((0.94, (("barrels", -1.5), ("shelf", 2.3))), (0.6, (("crates", 2.6),))), lamps=((0.2, 0.62),), beams=6, wainscot=0.0),
    "prison cell": Spec(half=2.2, tall=2.9, deep=1.8, wall="cool", floor="concrete", windows=0, back=((-0.4, 0.4, 1.9, 2.5),), rows=((0.9, (("bunk", -1.0),)),), lamps=(), wainscot=0.0),
    "laboratory": Spec(half=4.6, tall=3.0, wall="pale", floor="tiles", windows=2, rows=((0.97, (("screens", -1.2), ("lockers", 3.2))), (0.72, (("lab", -0.6),)), (0.48, (("lab", 3.2),))), lamps=((-1.6, 0.6), (1.6, 0.6)), wainscot=0.0),
    "control room": Spec(half=5.0, tall=3.6, wall="dark", floor="carpet", windows=0, rows=((0.97, (("screens", 0.0),)), (0.66, (("consoles", 0.0),))), lamps=((-2.4, 0.6), (2.4, 0.6)), wainscot=0.0),
    "hall": Spec(half=6.2, tall=6.2, deep=3.6, wall="warm", floor="tiles", windows=3, sill=1.6, back=((-3.6, -1.6, 1.0, 4.8), (-1.0, 1.0, 1.0, 4.8), (1.6, 3.6, 1.0, 4.8)), rows=((0.96, (("plant", -4.8), ("plant", 4.8))),), lamps=((0.0, 0.55),), wainscot=1.2, rug=True),
    "ship cabin": Spec(half=2.7, tall=2.4, deep=1.9, wall="dark", floor="boards", windows=0, rows=((0.92, (("bunk", 1.4), ("desk", -1.2))),), lamps=((0.0, 0.6),), beams=5, wainscot=1.0),
}  # fmt: skip


def church_more(s: Stage, r: Spec, zb: float) -> None:
    """Columns and ribs of a nave."""
    if s.rig.overhead:
        return
    t = s.tones
    col = mix(walls_of(s, "dark"), t.horizon, 0.22)
    for z in np.geomspace(zb * 0.9, 0.62, 5):
        depth = 1 - 2 * math.sqrt(max(0.0, (min(3.0, 1 / z) - 0.008) / 1.6))

        def draw(c: Any, pose: Pose, when: float, z: float = float(z)) -> None:
            for sign in (-1, 1):
                x = sign * 3.6
                q = s.poly(pose, face(x - 0.35, x + 0.35, z, 0, 6.4))
                if q is None or len(q) < 4:
                    continue
                x0, x1 = float(q[0][0]), float(q[1][0])
                y0, y1 = float(q[2][1]), float(q[0][1])
                a, b = (lit(s, col, 0.28), mix(col, t.shade, 0.5)) if t.key <= 0 else (mix(col, t.shade, 0.5), lit(s, col, 0.28))
                c.drawRect(skia.Rect(x0, y0, x1, y1), wash(a, b, x0, 0, x1, 0))
                w = x1 - x0
                c.drawRect(skia.Rect(x0 - w * 0.25, y0 - w * 0.1, x1 + w * 0.25, y0 + w * 0.4), ink(lit(s, col, 0.15)))
                c.drawRect(skia.Rect(x0 - w * 0.25, y1 - w * 0.5, x1 + w * 0.25, y1), ink(mix(col, t.shade, 0.3)))
            q = s.poly(pose, np.array([[-3.6, 6.4, z], [-1.6, 8.9, z], [0, 9.4, z], [1.6, 8.9, z], [3.6, 6.4, z]]))
            if q is not None and len(q) == 5:
                arch = skia.Path()
                arch.moveTo(*map(float, q[0]))
                arch.quadTo(float(q[0][0]), float(q[1][1]), float(q[2][0]), float(q[2][1]))
                arch.quadTo(float(q[4][0]), float(q[3][1]), float(q[4][0]), float(q[4][1]))
                c.drawPath(arch, pen(mix(col, t.shade, 0.15), float(q[4][0] - q[3][0]) * 0.16))

        s.still(float(min(0.9, depth)), draw)


def prison_more(s: Stage, r: Spec, zb: float) -> None:
    """Bars between us and the cell, when we are far enough."""
    if s.rig.overhead or s.plan.camera.size in ("ECU", "CU", "MCU"):
        return
    p = 1.25
    base, k = s.ground_at(p), s.metre * p

    def paint(c: Any, x0: float, x1: float) -> None:
        c.translate(s.cx, base)
        c.scale(k, k)
        for i in range(-9, 10):
            if abs(i) < 2:
                continue
            c.drawRect(skia.Rect(i * 0.36 - 0.035, -4, i * 0.36 + 0.035, 1), ink(mix(s.tones.shade, s.tones.near, 0.25)))

    s.flat(-0.75, paint, -s.h * 0.5, None, p=p, blur=3.5 * s.u)


def windowless_glow(s: Stage, r: Spec, zb: float) -> None:
    """Screens light a dark room."""
    x, y = s.vx, s.yh - 0.05 * s.rig.fh
    radius = 0.75 * s.rig.fh
    colour = mix(s.tones.light, s.tones.sky, 0.4)

    def draw(c: Any, pose: Pose, t: float) -> None:
        k, tx, ty = s.rig.matrix(pose, 0.35)
        beat = 0.16 + 0.015 * math.sin(t * 5.0) * math.sin(t * 1.7)
        px, py = k * x + tx, k * y + ty
        c.drawCircle(px, py, radius, glow(colour, px, py, radius, beat))

    s.live(0.3, draw)


def by_spec(name: str) -> Callable[[Stage], None]:
    """A dresser for a room of the table."""
    more = {"church": church_more, "prison cell": prison_more, "control room": windowless_glow, "laboratory": windowless_glow}.get(name)
    return lambda s: room(s, ROOMS[name], more)


def corridor(s: Stage) -> None:
    """A long passage of doors under a row of lamps."""
    spec = Spec(half=1.6, tall=2.8, deep=7.0, wall="cool", floor="tiles", windows=0, lamps=(), wainscot=1.0, back=((-0.5, 0.5, 0.0, 2.2),))
    t = s.tones

    def more(s: Stage, r: Spec, zb: float) -> None:
        zs = np.geomspace(0.34, zb * 0.86, 6)
        doors = [wall(sgn * 1.595, z, z * 1.28, 0, 2.15) for sgn in (-1, 1) for z in zs]
        frames = [wall(sgn * 1.598, z * 0.97, z * 1.31, 0, 2.28) for sgn in (-1, 1) for z in zs]
        tubes = [quad(-0.35, 0.35, z, z * 1.13, 2.79) for z in np.geomspace(0.3, zb * 0.9, 8)]
        w = walls_of(s, "cool")

        def draw(c: Any, pose: Pose, when: float) -> None:
            c.drawPath(s.path(pose, np.stack(frames)), ink(mix(w, t.light, 0.3)))
            c.drawPath(s.path(pose, np.stack(doors)), ink(mix(mix(w, t.accent, 0.35), t.shade, 0.4)))
            c.drawPath(s.path(pose, np.stack(tubes)), ink(mix(t.practical, t.light, 0.6)))

        s.still(0.9, draw)
        for z in np.geomspace(0.45, zb * 0.8, 6):
            ground.pool(s, 0.0, float(z), 1.1, mix(t.practical, t.light, 0.4), 0.42, 0.89)

    room(s, spec, more if not s.rig.overhead else None)


def stairwell(s: Stage) -> None:
    """A flight up into light."""
    spec = Spec(half=2.6, tall=6.0, deep=2.6, wall="cool", floor="stone", windows=1, sill=1.6, lamps=(), wainscot=1.1)
    t = s.tones

    def more(s: Stage, r: Spec, zb: float) -> None:
        w = walls_of(s, "cool")
        side = 1.0 if t.key <= 0 else -1.0
        steps = []
        n = 14
        for i in range(n):
            z = 0.75 + (zb - 0.8) * i / n
            steps.append((z, z + (zb - 0.8) / n, 0.24 * i))

        def draw(c: Any, pose: Pose, when: float) -> None:
            for z0, z1, y in reversed(steps):
                a, b = sorted((side * 2.6, side * 0.2))
                c.drawPath(s.path(pose, [quad(a, b, z0, z1, y + 0.24)]), ink(mix(w, t.light, 0.28)))
                c.drawPath(s.path(pose, [face(a, b, z0, y, y + 0.24)]), ink(mix(w, t.shade, 0.45)))
                c.drawPath(s.path(pose, [np.array([[side * 0.2, 0, z0], [side * 0.2, 0, z1], [side * 0.2, y + 0.24, z1], [side * 0.2, y + 0.24, z0]], float)]), ink(mix(w, t.shade, 0.28)))
            rail = skia.Path()
            for z0, _, y in steps[::2]:
                q = s.poly(pose, np.array([[side * 0.2, y + 0.24, z0], [side * 0.2, y + 1.15, z0], [side * 0.2, y + 1.15, z0]]))
                if q is not None and len(q) == 3:
                    rail.moveTo(*map(float, q[0]))
                    rail.lineTo(*map(float, q[1]))
            q = s.poly(pose, np.array([[side * 0.2, 1.15, steps[0][0]], [side * 0.2, steps[-1][2] + 1.15, steps[-1][0]], [side * 0.2, 1.2, steps[0][0]]]))
            if q is not None and len(q) >= 2:
                rail.moveTo(*map(float, q[0]))
                rail.lineTo(*map(float, q[1]))
            c.drawPath(rail, pen(mix(t.near, t.shade, 0.3), 3 * s.u))

        s.still(0.6, draw)

    room(s, spec, more if not s.rig.overhead else None)


def outside_runs(s: Stage, depth: float, speed: float, clip: Callable[[], Any]) -> None:
    """The world that goes by a window: sky, far hills, near poles, at a speed (frame widths a second)."""
    t = s.tones

    def draw(c: Any, pose: Pose, time: float) -> None:
        c.save()
        s.rig.lay(c, pose, 0.6)
        path = clip()
        c.clipPath(path, True)
        b = path.getBounds()
        y = b.top() + b.height() * 0.62
        c.drawPaint(wash(t.sky, t.horizon, 0, b.top(), 0, y))
        rng = s.rng("run by")
        for deck, (k, h) in enumerate(((0.08, 0.26), (0.3, 0.16), (0.8, 0.12))):
            col = mix(t.far, t.near, deck / 2.6)
            line = paper.noise(rng, 0.0, 1.0, 0.18, 3)
            shape = skia.Path()
            shape.moveTo(b.left(), b.bottom())
            for i in range(61):
                u = i / 60
                phase = u * 0.35 / (1 + deck) + time * speed * k * 0.35
                shape.lineTo(b.left() + b.width() * u, y + b.height() * (0.12 * deck - h * (0.4 + 0.5 * line(phase))))
            shape.lineTo(b.right(), b.bottom())
            shape.close()
            c.drawPath(shape, ink(col))
        for i in range(3):
            x = b.right() + b.width() * 0.3 - ((time * speed * 1.6 + i / 3) % 1.0) * b.width() * 1.6
            c.drawRect(skia.Rect(x, b.top(), x + 10 * s.u, b.bottom()), ink(mix(t.near, t.shade, 0.4), 0.75))
        if t.night:
            for i in range(6):
                x = b.right() - ((time * speed * 0.7 + i * 0.17) % 1.0) * b.width()
                c.drawCircle(x, y - 12 * s.u, 4 * s.u, ink(t.practical, 0.8))
        c.restore()

    s.live(depth, draw, solid=True)


def car_interior(s: Stage) -> None:
    """Behind or before the windscreen: the road outside, pillars, dashboard, mirror, wheel."""
    t = s.tones
    w, h = s.rig.fw, s.rig.fh
    top, low = s.cy - h * 0.30, s.cy + h * 0.20
    away = any(abs((f.facing - 270 + 180) % 360 - 180) < 60 for f in s.plan.figures)
    skyc, roadc = t.horizon, mix(t.ground, t.shade, 0.35)

    def outside(c: Any, pose: Pose, time: float) -> None:
        k, tx, ty = s.rig.matrix(pose, 0.02)
        y = s.yh * 0 + (s.cy - h * 0.02) * k + ty
        vx = s.cx * k + tx
        c.drawPaint(wash(t.sky, skyc, 0, y - h * 0.5, 0, y))
        rng = s.rng("drive")
        for deck, col in ((0, t.far), (1, t.mid)):
            line = paper.noise(rng, -2 * s.w, 3 * s.w, 420 * s.u, 3)
            shape = skia.Path()
            shape.moveTo(-10, y + 4)
            for i in range(41):
                x = -10 + (s.w + 20) * i / 40
                shape.lineTo(x, y - h * (0.055 - 0.02 * deck) * (1.2 + line(x + deck * 999)))
            shape.lineTo(s.w + 10, y + 4)
            c.drawPath(shape, ink(col))
        c.drawRect(skia.Rect(-5, y, s.w + 5, s.h + 5), wash(mix(roadc, t.horizon, 0.45), roadc, 0, y, 0, y + h * 0.3))
        side = -1.0 if not away else 1.0  # seen backwards the road runs away from us
        dashes, trunks_, glows = skia.Path(), skia.Path(), skia.Path()
        for i in range(9):
            z = 0.22 * 1.55 ** ((i - side * time * 2.2) % 9)
            p = 1 / z
            yy, s2 = y + h * 0.075 * p, w * 0.008 * p
            if yy < s.h + h:
                dashes.addPoly([skia.Point(vx - s2, yy), skia.Point(vx + s2, yy), skia.Point(vx + s2 * 0.75, y + h * 0.075 * p * 0.75), skia.Point(vx - s2 * 0.75, y + h * 0.075 * p * 0.75)], True)
            for sgn in (-1, 1):
                x = vx + sgn * w * 0.10 * p
                trunks_.addRect(skia.Rect(x - w * 0.004 * p, y - h * 0.26 * p, x + w * 0.004 * p, yy))
                glows.addCircle(x - sgn * w * 0.02 * p, y - h * 0.26 * p, max(1.5, w * 0.005 * p))
        c.drawPath(dashes, ink(mix(t.light, roadc, 0.2), 0.9))
        c.drawPath(trunks_, ink(mix(t.near, t.shade, 0.3), 0.8))
        if t.night:
            c.drawPath(glows, ink(t.practical, 0.9))

    s.live(0.97, outside, solid=True)
    dark = mix(t.near, t.shade, 0.6)

    def cabin(c: Any, x0: float, x1: float) -> None:
        shell = skia.Path()
        shell.addRect(skia.Rect(x0 - 5, s.cy - 3 * h, x1 + 5, s.cy + 3 * h))
        glass = skia.Path()
        glass.moveTo(s.cx - w * 0.40, top)
        glass.quadTo(s.cx, top - h * 0.05, s.cx + w * 0.40, top)
        glass.lineTo(s.cx + w * 0.47, low)
        glass.quadTo(s.cx, low - h * 0.05, s.cx - w * 0.47, low)
        glass.close()
        for sgn in (-1, 1):
            glass.addPoly([skia.Point(s.cx + sgn * w * 0.46, top + h * 0.01), skia.Point(s.cx + sgn * w * 0.95, top + h * 0.03), skia.Point(s.cx + sgn * w * 0.95, low + h * 0.04), skia.Point(s.cx + sgn * w * 0.53, low + h * 0.02)], True)
        shape = skia.Op(shell, glass, skia.PathOp.kDifference_PathOp)
        c.drawPath(shape, wash(dark, mix(dark, t.shade, 0.5), 0, top, 0, low + h * 0.3))
        c.drawPath(glass, pen(mix(dark, t.light, 0.35), 2.4 * s.u, 0.8))
        dash = skia.Path()
        dash.moveTo(x0 - 5, low + h * 0.10)
        dash.quadTo(s.cx, low - h * 0.02, x1 + 5, low + h * 0.10)
        dash.lineTo(x1 + 5, s.cy + 3 * h)
        dash.lineTo(x0 - 5, s.cy + 3 * h)
        dash.close()
        c.drawPath(dash, wash(mix(dark, t.light, 0.16), mix(dark, t.shade, 0.6), 0, low, 0, low + h * 0.3))
        c.drawPath(dash, pen(mix(dark, t.light, 0.4), 2.0 * s.u, 0.6))
        c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(s.cx - w * 0.07, top - h * 0.01, s.cx + w * 0.07, top + h * 0.05), 12 * s.u, 12 * s.u), ink(dark))
        c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(s.cx - w * 0.062, top, s.cx + w * 0.062, top + h * 0.04), 9 * s.u, 9 * s.u), ink(mix(t.horizon, t.sky, 0.5)))
        if away or not s.plan.figures:
            wx, wy, r = s.cx - w * 0.22, low + h * 0.20, h * 0.2
            c.drawCircle(wx, wy, r, pen(mix(dark, t.shade, 0.5), 20 * s.u))
            c.drawCircle(wx, wy, r, pen(mix(dark, t.light, 0.22), 4 * s.u))
            for i in range(3):
                px = wx + (i - 1) * w * 0.055
                c.drawCircle(px, low + h * 0.08, h * 0.032, ink(mix(t.shade, dark, 0.3)))
                c.drawCircle(px, low + h * 0.08, h * 0.028, pen(t.practical, 2 * s.u, 0.8))
            c.drawRect(skia.Rect(s.cx + w * 0.03, low + h * 0.06, s.cx + w * 0.14, low + h * 0.14), wash(mix(t.practical, dark, 0.4), dark, 0, low, 0, low + h * 0.14))

    if away or not s.plan.figures:
        s.flat(0.3, cabin, p=0.9, blur=0.0)
    else:

        def behind(c: Any, x0: float, x1: float) -> None:
            cabin_back(c, x0, x1)

        def cabin_back(c: Any, x0: float, x1: float) -> None:
            shell = skia.Path()
            shell.addRect(skia.Rect(x0 - 5, s.cy - 3 * h, x1 + 5, s.cy + 3 * h))
            glass = skia.Path()
            glass.addRRect(skia.RRect.MakeRectXY(skia.Rect(s.cx - w * 0.30, top + h * 0.03, s.cx + w * 0.30, s.cy + h * 0.06), 40 * s.u, 30 * s.u))
            for sgn in (-1, 1):
                glass.addPoly([skia.Point(s.cx + sgn * w * 0.36, top + h * 0.02), skia.Point(s.cx + sgn * w * 0.85, top - h * 0.06), skia.Point(s.cx + sgn * w * 0.85, low + h * 0.05), skia.Point(s.cx + sgn * w * 0.40, s.cy + h * 0.09)], True)
            c.drawPath(skia.Op(shell, glass, skia.PathOp.kDifference_PathOp), wash(mix(dark, t.light, 0.05), mix(dark, t.shade, 0.4), 0, top, 0, low))
            c.drawPath(glass, pen(mix(dark, t.light, 0.35), 2.0 * s.u, 0.7))
            for sgn in (-1, 1):
                seat = skia.RRect.MakeRectXY(skia.Rect(s.cx + sgn * w * 0.21 - w * 0.13, s.cy - h * 0.04, s.cx + sgn * w * 0.21 + w * 0.13, s.cy + h), 50 * s.u, 50 * s.u)
                c.drawRRect(seat, wash(mix(dark, t.accent, 0.30), mix(dark, t.shade, 0.3), 0, s.cy, 0, s.cy + h * 0.5))
                c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(s.cx + sgn * w * 0.21 - w * 0.06, s.cy - h * 0.17, s.cx + sgn * w * 0.21 + w * 0.06, s.cy - h * 0.02), 24 * s.u, 24 * s.u), ink(mix(dark, t.accent, 0.22)))

        s.flat(0.92, behind, p=0.5)

        def rim(c: Any, x0: float, x1: float) -> None:
            wheel = s.cx + w * 0.05
            c.drawArc(skia.Rect(wheel - h * 0.5, s.cy + h * 0.36, wheel + h * 0.5, s.cy + h * 1.2), 200, 140, False, pen(mix(dark, t.shade, 0.5), 26 * s.u))

        s.flat(-0.85, rim, s.cy, None, p=1.1, blur=3.5 * s.u)
    shadows(s)


def train_carriage(s: Stage) -> None:
    """Seats in rows, windows with the land going by, racks and lamps."""
    t = s.tones
    if s.rig.overhead:
        room(s, Spec(floor="carpet"))
        return
    spec = Spec(half=1.9, tall=2.5, deep=4.2, wall="warm", floor="carpet", windows=0, lamps=(), wainscot=0.85, back=((-0.45, 0.45, 0.0, 2.0),))

    def more(s: Stage, r: Spec, zb: float) -> None:
        zs = np.geomspace(0.30, zb * 0.8, 6)
        rng = s.rng("train")
        bands = [(rng.uniform(0, 6.28), rng.uniform(1.2, 2.4)) for _ in range(5)]

        def panes(c: Any, pose: Pose, time: float) -> None:
            for sgn in (-1, 1):
                wins = [wall(sgn * 1.89, z, z * 1.42, 0.95, 1.95) for z in zs]
                path = s.path(pose, wins)
                b = path.getBounds()
                if b.isEmpty():
                    continue
                c.save()
                c.clipPath(path, True)
                y = s.yh + (s.rig.matrix(pose, 0.0)[2])
                c.drawPaint(wash(t.sky, t.horizon, 0, y - 0.4 * s.rig.fh, 0, y))
                for i, (f, k) in enumerate(bands):
                    shape = skia.Path()
                    shape.moveTo(b.left(), s.h)
                    for j in range(31):
                        u = j / 30
                        shape.lineTo(b.left() + b.width() * u, y + s.rig.fh * (0.03 * i - 0.035 * (1 + math.sin(k * (u * 3 + sgn * time * (0.5 + 0.7 * i)) + f))))
                    shape.lineTo(b.right(), s.h)
                    c.drawPath(shape, ink(mix(t.far, t.near, i / 5)))
                c.restore()
                c.drawPath(s.path(pose, [wall(sgn * 1.885, z * 0.985, z, 0.9, 2.0) for z in zs]), ink(mix(t.horizon, t.near, 0.5)))

        s.live(0.94, panes, solid=True)
        seat = mix(t.accent, t.near, 0.4)
        for z in np.geomspace(zb * 0.8, 0.52, 6):
            depth = min(0.9, 1 - 2 * math.sqrt(max(0.0, (min(3.0, 1 / z) - 0.008) / 1.6)))

            def row(c: Any, pose: Pose, time: float, z: float = float(z)) -> None:
                for sgn in (-1, 1):
                    a, b_ = sorted((sgn * 0.5, sgn * 1.75))
                    q = s.poly(pose, face(a, b_, z, 0.0, 1.25))
                    if q is None or len(q) < 4:
                        continue
                    rect = skia.Rect(float(q[0][0]), float(q[2][1]), float(q[1][0]), float(q[0][1]))
                    r_ = rect.width() * 0.14
                    c.drawRRect(skia.RRect.MakeRectXY(rect, r_, r_), wash(mix(seat, t.light, 0.12), mix(seat, t.shade, 0.5), 0, rect.top(), 0, rect.bottom()))
                    c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(rect.left() + rect.width() * 0.1, rect.top(), rect.right() - rect.width() * 0.1, rect.top() + rect.height() * 0.22), r_ * 0.6, r_ * 0.6), ink(mix(t.light, seat, 0.55)))

            s.still(float(depth), row)
        lamps_ = [quad(-0.16, 0.16, z, z * 1.3, 2.48) for z in np.geomspace(0.3, zb * 0.9, 8)]
        racks_ = [wall(sgn * 1.5, 0.2, zb, 2.02, 2.08) for sgn in (-1, 1)]

        def top(c: Any, pose: Pose, time: float) -> None:
            c.drawPath(s.path(pose, np.stack(lamps_)), ink(mix(t.practical, t.light, 0.5)))
            c.drawPath(s.path(pose, racks_), ink(mix(t.near, t.light, 0.3)))

        s.still(0.91, top)

    room(s, spec, more)


def spaceship(s: Stage) -> None:
    """A bridge: a wide port to the stars, ribs, consoles, strips of light."""
    from . import heavens

    t = s.tones
    if s.rig.overhead:
        room(s, ROOMS["control room"])
        return
    heavens.void(s)
    w, h = s.rig.fw, s.rig.fh

    def world(c: Any, x0: float, x1: float) -> None:
        heavens.planet_disc(c, s, s.cx + w * 0.16, s.cy - h * 0.02, h * 0.2, (t.sky, mix(t.sky, t.accent, 0.3), t.horizon), s.rng("port"))

    s.flat(0.99, world, p=0.01, blur=0.0)
    dark = mix(t.near, t.shade, 0.35)

    def hull(c: Any, x0: float, x1: float) -> None:
        shell = skia.Path()
        shell.addRect(skia.Rect(x0 - 5, s.cy - 3 * h, x1 + 5, s.cy + 3 * h))
        port = skia.Path()
        y0, y1 = s.cy - h * 0.30, s.cy + h * 0.12
        port.addPoly([skia.Point(s.cx - w * 0.27, y0), skia.Point(s.cx + w * 0.27, y0), skia.Point(s.cx + w * 0.36, s.cy - h * 0.08), skia.Point(s.cx + w * 0.29, y1), skia.Point(s.cx - w * 0.29, y1), skia.Point(s.cx - w * 0.36, s.cy - h * 0.08)], True)
        c.drawPath(skia.Op(shell, port, skia.PathOp.kDifference_PathOp), wash(dark, mix(dark, t.shade, 0.5), 0, y0, 0, y1 + h * 0.3))
        c.drawPath(port, pen(mix(dark, t.light, 0.30), 10 * s.u))
        c.drawPath(port, pen(mix(t.light, t.sky, 0.2), 2.2 * s.u, 0.9))
        for x in (-0.11, 0.11):
            c.drawLine(s.cx + x * w, y0, s.cx + x * w * 1.15, y1, pen(mix(dark, t.shade, 0.3), 12 * s.u))
            c.drawLine(s.cx + x * w + 4 * s.u, y0, s.cx + x * w * 1.15 + 4 * s.u, y1, pen(mix(dark, t.light, 0.35), 2 * s.u))
        for i in range(5):
            k = 1.0 + 0.30 * (i + 1)
            rib = skia.Path()
            rib.addPoly([skia.Point(s.cx + dx * w * k, s.cy + dy * h * k) for dx, dy in ((-0.27, -0.30), (0.27, -0.30), (0.36, -0.08), (0.30, 0.22), (-0.30, 0.22), (-0.36, -0.08))], True)
            c.drawPath(rib, pen(mix(dark, t.light, 0.10), 16 * s.u * k))
            c.drawPath(rib, pen(mix(dark, t.shade, 0.6), 3 * s.u * k))
        for sgn in (-1, 1):
            for i in range(3):
                a, b = 1.08 + 0.3 * i, 1.28 + 0.3 * i
                c.drawLine(s.cx + sgn * 0.365 * w * a, s.cy - 0.10 * h * a, s.cx + sgn * 0.365 * w * b, s.cy - 0.10 * h * b, pen(mix(t.light, t.sky, 0.15), 6 * s.u * a))
                c.drawLine(s.cx + sgn * 0.365 * w * a, s.cy - 0.10 * h * a, s.cx + sgn * 0.365 * w * b, s.cy - 0.10 * h * b, pen(t.light, 26 * s.u * a, 0.14))
        floor = skia.Path()
        floor.addPoly([skia.Point(s.cx - w * 0.30, s.cy + h * 0.22), skia.Point(s.cx + w * 0.30, s.cy + h * 0.22), skia.Point(s.cx + w * 0.95, s.cy + h * 0.8), skia.Point(s.cx - w * 0.95, s.cy + h * 0.8)], True)
        c.drawPath(floor, wash(mix(dark, t.light, 0.22), mix(dark, t.shade, 0.4), 0, s.cy + h * 0.2, 0, s.cy + h * 0.6))

    s.flat(0.94, hull, p=0.30)
    p = 0.5
    base, k = s.cy + h * 0.34, h * 0.17

    def desk(c: Any, x0: float, x1: float) -> None:
        for sgn in (-1, 1):
            c.save()
            c.translate(s.cx + sgn * w * 0.36, base)
            c.scale(k * 0.62, k * 0.62)
            PIECES["consoles"](c, kit_of(s, 0.2, f"ship{sgn}"))
            c.restore()

    s.flat(0.6, desk, p=p)
    blink = s.rng("blink")
    lamps_ = [(s.cx + blink.choice((-1, 1)) * w * blink.uniform(0.24, 0.48), base - k * blink.uniform(0.5, 0.62), blink.uniform(0, 6.28), blink.uniform(1, 4)) for _ in range(26)]

    def lights(c: Any, pose: Pose, time: float) -> None:
        c.save()
        s.rig.lay(c, pose, p)
        path = skia.Path()
        for x, y, f, speed in lamps_:
            if math.sin(time * speed + f) > 0.0:
                path.addCircle(x, y, 2.2 * s.u)
        c.drawPath(path, ink(mix(t.accent, t.light, 0.3)))
        c.restore()

    s.live(0.59, lights)
    shadows(s)


def cave(s: Stage) -> None:
    """Rock in rings around a mouth of light; teeth above and below."""
    t = s.tones
    if s.rig.overhead:
        ground.plane(s, mix(t.near, t.mid, 0.3))
        ground.dabs(s, (mix(t.mid, t.light, 0.2), t.shade), count=100, alpha=0.4)
        return
    mouth = mix(t.horizon, t.light, 0.3)

    def back(c: Any, x0: float, x1: float) -> None:
        c.drawRect(skia.Rect(x0 - 3, -1e5, x1 + 3, 1e5), ink(mix(t.near, t.shade, 0.4)))
        c.drawPaint(glow(mouth, s.vx, s.yh - 0.05 * s.rig.fh, s.rig.fh * 0.6, 1.0, 0.24))

    s.flat(0.99, back, p=0.03)
    for i, (depth, r) in enumerate(((0.9, 0.16), (0.72, 0.26), (0.5, 0.38), (0.2, 0.56))):
        base = s.ground_at(p_of(depth))
        col = mix(mix(t.mid, t.near, i / 3), mouth, 0.34 - 0.10 * i)

        def ring(c: Any, x0: float, x1: float, i: int = i, r: float = r, base: float = base, col: RGB = col, depth: float = depth) -> None:
            rng = s.rng(f"cave{i}")
            hole = skia.Path()
            cx, cy = s.vx + rng.uniform(-0.03, 0.03) * s.rig.fw, base - r * 0.62 * s.rig.fh
            n = 26
            for j in range(n):
                a = j / n * 6.283
                k = rng.uniform(0.86, 1.10)
                x = cx + math.cos(a) * r * s.rig.fh * 1.25 * k
                y = cy + math.sin(a) * r * s.rig.fh * 0.95 * k
                if math.sin(a) > 0.55:
                    y = base + rng.uniform(-0.012, 0.012) * s.rig.fh
                (hole.moveTo if j == 0 else hole.lineTo)(x, y)
            hole.close()
            shell = skia.Path()
            shell.addRect(skia.Rect(x0 - 5, s.cy - 2.5 * s.rig.fh, x1 + 5, s.cy + 2.5 * s.rig.fh))
            shape = skia.Op(shell, hole, skia.PathOp.kDifference_PathOp)
            c.drawPath(shape, wash(mix(col, t.shade, 0.15), mix(col, t.shade, 0.55), 0, cy, 0, cy + 0.8 * s.rig.fh))
            c.save()
            c.clipPath(shape, True)
            c.drawPath(hole, pen(mix(col, mouth, 0.55), 9 * s.u, 0.55))
            c.drawPath(hole, pen(mix(col, t.light, 0.8), 2.5 * s.u, 0.6))
            for _ in range(34):
                a = rng.uniform(0, 6.283)
                q = r * s.rig.fh * rng.uniform(1.15, 2.2)
                px, py = cx + math.cos(a) * q * 1.25, cy + math.sin(a) * q
                f = skia.Path()
                g = s.rig.fh * rng.uniform(0.03, 0.12)
                f.addPoly([skia.Point(px, py - g), skia.Point(px + g * rng.uniform(0.3, 0.9), py + g * 0.4), skia.Point(px - g * 0.5, py + g * rng.uniform(0.3, 1.0))], True)
                c.drawPath(f, ink(rng.choice((t.shade, mix(col, mouth, 0.5))), 0.16))
            c.restore()
            for j in range(9):
                x = cx + (j - 4 + rng.uniform(-0.3, 0.3)) * r * 0.27 * s.rig.fh
                k = 1 - ((x - cx) / (r * 1.3 * s.rig.fh)) ** 2
                if k <= 0.05:
                    continue
                y = cy - r * 0.95 * s.rig.fh * math.sqrt(k)
                length = r * s.rig.fh * rng.uniform(0.10, 0.34)
                tooth = skia.Path()
                q = length * 0.16
                tooth.addPoly([skia.Point(x - q, y - length * 0.5), skia.Point(x + q, y - length * 0.5), skia.Point(x, y + length)], True)
                c.drawPath(tooth, ink(mix(col, t.shade, 0.3)))

        s.flat(depth, ring)
    g = mix(mix(t.near, t.mid, 0.4), t.shade, 0.1)
    ground.plane(s, g, far=mix(g, mouth, 0.5), depth=0.48)
    ground.dabs(s, (mix(g, mouth, 0.35), mix(g, t.shade, 0.5)), count=80, alpha=0.4, depth=0.47, spread=5)
    from .wild import boulders

    boulders(s, 0.05, 0.8, 3.5, mix(t.near, t.shade, 0.2))


def tent(s: Stage) -> None:
    """Canvas lit from outside, a pole, a lantern, bedding."""
    t = s.tones
    if s.rig.overhead:
        room(s, Spec(floor="carpet", rug=True))
        return
    cloth = mix(mix(t.horizon, t.practical, 0.35), t.mid, 0.2 if not t.night else 0.55)
    w, h = s.rig.fw, s.rig.fh
    apex = (s.cx, s.cy - h * 0.52)

    def canvas_(c: Any, x0: float, x1: float) -> None:
        c.drawPaint(ink(mix(cloth, t.shade, 0.3)))
        xs = [-1.1, -0.62, -0.28, -0.1, 0.1, 0.28, 0.62, 1.1]
        key = -1 if t.key <= 0 else 1
        for i in range(len(xs) - 1):
            a, b = xs[i], xs[i + 1]
            mid = (a + b) / 2
            tone = mix(cloth, t.light, max(0.0, 0.35 - abs(mid - key * 0.4) * 0.5))
            tone = mix(tone, t.shade, 0.06 * (i % 2) + 0.25 * abs(mid))
            gore = skia.Path()
            gore.moveTo(*apex)
            gore.quadTo(s.cx + a * w * 0.45, s.cy - h * 0.15, s.cx + a * w, s.yh + 0.3 * h)
            gore.lineTo(s.cx + b * w, s.yh + 0.3 * h)
            gore.quadTo(s.cx + b * w * 0.45, s.cy - h * 0.15, *apex)
            c.drawPath(gore, wash(mix(tone, t.shade, 0.2), tone, 0, apex[1], 0, s.yh + 0.2 * h))
            c.drawPath(gore, pen(mix(tone, t.shade, 0.4), 1.5 * s.u, 0.5))
        flap = skia.Path()
        flap.moveTo(s.cx, s.cy - h * 0.28)
        flap.lineTo(s.cx + w * 0.09, s.yh + 0.22 * h)
        flap.lineTo(s.cx - w * 0.09, s.yh + 0.22 * h)
        flap.close()
        c.drawPath(flap, wash(t.sky, t.horizon, 0, s.cy - h * 0.28, 0, s.yh + 0.15 * h))

    s.flat(0.95, canvas_, p=0.35)
    ground.plane(s, mix(t.near, t.accent, 0.2), depth=0.3)
    g = s.ground_at(p_of(0.3))
    del g
    ground.lay(s, [quad(-1.6, 1.6, 0.5, 1.8)], mix(t.accent, t.shade, 0.3), 0.9, 0.29)

    def pole(c: Any, x0: float, x1: float) -> None:
        x = s.cx + w * 0.2
        c.drawRect(skia.Rect(x - 6 * s.u, s.cy - h, x + 6 * s.u, s.yh + 0.55 * h), wash(mix(t.near, t.light, 0.3), t.near, x - 6 * s.u, 0, x + 6 * s.u, 0))
        ly = s.cy - h * 0.22
        c.drawPaint(glow(t.practical, x - 26 * s.u, ly, h * 0.45, 0.7 if t.night else 0.3, 0.02))
        c.drawRRect(skia.RRect.MakeRectXY(skia.Rect(x - 38 * s.u, ly - 24 * s.u, x - 14 * s.u, ly + 16 * s.u), 6 * s.u, 6 * s.u), ink(mix(t.practical, (1, 1, 1), 0.4)))

    s.flat(0.25, pole, p=0.6)
    shadows(s)


DRESSERS = {
    **{name: by_spec(name) for name in ROOMS},
    "corridor": corridor, "stairwell": stairwell, "car interior": car_interior, "train carriage": train_carriage,
    "spaceship interior": spaceship, "cave": cave, "tent": tent,
}  # fmt: skip
