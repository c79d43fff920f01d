"""Cut paper: every subject is a pile of cuts, and a cut is a path with the name of its colour.

The same pile is painted (gradient, shadow shape, rim of light), drawn flat for a mask, or joined to one outline, so the
three never disagree. Paths live in unit space: the subject is one unit high, y grows downward, the anchor is (0, 0).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import skia

from pipelines.blocking.draw.tones import RGB, Tint, mix

Point = tuple[float, float]
Path = Any  # skia has no stubs
Ink = tuple[str, float]  # role of the colour; how much lighter (+) or nearer to shade (-) than that role

EMPTY = skia.Path()
INVERSE = skia.PathFillType.kInverseWinding


@dataclass(frozen=True)
class Cut:
    """One piece of paper. ``form`` is how round it is modelled, ``rim`` how much of the rim light it takes."""

    path: Path
    ink: Ink
    form: float = 0.6
    rim: float = 1.0
    shadow: float = 0.0  # width of the shadow shape along the edge away from the light, units
    inside: tuple[Cut, ...] = ()  # drawn clipped to this cut
    detail: float = 0.0  # left out when the tint's detail is less
    solid: bool = True  # part of the silhouette
    stroke: float = 0.0  # drawn as a line of this width instead of filled
    alpha: float = 1.0
    soft: bool = False  # an oval whose colour fades to its edge
    glow: float = 0.0  # radius of a light around the middle of the path
    night: bool = False  # a glow that only shows in the dark
    size: float = 0.0  # left out when the unit is fewer pixels than this
    until: float = 1e9  # left out when the unit is more pixels than this
    group: tuple[
        Cut, ...
    ] = ()  # a pile of its own, placed by (x, y, turn in degrees, scale); the path is then not drawn
    place: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)


def placed(cuts: Sequence[Cut], x: float, y: float, turn: float = 0.0, scale: float = 1.0) -> Cut:
    """A whole pile as one cut, moved, turned and scaled."""
    return Cut(EMPTY, ("base", 0.0), group=tuple(cuts), place=(x, y, turn, scale))


def smooth(points: Sequence[Point], closed: bool = True, corners: Iterable[int] = (), pull: float = 1.0 / 6.0) -> Path:
    """A curve through ``points``; those whose index is in ``corners`` stay sharp."""
    path = skia.Path()
    n = len(points)
    sharp = set(corners)
    if not closed:
        sharp = sharp | {0, n - 1}
    path.moveTo(*points[0])
    for i in range(n if closed else n - 1):
        (ax, ay), (bx, by) = points[i], points[(i + 1) % n]
        (px, py), (qx, qy) = points[i - 1], points[(i + 2) % n]
        j = (i + 1) % n
        cx, cy = (ax, ay) if i in sharp else (ax + (bx - px) * pull, ay + (by - py) * pull)
        dx, dy = (bx, by) if j in sharp else (bx - (qx - ax) * pull, by - (qy - ay) * pull)
        path.cubicTo(cx, cy, dx, dy, bx, by)
    if closed:
        path.close()
    return path


def poly(points: Sequence[Point], closed: bool = True) -> Path:
    """Straight lines through ``points``."""
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points], closed)
    return path


def oval(x: float, y: float, rx: float, ry: float | None = None) -> Path:
    ry = rx if ry is None else ry
    return skia.Path.Oval(skia.Rect(x - rx, y - ry, x + rx, y + ry))


def box(left: float, top: float, right: float, bottom: float, radius: float = 0.0) -> Path:
    rect = skia.Rect(left, top, right, bottom)
    return skia.Path.RRect(rect, radius, radius) if radius else skia.Path.Rect(rect)


def tube(spine: Sequence[Point], radii: Sequence[float]) -> Path:
    """A tapered limb along ``spine``: smooth sides, round ends."""
    spine, radii = _capped(spine, radii)
    n = len(spine)
    left: list[Point] = []
    right: list[Point] = []
    first: Point = (0.0, 0.0)
    last: Point = (0.0, 0.0)
    for i, (x, y) in enumerate(spine):
        ax, ay = spine[max(0, i - 1)]
        bx, by = spine[min(n - 1, i + 1)]
        dx, dy = bx - ax, by - ay
        long = (dx * dx + dy * dy) ** 0.5 or 1e-6
        dx, dy = dx / long, dy / long
        r = radii[i]
        left.append((x - dy * r, y + dx * r))
        right.append((x + dy * r, y - dx * r))
        if i == 0:
            first = (x - dx * r * 0.8, y - dy * r * 0.8)
        last = (x + dx * r * 0.8, y + dy * r * 0.8)
    return smooth([first, *left, last, *reversed(right)])


def _capped(spine: Sequence[Point], radii: Sequence[float]) -> tuple[list[Point], list[float]]:
    """Add a point close to each end, so that the sides do not swing wide before they come round it."""
    points, widths = list(spine), list(radii)
    for end, inner, place in ((len(points) - 1, len(points) - 2, len(points) - 1), (0, 1, 1)):
        (x, y), (ix, iy), r = points[end], points[inner], widths[end]
        long = ((ix - x) ** 2 + (iy - y) ** 2) ** 0.5
        if long > 4.0 * r and long > 1e-6:
            u = min(0.4, 1.2 * max(r, 0.002) / long)
            points.insert(place, (x + (ix - x) * u, y + (iy - y) * u))
            widths.insert(place, r + (widths[inner] - r) * u)
    return points, widths


def moved(
    path: Path, x: float = 0.0, y: float = 0.0, turn: float = 0.0, sx: float = 1.0, sy: float | None = None
) -> Path:
    """A copy of ``path`` scaled, turned by ``turn`` degrees, then moved."""
    m = skia.Matrix()
    m.setTranslate(x, y)
    m.preRotate(turn)
    m.preScale(sx, sx if sy is None else sy)
    out = skia.Path()
    path.transform(m, out)
    return out


def hull(points: Sequence[Point]) -> list[Point]:
    """The convex hull of points, in order."""
    points = sorted(set(points))
    if len(points) < 3:
        return points

    def half(run: list[Point]) -> list[Point]:
        out: list[Point] = []
        for p in run:
            while len(out) > 1 and _left(out[-2], out[-1], p) <= 0.0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(points) + half(points[::-1])


def _left(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def colour(tint: Tint, ink: Ink) -> RGB:
    """The colour an ink has under a tint; paper, metal and the like are mixed from it, so they share its light."""
    role, amount = ink
    if tint.soft > 0.4 and amount > 0.0:  # out of focus before us it is a silhouette
        amount *= 0.3
    found: RGB
    if role in ("base", "second", "skin", "hair", "accent", "shade", "rim"):
        found = getattr(tint, role)
        if role == "hair" and abs(_weight(tint.hair) - _weight(tint.skin)) < 0.14:  # hair must tell from skin
            found = mix(found, tint.shade, 0.5)
    else:
        light = min(1.0, 0.25 + 0.9 * max(tint.skin))
        warm = _MATTER[role]
        found = mix((warm[0] * light, warm[1] * light, warm[2] * light), tint.shade, 0.12)
        found = mix(found, tint.rim, 0.08)
    if amount < 0.0:
        return mix(found, tint.shade, -amount)
    return mix(found, mix(tint.rim, (1.0, 1.0, 1.0), 0.35), amount) if amount else found


def _weight(c: RGB) -> float:
    return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]


_MATTER: dict[str, RGB] = {  # stuff whose colour does not come from the palette
    "paper": (0.95, 0.92, 0.84),
    "white": (0.97, 0.96, 0.94),
    "metal": (0.62, 0.64, 0.67),
    "dark": (0.13, 0.13, 0.16),
    "tyre": (0.15, 0.145, 0.16),
    "wood": (0.48, 0.31, 0.2),
    "leather": (0.36, 0.21, 0.14),
    "brass": (0.78, 0.6, 0.28),
    "glass": (0.5, 0.6, 0.66),
    "lip": (0.66, 0.24, 0.24),
    "blush": (0.85, 0.36, 0.27),
    "iris": (0.3, 0.22, 0.16),
    "green": (0.3, 0.42, 0.24),
    "flame": (1.0, 0.72, 0.3),
    "smoke": (0.72, 0.71, 0.72),
}


def paint(canvas: Any, cuts: Sequence[Cut], tint: Tint, unit: float, glows: bool | None = None) -> None:
    """Paint a pile; the canvas is already in unit space and one unit is ``unit`` pixels.

    ``glows`` asks for its lights only (True), or for everything but them (False).
    """
    brush = skia.Paint(AntiAlias=True)
    if tint.detail <= 0.0:
        brush.setColor4f(skia.Color4f(*tint.base, 1.0))
        _flat(canvas, cuts, brush)
        return
    for cut in cuts:
        asked = glows is None or bool(cut.group) or glows == (cut.glow > 0.0)
        if asked and cut.detail <= tint.detail and cut.size <= unit < cut.until:
            _paint(canvas, cut, tint, unit, glows)


def _flat(canvas: Any, cuts: Sequence[Cut], brush: Any) -> None:
    for cut in cuts:
        if cut.group:
            _enter(canvas, cut)
            _flat(canvas, cut.group, brush)
            canvas.restore()
        elif cut.solid:
            _lay(canvas, cut, brush)


def _enter(canvas: Any, cut: Cut) -> None:
    x, y, turn, scale = cut.place
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.scale(scale, scale)


def _lay(canvas: Any, cut: Cut, brush: Any) -> None:
    if cut.stroke:
        brush.setStyle(skia.Paint.kStroke_Style)
        brush.setStrokeWidth(cut.stroke)
        brush.setStrokeCap(skia.Paint.kRound_Cap)
        brush.setStrokeJoin(skia.Paint.kRound_Join)
        canvas.drawPath(cut.path, brush)
        brush.setStyle(skia.Paint.kFill_Style)
    else:
        canvas.drawPath(cut.path, brush)


def _paint(canvas: Any, cut: Cut, tint: Tint, unit: float, glows: bool | None = None) -> None:
    if cut.group:
        _enter(canvas, cut)
        paint(canvas, cut.group, tint, unit * cut.place[3], glows)
        canvas.restore()
        return
    bounds = cut.path.getBounds()
    if cut.glow:
        if not cut.night or max(tint.skin) < 0.62:
            _shine(canvas, cut, tint, bounds)
        return
    if canvas.quickReject(bounds.makeOutset(cut.stroke + 0.002, cut.stroke + 0.002)):
        return
    ink = colour(tint, cut.ink)
    if cut.soft:
        _fade(canvas, bounds, ink, cut.alpha)
        return
    brush = skia.Paint(AntiAlias=True, Dither=True)  # dithered gradients are also three times as fast
    brush.setColor4f(skia.Color4f(*ink, cut.alpha))
    wide = max(bounds.width(), bounds.height()) * unit
    toward = 1.0 if tint.key >= 0.0 else -1.0
    strength = 0.35 + 0.65 * abs(tint.key)
    rim = cut.rim * tint.rim_width if wide > 8.0 and not cut.stroke else 0.0
    broad = max(1.2, min(9.0, 0.9 + unit * 0.0052)) * (0.6 + 0.6 * rim) / unit
    edge = skia.Color4f(*mix(ink, tint.rim, 0.9), min(1.0, 0.35 + 0.6 * rim) * cut.alpha)
    thin = min(bounds.width(), bounds.height()) * unit < 16.0
    if thin and rim > 0.02:  # too thin to be worth a clip: the rim is the same paper laid under, a little to the light
        under = skia.Paint(AntiAlias=True)
        under.setColor4f(edge)
        canvas.save()
        canvas.translate(toward * broad * strength * 0.6, -broad * 0.4)
        canvas.drawPath(cut.path, under)
        canvas.restore()
    if cut.form > 0.0 and min(bounds.width(), bounds.height()) * unit > 26.0 and not cut.stroke:
        brush.setShader(_modelled(bounds, ink, tint, cut.form, cut.alpha))
    _lay(canvas, cut, brush)
    shadow = cut.shadow if wide > 10.0 and not thin else 0.0
    inside = cut.inside if wide > 6.0 else ()
    if cut.stroke or not (inside or shadow or (rim > 0.02 and not thin)):
        return
    canvas.save()
    canvas.clipPath(cut.path, skia.ClipOp.kIntersect, True)
    for child in inside:
        if child.detail <= tint.detail and child.size <= unit < child.until:
            _paint(canvas, child, tint, unit)
    brush = skia.Paint(AntiAlias=True)
    if shadow:
        brush.setColor4f(skia.Color4f(*mix(ink, tint.shade, 0.46), cut.alpha))
        _edge(canvas, cut.path, toward * shadow * strength, -shadow * 0.25, brush)
    if rim > 0.02 and not thin:
        brush.setColor4f(edge)
        _edge(canvas, cut.path, -toward * broad * strength, broad * 0.55, brush)
    canvas.restore()


def _edge(canvas: Any, path: Path, dx: float, dy: float, brush: Any) -> None:
    """Fill the part of the clipped path that its own copy, moved by (dx, dy), leaves bare."""
    bare = skia.Path(path)
    bare.setFillType(INVERSE)
    canvas.save()
    canvas.translate(dx, dy)
    canvas.drawPath(bare, brush)
    canvas.restore()


def _modelled(bounds: Any, ink: RGB, tint: Tint, form: float, alpha: float) -> Any:
    lit = mix(ink, tint.rim, 0.2 * form)
    dim = mix(ink, tint.shade, 0.38 * form)
    cx, cy = bounds.centerX(), bounds.centerY()
    hx, hy = bounds.width() / 2.0, bounds.height() / 2.0
    toward = 1.0 if tint.key >= 0.0 else -1.0
    dx, dy = toward * hx, -hy * 0.8
    return skia.GradientShader.MakeLinear(
        points=[skia.Point(cx + dx, cy + dy), skia.Point(cx - dx, cy - dy)],
        colors=[skia.Color4f(*lit, alpha).toColor(), skia.Color4f(*dim, alpha).toColor()],
    )


def _fade(canvas: Any, bounds: Any, ink: RGB, alpha: float) -> None:
    """A soft oval, a third larger than its path, by a gradient: far cheaper than a blur."""
    brush = skia.Paint(Dither=True)
    colors = [skia.Color4f(*ink, alpha * k).toColor() for k in (1.0, 0.72, 0.0)]
    brush.setShader(
        skia.GradientShader.MakeRadial(center=skia.Point(0, 0), radius=1.0, colors=colors, positions=[0.0, 0.55, 1.0])
    )
    canvas.save()
    canvas.translate(bounds.centerX(), bounds.centerY())
    canvas.scale(max(1e-5, bounds.width() * 0.66), max(1e-5, bounds.height() * 0.66))
    canvas.drawRect(skia.Rect(-1, -1, 1, 1), brush)
    canvas.restore()


def _shine(canvas: Any, cut: Cut, tint: Tint, bounds: Any) -> None:
    ink = mix(colour(tint, cut.ink), (1.0, 1.0, 1.0), 0.15)
    inner = skia.Color4f(*ink, cut.alpha).toColor()
    half = skia.Color4f(*ink, cut.alpha * 0.28).toColor()
    outer = skia.Color4f(*ink, 0.0).toColor()
    middle = skia.Point(bounds.centerX(), bounds.centerY())
    brush = skia.Paint(AntiAlias=True, Dither=True, BlendMode=skia.BlendMode.kScreen)
    brush.setShader(
        skia.GradientShader.MakeRadial(
            center=middle, radius=cut.glow, colors=[inner, half, outer], positions=[0.0, 0.3, 1.0]
        )
    )
    canvas.drawCircle(middle, cut.glow, brush)


def union(cuts: Sequence[Cut]) -> Path:
    """The silhouette of a pile, in unit space: all its papers wound the same way round, so that filling joins them."""
    whole = skia.Path()
    _join(whole, cuts, skia.Matrix())
    return whole


def _join(whole: Any, cuts: Sequence[Cut], where: Any) -> None:
    for cut in cuts:
        if cut.group:
            x, y, turn, scale = cut.place
            inner = skia.Matrix()
            inner.preTranslate(x, y).preRotate(turn).preScale(scale, scale)
            _join(whole, cut.group, skia.Matrix.Concat(where, inner))
        elif cut.solid and not cut.glow and not cut.soft and cut.alpha > 0.5:
            laid = skia.Path()
            if cut.stroke:
                brush = skia.Paint(
                    Style=skia.Paint.kStroke_Style, StrokeWidth=cut.stroke, StrokeCap=skia.Paint.kRound_Cap
                )
                fat = skia.Path()
                brush.getFillPath(cut.path, fat)
                fat.transform(where, laid)
            else:
                cut.path.transform(where, laid)
            points = laid.getPoints(laid.countPoints())
            area = (
                sum(a.x() * b.y() - b.x() * a.y() for a, b in zip(points, [*points[1:], points[0]], strict=True))
                if points
                else 0.0
            )
            if area >= 0.0 or cut.stroke:
                whole.addPath(laid)
            else:
                whole.reverseAddPath(laid)
