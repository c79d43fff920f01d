"""Puts the plan's subjects into the picture: where each is now, how it is coloured there, and its shadow."""

from __future__ import annotations

import math
import random
from typing import Any

import skia

from ..plan import Subject
from . import above, pieces
from .camera import Pose, p_of
from .oklab import from_lab, lightened, to_lab
from .paints import glow, ink, wash
from .sets.greenery import leafy
from .stage import LINEAR, Node, Stage
from .tones import RGB, Spot, Tint, mix

AIRBORNE = ("bird", "flock", "plane", "helicopter", "spaceship", "planet", "asteroid", "fish")
_SKINS: tuple[RGB, ...] = (
    (0.86, 0.66, 0.54),
    (0.55, 0.37, 0.27),
    (0.76, 0.54, 0.40),
    (0.40, 0.26, 0.20),
    (0.91, 0.74, 0.62),
)
_HAIRS: tuple[RGB, ...] = (
    (0.16, 0.11, 0.10),
    (0.30, 0.19, 0.12),
    (0.10, 0.09, 0.11),
    (0.52, 0.34, 0.17),
    (0.38, 0.16, 0.09),
)
_WIDE = {
    "car": 2.9,
    "racing car": 4.6,
    "truck": 2.3,
    "bus": 2.9,
    "train": 6.0,
    "motorcycle": 1.5,
    "bicycle": 1.5,
    "horse": 1.0,
    "cow": 1.3,
    "dog": 1.2,
    "cat": 1.1,
    "deer": 0.8,
    "wolf": 1.3,
    "carriage": 1.7,
    "ship": 2.6,
    "boat": 2.2,
}


def place(s: Stage) -> None:
    """Add a node for every subject, in the plan's order of painting."""
    from . import subjects as drawing  # the subjects' own drawing sits beside this module

    fog_under = s.plan.ground.place in ("sea", "underwater", "space", "sky")
    last = 0.92
    for number, subject in enumerate(s.plan.subjects, 1):
        p = s.rig.subject_p(subject)
        # painted where it stands on the ground, but never before what the plan puts behind it
        stands = subject.depth if subject.kind in AIRBORNE else min(subject.depth, depth_of(p))
        order = max(-0.70, min(last - 0.002, stands, 0.898))
        last = order
        tint = tint_of(s, subject, number)
        draw = pieces.draw_piece if subject.role == "piece" else drawing.draw_subject
        if s.rig.overhead and subject.role in above.KINDS:
            draw = above.draw_above

        def paint(
            c: Any, pose: Pose, t: float, subject: Subject = subject, p: float = p, tint: Tint = tint, draw: Any = draw
        ) -> None:
            spot = spot_of(s, subject, p, pose, t)
            if spot is None:
                return
            draw(c, subject, spot, tint, t)

        if (
            not fog_under
            and subject.kind not in AIRBORNE
            and not (subject.role == "prop" and s.plan.camera.framing == "insert")
        ):

            def cast(c: Any, pose: Pose, t: float, subject: Subject = subject, p: float = p) -> None:
                spot = spot_of(s, subject, p, pose, t)
                if spot is not None:
                    shadow(c, s, subject, spot)

            s.add(Node(order + 0.001, p, cast, solid=False, live=True))
        s.add(Node(order, p, paint, subject=number, live=True))
        if subject.kind in _SOURCES and not s.rig.overhead:
            last = order - 0.003
            s.add(Node(order - 0.0005, p, shine(s, subject, p), solid=False, live=True))


def crowd(s: Stage) -> None:
    """The people who are not placed one by one: plain sheets behind the figures, thinner the farther they stand."""
    if not s.plan.crowd or s.rig.overhead:
        return
    t = s.tones
    near = min((f.depth for f in s.plan.figures), default=0.2)
    tall = max((f.scale * s.rig.fh / max(0.05, s.rig.subject_p(f)) for f in s.plan.figures), default=1.72 * s.metre)
    for row, stands in enumerate((0.62, 0.45, 0.28)):
        depth = max(stands, min(0.8, near + 0.08 * (3 - row)))
        p = p_of(depth)
        h, base = tall * p, s.ground_at(p)
        if h < 3 * s.u:
            continue

        def people(
            c: Any, x0: float, x1: float, depth: float = depth, h: float = h, base: float = base, row: int = row
        ) -> None:
            rng = s.rng(f"crowd{row}")
            x = x0 - rng.random() * h * 0.3
            while x < x1:
                hh = h * rng.uniform(0.86, 1.06)
                tone = mix(rng.choice((t.near, t.mid, t.far, t.figure)), t.figure, 0.45)
                if rng.random() < 0.12:
                    tone = mix(t.accent, t.figure, 0.35)
                tone = t.aired(tone, depth, s.haze)
                body = skia.Path()
                w = hh * rng.uniform(0.115, 0.15)
                body.moveTo(x - w * 0.62, base + 2)
                body.cubicTo(
                    x - w * 0.8, base - hh * 0.5, x - w * 1.25, base - hh * 0.8, x - w * 0.4, base - hh * 0.845
                )
                body.lineTo(x + w * 0.4, base - hh * 0.845)
                body.cubicTo(x + w * 1.25, base - hh * 0.8, x + w * 0.8, base - hh * 0.5, x + w * 0.62, base + 2)
                body.close()
                head = (x + rng.uniform(-0.1, 0.1) * w, base - hh * 0.92)
                c.drawCircle(*head, hh * 0.062, ink(mix(tone, t.shade, 0.35)))
                c.drawPath(body, wash(mix(tone, t.light, 0.12), mix(tone, t.shade, 0.30), 0, base - hh * 0.85, 0, base))
                c.drawCircle(
                    head[0] - t.key * -0.012 * hh, head[1] + 0.012 * hh, hh * 0.05, ink(mix(tone, t.horizon, 0.3))
                )
                x += hh * rng.uniform(0.2, 0.55) * (1.0 + 0.35 * row)

        s.flat(depth, people, base - 1.15 * h, base + 3, p=p)


def depth_of(p: float) -> float:
    """The plan's depth of an inverse distance: the other way round than p_of."""
    return 1.0 - 2.0 * math.sqrt(max(0.0, (p - 0.008) / 1.6))


def shine(s: Stage, subject: Subject, p: float) -> Any:
    """What a fire or a lamp does to the air around it and to the ground below, flickering if it burns."""
    reach, up, burns = _SOURCES[subject.kind]
    power = (0.62 if s.tones.night else 0.30) * (0.8 if subject.role == "prop" else 1.0)
    surface = skia.Surface(96, 96)
    surface.getCanvas().clear(0)
    surface.getCanvas().drawPaint(glow(s.tones.practical, 48, 48, 47, power, 0.02))
    picture = surface.makeImageSnapshot()
    phase = len(subject.kind) + subject.x * 7.0

    def draw(c: Any, pose: Pose, t: float) -> None:
        spot = spot_of(s, subject, p, pose, t)
        if spot is None:
            return
        beat = 1.0 + (
            0.06 * math.sin(t * 8.3 + phase) * math.sin(t * 3.1) + 0.03 * math.sin(t * 13.7) if burns else 0.0
        )
        r = min(spot.height * reach, s.h * 0.9) * beat
        y = spot.y - spot.height * up
        c.drawImageRect(picture, skia.Rect(spot.x - r, y - r, spot.x + r, y + r), LINEAR)
        if subject.role == "piece":
            y, r = spot.ground, r * 1.25
            c.drawImageRect(picture, skia.Rect(spot.x - r, y - r * 0.2, spot.x + r, y + r * 0.24), LINEAR)

    return draw


def spot_of(s: Stage, subject: Subject, p: float, pose: Pose, t: float) -> Spot | None:
    """Where a subject is at ``t``: its own way, then the camera's. None when it is nowhere near the frame."""
    rig = s.rig
    x, y = rig.place(subject)
    foot, h = rig.foot(subject), subject.scale * rig.fh
    across, toward = subject.motion
    run = t - rig.seconds / 2.0
    now = p
    if abs(toward) > 0.02 and not rig.overhead:
        travel = max(-0.85, min(0.85, toward * run))
        ratio = p_of(min(0.97, max(-0.97, subject.depth - travel))) / p_of(subject.depth)
        ratio = min(2.6, max(0.30, ratio))
        x += (x - rig.vx) * (ratio - 1.0) * 0.7
        if foot > rig.yh:
            y, foot = rig.yh + (y - rig.yh) * ratio, rig.yh + (foot - rig.yh) * ratio
        h, now = h * ratio, min(3.4, p * ratio)
    elif rig.overhead:
        y -= toward * run * rig.fh * 0.5
    x += across * rig.fw * run
    k, tx, ty = rig.matrix(pose, now)
    px, py, ph = k * x + tx, k * y + ty, k * h
    if px < -2.5 * ph - s.w * 0.2 or px > s.w * 1.2 + 2.5 * ph or ph < 0.5:
        return None
    return Spot(px, py, ph, k * foot + ty, 0.0)


def shadow(c: Any, s: Stage, subject: Subject, spot: Spot) -> None:
    """The dark where it stands, and in hard light the long shadow away from the key."""
    y = min(spot.ground, spot.y + spot.height)
    if y > s.h + spot.height * 0.35 or s.rig.overhead:
        if s.rig.overhead:
            above.shadow(c, subject, spot, s.tones.shade, s.tones.key)
        return
    half = spot.height * 0.5 * _WIDE.get(subject.kind, 0.42 if subject.role == "figure" else 0.7)
    if subject.role in ("vehicle", "animal"):
        half *= 0.35 + 0.65 * abs(math.cos(math.radians(subject.facing)))
        half = max(half, spot.height * 0.4)
    flat = max(2.0 * s.u, half * 0.16)
    shade = mix(s.tones.shade, (0.0, 0.0, 0.0), 0.35)
    small = _soft_shadow(s, shade)
    c.drawImageRect(
        small,
        skia.Rect(spot.x - half * 1.2, y - flat * 1.3, spot.x + half * 1.2, y + flat * 1.5),
        LINEAR,
        skia.Paint(Alphaf=0.75),
    )
    weather = s.plan.sky.weather
    if weather == "clear" and s.plan.light.time != "dusk" and s.plan.ground.place != "interior":
        length = spot.height * {"dawn": 1.1, "sunset": 1.25, "day": 0.45, "night": 0.55}[s.plan.light.time]
        away = -1.0 if s.tones.key > 0 else 1.0
        wide = half * (0.75 if subject.role == "figure" else 1.0)
        dx, dy = away * length * max(0.35, abs(s.tones.key)), length * 0.16
        path = skia.Path()
        path.moveTo(spot.x - wide * 0.5, y)
        path.quadTo(spot.x - wide * 0.6 + dx * 0.5, y + dy * 0.3, spot.x + dx - wide * 0.25, y + dy)
        path.quadTo(spot.x + dx + away * wide * 0.3, y + dy + flat * 0.3, spot.x + dx + wide * 0.3, y + dy - flat * 0.3)
        path.quadTo(spot.x + wide * 0.7 + dx * 0.5, y + dy * 0.15, spot.x + wide * 0.5, y)
        path.close()
        shader = skia.GradientShader.MakeLinear(
            [skia.Point(spot.x, y), skia.Point(spot.x + dx, y + dy)],
            [
                int(skia.Color4f(*shade, 0.5 * (0.5 + 0.6 * s.tones.contrast)).toColor()),
                int(skia.Color4f(*shade, 0.0).toColor()),
            ],
        )
        c.drawPath(path, skia.Paint(Shader=shader, AntiAlias=True, Dither=True))


def _soft_shadow(s: Stage, colour: RGB) -> Any:
    """One small soft round, painted once a shot and stretched under everything that stands."""
    if "shadow" not in s.stamps:
        surface = skia.Surface(64, 64)
        surface.getCanvas().clear(0)
        surface.getCanvas().drawPaint(glow(colour, 32, 32, 31, 0.8, 0.2))
        s.stamps["shadow"] = surface.makeImageSnapshot()
    return s.stamps["shadow"]


# light sources: how far they reach in heights, how far above the middle they burn, whether they flicker
_SOURCES: dict[str, tuple[float, float, bool]] = {
    "fire": (4.0, 0.0, True),
    "lamp post": (0.9, 0.42, False),
    "candle": (2.6, 0.45, True),
    "lantern": (2.2, 0.0, True),
    "torch": (2.2, 0.3, True),
    "lamp": (1.6, 0.25, False),
}
_LEAFY = ("tree", "pine", "bush")
_STONE = ("rock", "wall", "arch", "column", "statue", "tower", "stairs", "asteroid", "building")
_WOOD = ("fence", "door", "table", "bench", "desk", "shelf", "counter", "bookcase", "pier", "mast", "bed")


def _material(s: Stage, kind: str, base: RGB) -> RGB:
    """Set pieces are of the set: leaves, stone and wood take its tones and leave the accent to the subjects."""
    t = s.tones
    if kind in _LEAFY:
        return mix(leafy(s), t.near, 0.30)
    if kind in _STONE:
        return mix(mix(t.mid, t.horizon, 0.22), base, 0.15)
    if kind in _WOOD:
        return mix(mix(t.near, t.mid, 0.45), t.accent, 0.14)
    if kind in ("fire", "sign", "tent", "curtain", "grandstand"):
        return mix(t.mid, t.accent, 0.45)
    return mix(base, t.mid, 0.4)


def tint_of(s: Stage, subject: Subject, number: int) -> Tint:
    """The subject's own colours where it stands: from the palette, in this light, through this air."""
    t = s.tones
    rng = s.rng(f"tint {subject.role} {subject.kind} {subject.who} {number}")
    time = s.plan.light.time
    main = subject is s.rig.focus
    drawers = {"day": 0.42, "dawn": 0.36, "sunset": 0.28, "dusk": 0.27, "night": 0.25}
    goal = drawers.get(time, 0.4)
    inside = s.plan.ground.place == "interior"
    choices = [c for c in t.swatches if to_lab(c)[0] < 0.86] or list(t.swatches) or [t.figure]
    named = subject.role == "figure" and bool(subject.who)
    if named:  # somebody with a name has the same skin, hair and clothes in every shot of the film
        rng = random.Random(f"looks of {subject.who}")
        choices = sorted(choices) + [t.accent] * max(1, len(choices) // 2)
    base = lightened(rng.choice(choices), goal + rng.uniform(-0.06, 0.08), 0.8)
    if main and not named:
        base = lightened(t.accent, max(goal + 0.16, 0.44), 0.75)
    elif subject.role == "figure":
        base = mix(base, t.figure, 0.2 if named else 0.45)
    if subject.role == "piece":
        base = _material(s, subject.kind, base)
    second = lightened(mix(t.figure, rng.choice(choices), 0.4), max(0.15, goal - 0.12), 0.8)
    skin, hair = rng.choice(_SKINS), rng.choice(_HAIRS)
    if "old" in subject.kind:
        hair = mix(hair, (0.82, 0.80, 0.78), 0.8)
    warm = (
        max(t.swatches, key=lambda c: -abs(to_lab(c)[0] - 0.72) + 1.2 * (to_lab(c)[1] + to_lab(c)[2]))
        if t.swatches
        else skin
    )
    skin = mix(skin, lightened(warm, to_lab(skin)[0], 0.9), 0.35)
    rich = min(
        1.0, max((math.hypot(*to_lab(c)[1:]) for c in t.swatches), default=0.1) / 0.08
    )  # a grey palette has grey people
    skin, hair = (from_lab((lab[0], lab[1] * rich, lab[2] * rich)) for lab in (to_lab(skin), to_lab(hair)))
    dim = {"day": 0.0, "dawn": 0.14, "sunset": 0.22, "dusk": 0.28, "night": 0.34}.get(time, 0.0) * (
        0.45 if inside else 1.0
    )
    dim += {"storm": 0.12, "rain": 0.06}.get(s.plan.sky.weather, 0.0)
    accent = t.accent
    near = subject.role == "figure" and s.plan.camera.framing == "over-the-shoulder" and len(s.plan.figures) > 1
    over = near and subject is min(s.plan.figures, key=lambda f: (f.depth, -f.scale))
    detail = min(1.0, max(0.05, subject.scale * 1.3 + 0.12))
    haze = s.haze * (0.4 if inside else 1.0)
    # what fills the frame is near, wherever the plan sorts it: no air lies before a face
    depth = min(0.9, subject.depth, 0.9 - 1.1 * min(1.0, subject.scale))

    def seen(c: RGB) -> RGB:
        c = mix(c, t.shade, dim)
        if time in ("sunset", "dawn"):
            c = mix(c, t.light, 0.06)
        if over:
            c = mix(c, mix(mix(t.shade, t.sky, 0.3), (0.0, 0.0, 0.0), 0.1), 0.7 if t.night else 0.84)
        return t.aired(c, depth, haze)

    rim = mix(t.practical if (t.night and inside) else t.light, base, 0.12)
    fires = [f for f in s.plan.pieces + s.plan.props if f.kind in ("fire", "torch", "lantern", "candle")]
    key = t.key
    if fires and t.night and subject.role != "piece":
        key = 0.9 if min(fires, key=lambda f: abs(f.x - subject.x)).x > subject.x else -0.9
        rim = mix(t.practical, base, 0.1)
    rim_width = min(1.0, 0.35 + 0.55 * t.contrast + {"sunset": 0.25, "night": 0.3, "dusk": 0.2}.get(time, 0.0))
    rim_width *= 1.0 - 0.5 * max(0.0, depth)
    if over:
        hair = mix(hair, skin, 0.6)
        detail, rim_width = 0.08, 0.8
    if s.plan.sky.weather in ("fog", "snow"):
        rim_width *= 0.5
    return Tint(
        base=seen(base),
        second=seen(second),
        skin=seen(skin),
        hair=seen(hair),
        accent=seen(accent),
        shade=t.aired(mix(t.shade, seen(second), 0.15), depth, haze),
        rim=t.aired(rim, depth, haze * 0.5),
        key=key,
        rim_width=rim_width,
        detail=detail,
        soft=5.0 * s.u if over else 0.0,
    )
