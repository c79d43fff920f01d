"""A screenplay becomes a shot list, by rules: what the writer wrote, and coverage where the writer left it to us.

Every line of action and dialogue is covered by at least one shot and shots stand in script order. ``beats`` reads a
scene, ``coverage`` says which shots tell it, ``camera`` how they are taken, ``matching`` which of them we knew already.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace

from studio.film import beats as scene_beats
from studio.film import camera, coverage, cues, heading, introductions, reading
from studio.film.beats import Beat, Told
from studio.film.drafts import Draft
from studio.film.fountain import HIDDEN, Element
from studio.film.heading import Heading
from studio.film.lexicon import VEHICLES, is_a
from studio.film.matching import matched, orphans
from studio.film.people import Cast, Memory
from studio.film.script import Script
from studio.film.sentences import nearness, plain
from studio.film.shots import Shot, slate_letters
from studio.film.time import Rate
from studio.film.weather import weather

__all__ = ["breakdown", "orphans"]

# Places too small for a wide shot to establish anything.
_SMALL = re.compile(
    r"\b(?:COCKPIT|ELEVATOR|LIFT|CLOSET|CUPBOARD|PHONE BOOTH|CABIN|TRUNK|COFFIN|BOX|TOILET|SHOWER)\b", re.IGNORECASE
)
_INTERIOR = re.compile(
    r"\b(?:ROOM|KITCHEN|BEDROOM|OFFICE|HALL|CORRIDOR|BATHROOM|ATTIC|CELLAR|BASEMENT|BAR|CAFE|STUDIO|GARAGE)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Set:
    """Where and when a scene plays, everything resolved: LATER has become the time of day it follows."""

    number: str
    heading: str
    line: int  # the heading's line, 0 when there is none
    said: Heading
    int_ext: str
    time: str
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class _Placed:
    """A draft with its scene and the weather it plays in."""

    draft: Draft
    set: _Set
    weather: str
    fade_in: bool = False
    elsewhere: _Set | None = None  # where the picture is, when an intercut leaves the scene


def breakdown(script: Script, rate: Rate, before: tuple[Shot, ...] = ()) -> tuple[Shot, ...]:
    """The shots of a script in order, at ``rate``. Total and without chance: the same script gives the same shots.

    Shots of ``before`` whose words are unchanged keep id, camera and length; those whose words changed keep their id
    and say in ``stale`` why; those that vanished are what ``orphans(before, after)`` gives.
    """
    cast = introductions.build(script.elements)
    placed: list[_Placed] = []
    known: set[str] = set()
    last: _Set | None = None
    intercut = False
    for scene in _sets(script):
        told = scene_beats.read(scene.elements, cast, scene.heading, intercut)
        placed.extend(_scene(scene, told, last, cast, known, placed))
        last, intercut = scene, told.intercut
    placed = _intercut(placed)
    if placed:
        end = placed[-1].draft
        held = 1.75 if not end.ask.seconds else 0.0
        placed[-1] = replace(placed[-1], draft=replace(end, seconds=end.seconds + held))
    return matched(_shots(placed, rate), before, rate)


def _intercut(placed: list[_Placed]) -> list[_Placed]:
    """Whoever talks from another place is shown in that place: the one they were last seen in."""
    home: dict[str, _Placed] = {}
    result: list[_Placed] = []
    partner: _Set | None = None  # the scene before this one
    for p in placed:
        if result and result[-1].set is not p.set:
            partner = result[-1].set
        there = home.get(p.draft.cast[0]) if p.draft.remote and len(p.draft.cast) == 1 else None
        if there is not None and there.set is partner:
            result.append(replace(p, elsewhere=there.set, weather=there.weather))
            continue
        home.update(dict.fromkeys(p.draft.cast, p))
        result.append(p)
    return result


def _sets(script: Script) -> list[_Set]:
    """The scenes as sets; words before the first heading are a scene of their own unless they only fade in."""
    sets: list[_Set] = []
    scenes = script.scenes
    first = script.parts[0].elements if script.parts and not (scenes and script.parts[0] is scenes[0].part) else ()
    ahead = tuple(
        e
        for e in first
        if e.kind in ("action", "character", "dialogue", "parenthetical", "lyric", "transition", "note")
    )
    spoken = [e for e in ahead if e.kind not in ("note", "transition") and not _is_opening(e)]
    if spoken or (ahead and not scenes):
        nowhere = Heading("", "", "")
        sets.append(_Set("0" if scenes else "1", "", 0, nowhere, "EXT", "", ahead))
        ahead = ()
    for scene in scenes:
        said = Heading(scene.int_ext, scene.place, scene.time)
        last = sets[-1] if sets else None
        elements = (*ahead, *scene.elements)
        ahead = ()
        inside = said.int_ext or (
            last.int_ext if last and last.line else "INT" if _INTERIOR.search(said.place) else "EXT"
        )
        sets.append(_Set(scene.number, scene.heading, scene.lines[0], said, inside, _time(said, last), elements))
    return sets


def _is_opening(element: Element) -> bool:
    text = plain(element.text).strip()
    return element.kind == "action" and (cues.is_transition(text) or cues.is_super(text) or not text)


def _time(said: Heading, last: _Set | None) -> str:
    """The time of day a scene plays at: CONTINUOUS and LATER go on from the scene before, as does a forced heading."""
    parts = [p for p in said.time.split(" - ") if p and not heading.CARRIED.search(p)]
    if parts:
        return re.sub(r"\s*[(（].*", "", parts[0]) or parts[0]
    if last and (said.time or not said.int_ext):
        return last.time
    return ""


def _scene(
    scene: _Set, told: Told, last: _Set | None, cast: Cast, known: set[str], placed: list[_Placed]
) -> list[_Placed]:
    moved = last is None or _where(scene) != _where(last)
    lately = tuple(dict.fromkeys(n for p in placed if p.set is last for n in p.draft.cast)) if last else ()
    memory = Memory(cast, before=lately)
    if not moved:
        memory.name(lately)
    drafts = coverage.cover(list(told.beats), memory)
    carried = (
        placed[-1].weather
        if placed and last and heading.CARRIED.search(scene.said.time) and scene.int_ext == last.int_ext
        else ""
    )
    sky = weather(scene.heading, carried)
    if not drafts and scene.line and not scene.said.int_ext and not told.alone[1]:
        return []  # a forced heading over nothing, such as .COLD OPEN, is a title and no place
    if not drafts and scene.line:
        alone = _establishing(scene, sky)
        opens, closes = told.alone
        whole = (min(opens or scene.line, scene.line), max(scene.line, closes))
        drafts = [replace(alone, lines=whole, title=told.title)]
    else:
        drafts = _opened(scene, drafts, told.beats, moved, known, cast, sky)
    known.add(_where(scene))
    result: list[_Placed] = []
    for draft in drafts:
        words = _told(draft, cast)
        sky = draft.weather or sky
        if draft.role == "item":  # each picture of a montage has its own weather
            result.append(_Placed(draft, scene, weather(words, "")))
            continue
        sky = weather(words, sky) if words else sky
        result.append(_Placed(draft, scene, sky, fade_in=bool(told.fade_in) and not result))
    if result:
        end = result[-1].draft
        result[-1] = replace(result[-1], draft=replace(end, seconds=end.seconds + (0.0 if end.ask.seconds else 0.35)))
    return result


def _where(scene: _Set) -> str:
    return f"{scene.int_ext} {scene.said.place}".upper()


def _told(draft: Draft, cast: Cast) -> str:
    """What a draft tells of the weather: action as written, without names (somebody may be called Storm)."""
    if draft.role not in ("action", "insert", "item", "establishing") and not draft.action:
        return ""
    text = draft.action
    for _, start, end, _ in cast.found(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _opened(
    scene: _Set, drafts: list[Draft], found: list[Beat], moved: bool, known: set[str], cast: Cast, sky: str
) -> list[Draft]:
    """The scene with its heading covered: by a shot that establishes the place, or by the first shot there is."""
    if not scene.line:
        return drafts
    first = drafts[0]
    worth = nearness(first.action) if first.role == "action" else {}
    wide = bool(worth) and max(worth.get("WS", 0.0), worth.get("EWS", 0.0)) >= 0.6 * max(worth.values())
    small = bool(_SMALL.search(scene.said.place)) or (
        scene.int_ext == "INT" and any(is_a(w, VEHICLES) for w in re.findall(r"[^\W\d_]+", scene.said.place))
    )
    back = _where(scene) in known
    if first.ask.written or first.role == "item" or found[0].intercut or not moved or (small and back):
        return [_with_heading(first, scene, 0.8), *drafts[1:]]
    if first.role == "action" and (wide or not first.cast) and first.framing != "insert":
        # The scene opens on the place itself.
        wishes = {
            **first.wishes,
            "EWS": first.wishes.get("EWS", 0) + (1.5 if scene.int_ext == "INT" else 6.0),
            "WS": first.wishes.get("WS", 0) + 6.0,
        }
        if first.cast:
            wishes["EWS"] -= 2.0
        elif not known and scene.int_ext != "INT":
            wishes["EWS"] += 2.5  # a film opens wide
        return [_with_heading(replace(first, wishes=wishes), scene, 1.6), *drafts[1:]]
    if (len(drafts) <= 2 or back or small) and first.role == "action" and first.framing != "insert":
        wishes = (
            {**first.wishes, **{s: first.wishes.get(s, 0) + w for s, w in (("WS", 6.0), ("EWS", 2.0), ("FS", 2.0))}}
            if not small
            else first.wishes
        )
        return [_with_heading(replace(first, wishes=wishes), scene, 1.2), *drafts[1:]]
    if (len(drafts) == 1 and first.framing == "insert") or small or (back and first.framing == "insert"):
        return [_with_heading(first, scene, 0.8), *drafts[1:]]
    if first.role == "voice" and not first.cast and not first.ask.written:
        heard = replace(
            _establishing(scene, sky),
            dialogue=first.dialogue,
            words=f"{scene.heading}\n{first.words}",
            role="voice",
            out=first.out,
        )
        longer = max(heard.seconds, first.seconds + 0.8)
        return [
            replace(heard, lines=(min(first.lines[0], scene.line), first.lines[1]), seconds=longer, title=first.title),
            *drafts[1:],
        ]
    opening = weather(_told(first, cast), sky) if first.role in ("action", "insert") else sky
    start = min(
        (e.lines[0] for e in scene.elements if e.lines[0] > scene.line and e.kind not in HIDDEN), default=scene.line
    )
    established = replace(
        _establishing(scene, opening), lines=(min(first.lines[0], scene.line), scene.line), title=first.title
    )
    start = max(first.lines[0], min(start, first.lines[1]))
    return [established, replace(first, lines=(start, first.lines[1]), title=""), *drafts[1:]]


def _establishing(scene: _Set, sky: str) -> Draft:
    return coverage.establishing(
        scene.heading, scene.said.place or scene.heading, scene.time, scene.int_ext, scene.line, sky
    )


def _with_heading(first: Draft, scene: _Set, more: float) -> Draft:
    seconds = first.seconds + (0.0 if first.ask.seconds else more)
    return replace(first, lines=(min(first.lines[0], scene.line), first.lines[1]), seconds=seconds)


def _shots(placed: list[_Placed], rate: Rate) -> list[Shot]:
    cameras = camera.decide([p.draft for p in placed])
    letters: Counter[str] = Counter()
    slates: set[str] = set()
    told: Counter[tuple[str, str, str]] = Counter()
    shots = []
    for p, taken in zip(placed, cameras, strict=True):
        draft, scene = p.draft, p.set
        seen = p.elsewhere or scene
        frames = rate.frames(_seconds(draft, taken.size))
        slate = _slate(scene.number, letters, slates)
        key = (scene.number, scene.heading, draft.words if draft.role != "establishing" else "")
        told[key] += 1
        action = f"{draft.action} {draft.title}".strip() if draft.title else draft.action
        shots.append(
            Shot(
                id="",
                slate=slate,
                scene=scene.number,
                size=taken.size,
                framing=draft.framing,
                angle=taken.angle,
                move=taken.move,
                lens=taken.lens,
                seconds=float(rate.seconds(frames)),
                frames=frames,
                int_ext=seen.int_ext,
                place=seen.said.place,
                time=seen.time,
                weather=p.weather,
                cast=tuple(dict.fromkeys(draft.cast)),
                action=action,
                dialogue=draft.dialogue,
                lines=draft.lines,
                origin="written" if draft.ask.written else "derived",
                side=draft.side,
                transition=draft.out or ("fade in" if p.fade_in else ""),
                heading=scene.heading,
                words=_digest(scene.heading, draft.words if draft.role != "establishing" else "", told[key]),
            )
        )
    return shots


def _seconds(draft: Draft, size: str) -> float:
    if draft.ask.seconds:
        return draft.ask.seconds
    longest = max(reading.LONGEST, draft.seconds if draft.dialogue else 0.0)
    shortest = reading.SHORTEST + (0.7 if size == "EWS" else 0.4 if size == "WS" else 0.0)
    return min(max(draft.seconds, shortest), longest)


def _slate(scene: str, letters: Counter[str], slates: set[str]) -> str:
    """The next free letters of a scene; 10 and 10A may not meet in one slate."""
    while True:
        slate = scene + slate_letters(letters[scene])
        letters[scene] += 1
        if slate not in slates:
            slates.add(slate)
            return slate


def _digest(scene_heading: str, words: str, nth: int) -> str:
    """The digest of a heading and the words under a shot; ``nth`` tells apart shots of the same words."""
    plain = [re.sub(r"\s+", " ", text).strip() for text in (scene_heading, words)]
    return hashlib.sha256("\0".join([*plain, str(nth)]).encode("utf-8", "surrogatepass")).hexdigest()[:32]
