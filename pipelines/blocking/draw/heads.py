"""A whole head: face, hair and what is worn on it, in the order they lie."""

from __future__ import annotations

from functools import lru_cache

from pipelines.blocking.draw.cuts import Cut
from pipelines.blocking.draw.faces import face
from pipelines.blocking.draw.hair import behind, cap, extras, hair_ink, ring, strands
from pipelines.blocking.draw.hats import headgear
from pipelines.blocking.draw.skulls import Mood, contour
from pipelines.blocking.draw.styles import STYLES, Style
from pipelines.blocking.draw.traits import Traits
from pipelines.blocking.draw.turn import Turn


@lru_cache(maxsize=768)
def head(
    who: Traits, yaw: float, mood: Mood, key: float, worn: str = "", sway: float = 0.0
) -> tuple[tuple[Cut, ...], tuple[Cut, ...]]:
    """A whole head in two piles: what hangs behind the neck, and the rest."""
    turn = Turn(yaw)
    away = turn.c < -0.25
    back: list[Cut] = []
    front: list[Cut] = []
    style = STYLES[who.hair]
    own = hair_ink(who)
    under = worn in ("racing helmet", "armour helmet", "hood", "coif", "bubble cap")
    if not under:
        mass = behind(who, style, yaw, sway)
        if mass is not None:
            (front if away else back).append(
                Cut(
                    mass,
                    own if away else hair_ink(who, -0.28),
                    0.7,
                    0.8,
                    shadow=0.05 if away else 0.0,
                    inside=tuple(strands(who, style, turn, own, locks=True)) if away else (),
                )
            )
        extras(who, style, turn, own, back, front, sway, behind_head=True)
    front += face(who, yaw, mood, key, ears=under or style.length < 0.3)
    if not under:
        if not away and turn.c > -0.1:
            front += _cast(who, style, yaw)
        if style.extra == "bald":
            front += [Cut(piece, own, 0.75, 1.0, shadow=0.03) for piece in ring(who, style, yaw)]
        else:
            front.append(
                Cut(
                    cap(who, style, yaw, sway=sway if style.length else 0.0),
                    own,
                    0.75,
                    1.0,
                    shadow=0.016,
                    inside=tuple(strands(who, style, turn, own)),
                )
            )
        extras(who, style, turn, own, back, front, sway, behind_head=False)
    if worn:
        back_worn, front_worn = headgear(who, worn, turn)
        back += back_worn
        front += front_worn
    return tuple(back), tuple(front)


def _cast(who: Traits, style: Style, yaw: float) -> list[Cut]:
    """The shadow the hair throws on the forehead, cut to the face."""
    if style.extra == "bald":
        return []
    dark = Cut(cap(who, style, yaw, drop=0.045), ("skin", -0.55 - max(0.0, who.dark)), 0.0, 0.0, alpha=0.7)
    return [Cut(contour(who, yaw), ("skin", 0.0), 0.0, 0.0, alpha=0.0, inside=(dark,), size=24)]
