"""Colours by role: what a palette becomes when the time of day, the air and the light have had their say."""

from __future__ import annotations

from dataclasses import dataclass

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
