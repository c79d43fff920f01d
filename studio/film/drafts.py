"""A shot to be: what it covers, who is in it, which sizes would suit; and what a scene remembers meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.film.ask import NOTHING, Ask
from studio.film.people import Memory
from studio.film.shots import Line


@dataclass(frozen=True)
class Draft:
    """A shot to be. ``wishes`` says how much each size would suit; ``role`` why it is there."""

    lines: tuple[int, int]
    role: str  # action, establishing, insert, master, single, shoulder, reaction, voice, item
    action: str = ""
    dialogue: tuple[Line, ...] = ()
    cast: tuple[str, ...] = ()
    framing: str = "single"
    side: int = 0
    wishes: dict[str, float] = field(default_factory=dict)
    seconds: float = 2.0
    ask: Ask = NOTHING
    out: str = ""
    words: str = ""  # the writer's words under it, for the digest
    title: str = ""
    remote: bool = False  # told in turns with another place: whoever is in it is where they were seen last
    weather: str = ""  # when it is known without the words
    about: str = ""  # what it looks at when nobody is in it


@dataclass
class Stage:
    memory: Memory
    speakers: tuple[str, ...]  # who is seen speaking in the scene, in order
    sides: dict[frozenset[str], str] = field(default_factory=dict)  # each pair -> who of them stands left
    since_master: int = 99
    turns: int = 0
    mastered: set[frozenset[str]] = field(default_factory=set)
    last_single: str = ""
    inserted: set[str] = field(default_factory=set)
    remote: frozenset[str] = frozenset()  # who talks on a telephone here
    talk: int = 0  # shots of conversation so far


def display(name: str) -> str:
    """A name as one writes it in a sentence: MARTA -> Marta, TWO MECHANICS -> Two Mechanics."""
    return " ".join(w.capitalize() if w.isupper() and not any(c.isdigit() for c in w) else w for w in name.split())


def listed(names: list[str]) -> str:
    shown = [display(n) for n in names]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""


def side_of(scene: Stage, first: str, second: str) -> int:
    """The side of the line the first stands on. Whoever was named first stands left, and stays there for the scene."""
    pair = frozenset({first, second})
    if pair not in scene.sides:
        order = [n for n in (*scene.speakers, *scene.memory.named) if n in pair]
        scene.sides[pair] = order[0] if order else first
    return -1 if scene.sides[pair] == first else 1


def viewer(scene: Stage, ask: Ask) -> str:
    """Whose eyes or shoulder: the named one, else whoever was last named."""
    if ask.framing not in ("pov", "over-the-shoulder"):
        return ""
    named = scene.memory.cast.seen_in(ask.whose.title()) or scene.memory.cast.seen_in(ask.whose) if ask.whose else ()
    return named[0] if named else (scene.memory.named[-1] if scene.memory.named else "")
