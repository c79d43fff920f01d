"""Interiors: most are a room by its specification."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from .. import ground
from ..camera import Pose
from ..facets import face, quad, wall
from ..paints import glow, ink, pen, wash
from ..stage import Stage, lit
from ..tones import mix
from .rooms import Spec, room, walls_of

ROOMS: dict[str, Spec] = {
    "room": Spec(
        back=((-1.6, -0.2, 1.0, 2.4),),
        rows=((0.95, (("shelf", 1.8), ("pictures", 0.6), ("plant", -2.6))), (0.72, (("table", -2.3), ("chair", -1.1)))),
        rug=True,
    ),
    "living room": Spec(
        half=4.4,
        back=((0.4, 2.4, 0.9, 2.4),),
        rows=(
            (0.96, (("bookcase", -2.9), ("pictures", -0.9), ("lamp", 3.0))),
            (0.74, (("sofa", 1.5), ("plant", 3.4))),
            (0.5, (("chair", -2.8),)),
        ),
        rug=True,
    ),
    "kitchen": Spec(
        half=3.8,
        wall="pale",
        floor="tiles",
        back=((-2.1, -1.0, 1.05, 1.9),),
        rows=((0.96, (("kitchen", 0.1),)), (0.55, (("table", 1.7), ("chair", 3.0)))),
        lamps=((0.9, 0.55),),
        windows=1,
        wainscot=0.0,
    ),
    "bedroom": Spec(
        half=3.8,
        wall="cool",
        floor="carpet",
        back=((0.6, 2.0, 0.9, 2.3),),
        rows=((0.95, (("pictures", -1.6), ("door", 3.1), ("lamp", -3.2))), (0.78, (("bed", -1.3),))),
        lamps=(),
    ),
    "bathroom": Spec(
        half=2.7,
        tall=2.8,
        deep=1.9,
        wall="pale",
        floor="tiles",
        windows=1,
        sill=1.2,
        rows=((0.9, (("bath", 0.2),)),),
        wainscot=1.4,
        lamps=((0.0, 0.7),),
    ),
    "office": Spec(
        half=4.6,
        tall=2.9,
        wall="pale",
        floor="carpet",
        windows=3,
        back=((-3.4, -1.4, 0.9, 2.3), (-1.0, 1.0, 0.9, 2.3)),
        rows=(
            (0.95, (("shelf", 2.9),)),
            (0.72, (("desk", -1.9), ("desk", 2.1))),
            (0.5, (("chair", -2.9), ("plant", 3.6))),
        ),
        lamps=((-1.5, 0.6), (1.5, 0.6)),
        wainscot=0.0,
    ),
    "bar": Spec(
        half=4.2,
        wall="dark",
        floor="boards",
        windows=1,
        rows=(
            (0.97, (("bottles", 0.4),)),
            (0.80, (("counter", 0.4),)),
            (0.70, (("stools", 0.5),)),
            (0.48, (("cafe", -3.4),)),
        ),
        lamps=((-1.5, 0.78), (0.3, 0.78), (2.1, 0.78)),
        wainscot=1.2,
    ),
    "restaurant": Spec(
        half=5.2,
        wall="warm",
        floor="boards",
        windows=3,
        back=((-3.6, -1.6, 0.6, 2.6), (1.6, 3.6, 0.6, 2.6)),
        rows=((0.95, (("pictures", 0.0), ("plant", -4.4))), (0.78, (("cafe", 0.0),)), (0.55, (("cafe", 0.7),))),
        lamps=((-2.2, 0.7), (0.2, 0.7), (2.4, 0.7)),
    ),
    "shop": Spec(
        half=4.6,
        wall="warm",
        floor="tiles",
        windows=2,
        sill=0.5,
        rows=((0.96, (("goods", 0.0),)), (0.68, (("counter", 2.4),)), (0.6, (("crates", -3.2),))),
        lamps=((-1.5, 0.65), (1.5, 0.65)),
        wainscot=0.0,
    ),
    "church": Spec(
        half=5.4,
        tall=9.0,
        deep=4.0,
        wall="dark",
        floor="stone",
        windows=4,
        sill=2.6,
        glass="stained",
        back=((-1.2, 1.2, 3.6, 8.0),),
        rows=(
            (0.95, (("altar", 0.0),)),
            (0.72, (("pews", 0.0),)),
            (0.58, (("pews", 0.0),)),
            (0.46, (("pews", 0.0),)),
            (0.36, (("pews", 0.0),)),
        ),
        lamps=(),
        wainscot=0.0,
    ),
    "hospital": Spec(
        half=4.2,
        tall=2.9,
        wall="pale",
        floor="tiles",
        windows=2,
        back=((0.8, 2.6, 1.0, 2.3),),
        rows=((0.95, (("door", -3.0), ("lockers", -0.8))), (0.74, (("hospital bed", 1.2),)), (0.5, (("chair", -2.7),))),
        lamps=((0.0, 0.6),),
        wainscot=1.1,
    ),
    "classroom": Spec(
        half=5.0,
        tall=3.3,
        wall="warm",
        floor="boards",
        windows=4,
        rows=(
            (0.97, (("blackboard", 0.0), ("door", 4.2))),
            (0.76, (("desk", 2.4),)),
            (0.62, (("desks", 0.0),)),
            (0.46, (("desks", 0.3),)),
        ),
        lamps=((-2.0, 0.6), (2.0, 0.6)),
        wainscot=1.2,
    ),
    "library": Spec(
        half=4.8,
        tall=4.6,
        deep=3.0,
        wall="dark",
        floor="boards",
        windows=2,
        sill=1.6,
        back=((-0.9, 0.9, 1.3, 3.8),),
        rows=(
            (0.97, (("bookcase", -3.6), ("bookcase", -1.9), ("bookcase", 1.9), ("bookcase", 3.6))),
            (0.7, (("bookcase", -4.0), ("bookcase", 4.0))),
            (0.56, (("desk", -1.6),)),
            (0.5, (("desk", 2.4),)),
        ),
        lamps=((-1.6, 0.6), (1.6, 0.6)),
        wainscot=0.0,
        rug=True,
    ),
    "theatre": Spec(
        half=7.0,
        tall=7.0,
        deep=3.2,
        wall="dark",
        floor="carpet",
        windows=0,
        rows=((0.96, (("stage", 0.0),)), (0.6, (("seats", 0.0),)), (0.5, (("seats", 0.3),)), (0.41, (("seats", 0.0),))),
        lamps=(),
        wainscot=1.0,
    ),
    "workshop": Spec(
        half=4.6,
        tall=3.8,
        wall="warm",
        floor="concrete",
        windows=2,
        back=((1.9, 3.7, 1.2, 2.8),),
        rows=((0.96, (("workbench", -1.2), ("shelf", 3.9))), (0.66, (("crates", 2.9), ("barrels", -3.6)))),
        lamps=((-1.2, 0.7), (1.4, 0.5)),
        beams=5,
        wainscot=0.0,
    ),
    "garage": Spec(
        half=5.0,
        tall=3.9,
        wall="cool",
        floor="concrete",
        windows=1,
        rows=(
            (0.97, (("workbench", -2.9), ("shelf", 4.0))),
            (0.86, (("lift", 1.1),)),
            (0.58, (("tyres", -4.0), ("tyres", 3.6))),
        ),
        lamps=((-1.8, 0.7), (1.8, 0.7)),
        beams=4,
        wainscot=1.1,
    ),
    "warehouse": Spec(
        half=9.0,
        tall=7.5,
        deep=4.6,
        wall="dark",
        floor="concrete",
        windows=3,
        sill=4.4,
        rows=(
            (0.96, (("racks", -4.0), ("racks", 3.0))),
            (0.66, (("racks", -7.0), ("racks", 7.0))),
            (0.46, (("crates", -4.6), ("crates", 4.4))),
        ),
        lamps=((-2.6, 0.6), (2.6, 0.6), (0.0, 0.8)),
        beams=6,
        wainscot=0.0,
    ),
    "cellar": Spec(
        half=3.6,
        tall=2.7,
        wall="dark",
        floor="stone",
        windows=1,
        sill=1.8,
        rows=((0.94, (("barrels", -1.5), ("shelf", 2.3))), (0.6, (("crates", 2.6),))),
        lamps=((0.2, 0.62),),
        beams=6,
        wainscot=0.0,
    ),
    "prison cell": Spec(
        half=2.2,
        tall=2.9,
        deep=1.8,
        wall="cool",
        floor="concrete",
        windows=0,
        back=((-0.4, 0.4, 1.9, 2.5),),
        rows=((0.9, (("bunk", -1.0),)),),
        lamps=(),
        wainscot=0.0,
    ),
    "laboratory": Spec(
        half=4.6,
        tall=3.0,
        wall="pale",
        floor="tiles",
        windows=2,
        rows=((0.97, (("screens", -1.2), ("lockers", 3.2))), (0.72, (("lab", -0.6),)), (0.48, (("lab", 3.2),))),
        lamps=((-1.6, 0.6), (1.6, 0.6)),
        wainscot=0.0,
    ),
    "control room": Spec(
        half=5.0,
        tall=3.6,
        wall="dark",
        floor="carpet",
        windows=0,
        rows=((0.97, (("screens", 0.0),)), (0.66, (("consoles", 0.0),))),
        lamps=((-2.4, 0.6), (2.4, 0.6)),
        wainscot=0.0,
    ),
    "hall": Spec(
        half=6.2,
        tall=6.2,
        deep=3.6,
        wall="warm",
        floor="tiles",
        windows=3,
        sill=1.6,
        back=((-3.6, -1.6, 1.0, 4.8), (-1.0, 1.0, 1.0, 4.8), (1.6, 3.6, 1.0, 4.8)),
        rows=((0.96, (("plant", -4.8), ("plant", 4.8))),),
        lamps=((0.0, 0.55),),
        wainscot=1.2,
        rug=True,
    ),
    "ship cabin": Spec(
        half=2.7,
        tall=2.4,
        deep=1.9,
        wall="dark",
        floor="boards",
        windows=0,
        rows=((0.92, (("bunk", 1.4), ("desk", -1.2))),),
        lamps=((0.0, 0.6),),
        beams=5,
        wainscot=1.0,
    ),
}


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
                a, b = (
                    (lit(s, col, 0.28), mix(col, t.shade, 0.5))
                    if t.key <= 0
                    else (mix(col, t.shade, 0.5), lit(s, col, 0.28))
                )
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
            c.drawRect(
                skia.Rect(i * 0.36 - 0.035, -4, i * 0.36 + 0.035, 1), ink(mix(s.tones.shade, s.tones.near, 0.25))
            )

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
    more = {
        "church": church_more,
        "prison cell": prison_more,
        "control room": windowless_glow,
        "laboratory": windowless_glow,
    }.get(name)
    return lambda s: room(s, ROOMS[name], more)


def corridor(s: Stage) -> None:
    """A long passage of doors under a row of lamps."""
    spec = Spec(
        half=1.6,
        tall=2.8,
        deep=7.0,
        wall="cool",
        floor="tiles",
        windows=0,
        lamps=(),
        wainscot=1.0,
        back=((-0.5, 0.5, 0.0, 2.2),),
    )
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
                c.drawPath(
                    s.path(
                        pose,
                        [
                            np.array(
                                [
                                    [side * 0.2, 0, z0],
                                    [side * 0.2, 0, z1],
                                    [side * 0.2, y + 0.24, z1],
                                    [side * 0.2, y + 0.24, z0],
                                ],
                                float,
                            )
                        ],
                    ),
                    ink(mix(w, t.shade, 0.28)),
                )
            rail = skia.Path()
            for z0, _, y in steps[::2]:
                q = s.poly(
                    pose, np.array([[side * 0.2, y + 0.24, z0], [side * 0.2, y + 1.15, z0], [side * 0.2, y + 1.15, z0]])
                )
                if q is not None and len(q) == 3:
                    rail.moveTo(*map(float, q[0]))
                    rail.lineTo(*map(float, q[1]))
            q = s.poly(
                pose,
                np.array(
                    [
                        [side * 0.2, 1.15, steps[0][0]],
                        [side * 0.2, steps[-1][2] + 1.15, steps[-1][0]],
                        [side * 0.2, 1.2, steps[0][0]],
                    ]
                ),
            )
            if q is not None and len(q) >= 2:
                rail.moveTo(*map(float, q[0]))
                rail.lineTo(*map(float, q[1]))
            c.drawPath(rail, pen(mix(t.near, t.shade, 0.3), 3 * s.u))

        s.still(0.6, draw)

    room(s, spec, more if not s.rig.overhead else None)


DRESSERS = {**{name: by_spec(name) for name in ROOMS}, "corridor": corridor, "stairwell": stairwell}
