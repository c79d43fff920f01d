"""The words a script has of its own: who speaks, where it plays, and when, the commonest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from studio.film.script import Scene, Script

TIMES = ("DAY", "NIGHT", "MORNING", "EVENING", "DAWN", "DUSK", "CONTINUOUS", "LATER", "MOMENTS LATER", "SAME")


@dataclass(frozen=True)
class Vocabulary:
    """Names, places and times in capitals, as one completes them."""

    names: Sequence[str] = ()
    places: Sequence[str] = ()
    times: Sequence[str] = TIMES


def vocabulary(script: Script, scenes: Sequence[Scene]) -> Vocabulary:
    """The vocabulary of a script and its scenes."""
    cues = [e.text for part in script.parts for e in part.elements if e.kind == "character"]
    names = Counter(re.split(r"[(（]", cue, maxsplit=1)[0].strip().upper() for cue in cues)
    places = Counter(scene.place.upper() for scene in scenes if scene.place)
    times = Counter(scene.time for scene in scenes if scene.time)
    common = [time for time, _ in times.most_common(3)]
    return Vocabulary(
        [name for name, _ in names.most_common() if name],
        [place for place, _ in places.most_common()],
        list(dict.fromkeys([*common, *TIMES])),
    )
