"""Windows and doors of a room, what is seen through them, and the light that falls in."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skia

from ..camera import Pose
from ..facets import face, wall
from ..paints import glow, ink, wash
from ..stage import Stage
from ..tones import mix
from .specs import Spec
from .walls import walls_of


def openings(s: Stage, r: Spec, zb: float) -> None:
    """Windows on the key's side and in the back wall, their light in the air and on the floor."""
    if s.rig.overhead:
        return
    t = s.tones
    key = -1.0 if t.key <= 0 else 1.0
    time = s.plan.light.time
    sky = mix(t.horizon, t.light, 0.55) if not t.night else mix(t.sky, t.horizon, 0.55)
    frame = mix(walls_of(s, r.wall), t.light if not t.night else t.shade, 0.35)
    side: list[np.ndarray] = []
    bars: list[np.ndarray] = []
    patch: list[np.ndarray] = []
    beams: list[np.ndarray] = []
    x = key * (r.half - 0.01)
    top = min(r.tall - 0.4, r.sill + 1.6 if r.tall < 4.5 else r.tall - 0.8)
    n = r.windows
    for i in range(n):
        z0 = zb * (0.30 + 0.62 * (i + 0.16) / max(1, n))
        z1 = zb * (0.30 + 0.62 * (i + 0.84) / max(1, n))
        side.append(wall(x, z0, z1, r.sill, top))
        zm, ym = (z0 * z1) ** 0.5, (r.sill + top) / 2
        bars += [
            wall(x, zm * 0.992, zm * 1.008, r.sill, top),
            wall(x, z0, z1, ym - 0.03, ym + 0.03),
            wall(x, z0, z1, r.sill - 0.08, r.sill),
        ]
        reach0, reach1 = (0.5, 2.6) if s.plan.light.height > 0.35 else (1.2, 4.2)
        near_x, far_x = key * (r.half - reach0), key * max(-r.half + 0.2, r.half - reach1 - 1.0)
        shift = 0.10 * zb
        patch += [
            np.array(
                [
                    [near_x, 0, a - shift * 0.4],
                    [near_x, 0, b - shift * 0.4],
                    [far_x, 0, b - shift],
                    [far_x, 0, a - shift],
                ],
                float,
            )
            for a, b in ((z0, zm * 0.985), (zm * 1.015, z1))
        ]
        beams.append(np.array([[x, top, z0], [x, top, z1], [far_x, 0, z1 - shift], [far_x, 0, z0 - shift]], float))
    strength = {"dawn": 0.55, "day": 0.6, "sunset": 0.7, "dusk": 0.2, "night": 0.24}[time]
    if s.plan.sky.weather in ("rain", "storm", "fog", "snow"):
        strength *= 0.45
    hues = (t.accent, t.practical, t.sky, t.horizon, mix(t.accent, t.light, 0.4))

    def panes(c: Any, pose: Pose, when: float) -> None:
        glass = s.path(pose, side)
        if glass.getBounds().isEmpty():
            return
        b = glass.getBounds()
        if r.glass == "stained":
            rng = s.rng("stained")
            for poly in side:
                z0, z1 = poly[0][2], poly[1][2]
                for j in range(6):
                    for i in range(3):
                        y0 = r.sill + (top - r.sill) * j / 6
                        cell = wall(
                            x, z0 + (z1 - z0) * i / 3, z0 + (z1 - z0) * (i + 1) / 3, y0, y0 + (top - r.sill) / 6
                        )
                        c.drawPath(
                            s.path(pose, [cell]), ink(mix(rng.choice(hues), t.light, 0.35 if not t.night else 0.0))
                        )
        else:
            c.drawPath(glass, wash(mix(sky, t.sky, 0.3), sky, 0, b.top(), 0, b.bottom()))
        c.drawPath(s.path(pose, bars), ink(frame))

    def backs(c: Any, pose: Pose, when: float) -> None:
        rng = s.rng("back panes")
        for x0, x1, y0, y1 in r.back:
            hole = s.path(pose, [face(x0, x1, zb * 0.999, y0, y1)])
            b = hole.getBounds()
            if b.isEmpty():
                continue
            c.drawPath(s.path(pose, [face(x0 - 0.1, x1 + 0.1, zb, y0 - 0.1, y1 + 0.1)]), ink(frame))
            c.drawPath(hole, wash(mix(sky, t.sky, 0.45), sky, 0, b.top(), 0, b.bottom()))
            c.save()
            c.clipPath(hole, True)
            if r.glass == "stained":
                for j in range(7):
                    for i in range(4):
                        c.drawRect(
                            skia.Rect.MakeXYWH(
                                b.left() + b.width() * i / 4,
                                b.top() + b.height() * j / 7,
                                b.width() / 4 - 1.5 * s.u,
                                b.height() / 7 - 1.5 * s.u,
                            ),
                            ink(mix(rng.choice(hues), t.light, 0.3 if not t.night else 0.0)),
                        )
            else:
                far = mix(t.far, sky, 0.35)
                px = b.left() - 10
                while px < b.right():
                    w, h = b.width() * rng.uniform(0.06, 0.2), b.height() * rng.uniform(0.15, 0.5)
                    c.drawRect(skia.Rect(px, b.bottom() - h, px + w, b.bottom()), ink(far))
                    if t.night:
                        for _ in range(5):
                            c.drawRect(
                                skia.Rect.MakeXYWH(
                                    px + w * rng.random() * 0.8, b.bottom() - h * rng.random(), 2.5 * s.u, 3 * s.u
                                ),
                                ink(t.practical, 0.9),
                            )
                    px += w
            c.restore()
            m = (x0 + x1) / 2
            cross = [
                face(m - 0.03, m + 0.03, zb * 0.998, y0, y1),
                face(x0, x1, zb * 0.998, (y0 + y1) / 2 - 0.03, (y0 + y1) / 2 + 0.03),
                face(x0 - 0.18, x1 + 0.18, zb * 0.998, y0 - 0.12, y0 - 0.03),
            ]
            c.drawPath(s.path(pose, cross), ink(frame))
            if not t.night:
                q = max(b.width(), b.height())
                c.drawCircle(
                    b.centerX(),
                    b.centerY(),
                    q * 1.1,
                    glow(t.light, b.centerX(), b.centerY(), q * 1.1, 0.22 * strength / 0.6),
                )

    # the window thrown across the back wall: two panes by two, leaning away from the light
    cast: list[np.ndarray] = []
    lean, w0, h0 = 0.55, min(1.25, r.half * 0.3), min(1.5, r.tall * 0.42)
    for i in range(2):
        for j in range(2):
            x0 = -key * (r.half * 0.30) + (i - 1) * (w0 + 0.08)
            y0 = min(r.tall - 0.5, 2.35) - h0 + j * (h0 * 0.5 + 0.05)
            up = h0 * 0.46
            k0, k1 = (y0 - 1.0) * lean * key, (y0 + up - 1.0) * lean * key
            cast.append(
                np.array(
                    [
                        [x0 + k0, y0, zb * 0.997],
                        [x0 + w0 + k0, y0, zb * 0.997],
                        [x0 + w0 + k1, y0 + up, zb * 0.997],
                        [x0 + k1, y0 + up, zb * 0.997],
                    ]
                )
            )

    def light(c: Any, pose: Pose, when: float) -> None:
        c.drawPath(s.path(pose, patch), ink(mix(t.light, t.horizon, 0.2), strength * 0.62))
        if r.tall < 5 and s.plan.light.time != "dusk":
            c.drawPath(s.path(pose, cast), ink(mix(t.light, t.horizon, 0.2), strength * 0.42))

    def air(c: Any, pose: Pose, when: float) -> None:
        path = s.path(pose, beams)
        b = path.getBounds()
        if b.isEmpty():
            return
        x0, x1 = (b.left(), b.right()) if key < 0 else (b.right(), b.left())
        flicker = 1.0 + 0.05 * math.sin(when * 1.3)
        c.drawPath(path, wash(t.light, t.light, x0, b.top(), x1, b.bottom(), min(1.0, strength * 0.30 * flicker), 0.03))

    if r.back:
        s.still(0.945, backs)
    if side:
        s.still(0.94, panes)
        s.still(0.935, light, solid=False)
        s.live(-0.705, air)
