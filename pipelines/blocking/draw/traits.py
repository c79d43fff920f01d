"""Who somebody is: the lasting differences between people, drawn from their name, so MARTA is MARTA in every shot."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass
from functools import lru_cache

from pipelines.blocking.plan import Subject

HAIR = {
    "man": ("short", "parted", "swept", "curly", "crop", "parted", "shaggy"),
    "woman": ("bob", "long", "bun", "wavy", "ponytail", "curly", "pixie"),
    "boy": ("shaggy", "short", "curly", "crop"),
    "girl": ("ponytail", "bob", "long", "bunches"),
    "old man": ("bald", "receding", "swept", "bald"),
    "old woman": ("bun", "pixie", "bob", "bun"),
}


@dataclass(frozen=True)
class Traits:
    """Proportions are in heads (crown to chin = 1); factors are around 1."""

    kind: str
    seed: int
    hair: str
    heads: float  # height of the figure in heads
    shoulders: float
    build: float
    jaw: float
    face: float  # width of the face
    chin: float
    nose: float
    eyes: float
    brows: float
    lips: float
    lash: float
    stoop: float  # degrees
    age: float  # 0 child .. 1 old
    beard: str
    glasses: bool
    dark: float  # skin: darker (+) or lighter (-)
    hair_shade: float  # hair: darker (-) or lighter (+)
    part: float  # side of the parting

    @property
    def low(self) -> float:
        """How long the lower half of the face is."""
        return 0.87 if self.age == 0.0 else 1.0


def traits(subject: Subject) -> Traits:
    """The traits of a subject: of its name, or of its kind and its place in the frame where it has none."""
    return traits_of(subject.kind, subject.who.strip().upper() or f"{subject.kind} {subject.x:.1f}")


@lru_cache(maxsize=512)
def traits_of(kind: str, name: str) -> Traits:
    seed = zlib.crc32(f"{name}".encode())
    chance = random.Random(seed)
    if kind == "person":
        kind = chance.choice(("man", "woman"))
    child, old = kind in ("boy", "girl"), kind.startswith("old")
    female = kind in ("woman", "girl", "old woman")

    def about(middle: float, spread: float) -> float:
        return middle + spread * (chance.random() * 2.0 - 1.0)

    hair = chance.choice(HAIR[kind])
    beard = ""
    if not child and not female:
        beard = chance.choice(
            ("", "", "", "stubble", "full", "moustache") if not old else ("", "full", "moustache", "full")
        )
    return Traits(
        kind=kind,
        seed=seed,
        hair=hair,
        heads=about(5.0, 0.2) if child else about(6.7, 0.2) if not old else about(6.4, 0.15),
        shoulders=about(0.8 if child else 0.86 if female else 1.08, 0.05) * (0.94 if old else 1.0),
        build=about(0.92 if child else 0.88 if female else 1.02, 0.12) * (1.06 if old else 1.0),
        jaw=about(0.9 if child else 0.8 if female else 1.02, 0.09),
        face=about(1.06 if child else 0.97 if female else 1.0, 0.05),
        chin=about(0.8 if child else 0.92 if female else 1.02, 0.06),
        nose=about(0.45 if child else 0.8 if female else 1.05, 0.16) * (1.12 if old else 1.0),
        eyes=about(1.42 if child else 1.16 if female else 0.98, 0.07) * (0.9 if old else 1.0),
        brows=about(0.75 if child else 0.72 if female else 1.15, 0.2) * (1.25 if old and not female else 1.0),
        lips=about(0.78 if child else 1.2 if female else 0.85, 0.15) * (0.8 if old else 1.0),
        lash=1.0 if female else 0.35,
        stoop=about(11.0, 4.0) if old else about(1.5, 1.5),
        age=0.0 if child else 1.0 if old else about(0.4, 0.15),
        beard=beard,
        glasses=chance.random() < (0.3 if old else 0.12),
        dark=about(0.0, 0.16),
        hair_shade=about(0.55, 0.15) if old else about(-0.1, 0.14),
        part=1.0 if chance.random() < 0.5 else -1.0,
    )
