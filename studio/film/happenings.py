"""Shots of action: how a beat is framed, how near it wants to be, and which thing in it deserves an insert."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from studio.film import lexicon as lex
from studio.film import reading
from studio.film.beats import Beat
from studio.film.drafts import Draft, Stage, display, side_of, viewer
from studio.film.sentences import nearest, nearness, sentences
from studio.film.shots import SIZES


def action_drafts(scene: Stage, beat: Beat) -> Iterator[Draft]:
    text, ask = beat.text, beat.ask
    pictured = ask.framing == "insert" and bool(ask.on) and not scene.memory.cast.seen_in(ask.on.title())
    cast = () if pictured else scene.memory.seen_in(text)  # who is in the photograph is not in the scene
    named: tuple[str, ...] = ()
    if ask.on:
        named = scene.memory.cast.seen_in(ask.on.title()) or scene.memory.cast.seen_in(ask.on)
        cast = tuple(dict.fromkeys((*named, *cast))) if named else cast
        scene.memory.name(named)
    whose = viewer(scene, ask)
    framing = ask.framing
    if whose:
        scene.memory.name((whose,))
    if framing == "pov":
        cast = tuple(n for n in cast if n != whose)
    elif framing == "over-the-shoulder" and whose and whose not in cast:
        cast = (*cast, whose)
    named_thing = bool(ask.on) and not named and lex.is_a(ask.on.lower().split()[-1], lex.PROPS)
    if named_thing and not framing and ask.size in ("", "ECU", "CU"):
        framing = "insert"
    thing = "" if framing in ("pov", "over-the-shoulder", "two-shot") else _thing_seen(text, cast)
    if not framing and ask.size in ("CU", "ECU") and not cast and _framing(scene, text, cast) == "empty":
        framing = "insert"
    if not framing:
        framing = "insert" if thing else _framing(scene, text, cast)
    wishes = _wishes(text, cast, framing)
    if named and not ask.size:
        wishes = {s: w + {"MS": 2.5, "MCU": 2.5, "MLS": 1.5}.get(s, 0.0) for s, w in wishes.items()}
    if ask.move in ("pull out", "zoom out", "crane up"):
        wishes = {s: w + (2.0 if s in ("WS", "EWS") and framing != "insert" else 0.0) for s, w in wishes.items()}
    if ask.move == "track" and framing != "insert":
        wishes = {s: w + {"FS": 2.0, "MLS": 1.6, "WS": 1.2, "MS": 1.0}.get(s, 0.0) for s, w in wishes.items()}
    if ask.move in ("push in", "zoom in"):
        wishes = {s: w + (2.0 if s in ("CU", "MCU") and framing != "empty" else 0.0) for s, w in wishes.items()}
    main = Draft(
        beat.lines,
        "item" if beat.montage else "insert" if framing == "insert" else "action",
        action=text,
        cast=cast,
        framing=framing,
        wishes=wishes,
        seconds=_montage_seconds(text) if beat.montage else beat.seconds,
        ask=ask,
        out=beat.out,
        words=text,
        title=beat.title,
        about=thing or _subject(text),
        remote=beat.intercut,
    )
    if framing in ("two-shot", "over-the-shoulder") and len(main.cast) == 2:
        main = replace(main, side=side_of(scene, cast[0], cast[1]))
    alone = len(sentences(text)) == 1
    prop = "" if ask.written or beat.montage or framing == "insert" or not alone else _handled(text, scene.inserted)
    if prop and main.seconds >= 3.2 and cast:
        scene.inserted.add(prop)
        held = max(1.5, min(2.2, main.seconds * 0.35))
        yield replace(main, seconds=main.seconds - held + 0.4, out="")
        yield replace(
            main,
            role="insert",
            framing="insert",
            action=f"{prop[:1].upper()}{prop[1:]}, in {display(cast[0])}'s hands.",
            seconds=held,
            wishes={"CU": 3.0, "ECU": 2.4},
            cast=cast[:1],
            side=0,
            title="",
            about=prop,
        )
        return
    yield main


# Part of a person nobody names: her hand, a gloved hand; but not the hand of a clock.
_SOMEBODY = re.compile(
    r"\b(?:his|her|their|[a-z]+ed|somebody['’]s|bare|two|both)\s+(?:hands?|fingers?|fist|palm|face|eyes?|lips|feet|foot|boots?)\b"
    r"|^(?:an?\s+|the\s+)?(?:hands?|fingers?|fist|palm|face|eyes?|lips|feet|foot)\b|\b(?:someone|somebody|he|she|silhouette)\b",
    re.IGNORECASE,
)


def _framing(scene: Stage, text: str, cast: tuple[str, ...]) -> str:
    people = scene.memory.cast.people
    if len(cast) > 3 or any(n in people and people[n].group for n in cast):
        return "group"
    if cast:
        return ("single", "two-shot", "three-shot")[len(cast) - 1]
    words = re.findall(r"[^\W\d_]+", text.lower())
    for nth, word in enumerate(words):
        if lex.is_a(word, lex.PEOPLE) and word not in (
            "star",
            "stars",
            "model",
            "fan",
            "band",
            "class",
            "host",
            "figures",
        ):
            many = (
                word in lex.GROUPS
                or (word.endswith("s") and word not in lex.PEOPLE)
                or bool({*words[max(0, nth - 3) : nth]} & lex.NUMBERS)
            )
            return "group" if many else "single"
    if _SOMEBODY.search(text):
        return "single"
    if re.search(r"\b(?:everyone|everybody)\b", text, re.IGNORECASE):
        return "group"
    return "empty"


_LEADING_AWAY_WORDS = "at in by behind under above before beyond together outside inside from through after with and we"
_LEADING_AWAY = frozenset(_LEADING_AWAY_WORDS.split())


def _thing_seen(text: str, cast: tuple[str, ...]) -> str:
    """The thing a beat is about when no person leads it: "A gloved hand finds the gear lever"."""
    tokens = [w.lower() for w in re.findall(r"[^\W\d_]+(?:['’]s)?", text)]
    if not tokens or tokens[0] in _LEADING_AWAY or (len(tokens) > 16 and cast):
        return ""
    far = nearest(text) >= SIZES.index("FS")
    first_name = min(
        (i for i, w in enumerate(tokens) if any(w == n.lower() or w == n.lower().split()[-1] for n in cast)), default=99
    )
    for nth, word in enumerate(tokens[:6]):
        if nth >= first_name or word in ("he", "she", "they", "we", "i", "camera"):
            return ""
        if lex.is_a(word, lex.NO_PROP):
            return ""
        if word in ("hand", "hands", "finger", "fingers", "boot", "boots", "foot", "feet", "thumb", "fist", "palm"):
            return str(word)
        if (
            lex.is_a(word, lex.PROPS)
            and not far
            and not lex.is_a(word, lex.LARGE)
            and word not in ("light", "lights", "board", "blow", "stick", "match", "cross", "drop", "switch")
        ):
            return str(word)
    return ""


_CAPITALS = re.compile(
    r"\b(?:(?:a|an|the|his|her|their|my)\s+)?((?:[\w-]+\s+){0,2})([^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{3,})?)\b"
)
_TAKEN = re.compile(
    r"\b(?:picks? up|pulls? out|takes? out|draws?|unfolds?|holds? (?:up|out)|hands? (?:him|her|them|over)|reads?|winds?"
    r"|loads?|finds?|grabs?|examines?|studies|unwraps?|produces?|clutche?s)\s+"
    r"((?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}?)([a-z]{3,})\b"
)


def _handled(text: str, done: set[str]) -> str:
    """A prop worth an insert: in capitals, or taken in hand by a verb for it."""
    for found in _CAPITALS.finditer(text):
        head = str(found[2]).lower().split()[-1]
        if lex.is_a(head, lex.PROPS) and head not in done:
            return _the(str(found[0]).lower(), head)
    taken = _TAKEN.search(text)
    if taken:
        phrase, thing = str(taken[1]), str(taken[2])
        if lex.is_a(thing, lex.PROPS) and thing not in done and not lex.is_a(thing, lex.LARGE):
            return _the(phrase + thing, thing)
    return ""


def _the(phrase: str, head: str) -> str:
    words = phrase.split()
    if words[0] in ("a", "an", "his", "her", "their", "my", "the"):
        words = words[1:]
    keep = [w for w in words if not lex.is_a(w, lex.HUMAN_VERBS) or w == head][-3:]
    return "the " + " ".join(keep)


def _subject(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text.lower())[:3])


def _wishes(text: str, cast: tuple[str, ...], framing: str) -> dict[str, float]:
    """How much each size suits a beat of action: its words, a little for the sizes next to them, who is in it."""
    worth = nearness(text)
    wishes = dict.fromkeys(SIZES, 0.0)
    for size, value in worth.items():
        at = SIZES.index(size)
        for i, near in enumerate(SIZES):
            wishes[near] += value * (1.0, 0.55, 0.25, 0.08)[min(3, abs(i - at))]
    base = {0: {"WS": 1.0, "EWS": 0.5, "FS": 0.4}, 1: {"MS": 1.0, "MCU": 0.7, "MLS": 0.7, "FS": 0.4}}.get(
        len(cast), {"MS": 0.7, "MLS": 1.0, "FS": 1.0, "WS": 0.7}
    )
    if framing == "insert":
        base = {"CU": 2.5, "ECU": 2.0, "MCU": 0.4}
    elif framing in ("group", "three-shot"):
        base = {"WS": 1.4, "FS": 1.4, "MLS": 0.8, "MCU": -3.0, "CU": -4.0, "ECU": -5.0}
    elif framing == "pov":
        base = {"WS": 3.2, "FS": 1.8, "MS": 0.8, "MCU": -1.0, "CU": -3.0, "ECU": -4.0}
    elif not cast and framing == "single":
        base = {"MS": 0.6, "FS": 0.6, "CU": 0.3}
    for size, value in base.items():
        wishes[size] += value
    if _FAR.search(text):
        wishes["EWS"] += 5.0
        wishes["WS"] += 2.5
    if framing == "insert":
        return {size: value + (0.0 if size in ("ECU", "CU") else -9.0) for size, value in wishes.items()}
    if len(cast) >= 2:  # two people do not fit into a close-up unless the words press them together
        wishes["ECU"] -= 5.0
        wishes["CU"] -= 3.5
        wishes["MCU"] -= 0.6
    if framing == "empty":
        engine = any(lex.is_a(w, lex.MOVING) for w in re.findall(r"[^\W\d_]+", text)[:8])
        for size, less in (
            ("FS", -0.8 if engine else 0.6),
            ("MLS", 1.4),
            ("MS", 1.6),
            ("MCU", 2.0),
            ("CU", 1.5),
            ("ECU", 1.5),
        ):
            wishes[size] -= less
    return wishes


_FAR = re.compile(
    (
        r"\b(?:tiny|small|little|distant) (?:figures?|dots?|shapes?)|\bfar below\b|\bin the (?:far "
        r")?distance\b|\bas far as the eye"
    ),
    re.IGNORECASE,
)


def _montage_seconds(text: str) -> float:
    return min(4.0, max(1.5, 0.9 + reading.words(text) * 0.16))
