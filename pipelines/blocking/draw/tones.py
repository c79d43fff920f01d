"""Colours by role: what a palette becomes when the time of day, the air and the light have had their say."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..plan import Plan
from .oklab import from_hex, lightened, to_lab

RGB = tuple[float, float, float]  # sRGB, each 0..1


def mix(a: RGB, b: RGB, amount: float) -> RGB:
    """From ``a`` (0) to ``b`` (1), in sRGB: what paint does, near enough for flat shapes."""
    k = min(1.0, max(0.0, amount))
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)


@dataclass(frozen=True)
class Tones:
    """The colours of one shot by role. Everything drawn takes its colours from here, never from a palette's index."""

    sky: RGB  # top of the sky, or the far wall's dark end
    horizon: RGB  # sky at the horizon
    light: RGB  # colour of the key light: sun, moon, lamp
    far: RGB
    mid: RGB
    near: RGB
    figure: RGB  # what people are mostly made of
    accent: RGB  # the one thing the eye should find
    shade: RGB  # what shadow tends to
    air: RGB  # what distance tends to
    key: float  # side the key light comes from, -1 left .. 1 right
    contrast: float  # 0 flat .. 1 hard
    night: bool
    practical: RGB = (1.0, 0.82, 0.5)  # lamps, lit windows, fire
    ground: RGB = (0.3, 0.3, 0.3)
    swatches: tuple[RGB, ...] = ()  # the palette itself

    def at(self, depth: float) -> RGB:
        """The paper colour of a layer at ``depth`` (-1 at the lens .. 1 at the horizon)."""
        return mix(self.near, self.mid, (depth + 1.0) / 1.0) if depth < 0.0 else mix(self.mid, self.far, depth)

    def aired(self, colour: RGB, depth: float, haze: float) -> RGB:
        """``colour`` seen through the air: farther things tend to the air's colour, more so in fog (``haze`` 0..1)."""
        return mix(colour, self.air, max(0.0, (depth + 1.0) / 2.0) ** 1.5 * (0.25 + 0.7 * haze))


@dataclass(frozen=True)
class Spot:
    """Where a subject is on the picture at one instant, after the camera has moved. Pixels; y grows downward."""

    x: float  # of the anchor: the eyes of a figure, the middle of anything else
    y: float
    height: float  # full height of the thing in pixels (a figure standing, head to toe)
    ground: float  # y of the ground under it
    roll: float = 0.0  # degrees, a Dutch camera


@dataclass(frozen=True)
class Tint:
    """How a subject is coloured where it stands: its own paper colours, already seen through the air."""

    base: RGB  # main colour: costume, coachwork, coat of an animal
    second: RGB  # second colour: trousers, wheels, mane
    skin: RGB
    hair: RGB
    accent: RGB
    shade: RGB  # shadow side tends to this
    rim: RGB  # edge towards the key light
    key: float  # side of the key light, -1 left .. 1 right
    rim_width: float  # 0 none .. 1 strong
    detail: float  # 0 a silhouette .. 1 every feature (near, large, lit)
    soft: float = 0.0  # how far out of focus it stands, pixels


# Target of each role by time: lightness, and how warm it would like to be (-1 cool .. 1 warm).
_TARGETS: dict[str, dict[str, tuple[float, float]]] = {
    "dawn": {
        "sky": (0.66, -0.3),
        "horizon": (0.87, 0.6),
        "light": (0.94, 0.5),
        "far": (0.64, -0.2),
        "mid": (0.47, -0.2),
        "near": (0.29, -0.4),
        "figure": (0.24, -0.3),
        "shade": (0.24, -0.6),
    },
    "day": {
        "sky": (0.68, -0.8),
        "horizon": (0.91, -0.1),
        "light": (0.97, 0.4),
        "far": (0.70, -0.4),
        "mid": (0.56, 0.5),
        "near": (0.36, -0.3),
        "figure": (0.31, 0.1),
        "shade": (0.26, -0.6),
    },
    "sunset": {
        "sky": (0.47, -0.5),
        "horizon": (0.80, 0.9),
        "light": (0.92, 0.9),
        "far": (0.52, 0.4),
        "mid": (0.38, 0.0),
        "near": (0.22, -0.3),
        "figure": (0.17, -0.2),
        "shade": (0.18, -0.6),
    },
    "dusk": {
        "sky": (0.31, -0.8),
        "horizon": (0.66, 0.7),
        "light": (0.82, 0.5),
        "far": (0.39, -0.6),
        "mid": (0.28, -0.6),
        "near": (0.18, -0.5),
        "figure": (0.15, -0.4),
        "shade": (0.14, -0.8),
    },
    "night": {
        "sky": (0.23, -0.8),
        "horizon": (0.49, -0.6),
        "light": (0.88, -0.4),
        "far": (0.39, -0.6),
        "mid": (0.31, -0.6),
        "near": (0.22, -0.5),
        "figure": (0.18, -0.4),
        "shade": (0.14, -0.8),
    },
}

# What a shot is painted in when nobody chose a palette: one small colour script key per time of day.
DEFAULT_PALETTES: dict[str, tuple[str, ...]] = {
    "dawn": ("#2b2f52", "#6b6f9c", "#c79fb5", "#f4c7b0", "#fbe8cf", "#e8765f"),
    "day": ("#1f3a4a", "#3f7c85", "#86bcc4", "#e9e3c9", "#d9a35b", "#c8503a"),
    "sunset": ("#231b3a", "#5b2f5e", "#a8476a", "#ee7d52", "#fcc66e", "#2c5a6e"),
    "dusk": ("#121a33", "#24365e", "#4a5f8f", "#9a86a8", "#e8a585", "#ffc861"),
    "night": ("#0a1020", "#16264a", "#2c4a70", "#5f86a0", "#cfe0dc", "#f2b04e"),
}


def _warmth(rgb: RGB) -> float:
    _, a, b = to_lab(rgb)
    chroma = math.hypot(a, b)
    return math.cos(math.atan2(b, a) - math.radians(55)) * min(1.0, chroma / 0.09)


def _chroma(rgb: RGB) -> float:
    _, a, b = to_lab(rgb)
    return math.hypot(a, b)


def tones_for(palette: tuple[str, ...], plan: Plan) -> Tones:
    """The roles of ``palette`` in this shot: the nearest swatch in lightness and warmth, then a shade of it.

    Hue never leaves the palette: a role moves its swatch along lightness only, so day and night of one palette
    are the same few pigments in more or less light.
    """
    time = plan.light.time if plan.light.time in _TARGETS else "day"
    swatches = [from_hex(p) for p in palette] or [from_hex(p) for p in DEFAULT_PALETTES[time]]
    targets = _TARGETS[time]
    used: dict[RGB, int] = {}
    weather = plan.sky.weather
    gloom = {"rain": 0.07, "storm": 0.15, "snow": -0.02, "fog": -0.01}.get(weather, 0.0) * (
        0.5 if time == "night" else 1.0
    )
    # through falling snow or rain no sun is seen to colour the sky, and lying snow is the brightest ground there is
    cold = 1.3 if weather != "clear" and plan.ground.place != "interior" else 0.0
    white = {"near": 0.13, "mid": 0.2, "far": 0.12} if weather == "snow" and plan.ground.place != "interior" else {}

    def pick(role: str, lightness: float, warm: float, keep: float = 0.35, count: bool = True) -> RGB:
        lift = -gloom * (0.5 if role in ("near", "figure", "shade") else 1.0) if role != "light" else 0.0
        goal = max(0.09, lightness + lift * (1.0 if lightness > 0.3 else 0.4) + white.get(role, 0.0))
        warm -= cold if role in ("horizon", "sky", "far") else 0.0
        best = min(
            swatches,
            key=lambda s: (
                (to_lab(s)[0] - goal) ** 2 + 0.035 * (_warmth(s) - warm) ** 2 + 0.018 * (used.get(s, 0) if count else 0)
            ),
        )
        if count:
            used[best] = used.get(best, 0) + 1
        return lightened(best, goal, 1.0 - keep)

    # the one thing the eye should find is chosen first, and the big shapes then leave it alone
    accent = max(swatches, key=lambda s: _chroma(s) * 2.0 + 0.12 * _warmth(s) - 0.3 * abs(to_lab(s)[0] - 0.62))
    if len(swatches) >= 4:
        used[accent] = 4
    role = {name: pick(name, *target, count=name not in ("light", "shade")) for name, target in targets.items()}
    accent = lightened(accent, {"night": 0.60, "dusk": 0.62}.get(time, 0.62), 0.35)
    practical = pick("light", 0.84, 1.0, 0.4, False)
    air = role["horizon"]
    if weather in ("fog", "snow"):
        role["sky"] = mix(role["sky"], air, 0.6)
    elif weather in ("rain", "storm"):
        air = mix(role["horizon"], role["sky"], 0.45)
        role["horizon"] = mix(role["horizon"], role["sky"], 0.35)
        role["light"] = mix(role["light"], role["horizon"], 0.4)
    elif time == "sunset":
        air = mix(air, role["far"], 0.25)
    low = {"fog": 0.55, "rain": 0.6, "storm": 0.8, "snow": 0.65}.get(weather, 1.0)
    return Tones(
        **role,
        accent=accent,
        air=air,
        key=plan.light.key,
        contrast=plan.light.contrast * low,
        night=time in ("night", "dusk"),
        practical=practical,
        ground=mix(role["mid"], role["near"], 0.35),
        swatches=tuple(swatches),
    )
