"""The words a plan is written in: every value a shot's plan may take, in one place.

The order of a tuple is the order of the one-hot columns the network was trained with, so entries are only ever
appended, and appending means training again.
"""

from __future__ import annotations

SIZES: tuple[str, ...] = ("ECU", "CU", "MCU", "MS", "MLS", "FS", "WS", "EWS")
FRAMINGS: tuple[str, ...] = ("single", "two-shot", "three-shot", "group", "over-the-shoulder", "pov", "insert", "empty")
ANGLES: tuple[str, ...] = ("eye", "low", "high", "overhead", "dutch")
MOVES: tuple[str, ...] = (
    "static", "pan left", "pan right", "tilt up", "tilt down", "push in", "pull out", "track", "crane up", "crane down",
    "zoom in", "zoom out", "handheld", "whip pan left", "whip pan right", "orbit",
)  # fmt: skip
TIMES: tuple[str, ...] = ("dawn", "day", "sunset", "dusk", "night")
WEATHERS: tuple[str, ...] = ("clear", "fog", "rain", "snow", "storm")

# Where we are, coarsely: what the horizon, the ground and the sky are made of.
PLACES: tuple[str, ...] = (
    "interior", "city", "street", "forest", "desert", "mountain", "sea", "field", "circuit", "space",
    "river", "village", "station", "park", "industrial", "ruins", "sky", "underwater",
)  # fmt: skip

# The set: the finer name of the place, which chooses the set dressing. Every set belongs to one place.
SETS: dict[str, str] = {
    "room": "interior", "living room": "interior", "kitchen": "interior", "bedroom": "interior",
    "bathroom": "interior", "office": "interior", "corridor": "interior", "stairwell": "interior",
    "bar": "interior", "restaurant": "interior", "shop": "interior", "church": "interior",
    "hospital": "interior", "classroom": "interior", "library": "interior", "theatre": "interior",
    "workshop": "interior", "garage": "interior", "warehouse": "interior", "cellar": "interior",
    "prison cell": "interior", "laboratory": "interior", "control room": "interior", "hall": "interior",
    "car interior": "interior", "train carriage": "interior", "ship cabin": "interior",
    "spaceship interior": "interior", "cave": "interior", "tent": "interior",
    "skyline": "city", "rooftop": "city", "square": "city",
    "street": "street", "alley": "street", "road": "street", "bridge": "street", "tunnel": "street",
    "parking lot": "street",
    "forest": "forest", "jungle": "forest", "clearing": "forest",
    "dunes": "desert", "wasteland": "desert", "canyon": "desert",
    "peak": "mountain", "valley": "mountain", "cliff": "mountain", "glacier": "mountain",
    "open sea": "sea", "beach": "sea", "harbour": "sea", "lake": "sea",
    "meadow": "field", "wheat field": "field", "farm": "field", "graveyard": "field", "battlefield": "field",
    "track": "circuit", "pit lane": "circuit", "starting grid": "circuit",
    "orbit": "space", "deep space": "space", "planet surface": "space",
    "riverbank": "river", "village": "village", "platform": "station", "airfield": "station",
    "park": "park", "garden": "park", "factory": "industrial", "docks": "industrial", "scrapyard": "industrial",
    "castle": "ruins", "temple": "ruins", "clouds": "sky", "seabed": "underwater",
}  # fmt: skip

# Who is in the shot. "person" is somebody the words do not describe ("SAM", "a figure").
FIGURES: tuple[str, ...] = ("person", "man", "woman", "boy", "girl", "old man", "old woman")
COSTUMES: tuple[str, ...] = (
    "plain", "coat", "suit", "dress", "uniform", "racing suit", "spacesuit", "armour", "robe", "hat and coat", "apron",
)  # fmt: skip
POSES: tuple[str, ...] = (
    "stand", "walk", "run", "sit", "lie", "kneel", "crouch", "drive", "ride", "dance", "fight", "fall", "climb",
    "reach", "hold", "embrace",
)  # fmt: skip
VEHICLES: tuple[str, ...] = (
    "car", "racing car", "truck", "bus", "motorcycle", "bicycle", "train", "boat", "ship", "plane", "helicopter",
    "spaceship", "carriage",
)  # fmt: skip
ANIMALS: tuple[str, ...] = ("horse", "dog", "cat", "bird", "flock", "cow", "deer", "wolf", "fish")
PROPS: tuple[str, ...] = (
    "letter", "book", "phone", "photograph", "map", "key", "watch", "cup", "bottle", "glass", "knife", "gun",
    "sword", "lamp", "candle", "lantern", "torch", "helmet", "hat", "glove", "ring", "flower", "umbrella",
    "suitcase", "box", "bag", "radio", "camera", "screen", "guitar", "ball", "toy", "tool", "wheel", "flag", "rope",
    "mirror", "coin", "plate", "chair",
)  # fmt: skip
PIECES: tuple[str, ...] = (
    "tree", "pine", "rock", "building", "house", "tower", "lamp post", "fence", "wall", "arch", "window", "door",
    "table", "bed", "sofa", "desk", "shelf", "counter", "column", "stairs", "bench", "sign", "machine", "grandstand",
    "tyre stack", "crane", "mast", "pier", "tent", "fire", "bush", "statue", "planet", "asteroid", "bookcase",
    "curtain",
)  # fmt: skip

# How many: a count decides how many slots of a kind are filled, so that heads are never counted by chance.
MAX_FIGURES, MAX_VEHICLES, MAX_ANIMALS, MAX_PROPS, MAX_PIECES = 6, 3, 3, 2, 4
CROWD = MAX_FIGURES + 1  # the count value that means "more than we draw one by one"

FACINGS: dict[str, float] = {"right": 0.0, "camera": 90.0, "left": 180.0, "away": 270.0}  # degrees, seen from above
SIDES: tuple[str, ...] = ("left", "centre", "right")
DEPTHS: tuple[str, ...] = ("foreground", "midground", "background")
