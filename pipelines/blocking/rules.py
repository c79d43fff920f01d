"""The tables of the rules: how tall things are, where eyes sit, what belongs where. Sources as in ``compose``."""

from __future__ import annotations

# Height of a standing figure over the height of the frame, by size.
FIGURE_SCALE = {"ECU": 5.2, "CU": 3.0, "MCU": 2.15, "MS": 1.55, "MLS": 1.15, "FS": 0.82, "WS": 0.4, "EWS": 0.14}
# Where the eyes of the chief figure sit: the upper third when near, nearer the middle when far.
EYE_LINE = {"ECU": 0.12, "CU": 0.3, "MCU": 0.36, "MS": 0.42, "MLS": 0.55, "FS": 0.66, "WS": 0.1, "EWS": -0.1}
MAIN_DEPTH = {"ECU": -0.85, "CU": -0.72, "MCU": -0.6, "MS": -0.5, "MLS": -0.42, "FS": -0.2, "WS": 0.1, "EWS": 0.5}
LENS = {"ECU": 100, "CU": 85, "MCU": 75, "MS": 50, "MLS": 40, "FS": 35, "WS": 28, "EWS": 22}
# Height of the thing over the height of a grown figure.
HEIGHT = {
    "car": 0.85, "racing car": 0.62, "truck": 1.9, "bus": 1.8, "motorcycle": 0.95, "bicycle": 1.0, "train": 2.3,
    "boat": 1.5, "ship": 6.0, "plane": 2.4, "helicopter": 2.0, "spaceship": 3.0, "carriage": 1.5, "horse": 1.2,
    "dog": 0.45, "cat": 0.25, "bird": 0.3, "flock": 1.6, "cow": 0.9, "deer": 0.95, "wolf": 0.5, "fish": 0.3,
}  # fmt: skip
SMALL = {"boy": 0.72, "girl": 0.7, "old man": 0.95, "old woman": 0.92, "woman": 0.96}
FLYING = frozenset({"plane", "helicopter", "spaceship", "bird", "flock", "fish"})
VEHICLE_SCALE = {"ECU": 2.2, "CU": 1.4, "MCU": 1.05, "MS": 0.8, "MLS": 0.62, "FS": 0.48, "WS": 0.26, "EWS": 0.09}
SET_PIECES: dict[str, tuple[str, ...]] = {
    "interior": ("window", "door", "table", "lamp post", "shelf", "curtain", "column"),
    "city": ("building", "tower", "sign", "lamp post", "wall"),
    "street": ("lamp post", "building", "house", "sign", "wall", "bench", "fence"),
    "forest": ("tree", "pine", "bush", "rock"),
    "desert": ("rock", "rock", "sign", "bush"),
    "mountain": ("rock", "pine", "rock", "house"),
    "sea": ("pier", "mast", "rock", "tower"),
    "field": ("tree", "fence", "house", "bush"),
    "circuit": ("grandstand", "tyre stack", "sign", "fence", "tower"),
    "space": ("planet", "asteroid", "planet"),
    "river": ("tree", "rock", "pier", "bush"),
    "village": ("house", "house", "fence", "tree", "lamp post"),
    "station": ("lamp post", "bench", "sign", "column"),
    "park": ("tree", "bench", "lamp post", "bush", "statue"),
    "industrial": ("machine", "tower", "crane", "wall", "fence"),
    "ruins": ("arch", "column", "wall", "statue", "rock"),
    "sky": ("tower",),
    "underwater": ("rock", "arch"),
}
SET_PIECES_FINE: dict[str, tuple[str, ...]] = {
    "kitchen": ("table", "window", "counter", "shelf"),
    "bedroom": ("bed", "window", "curtain"),
    "living room": ("sofa", "window", "bookcase", "fire"),
    "office": ("desk", "window", "shelf"),
    "bar": ("counter", "shelf", "sign"),
    "church": ("arch", "column", "window"),
    "library": ("bookcase", "desk", "window"),
    "workshop": ("machine", "table", "shelf"),
    "garage": ("machine", "tyre stack", "door"),
    "restaurant": ("table", "window", "curtain"),
    "classroom": ("desk", "window"),
    "theatre": ("curtain", "column"),
    "cave": ("rock", "fire"),
    "tent": ("lamp post", "table"),
    "hall": ("column", "stairs", "door"),
    "stairwell": ("stairs", "window"),
    "graveyard": ("statue", "tree", "fence"),
}
COMPANY: dict[str, dict[str, float]] = {  # which place a subject suggests when none is named
    "racing car": {"circuit": 6.0},
    "boat": {"sea": 6.0, "river": 1.0},
    "ship": {"sea": 6.0},
    "spaceship": {"space": 6.0},
    "train": {"station": 2.0, "field": 2.0},
    "plane": {"sky": 3.0, "station": 2.0},
    "horse": {"field": 3.0, "desert": 1.0},
    "fish": {"underwater": 6.0},
    "car": {"street": 4.0},
    "bus": {"street": 4.0},
    "cow": {"field": 4.0},
    "deer": {"forest": 4.0},
    "wolf": {"forest": 4.0},
}
ROOMY = ("interior", "space", "underwater")
