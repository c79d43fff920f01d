"""More things for inserts: arms, lights, clothes, luggage, machines, toys and furniture."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from pipelines.blocking.draw.cuts import Cut, Ink, box, oval, placed, poly, smooth, tube

Maker = Callable[[float, random.Random], list[Cut]]


def knife(t: float, chance: random.Random) -> list[Cut]:
    blade = smooth([(-0.06, 0.1), (-0.075, -0.2), (0.02, -0.5), (0.065, -0.3), (0.06, 0.1)], corners=(0, 2, 4))
    edge = Cut(smooth([(-0.1, 0.1), (-0.1, -0.5), (-0.01, -0.5), (-0.03, 0.1)]), ("white", 0.3), 0.0, 0.0, alpha=0.5)
    grip = smooth([(-0.06, 0.12), (0.06, 0.12), (0.07, 0.3), (0.06, 0.48), (-0.05, 0.49), (-0.045, 0.3)], corners=(0, 1))
    rivets = tuple(Cut(oval(0.005, y, 0.014), ("brass", 0.1), 0.3, 0.0) for y in (0.2, 0.3, 0.4))
    return [placed([Cut(blade, ("metal", 0.15), 1.0, 1.0, inside=(edge,)), Cut(box(-0.1, 0.085, 0.1, 0.125, 0.015), ("brass", 0.0), 0.6, 1.0), Cut(grip, ("wood", -0.1), 0.9, 1.0, shadow=0.02, inside=rivets)], 0, 0, 24.0)]


def sword(t: float, chance: random.Random) -> list[Cut]:
    blade = smooth([(-0.035, 0.24), (-0.03, -0.42), (0.0, -0.5), (0.03, -0.42), (0.035, 0.24)], corners=(0, 1, 2, 3, 4))
    half = Cut(box(0.0, -0.6, 0.1, 0.3), ("metal", -0.3), 0.2, 0.0)
    guard = tube([(-0.15, 0.22), (0.0, 0.25), (0.15, 0.22)], [0.016, 0.026, 0.016])
    return [placed([Cut(blade, ("metal", 0.25), 0.7, 1.0, inside=(half,)), Cut(tube([(0, 0.26), (0, 0.43)], [0.024, 0.02]), ("leather", -0.1), 0.7, 0.8), Cut(guard, ("brass", 0.0), 0.8, 1.0, shadow=0.01), Cut(oval(0, 0.46, 0.036), ("brass", 0.05), 0.8, 1.0)], 0, 0, 16.0)]  # noqa: E501


def gun(t: float, chance: random.Random) -> list[Cut]:
    """A revolver, side on."""
    frame = smooth([(-0.2, -0.3), (0.16, -0.32), (0.2, -0.02), (0.06, 0.06), (-0.2, 0.04), (-0.32, -0.04), (-0.34, -0.22)], corners=(1, 2))
    grip = smooth([(-0.2, -0.02), (-0.36, -0.1), (-0.46, 0.1), (-0.52, 0.44), (-0.3, 0.5), (-0.24, 0.24), (-0.12, 0.06)])
    barrel = box(0.1, -0.31, 0.82, -0.17, 0.02)
    drum_ = Cut(box(-0.16, -0.29, 0.12, -0.04, 0.06), ("metal", 0.05), 1.0, 1.0, shadow=0.02, inside=tuple(Cut(box(-0.14, y, 0.1, y + 0.035, 0.015), ("dark", 0.1), 0.2, 0.0) for y in (-0.25, -0.18, -0.11)))
    hammer = Cut(smooth([(-0.3, -0.26), (-0.42, -0.38), (-0.36, -0.4), (-0.24, -0.3)]), ("metal", -0.2), 0.6, 1.0)
    guard = Cut(smooth([(-0.12, 0.04), (-0.1, 0.2), (0.04, 0.22), (0.12, 0.06)], closed=False), ("metal", -0.25), 0.0, 0.0, stroke=0.032)
    trigger = Cut(tube([(-0.02, 0.04), (0.0, 0.1), (-0.03, 0.16)], [0.016, 0.014, 0.006]), ("metal", 0.1), 0.0, 0.5)
    sight = Cut(poly([(0.7, -0.31), (0.78, -0.36), (0.8, -0.31)]), ("metal", -0.2), 0.0, 0.5)
    shine = Cut(tube([(0.16, -0.275), (0.5, -0.28), (0.8, -0.275)], [0.004, 0.01, 0.004]), ("white", 0.3), 0.0, 0.0, alpha=0.6, solid=False)
    return [guard, trigger, Cut(grip, ("wood", -0.1), 1.0, 1.0, shadow=0.04), hammer, sight, Cut(barrel, ("metal", -0.25), 1.0, 1.0, shadow=0.03), Cut(frame, ("metal", -0.2), 1.0, 1.0, shadow=0.03), drum_, shine]


def _light(x: float, y: float, r: float, t: float, always: bool = True) -> list[Cut]:
    flicker = 1.0 + 0.06 * math.sin(t * 11.0) + 0.04 * math.sin(t * 23.0)
    return [Cut(oval(x, y, 0.05), ("flame", 0.2), glow=r * flicker, alpha=0.75, solid=False, night=not always)]


def _flame(x: float, y: float, high: float, t: float) -> list[Cut]:
    sway = 0.18 * math.sin(t * 7.0) + 0.1 * math.sin(t * 17.0)
    w = high * 0.3

    def drop(k: float, ink: Ink, alpha: float) -> Cut:
        tip = (x + sway * high * 0.5 * k, y - high * k)
        return Cut(smooth([(x, y + w * 0.15), (x - w * k, y - high * 0.22 * k), (x - w * 0.45 * k + sway * high * 0.2, y - high * 0.6 * k), tip, (x + w * 0.5 * k + sway * high * 0.2, y - high * 0.55 * k), (x + w * k, y - high * 0.22 * k)], corners=(3,)),
                   ink, 0.0, 0.0, alpha=alpha, solid=False)  # fmt: skip

    return [drop(1.0, ("accent", 0.1), 0.9), drop(0.68, ("flame", 0.15), 0.95), drop(0.36, ("white", 0.6), 0.95)]


def lamp(t: float, chance: random.Random) -> list[Cut]:
    shade = smooth([(-0.2, -0.5), (0.2, -0.5), (0.4, -0.06), (0.0, -0.02), (-0.4, -0.06)], corners=(0, 1, 2, 4))
    glow = Cut(oval(0.0, -0.2, 0.3, 0.3), ("flame", 0.6), 0.0, 0.0, alpha=0.85, soft=True)
    stem = smooth([(-0.03, -0.06), (0.03, -0.06), (0.035, 0.06), (0.12, 0.2), (0.13, 0.32), (0.04, 0.42), (0.24, 0.49), (-0.24, 0.49), (-0.04, 0.42), (-0.13, 0.32), (-0.12, 0.2), (-0.035, 0.06)], corners=(0, 1, 6, 7))
    return [Cut(stem, ("base", -0.1), 1.0, 1.0, shadow=0.03), Cut(shade, ("flame", 0.1), 0.5, 0.8, inside=(glow,)), *_light(0.0, -0.16, 1.2, 0.0)]


def candle(t: float, chance: random.Random) -> list[Cut]:
    wax = smooth([(-0.11, -0.12), (0.0, -0.1), (0.11, -0.13), (0.115, 0.42), (-0.115, 0.42)], corners=(0, 2, 3, 4))
    drip = Cut(smooth([(-0.11, -0.12), (-0.06, -0.11), (-0.055, 0.1), (-0.08, 0.14), (-0.1, 0.08)]), ("paper", 0.15), 0.4, 0.6)
    warm = Cut(oval(0.0, -0.12, 0.16, 0.16), ("flame", 0.4), 0.0, 0.0, alpha=0.8, soft=True)
    dish = [Cut(oval(0.0, 0.43, 0.34, 0.07), ("brass", -0.05), 0.9, 1.0, shadow=0.015), Cut(smooth([(0.28, 0.42), (0.44, 0.34), (0.44, 0.47), (0.3, 0.46)], closed=False), ("brass", 0.0), 0.0, 0.0, stroke=0.03)]
    wick = Cut(tube([(0.0, -0.1), (0.008, -0.17)], [0.007, 0.006]), ("dark", 0.0), 0.0, 0.0)
    return [*dish, Cut(wax, ("paper", 0.0), 0.9, 0.9, shadow=0.03, inside=(warm,)), drip, wick, *_flame(0.006, -0.15, 0.3, t), *_light(0.0, -0.27, 1.1, t)]


def lantern(t: float, chance: random.Random) -> list[Cut]:
    swing = 3.0 * math.sin(t * 1.5)
    bail = Cut(smooth([(-0.24, -0.14), (-0.2, -0.42), (0.0, -0.49), (0.2, -0.42), (0.24, -0.14)], closed=False), ("metal", -0.3), 0.0, 0.0, stroke=0.02)
    top = Cut(smooth([(-0.08, -0.36), (0.08, -0.36), (0.12, -0.26), (0.24, -0.18), (-0.24, -0.18), (-0.12, -0.26)], corners=(0, 1, 3, 4)), ("base", -0.15), 0.9, 1.0, shadow=0.03)
    globe = Cut(smooth([(-0.18, -0.17), (0.18, -0.17), (0.23, 0.06), (0.18, 0.28), (-0.18, 0.28), (-0.23, 0.06)]), ("flame", 0.25), 0.2, 0.6, alpha=0.75)
    foot = Cut(smooth([(-0.2, 0.27), (0.2, 0.27), (0.27, 0.36), (0.26, 0.48), (-0.26, 0.48), (-0.27, 0.36)], corners=(0, 1, 3, 4)), ("base", -0.1), 1.0, 1.0, shadow=0.04)
    bars = [Cut(smooth([(s * 0.2, -0.18), (s * 0.28, 0.06), (s * 0.21, 0.3)], closed=False), ("base", -0.3), 0.0, 0.0, stroke=0.016) for s in (-1.0, 1.0)]
    return [placed([bail, globe, *_flame(0.0, 0.22, 0.26, t), top, foot, *bars, *_light(0.0, 0.06, 1.3, t)], 0.0, 0.0, swing)]


def torch(t: float, chance: random.Random) -> list[Cut]:
    out = [Cut(tube([(0.0, -0.1), (0.0, 0.2), (0.01, 0.49)], [0.05, 0.042, 0.036]), ("wood", -0.1), 0.9, 1.0, shadow=0.02)]
    out += [Cut(smooth([(-0.075, -0.02 - 0.06 * k), (0.075, -0.05 - 0.06 * k), (0.08, -0.1 - 0.06 * k), (-0.08, -0.07 - 0.06 * k)]), ("paper", -0.4 - 0.05 * k), 0.5, 0.6) for k in range(2)]
    out += _flame(-0.03, -0.08, 0.3, t + 1.0) + _flame(0.03, -0.08, 0.34, t + 2.3) + _flame(0.0, -0.08, 0.42, t)
    return [*out, *_light(0.0, -0.25, 1.3, t)]


def helmet(t: float, chance: random.Random) -> list[Cut]:
    """A racing driver's open-faced helmet with goggles."""
    shell = smooth([(-0.44, 0.3), (-0.5, -0.02), (-0.42, -0.32), (-0.18, -0.48), (0.12, -0.48), (0.38, -0.3), (0.46, -0.08), (0.2, -0.05), (0.06, 0.08), (0.04, 0.34), (-0.1, 0.44), (-0.36, 0.44)], corners=(6, 9))
    stripe = Cut(smooth([(-0.6, -0.06), (-0.34, -0.36), (0.0, -0.52), (0.5, -0.34), (0.5, -0.2), (0.0, -0.36), (-0.28, -0.2), (-0.52, 0.12)]), ("white", 0.0), 0.4, 0.0)
    roundel = Cut(oval(-0.2, 0.04, 0.15), ("white", 0.0), 0.2, 0.0, inside=(Cut(tube([(-0.22, -0.04), (-0.18, -0.06), (-0.18, 0.13)], [0.018] * 3), ("dark", 0.0), 0.0, 0.0),))
    lining = Cut(smooth([(0.42, -0.08), (0.2, -0.05), (0.06, 0.08), (0.04, 0.34), (0.16, 0.3), (0.2, 0.1), (0.36, 0.0)]), ("leather", -0.2), 0.4, 0.3)
    band = Cut(smooth([(-0.52, -0.1), (-0.1, -0.16), (0.3, -0.22), (0.46, -0.2), (0.46, -0.1), (0.3, -0.12), (-0.1, -0.07), (-0.52, 0.0)]), ("dark", 0.05), 0.3, 0.3)
    goggles = smooth([(0.2, -0.3), (0.44, -0.32), (0.52, -0.22), (0.5, -0.1), (0.3, -0.06), (0.2, -0.14)])
    shine = Cut(tube([(0.27, -0.25), (0.36, -0.27), (0.46, -0.24)], [0.006, 0.018, 0.004]), ("white", 0.6), 0.0, 0.0, alpha=0.8)
    strap = Cut(smooth([(-0.02, 0.36), (0.06, 0.5), (0.16, 0.46)], closed=False), ("leather", -0.1), 0.0, 0.0, stroke=0.03)
    glint = Cut(tube([(-0.34, -0.16), (-0.26, -0.32), (-0.1, -0.4)], [0.006, 0.024, 0.006]), ("white", 0.5), 0.0, 0.0, alpha=0.6)
    return [strap, lining, Cut(shell, ("accent", 0.0), 1.0, 1.0, shadow=0.07, inside=(stripe, roundel, band, glint)), Cut(goggles, ("glass", -0.3), 0.9, 1.0, inside=(shine,)), Cut(goggles, ("dark", 0.0), 0.0, 0.0, stroke=0.024)]


def hat(t: float, chance: random.Random) -> list[Cut]:
    brim = smooth([(-0.85, 0.2), (-0.5, 0.32), (0.0, 0.42), (0.5, 0.32), (0.85, 0.2), (0.5, 0.12), (0.0, 0.1), (-0.5, 0.12)])
    crown = smooth([(-0.44, 0.26), (-0.42, -0.2), (-0.3, -0.46), (-0.08, -0.38), (0.12, -0.48), (0.34, -0.42), (0.42, -0.16), (0.45, 0.26), (0.0, 0.34)], corners=(0, 7))
    ribbon = Cut(smooth([(-0.6, 0.06), (0.0, 0.14), (0.6, 0.06), (0.6, 0.28), (0.0, 0.4), (-0.6, 0.28)]), ("accent", -0.15), 0.4, 0.0)
    pinch = Cut(smooth([(-0.06, -0.4), (0.02, -0.2), (0.12, -0.02), (0.0, -0.16)]), ("shade", 0.0), 0.0, 0.0, alpha=0.35)
    return [Cut(brim, ("base", -0.2), 0.8, 1.0, shadow=0.03), Cut(crown, ("base", 0.0), 1.0, 1.0, shadow=0.08, inside=(pinch, ribbon))]


def glove(t: float, chance: random.Random) -> list[Cut]:
    ink: Ink = ("leather", 0.1)
    fingers = [Cut(tube([(x0, 0.0), ((x0 + x1) / 2, -0.2), (x1, y1)], [0.062, 0.058, 0.046]), ink, 0.8, 1.0, shadow=0.014) for x0, x1, y1 in ((0.14, 0.2, -0.36), (0.05, 0.06, -0.46), (-0.05, -0.07, -0.44), (-0.13, -0.19, -0.34))]
    thumb = Cut(tube([(0.16, 0.2), (0.3, 0.08), (0.36, -0.08)], [0.08, 0.062, 0.045]), ink, 0.8, 1.0, shadow=0.016)
    palm = smooth([(-0.18, -0.04), (0.0, -0.08), (0.2, -0.02), (0.2, 0.2), (0.15, 0.34), (-0.15, 0.34), (-0.2, 0.16)])
    seams = tuple(Cut(smooth([(x, -0.04), (x * 1.1, 0.12)], closed=False), ("leather", -0.4), 0.0, 0.0, stroke=0.009) for x in (-0.08, 0.0, 0.08))
    cuff = Cut(smooth([(-0.15, 0.3), (0.15, 0.3), (0.22, 0.48), (-0.22, 0.48)], corners=range(4)), ("leather", -0.15), 0.8, 1.0, shadow=0.03)
    return [thumb, *fingers, Cut(palm, ink, 0.9, 0.6, shadow=0.03, inside=seams), cuff]


def ring(t: float, chance: random.Random) -> list[Cut]:
    twinkle = max(0.0, math.sin(t * 2.3)) ** 6
    band = [Cut(oval(0.0, 0.14, 0.3, 0.32), ("brass", 0.05), 0.0, 0.0, stroke=0.075), Cut(smooth([(-0.28, 0.06), (-0.3, 0.18), (-0.24, 0.32), (-0.1, 0.44)], closed=False), ("white", 0.4), 0.0, 0.0, stroke=0.02, alpha=0.7, solid=False)]
    stone = poly([(-0.1, -0.42), (0.1, -0.42), (0.18, -0.32), (0.0, -0.14), (-0.18, -0.32)])
    facets = (Cut(poly([(-0.1, -0.42), (0.0, -0.32), (-0.18, -0.32)]), ("white", 0.6), 0.0, 0.0, alpha=0.8), Cut(poly([(0.1, -0.42), (0.18, -0.32), (0.0, -0.32)]), ("accent", -0.3), 0.0, 0.0, alpha=0.7), Cut(poly([(-0.18, -0.32), (0.0, -0.32), (0.0, -0.14)]), ("accent", 0.3), 0.0, 0.0, alpha=0.7))
    claws = [Cut(tube([(s * 0.16, -0.13), (s * 0.15, -0.3)], [0.02, 0.012]), ("brass", 0.1), 0.3, 0.8) for s in (-1.0, 1.0)]
    return [*band, Cut(stone, ("accent", 0.1), 0.6, 1.0, inside=facets), *claws, Cut(oval(-0.06, -0.36, 0.03), ("white", 0.8), glow=0.3, alpha=twinkle, solid=False)]


def flower(t: float, chance: random.Random) -> list[Cut]:
    sway = 0.02 * math.sin(t * 1.2)
    hx, hy = 0.03 + sway, -0.28
    out = [Cut(tube([(0.0, 0.5), (-0.03, 0.15), (hx, hy)], [0.014, 0.016, 0.012]), ("green", 0.0), 0.4, 0.8)]
    for s, y in ((-1.0, 0.2), (1.0, 0.06)):
        out.append(Cut(smooth([(-0.02, y), (s * 0.14, y - 0.1), (s * 0.27, y - 0.12), (s * 0.16, y + 0.0)], corners=(0, 2)), ("green", 0.1 * s), 0.7, 0.9, shadow=0.01))
    for k in range(7):
        a = math.tau * k / 7 + 0.3
        out.append(Cut(placed_petal(hx, hy, a, 0.2), ("accent", 0.12 if k % 2 else -0.08), 0.7, 0.7, shadow=0.012))
    for k in range(5):
        a = math.tau * k / 5
        out.append(Cut(placed_petal(hx, hy, a, 0.12), ("accent", 0.2), 0.6, 0.5, shadow=0.01))
    return [*out, Cut(oval(hx, hy, 0.045), ("brass", 0.2), 0.8, 0.6)]


def placed_petal(x: float, y: float, a: float, long: float):  # type: ignore[no-untyped-def]
    c, s = math.cos(a), math.sin(a)
    return smooth([(x + u * c * long - v * s * long, y + u * s * long + v * c * long) for u, v in ((0.0, -0.1), (0.5, -0.42), (1.0, -0.2), (1.05, 0.12), (0.6, 0.42), (0.0, 0.1))])


def umbrella(t: float, chance: random.Random) -> list[Cut]:
    out = [Cut(smooth([(0.0, -0.3), (0.0, 0.38), (0.03, 0.48), (0.1, 0.48), (0.12, 0.4)], closed=False), ("wood", 0.0), 0.0, 0.0, stroke=0.026)]
    n = 5
    xs = [-0.62 + 1.24 * k / n for k in range(n + 1)]
    top = (0.0, -0.46)
    for k in range(n):
        a, b = xs[k], xs[k + 1]
        ay, by = 0.02 - 0.05 * (1 - (a / 0.62) ** 2), 0.02 - 0.05 * (1 - (b / 0.62) ** 2)
        panel = smooth([top, (a * 0.62, -0.36 + 0.16 * (a / 0.62) ** 2), (a, ay), ((a + b) / 2, (ay + by) / 2 - 0.07), (b, by), (b * 0.62, -0.36 + 0.16 * (b / 0.62) ** 2)], corners=(0, 2, 4))
        out.append(Cut(panel, ("accent" if k % 2 == 0 else "base", 0.06 * (k % 2)), 0.9, 0.8, shadow=0.012))
    return [*out, Cut(tube([(0.0, -0.45), (0.0, -0.5)], [0.014, 0.006]), ("metal", 0.0), 0.0, 0.6)]


def suitcase(t: float, chance: random.Random) -> list[Cut]:
    handle = Cut(smooth([(-0.14, -0.34), (-0.12, -0.46), (0.12, -0.46), (0.14, -0.34)], closed=False), ("leather", -0.2), 0.0, 0.0, stroke=0.05)
    straps = tuple(Cut(box(x - 0.04, -0.6, x + 0.04, 0.6), ("leather", -0.25), 0.4, 0.0) for x in (-0.36, 0.36))
    corners = tuple(Cut(oval(x, y, 0.11), ("leather", -0.3), 0.5, 0.0) for x in (-0.64, 0.64) for y in (-0.34, 0.48))
    sticker = (Cut(oval(0.12, 0.16, 0.13, 0.1), ("accent", 0.1), 0.2, 0.0), Cut(box(-0.2, -0.05, 0.0, 0.08), ("paper", 0.0), 0.2, 0.0))
    seam = Cut(box(-0.7, 0.0, 0.7, 0.012), ("leather", -0.5), 0.0, 0.0)
    locks = [Cut(box(x - 0.05, -0.02, x + 0.05, 0.07, 0.01), ("brass", 0.1), 0.6, 1.0) for x in (-0.2, 0.22)]
    return [handle, Cut(box(-0.64, -0.34, 0.64, 0.48, 0.05), ("leather", 0.08), 1.0, 1.0, shadow=0.04, inside=(*sticker, *corners, seam, *straps)), *locks]


def crate(t: float, chance: random.Random) -> list[Cut]:
    front = poly([(-0.56, -0.24), (0.3, -0.28), (0.3, 0.5), (-0.54, 0.44)])
    side = poly([(0.3, -0.28), (0.6, -0.36), (0.58, 0.34), (0.3, 0.5)])
    top = poly([(-0.56, -0.24), (-0.2, -0.46), (0.6, -0.36), (0.3, -0.28)])
    planks = tuple(Cut(poly([(-0.6, -0.24 + 0.18 * k), (0.3, -0.28 + 0.195 * k), (0.3, -0.27 + 0.195 * k), (-0.6, -0.23 + 0.18 * k)]), ("wood", -0.5), 0.0, 0.0) for k in range(1, 4))
    mark = Cut(tube([(-0.3, 0.2), (-0.12, 0.0), (0.06, 0.2)], [0.012] * 3), ("dark", 0.1), 0.0, 0.0, alpha=0.7, size=80)
    return [Cut(top, ("wood", 0.25), 0.5, 1.0), Cut(side, ("wood", -0.3), 0.6, 0.6), Cut(front, ("wood", 0.05), 0.8, 0.8, inside=(*planks, mark))]


def bag(t: float, chance: random.Random) -> list[Cut]:
    handles = [Cut(smooth([(-0.2 + d, -0.1), (-0.16 + d, -0.44), (0.16 + d, -0.44), (0.2 + d, -0.1)], closed=False), ("leather", -0.25 + d), 0.0, 0.0, stroke=0.035) for d in (0.05, 0.0)]
    body = smooth([(-0.4, -0.14), (0.4, -0.16), (0.52, 0.16), (0.5, 0.48), (-0.5, 0.49), (-0.52, 0.16)], corners=(3, 4))
    flap = Cut(smooth([(-0.5, -0.2), (0.5, -0.2), (0.46, 0.1), (0.0, 0.18), (-0.46, 0.1)]), ("base", 0.12), 0.6, 0.5, shadow=0.02)
    return [handles[0], Cut(body, ("base", -0.05), 1.0, 1.0, shadow=0.05, inside=(flap,)), handles[1], Cut(box(-0.05, 0.1, 0.05, 0.2, 0.015), ("brass", 0.1), 0.6, 1.0)]


def radio(t: float, chance: random.Random) -> list[Cut]:
    cloth = Cut(box(-0.58, -0.26, 0.08, 0.28, 0.06), ("paper", -0.2), 0.6, 0.0, inside=tuple(Cut(box(-0.6 + 0.07 * k, -0.3, -0.575 + 0.07 * k, 0.4), ("wood", 0.1), 0.0, 0.0) for k in range(10)))
    dial = Cut(box(0.18, -0.22, 0.6, 0.04, 0.02), ("flame", 0.45), 0.5, 0.0, inside=(*(Cut(box(0.22 + 0.05 * k, -0.16, 0.225 + 0.05 * k, -0.08 + 0.03 * (k % 2)), ("dark", 0.0), 0.0, 0.0) for k in range(7)),
               Cut(box(0.36 + 0.05 * math.sin(t * 0.5), -0.22, 0.37 + 0.05 * math.sin(t * 0.5), 0.04), ("accent", -0.2), 0.0, 0.0)))  # fmt: skip
    knobs = [Cut(oval(x, 0.22, 0.07), ("brass", 0.0), 0.9, 1.0, shadow=0.02) for x in (0.27, 0.5)]
    body = smooth([(-0.7, 0.44), (-0.7, -0.2), (-0.56, -0.44), (0.56, -0.44), (0.7, -0.2), (0.7, 0.44)], corners=(0, 5))
    return [*(Cut(box(x - 0.06, 0.42, x + 0.06, 0.5), ("dark", 0.0), 0.2, 0.4) for x in (-0.5, 0.5)), Cut(body, ("wood", 0.0), 1.0, 1.0, shadow=0.05, inside=(cloth, dial)), *knobs, Cut(oval(0.39, -0.1, 0.1), ("flame", 0.3), glow=0.45, alpha=0.5, night=True, solid=False)]


def camera(t: float, chance: random.Random) -> list[Cut]:
    hump = Cut(poly([(-0.18, -0.28), (-0.1, -0.46), (0.16, -0.46), (0.24, -0.28)]), ("metal", 0.05), 0.7, 1.0)
    body = Cut(box(-0.68, -0.3, 0.68, 0.42, 0.08), ("dark", 0.12), 0.9, 1.0, shadow=0.04, inside=(Cut(box(-0.8, -0.4, 0.8, -0.14), ("metal", 0.1), 0.6, 0.0), Cut(box(-0.8, 0.34, 0.8, 0.5), ("metal", -0.1), 0.4, 0.0)))
    lens = [Cut(oval(0.03, 0.1, 0.3), ("metal", -0.2), 0.9, 1.0, shadow=0.03), Cut(oval(0.03, 0.1, 0.24), ("dark", -0.1), 0.3, 0.0), Cut(oval(0.03, 0.1, 0.17), ("glass", -0.5), 0.9, 0.0), Cut(oval(-0.03, 0.03, 0.055), ("white", 0.5), 0.0, 0.0, alpha=0.8), Cut(oval(0.09, 0.17, 0.03), ("accent", 0.3), 0.0, 0.0, alpha=0.6)]
    bits = [Cut(oval(-0.46, -0.34, 0.1, 0.05), ("metal", 0.1), 0.6, 1.0), Cut(box(0.36, -0.38, 0.56, -0.29, 0.02), ("metal", 0.0), 0.6, 1.0), Cut(box(0.42, -0.24, 0.58, -0.17, 0.01), ("glass", -0.4), 0.4, 0.4), Cut(box(-0.06, -0.42, 0.12, -0.34, 0.01), ("glass", -0.45), 0.4, 0.0)]
    strap = Cut(smooth([(-0.66, -0.16), (-0.8, 0.1), (-0.72, 0.46), (-0.5, 0.5)], closed=False), ("leather", -0.1), 0.0, 0.0, stroke=0.035)
    return [strap, hump, body, *lens, *bits]


def screen(t: float, chance: random.Random) -> list[Cut]:
    shown: list[Cut] = [Cut(box(-0.8, -0.5, 0.8, 0.4), ("shade", -0.2), 0.3, 0.0)]
    for k in range(7):
        y = -0.32 + 0.075 * k
        long = 0.18 + 0.4 * chance.random()
        if (t * 3.0) % 9.0 > k - 2:
            shown.append(Cut(box(-0.58, y, -0.58 + long, y + 0.022, 0.01), ("accent" if k % 3 == 0 else "rim", 0.1), 0.0, 0.0, alpha=0.85))
    wave = [(0.05 + 0.5 * u, 0.0 + 0.12 * math.sin(u * 14.0 + t * 5.0) * math.sin(u * 3.1)) for u in (i / 30 for i in range(31))]
    shown.append(Cut(smooth(wave, closed=False), ("accent", 0.2), 0.0, 0.0, stroke=0.014))
    shown.append(Cut(poly([(-0.7, -0.5), (-0.2, -0.5), (-0.5, 0.4), (-0.9, 0.4)]), ("white", 0.2), 0.0, 0.0, alpha=0.08))
    return [Cut(smooth([(-0.12, 0.3), (0.12, 0.3), (0.16, 0.46), (0.34, 0.5), (-0.34, 0.5), (-0.16, 0.46)], corners=(0, 1, 3, 4)), ("metal", -0.3), 0.7, 0.8), Cut(box(-0.74, -0.48, 0.74, 0.36, 0.04), ("dark", 0.1), 0.6, 1.0),
            Cut(box(-0.68, -0.43, 0.68, 0.3, 0.02), ("shade", 0.0), 0.0, 0.0, inside=tuple(shown)), Cut(oval(0.0, -0.06, 0.3), ("rim", 0.2), glow=1.0, alpha=0.35, night=True, solid=False)]  # fmt: skip


def guitar(t: float, chance: random.Random) -> list[Cut]:
    body = smooth([(-0.13, 0.02), (-0.08, -0.04), (0.08, -0.04), (0.13, 0.02), (0.11, 0.12), (0.19, 0.26), (0.16, 0.44), (0.0, 0.49), (-0.16, 0.44), (-0.19, 0.26), (-0.11, 0.12)])
    neck = Cut(box(-0.024, -0.42, 0.024, 0.08), ("leather", -0.1), 0.5, 0.8)
    head = Cut(smooth([(-0.03, -0.38), (0.03, -0.38), (0.045, -0.5), (-0.045, -0.5)], corners=range(4)), ("wood", -0.3), 0.5, 0.8)
    hole = (Cut(oval(0.0, 0.14, 0.066), ("brass", 0.0), 0.0, 0.0), Cut(oval(0.0, 0.14, 0.055), ("dark", -0.3), 0.0, 0.0), Cut(box(-0.09, 0.33, 0.09, 0.36, 0.01), ("dark", 0.1), 0.0, 0.0))
    strings = [Cut(tube([(x, -0.42), (x + 0.0016 * math.sin(t * 40.0 + k), -0.05), (x, 0.34)], [0.0016] * 3), ("metal", 0.5), 0.0, 0.0, solid=False, size=160) for k, x in enumerate((-0.016, -0.0095, -0.003, 0.0035, 0.01, 0.0165))]
    pegs = [Cut(oval(s * 0.055, -0.48 + 0.035 * k, 0.014, 0.01), ("metal", 0.3), 0.3, 0.6) for s in (-1.0, 1.0) for k in range(3)]
    frets = [Cut(box(-0.024, -0.36 + 0.045 * k, 0.024, -0.357 + 0.045 * k), ("metal", 0.2), 0.0, 0.0, solid=False, size=160) for k in range(9)]
    return [placed([*pegs, head, Cut(body, ("wood", 0.35), 1.0, 1.0, shadow=0.03, inside=hole), neck, *frets, *strings], 0.0, 0.0, 14.0)]


def ball(t: float, chance: random.Random) -> list[Cut]:
    roll = t * 0.8
    inside: list[Cut] = []
    for k in range(6):
        a = roll + math.tau * k / 6
        inside.append(Cut(smooth([(0.0, 0.0), (0.6 * math.cos(a), 0.6 * math.sin(a)), (0.6 * math.cos(a + 0.52), 0.6 * math.sin(a + 0.52))], corners=(0, 1, 2)), ("accent" if k % 2 else "white", 0.0), 0.3, 0.0))
    inside.append(Cut(oval(0.0, 0.0, 0.09), ("white", 0.0), 0.0, 0.0))
    inside.append(Cut(oval(0.2, 0.28, 0.42, 0.34), ("shade", 0.0), 0.0, 0.0, alpha=0.5, soft=True))
    inside.append(Cut(oval(-0.18, -0.24, 0.1, 0.07), ("white", 0.6), 0.0, 0.0, alpha=0.6, soft=True))
    return [Cut(oval(0.0, 0.0, 0.5), ("base", 0.1), 0.8, 1.0, shadow=0.1, inside=tuple(inside))]


def toy(t: float, chance: random.Random) -> list[Cut]:
    """A teddy bear."""
    fur: Ink = ("wood", 0.3)
    nod = 2.0 * math.sin(t * 1.1)
    head = [*(Cut(oval(s * 0.17, -0.42, 0.085), fur, 0.8, 1.0, inside=(Cut(oval(s * 0.17, -0.41, 0.045), ("wood", 0.0), 0.2, 0.0),)) for s in (-1.0, 1.0)), Cut(oval(0.0, -0.26, 0.225, 0.2), fur, 1.0, 1.0, shadow=0.04),
            Cut(oval(0.0, -0.19, 0.1, 0.08), ("wood", 0.55), 0.5, 0.0), Cut(oval(0.0, -0.225, 0.034, 0.024), ("dark", -0.2), 0.0, 0.0), *(Cut(oval(s * 0.085, -0.29, 0.024), ("dark", -0.3), 0.0, 0.0) for s in (-1.0, 1.0)),
            *(Cut(oval(s * 0.085 - 0.007, -0.298, 0.008), ("white", 0.6), 0.0, 0.0) for s in (-1.0, 1.0)), Cut(smooth([(-0.04, -0.165), (0.0, -0.15), (0.04, -0.165)], closed=False), ("dark", 0.0), 0.0, 0.0, stroke=0.01)]  # fmt: skip
    limbs = [Cut(tube([(s * 0.14, -0.04), (s * 0.3, 0.1), (s * 0.34, 0.18)], [0.08, 0.08, 0.06]), fur, 0.9, 1.0, shadow=0.02) for s in (-1.0, 1.0)]
    legs = [Cut(tube([(s * 0.12, 0.28), (s * 0.3, 0.38), (s * 0.33, 0.4)], [0.1, 0.1, 0.09]), fur, 0.9, 1.0, shadow=0.02) for s in (-1.0, 1.0)]
    soles = [Cut(oval(s * 0.36, 0.39, 0.06, 0.07), ("wood", 0.55), 0.4, 0.3) for s in (-1.0, 1.0)]
    belly = Cut(oval(0.0, 0.16, 0.23, 0.26), fur, 1.0, 1.0, shadow=0.04, inside=(Cut(oval(0.0, 0.2, 0.13, 0.17), ("wood", 0.5), 0.4, 0.0),))
    bow = [Cut(poly([(0.0, -0.05), (s * 0.12, -0.1), (s * 0.12, 0.01)]), ("accent", 0.0), 0.6, 0.8) for s in (-1.0, 1.0)]
    return [*limbs, *legs, *soles, belly, placed(head, 0.0, 0.0, nod), *bow, Cut(oval(0.0, -0.05, 0.026), ("accent", -0.15), 0.4, 0.6)]


def tool(t: float, chance: random.Random) -> list[Cut]:
    """A spanner."""
    shape = smooth([(-0.05, -0.2), (-0.15, -0.3), (-0.14, -0.44), (-0.06, -0.5), (-0.05, -0.36), (0.0, -0.33), (0.05, -0.36), (0.06, -0.5), (0.14, -0.44), (0.15, -0.3), (0.05, -0.2), (0.045, 0.22), (0.1, 0.3), (0.12, 0.4), (0.06, 0.49), (-0.06, 0.49), (-0.12, 0.4), (-0.1, 0.3), (-0.045, 0.22)], corners=(3, 4, 6, 7))
    slot = Cut(box(-0.018, -0.14, 0.018, 0.18, 0.018), ("metal", -0.35), 0.3, 0.0)
    return [placed([Cut(shape, ("metal", 0.1), 1.0, 1.0, shadow=0.025, inside=(slot, Cut(oval(0.0, 0.39, 0.05), ("dark", -0.3), 0.0, 0.0)))], 0.0, 0.0, 32.0)]


def wheel(t: float, chance: random.Random) -> list[Cut]:
    inside: list[Cut] = [Cut(oval(0.0, 0.0, 0.34), ("metal", -0.4), 0.6, 0.4)]
    for k in range(5):
        a = t * 1.2 + math.tau * k / 5
        inside.append(Cut(tube([(0.06 * math.cos(a), 0.06 * math.sin(a)), (0.33 * math.cos(a), 0.33 * math.sin(a))], [0.06, 0.042]), ("metal", 0.15), 0.5, 0.6))
    inside += [Cut(oval(0.0, 0.0, 0.34), ("metal", 0.2), 0.0, 0.0, stroke=0.035), Cut(oval(0.0, 0.0, 0.08), ("metal", 0.2), 0.7, 0.8), *(Cut(oval(0.05 * math.cos(k * 1.257), 0.05 * math.sin(k * 1.257), 0.012), ("dark", 0.0), 0.0, 0.0) for k in range(5))]
    tread = tuple(Cut(tube([(0.44 * math.cos(a), 0.44 * math.sin(a)), (0.5 * math.cos(a + 0.05), 0.5 * math.sin(a + 0.05))], [0.008, 0.008]), ("dark", -0.3), 0.0, 0.0, size=80) for a in (t * 1.2 + math.tau * k / 36 for k in range(36)))
    return [Cut(oval(0.0, 0.0, 0.5), ("tyre", 0.06), 1.0, 1.0, shadow=0.04, inside=(*tread, *inside))]


def flag(t: float, chance: random.Random) -> list[Cut]:
    """A chequered flag on its pole."""
    n, rows = 8, 5

    def at(u: float, v: float) -> tuple[float, float]:
        wave = math.sin(u * 5.0 - t * 5.0)
        return -0.45 + u * 1.1 + 0.02 * wave * u, -0.44 + v * 0.6 + 0.06 * wave * (0.2 + 0.8 * u)

    edge = [at(k / n, 0.0) for k in range(n + 1)] + [at(k / n, 1.0) for k in range(n, -1, -1)]
    squares = tuple(Cut(poly([at(i / n, j / rows), at((i + 1) / n, j / rows), at((i + 1) / n, (j + 1) / rows), at(i / n, (j + 1) / rows)]), ("dark", -0.1), 0.0, 0.0) for i in range(n) for j in range(rows) if (i + j) % 2 == 0)
    folds = tuple(Cut(poly([at(u - 0.08, 0), at(u + 0.08, 0), at(u + 0.08, 1), at(u - 0.08, 1)]), ("shade", 0.0), 0.0, 0.0, alpha=0.28) for u in ((0.31 + t * 0.8) % 1.0, (0.94 + t * 0.8) % 1.0))
    return [Cut(tube([(-0.46, -0.5), (-0.44, 0.5)], [0.016, 0.018]), ("wood", 0.1), 0.6, 1.0), Cut(smooth(edge, corners=(0, n, n + 1, 2 * n + 1)), ("white", 0.0), 0.8, 1.0, inside=(*squares, *folds))]


def rope(t: float, chance: random.Random) -> list[Cut]:
    out: list[Cut] = []
    for k in range(5):
        y = 0.36 - 0.13 * k
        ring_ = oval(0.03 * (k % 2), y, 0.52 - 0.03 * k, 0.16)
        out.append(Cut(ring_, ("wood", 0.25 - 0.12 * (k % 2)), 0.0, 0.0, stroke=0.105))
        twist = [Cut(tube([((0.52 - 0.03 * k) * math.cos(a) - 0.035, y + 0.16 * math.sin(a) + 0.035), ((0.52 - 0.03 * k) * math.cos(a) + 0.035, y + 0.16 * math.sin(a) - 0.035)], [0.007, 0.007]), ("wood", -0.2), 0.0, 0.0, size=80, solid=False) for a in (math.pi * i / 14 for i in range(15))]
        out += twist
    return [*out, Cut(smooth([(0.4, -0.18), (0.66, -0.1), (0.72, 0.2), (0.6, 0.44)], closed=False), ("wood", 0.2), 0.0, 0.0, stroke=0.09)]


def mirror(t: float, chance: random.Random) -> list[Cut]:
    pane = Cut(oval(0.0, -0.1, 0.28, 0.34), ("glass", 0.15), 1.0, 0.0, inside=(Cut(poly([(-0.3, 0.1), (0.1, -0.5), (0.24, -0.5), (-0.2, 0.3)]), ("white", 0.5), 0.0, 0.0, alpha=0.4), Cut(poly([(0.0, 0.2), (0.3, -0.3), (0.34, -0.2), (0.1, 0.3)]), ("white", 0.5), 0.0, 0.0, alpha=0.25)))
    return [Cut(smooth([(-0.06, 0.22), (0.06, 0.22), (0.045, 0.34), (0.07, 0.47), (-0.07, 0.47), (-0.045, 0.34)]), ("brass", -0.1), 0.9, 1.0), Cut(oval(0.0, -0.1, 0.34, 0.4), ("brass", 0.0), 1.0, 1.0, shadow=0.03), pane]


def coin(t: float, chance: random.Random) -> list[Cut]:
    c = math.cos(t * 2.2)
    w = 0.5 * max(0.07, abs(c))
    if abs(c) < 0.2:
        return [Cut(oval(0.0, 0.0, w + 0.03, 0.5), ("brass", -0.1), 1.0, 1.0)]
    rim = tuple(Cut(oval(w * 0.87 * math.cos(a), 0.435 * math.sin(a), 0.012), ("brass", -0.4), 0.0, 0.0, size=80) for a in (math.tau * k / 32 for k in range(32)))
    head = smooth([(-0.1 * w * 2, 0.3), (-0.06 * w * 2, 0.1), (-0.16 * w * 2, -0.05), (-0.08 * w * 2, -0.26), (0.1 * w * 2, -0.27), (0.18 * w * 2, -0.1), (0.24 * w * 2, 0.0), (0.16 * w * 2, 0.04), (0.14 * w * 2, 0.14), (0.05 * w * 2, 0.16), (0.08 * w * 2, 0.3)])
    return [Cut(oval(0.035, 0.0, w, 0.5), ("brass", -0.4), 0.3, 0.6), Cut(oval(0.0, 0.0, w, 0.5), ("brass", 0.1), 1.0, 1.0, shadow=0.03, inside=(*rim, Cut(head, ("brass", -0.25), 0.8, 0.0)))]


def plate(t: float, chance: random.Random) -> list[Cut]:
    food = [Cut(smooth([(-0.3, 0.06), (-0.1, -0.12), (0.16, -0.1), (0.2, 0.08), (-0.05, 0.16)]), ("leather", 0.1), 0.8, 0.8, shadow=0.03), *(Cut(oval(0.3 + 0.1 * (k % 3), -0.02 + 0.07 * (k // 3), 0.055, 0.045), ("green", 0.1), 0.7, 0.7) for k in range(5)),
            *(Cut(oval(-0.2 + 0.12 * k, -0.18 + 0.02 * (k % 2), 0.06, 0.05), ("accent", 0.1), 0.7, 0.7) for k in range(3))]  # fmt: skip
    fork = [Cut(tube([(-1.02, -0.1), (-1.02, 0.4)], [0.02, 0.028]), ("metal", 0.2), 0.5, 0.8), *(Cut(tube([(-1.06 + 0.04 * k, -0.4), (-1.06 + 0.04 * k, -0.14)], [0.01, 0.012]), ("metal", 0.2), 0.0, 0.6) for k in range(3)), Cut(oval(-1.02, -0.12, 0.06, 0.05), ("metal", 0.2), 0.4, 0.6)]
    blade = [Cut(smooth([(1.0, -0.42), (1.08, -0.2), (1.07, 0.04), (1.0, 0.04)], corners=(0, 2, 3)), ("metal", 0.25), 0.6, 0.8), Cut(tube([(1.03, 0.04), (1.03, 0.4)], [0.024, 0.03]), ("metal", 0.05), 0.6, 0.8)]
    return [*fork, *blade, Cut(oval(0.0, 0.02, 0.84, 0.47), ("white", -0.05), 0.8, 1.0, shadow=0.02), Cut(oval(0.0, 0.02, 0.58, 0.31), ("white", -0.14), 0.5, 0.0), *food]


def chair(t: float, chance: random.Random) -> list[Cut]:
    wood: Ink = ("wood", 0.0)
    back = [Cut(tube([(x, -0.48), (x * 0.98, 0.0), (x * 1.02, 0.5)], [0.024, 0.026, 0.022]), ("wood", -0.2), 0.5, 0.9) for x in (-0.24, 0.2)]
    slats = [Cut(smooth([(-0.26, y), (-0.02, y - 0.03), (0.22, y), (0.22, y + 0.07), (-0.02, y + 0.045), (-0.26, y + 0.07)], corners=(0, 2, 3, 5)), wood, 0.6, 1.0) for y in (-0.45, -0.3, -0.15)]
    seat = Cut(poly([(-0.26, 0.04), (0.22, 0.04), (0.32, 0.16), (-0.32, 0.16)]), ("wood", 0.25), 0.6, 1.0)
    front = [Cut(tube([(x, 0.16), (x * 1.03, 0.5)], [0.028, 0.021]), wood, 0.6, 1.0) for x in (-0.29, 0.29)]
    return [*back, *slats, Cut(box(-0.3, 0.34, 0.3, 0.365), ("wood", -0.3), 0.2, 0.5), seat, Cut(box(-0.32, 0.155, 0.32, 0.2), ("wood", -0.15), 0.5, 0.8), *front]


GEAR: dict[str, Maker] = {
    "knife": knife, "gun": gun, "sword": sword, "lamp": lamp, "candle": candle, "lantern": lantern, "torch": torch, "helmet": helmet, "hat": hat, "glove": glove, "ring": ring,
    "flower": flower, "umbrella": umbrella, "suitcase": suitcase, "box": crate, "bag": bag, "radio": radio, "camera": camera, "screen": screen, "guitar": guitar, "ball": ball,
    "toy": toy, "tool": tool, "wheel": wheel, "flag": flag, "rope": rope, "mirror": mirror, "coin": coin, "plate": plate, "chair": chair,
}  # fmt: skip
