"""What words ask of a shot, as numbers: the vector between the reader and the denoiser.

Every one-hot group of a plan has its twin here, with one value more: that the words say nothing of it. Each value has
its chance, so that a reader in doubt between dusk and night can say so; all zero means that nothing is known at all,
neither words nor hints (what guidance is measured from). A hint is an ask that is certain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from . import tokens
from . import vocabulary as v
from .asked import Asked, AskedSubject

MEETINGS: tuple[str, ...] = ("each other", "side by side")
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class AskGroup:
    """One thing that words may ask: the values it may have and where its probabilities stand; the last is "unsaid"."""

    type: str
    slot: int
    name: str
    values: tuple[str, ...]
    start: int

    @property
    def stop(self) -> int:
        return self.start + len(self.values) + 1


def _lay_out() -> tuple[tuple[AskGroup, ...], dict[tuple[str, int], tuple[int, int]]]:
    groups: list[AskGroup] = []
    spans: dict[tuple[str, int], tuple[int, int]] = {}
    at = 0
    for type_, (many, named, _) in tokens.LAYOUT.items():
        for slot in range(many):
            first = at
            for name, values in (*named, *((("meeting", MEETINGS),) if type_ == "counts" else ())):
                groups.append(AskGroup(type_, slot, name, tuple(values), at))
                at = groups[-1].stop
            spans[type_, slot] = first, at
    return tuple(groups), spans


GROUPS, SPANS = _lay_out()  # the groups in the order of the vector, and the columns of each scene token
WIDTH = GROUPS[-1].stop
_AT = {(g.type, g.slot, g.name): n for n, g in enumerate(GROUPS)}


def group_at(type_: str, name: str, slot: int = 0) -> int:
    """Which of GROUPS this is."""
    return _AT[type_, slot, name]


def indices(asked: Asked) -> Indices:
    """For each of GROUPS the index of what is asked; the last index of a group where the words are silent."""
    found = np.array([len(g.values) for g in GROUPS])

    def put(type_: str, name: str, value: str | None, slot: int = 0) -> None:
        if value is not None:
            n = _AT[type_, slot, name]
            found[n] = GROUPS[n].values.index(value)

    for type_, names in (
        ("camera", ("size", "framing", "angle", "move")), ("light", ("time",)), ("sky", ("weather",)),
        ("ground", ("place", "set")),
    ):  # fmt: skip
        for name in names:
            put(type_, name, getattr(asked, name))
    people = len(asked.figures) or None if asked.people is None else asked.people
    put("counts", "people", None if people is None else "crowd" if people == v.CROWD else str(people))
    put("counts", "meeting", "each other" if asked.each_other else "side by side" if asked.side_by_side else None)
    for name, role in tokens.COUNTED.items():
        things: tuple[AskedSubject, ...] = getattr(asked, "figures" if name == "people" else name)
        things = things[: tokens.LAYOUT[role][0]]
        if name in ("vehicles", "animals", "props"):  # nothing that the words do not name comes into a shot
            put("counts", name, str(len(things)))
        for slot, thing in enumerate(things):
            for group_name, _ in tokens.LAYOUT[role][1]:
                put(role, group_name, getattr(thing, group_name), slot)
    return found
