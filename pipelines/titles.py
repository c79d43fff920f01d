"""Title card and end credits: drawn like takes, in the film's palette, so that the cut treats them as any other shot.

Wide-set capitals over a quiet ground: the opening place far out of focus when there is a plan of it, else the palette's
own light. Letters come up out of the dark, hold, and go back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from .adherence import seen, swatch
from .lettering import Setting, Style, argb, joins, missing, sheet
from .report import Refused, Report
from .requests import Credit, CreditsRequest, TitleRequest, rate_of
from .results import Take
from .rushes import Painting, shoot

Picture = NDArray[np.uint8]

PALETTE = ("#10161f", "#27384a", "#5d7f8c", "#c9b79a", "#f0e6d2", "#d8623c")  # when nobody chose one
FONTS = "Set in Jost and Roboto Condensed, SIL Open Font License"
MADE = Credit("Made with", "Workprint")
SOURCE = "AI pictures: generated with Workprint's built-in model"
GRAINS = 4
ROWS = 9  # lines of credits that are on the screen at once


def title(request: TitleRequest, report: Report) -> Take:
    """The title card as a take. Raises Refused and Cancelled."""
    words = f"{request.title} {request.credit} {request.author} {request.source}"
    return shoot(request, report, "card", lambda: Card(request, [_title_page(request)]), lambda: missing(words))


def credits(request: CreditsRequest, report: Report) -> Take:  # noqa: A001 - what it is called in every film
    """The end credits as a take. Raises Refused and Cancelled."""
    words = " ".join((request.title, *request.cast, *(f"{c.role} {c.name}" for c in request.lines)))
    return shoot(request, report, "card", lambda: Card(request, _credit_pages(request)), lambda: missing(words))


@dataclass(frozen=True)
class Inks:
    """The palette by what it is for on a card, as ``#rrggbb``."""

    dark: str
    deep: str
    glow: str
    paper: str  # the letters
    accent: str  # the rule, and the small words


def inks(palette: tuple[str, ...]) -> Inks:
    """Dark, glow, paper and accent of a palette; letters are lightened until they can be read."""
    colours = palette or PALETTE
    labs = {c: seen(np.array(swatch(c), np.uint8)) for c in colours}
    by_light = sorted(colours, key=lambda c: float(labs[c][0]))
    chroma = {c: float(np.hypot(*labs[c][1:])) for c in colours}
    dark, paper = by_light[0], by_light[-1]
    middle = [c for c in by_light[1:-1] if labs[c][0] < 0.34] or by_light[:1]
    accents = [c for c in colours if labs[c][0] > 0.3 and c != paper] or [paper]
    return Inks(
        dark=_mixed(dark, "#000000", 0.35),
        deep=_mixed(dark, "#000000", 0.1),
        glow=max(middle, key=lambda c: float(labs[c][0])),
        paper=_mixed(paper, "#ffffff", max(0.0, min(1.0, (0.58 - float(labs[paper][0])) * 4))),
        accent=max(accents, key=lambda c: chroma[c]),
    )


def _mixed(a: str, b: str, amount: float) -> str:
    return "#" + "".join(f"{round(x + (y - x) * amount):02x}" for x, y in zip(swatch(a), swatch(b), strict=True))


class Card:
    """A painter of cards: a ground, and pages of lettering over it, one after the other."""

    def __init__(self, request: TitleRequest | CreditsRequest, pages: list[Picture]) -> None:
        self.frames, self.pages = request.frames, pages
        self.width, self.height = request.width, request.height
        self._fade = min(round(0.8 * rate_of(request.rate)), request.frames // 5)
        self._ground = _ground(request)
        noise = np.random.default_rng(request.seed)
        shape = (self.height, self.width)
        grains = [
            cv2.GaussianBlur(noise.normal(0.0, 5.0, shape).astype(np.float32), (0, 0), 0.8) for _ in range(GRAINS)
        ]
        # two halves of the grain, what it adds and what it takes, so that eight bits are enough
        self._grain = [
            tuple(cv2.cvtColor(np.rint(np.maximum(half, 0)).astype(np.uint8), cv2.COLOR_GRAY2RGB) for half in (g, -g))
            for g in grains
        ]

    def frame(self, i: int) -> Picture:
        """Frame ``i`` as RGBA, (height, width, 4)."""
        each = self.frames / len(self.pages)
        page = min(int(i / each), len(self.pages) - 1)
        within = i - page * each
        picture = self._ground.frame(i)
        # slower than the ground, so the letters are the last to come and the first to go
        shown = _eased(min((within - 0.5 * self._fade) / max(1, self._fade), (each - 1 - within) / max(1, self._fade)))
        if shown > 0.0:
            _laid(picture, self.pages[page], 1.0 + 0.018 * within / each, shown)
        more, less = self._grain[(i * 7 // 2) % GRAINS]
        picture = _bytes(cv2.subtract(cv2.add(picture, more), less))
        light = _eased(min((i + 1) / (self._fade + 1), (self.frames - i) / (self._fade + 1)))
        if light < 1.0:
            picture = _bytes(cv2.convertScaleAbs(picture, alpha=light))
        return _bytes(cv2.cvtColor(picture, cv2.COLOR_RGB2RGBA))


def _laid(picture: Picture, page: Picture, scale: float, shown: float) -> None:
    """The lettering over the picture, a hair nearer by ``scale``, without ever stepping by whole pixels."""
    height, width = picture.shape[:2]
    ys, xs = np.flatnonzero(page[..., 3].any(1)), np.flatnonzero(page[..., 3].any(0))
    if not len(ys):
        return
    margin = 4 + round((scale - 1.0) * max(width, height))
    top, bottom = max(0, ys[0] - margin), min(height, ys[-1] + margin)
    left, right = max(0, xs[0] - margin), min(width, xs[-1] + margin)
    x, y = (1 - scale) * (width - 1) / 2, (1 - scale) * (height - 1) / 2
    matrix = np.array([[scale, 0, x + (scale - 1) * left], [0, scale, y + (scale - 1) * top]], np.float64)
    size = (int(right - left), int(bottom - top))
    letters = cv2.warpAffine(page[top:bottom, left:right], matrix, size, flags=cv2.INTER_LINEAR).astype(np.float32)
    part = picture[top:bottom, left:right]
    part[:] = np.rint(part * (1.0 - letters[..., 3:] * (shown / 255.0)) + letters[..., :3] * shown).astype(np.uint8)


def _bytes(picture: NDArray[Any]) -> Picture:
    return picture.astype(np.uint8, copy=False)


def _eased(t: float) -> float:
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


class _Light:
    """A ground of the palette alone: a glow at the foot of the picture, dark edges."""

    def __init__(self, width: int, height: int, colours: Inks, low: bool) -> None:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        u, v = x / width - 0.5, y / height
        dark, deep, glow, warm = (
            np.array(swatch(c), np.float32) for c in (colours.dark, colours.deep, colours.glow, colours.accent)
        )
        strength = 0.4 if low else 0.75
        picture = dark + (deep - dark) * v[..., None]
        near = np.exp(-((u / 0.62) ** 2) - ((v - 1.02) / 0.46) ** 2)[..., None]
        picture += (glow - picture) * near * strength
        ember = np.exp(-((u / 0.34) ** 2) - ((v - 1.12) / 0.19) ** 2)[..., None]
        picture += (warm - picture) * ember * strength * 0.8
        picture *= np.clip(1.08 - 1.3 * u * u - 0.6 * (v - 0.55) ** 2, 0.0, 1.0)[..., None]
        self._picture = np.rint(picture).clip(0, 255).astype(np.uint8)

    def frame(self, i: int) -> Picture:
        return _bytes(self._picture.copy())


class _Behind:
    """The opening shot as a ground: half the size, far out of focus, and most of its light taken away."""

    def __init__(self, request: TitleRequest | CreditsRequest, colours: Inks) -> None:
        from .blocking.draw.painter import Painter
        from .blocking.plan import Plan

        self._size = (request.width, request.height)
        half = (max(64, request.width // 4 * 2), max(64, request.height // 4 * 2))
        plan, rate = Plan.from_json(request.plan), rate_of(request.rate)
        self._painter = Painter(plan, request.palette, *half, request.frames, rate, request.seed)
        y, x = np.mgrid[0 : half[1], 0 : half[0]].astype(np.float32)
        u, v = x / half[0] - 0.5, y / half[1] - 0.47
        # darkest where the letters stand, so that they can be read over anything
        self._veil = (0.50 + 0.30 * np.exp(-((u / 0.42) ** 2) - (v / 0.24) ** 2) + 0.35 * (u * u + v * v))[
            ..., None
        ].clip(0, 0.94)
        self._dark = np.array(swatch(colours.dark), np.float32)
        self._blur = half[0] / 220

    def frame(self, i: int) -> Picture:
        picture = cv2.GaussianBlur(self._painter.frame(i)[..., :3], (0, 0), self._blur).astype(np.float32)
        picture += (self._dark - picture) * self._veil
        return _bytes(cv2.resize(np.rint(picture).astype(np.uint8), self._size, interpolation=cv2.INTER_LINEAR))


def _ground(request: TitleRequest | CreditsRequest) -> Painting:
    colours = inks(request.palette)
    if not request.plan:
        return _Light(request.width, request.height, colours, isinstance(request, CreditsRequest))
    try:
        return _Behind(request, colours)
    except ValueError as wrong:
        raise Refused(f"the ground of the card {request.out} cannot be painted: {wrong}") from wrong


def set_title(text: str, room: float, unit: float, colour: int) -> list[Setting]:
    """A title in one to three lines of about the same length: one when that leaves it large, more when not."""
    words = text.split()
    plain = Style("title", 100.0, colour, 0.30 if len(text) < 18 else 0.20, 1.25, "centre")
    rows, size = [text], 0.0
    for count, smallest in ((1, 0.76), (2, 0.62), (3, 0.0)):
        rows = _split(words, count)
        size = min(1.12 * unit, 100.0 * room / max(Setting(row, plain, 1e6).width for row in rows))
        if size >= smallest * unit or count == len(words):
            break
    return [Setting(row, replace(plain, size=size), room * 1.3) for row in rows]


def _split(words: list[str], count: int) -> list[str]:
    total, rows, at = sum(len(w) + 1 for w in words), [], 0
    for n in range(count):
        row: list[str] = []
        while at < len(words) and (n == count - 1 or not row or len(words) - at > count - n - 1):
            length = sum(len(w) + 1 for w in row)
            if row and n < count - 1 and length + len(words[at]) / 2 > total / count:
                break
            row.append(words[at])
            at += 1
        rows.append(" ".join(row))
    return [row for row in rows if row]


def _title_page(request: TitleRequest) -> Picture:
    colours, width, height = inks(request.palette), request.width, request.height
    pixels, surface = sheet(width, height)
    canvas = surface.getCanvas()
    text = " ".join(request.title.split()) or "Untitled"
    loud = text if joins(text) else text.upper()
    unit = min(width * 1.35, height * 16 / 9) / 16  # so that a tall or a square film has letters that fit
    settings = set_title(loud, width * 0.76, unit, argb(colours.paper))
    small = Style("titlelight", 0.26 * unit, argb(colours.paper, 0.82), 0.34, 1.4, "centre")
    said = [line for line in (request.credit, request.author, request.source) if line.strip()]
    below = [
        Setting(line if joins(line) else line.upper(), _named(small, n, request), width) for n, line in enumerate(said)
    ]
    gap, rule = 0.62 * unit, 0.5 * unit
    tall = sum(s.height for s in settings) + (gap + rule + sum(s.height for s in below) if below else 0)
    y = height * 0.485 - tall / 2
    for setting in settings:
        setting.paint(canvas, (width - setting.room) / 2, y)
        y += setting.height
    if below:
        _rule(canvas, width / 2, y + gap * 0.55, 0.55 * unit, unit, colours)
        y += gap + rule * 0.55
        for setting in below:
            setting.paint(canvas, 0, y)
            y += setting.height
    surface.flushAndSubmit()
    return pixels


def _named(small: Style, n: int, request: TitleRequest) -> Style:
    """The author stands out from the words around the name."""
    is_author = bool(request.author.strip()) and n == (1 if request.credit.strip() else 0)
    return (
        Style("title", small.size * 1.22, small.colour | 0xFF000000, small.spacing, 1.5, "centre")
        if is_author
        else small
    )


def _rule(canvas: Any, x: float, y: float, half: float, unit: float, colours: Inks) -> None:
    ink = skia.Paint(
        Color=argb(colours.accent), AntiAlias=True, StrokeWidth=max(1.0, 0.03 * unit), Style=skia.Paint.kStroke_Style
    )
    canvas.drawLine(x - half, y, x + half, y, ink)


def _credit_pages(request: CreditsRequest) -> list[Picture]:
    """Rows about a middle axis, role to the left and name to the right; as many pages as they need."""
    rows = list(request.lines)
    rows += [Credit("Cast" if n == 0 else "", name) for n, name in enumerate(request.cast)]
    rows.append(MADE)
    count = math.ceil(len(rows) / ROWS)
    each = math.ceil(len(rows) / count)
    groups = [rows[n : n + each] for n in range(0, len(rows), each)]
    return [_credit_page(request, group, n == 0, n == len(groups) - 1) for n, group in enumerate(groups)]


def _credit_page(request: CreditsRequest, rows: list[Credit], first: bool, last: bool) -> Picture:
    colours, width, height = inks(request.palette), request.width, request.height
    pixels, surface = sheet(width, height)
    canvas = surface.getCanvas()
    unit = min(width * 1.35, height * 16 / 9) / 16
    axis, gutter = width * 0.5, 0.22 * unit
    names = Style("titlelight", 0.36 * unit, argb(colours.paper), 0.06, 1.3)
    roles = Style("titlelight", 0.21 * unit, argb(colours.paper, 0.62), 0.24, 1.3, "right")
    heading = None
    if first and request.title.strip():
        text = " ".join(request.title.split())
        style = Style("title", 0.34 * unit, argb(colours.paper), 0.34, 1.3, "centre")
        heading = Setting(text if joins(text) else text.upper(), style, width * 0.9)
    set_rows: list[tuple[Setting, Setting, float]] = []
    for n, row in enumerate(rows):
        left = Setting(row.role if joins(row.role) else row.role.upper(), roles, axis - gutter - 0.05 * width)
        right = Setting(row.name, names, width * 0.95 - axis - gutter)
        starts = n > 0 and bool(row.role)
        set_rows.append((left, right, (0.16 if starts else 0.0) * unit))
    foot = Setting(
        f"{SOURCE}\n{FONTS}", Style("titlelight", 0.18 * unit, argb(colours.paper, 0.6), 0.08, 1.5, "centre"), width
    )
    tall = sum(max(a.height, b.height) + c for a, b, c in set_rows) + (heading.height + 0.68 * unit if heading else 0)
    y = (height - (0.9 * unit if last else 0)) / 2 - tall / 2
    if heading:
        heading.paint(canvas, width * 0.05, y)
        y += heading.height + 0.18 * unit
        _rule(canvas, width / 2, y, 0.4 * unit, unit, colours)
        y += 0.5 * unit
    for left, right, before in set_rows:
        y += before
        # two sizes on one line: the small one sits on the baseline of the large one
        left.paint(canvas, 0.05 * width, y + (0.36 - 0.21) * unit * 0.98)
        right.paint(canvas, axis + gutter, y)
        y += max(left.height, right.height)
    if last:
        foot.paint(canvas, 0, height - 0.5 * unit - foot.height)
    surface.flushAndSubmit()
    return pixels
