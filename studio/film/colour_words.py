"""Words for colours: what a person would call one, from a small table by the nearest in OKLab."""

from __future__ import annotations

import math
from functools import cache
from itertools import count

from studio.film.palette import RGB, Swatch, oklab

_WORDS = {
    "Black": "#0a0a0b", "Ink": "#141a26", "Pitch brown": "#1c1512", "Forest black": "#0f1a15", "Oxblood": "#3b1215",
    "Charcoal": "#2f3134", "Graphite": "#4a4c50", "Slate": "#5a6673", "Grey": "#808080", "Ash": "#a6a6a3",
    "Silver": "#c4c6c8", "Pearl": "#e3e2de", "White": "#fbfbfa", "Bone": "#e6dcc6", "Ivory": "#f4eedc",
    "Sand": "#d8c09a", "Wheat": "#e0c27a", "Straw": "#e8d48a", "Cream": "#f3e3bd", "Taupe": "#8a7c6c",
    "Umber": "#5a4632", "Dark umber": "#3a2b1e", "Chestnut": "#74412a", "Sienna": "#9a552f", "Leather": "#8c6440",
    "Tan": "#b58d5f", "Ochre": "#c08a35", "Mustard": "#b89a2b", "Gold": "#d9ab3c", "Amber": "#ef9f27",
    "Yellow": "#f2d21f", "Lemon": "#f5ec6b", "Orange": "#ef7a1a", "Burnt orange": "#c4581c", "Peach": "#f4bd94",
    "Apricot": "#f0a06a", "Coral": "#ef7862", "Terracotta": "#b85c42", "Rust": "#a04020", "Vermilion": "#e0482a",
    "Red": "#d0202a", "Brick": "#8e3328", "Crimson": "#a3152f", "Wine": "#66182c", "Rose": "#d97f8e",
    "Blush": "#eec3bf", "Pink": "#ef9fb6", "Magenta": "#c2308c", "Fuchsia": "#e43fb0", "Plum": "#6a2f58",
    "Aubergine": "#35202f", "Mauve": "#a2839c", "Lilac": "#c5aed3", "Lavender": "#a99bd4", "Violet": "#7445b4",
    "Purple": "#5b2a86", "Indigo": "#39308a", "Midnight": "#16204a", "Navy": "#1b2f5c", "Blue": "#2456c8",
    "Ultramarine": "#2b34c4", "Cobalt": "#1f4fa0", "Denim": "#43648f", "Steel blue": "#6f8fae", "Sky": "#7fb6e2",
    "Ice": "#d3e4ea", "Powder blue": "#a9c7da", "Cyan": "#2bb5d8", "Petrol": "#14404f", "Dark teal": "#0f3438",
    "Teal": "#1f7377", "Sea": "#4a9c9c", "Turquoise": "#35c1b4", "Aqua": "#96dcd4", "Mint": "#b4dfc2",
    "Jade": "#2f8f68", "Emerald": "#138a52", "Green": "#2e9a38", "Leaf": "#5fa83f", "Lime": "#a6d436",
    "Moss": "#64703a", "Olive": "#7d7a34", "Sage": "#9aa88a", "Fern": "#4c7a46", "Pine": "#1f4434",
    "Bottle green": "#12301f", "Khaki": "#a59c6c", "Pistachio": "#c3d08c",
}  # fmt: skip


@cache
def _places() -> tuple[tuple[str, tuple[float, float, float]], ...]:
    return tuple((word, oklab(Swatch("", colour).rgb)) for word, colour in _WORDS.items())


def word_for(rgb: RGB) -> str:
    """What one would call a colour: "Petrol", "Burnt orange"."""
    here = oklab(rgb)
    return min(_places(), key=lambda entry: math.dist(entry[1], here))[0]


def unlike(name: str, taken: set[str]) -> str:
    """The name, with a number behind it when it is taken."""
    if name not in taken:
        return name
    return next(new for n in count(2) if (new := f"{name[:180]} {n}") not in taken)


def told_apart(swatches: tuple[Swatch, ...]) -> tuple[Swatch, ...]:
    """The swatches with names of their own: one without a name gets a colour's word, a second "Rust" is "Rust 2"."""
    taken: set[str] = set()
    result = []
    for swatch in swatches:
        name = unlike(swatch.name or word_for(swatch.rgb), taken)
        taken.add(name)
        result.append(swatch if name == swatch.name else Swatch(name, swatch.hex))
    return swatches if all(a is b for a, b in zip(swatches, result, strict=True)) else tuple(result)
