"""Size, angle, lens and move of each draft: what is written stands, the rest is chosen so that it cuts together.

Two neighbours of the same size and the same people would jump, so they never are; a move needs a reason in the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.film import lexicon as lex
from studio.film.drafts import Draft
from studio.film.sentences import MODIFIERS
from studio.film.shots import SIZES

# Focal lengths for full frame: wide for places, long for faces.
LENSES = {"EWS": 21, "WS": 24, "FS": 35, "MLS": 40, "MS": 50, "MCU": 65, "CU": 85, "ECU": 100}


@dataclass(frozen=True)
class Camera:
    """What the camera of one shot is and does."""

    size: str
    angle: str
    move: str
    lens: int


def decide(drafts: list[Draft]) -> list[Camera]:
    """A camera for every draft of the film, in order."""
    chosen: list[Camera] = []
    moves: list[str] = []  # those nobody asked for, so that they stay rare
    for nth, draft in enumerate(drafts):
        size = draft.ask.size or _size(drafts, nth, [c.size for c in chosen[-3:]])
        moves.append("" if draft.ask.move else _move(draft, size, moves, first=nth == 0, last=nth + 1 == len(drafts)))
        move = draft.ask.move or moves[-1] or "static"
        chosen.append(Camera(size, draft.ask.angle or _angle(draft, size), move, draft.ask.lens or _lens(draft, size)))
    return chosen


def same_subject(a: Draft, b: Draft) -> bool:
    """Whether two shots look at the same people, or both at nobody in particular."""
    if a.framing == b.framing == "over-the-shoulder":
        return a.cast[:1] == b.cast[:1]  # the face is the subject
    if not a.cast and not b.cast and "insert" in (a.framing, b.framing):
        return a.about == b.about
    return set(a.cast) == set(b.cast)


def _size(drafts: list[Draft], nth: int, before: list[str]) -> str:
    draft = drafts[nth]
    last = drafts[nth - 1] if nth else None
    after = drafts[nth + 1] if nth + 1 < len(drafts) else None
    scores = {size: draft.wishes.get(size, -2.0 if draft.wishes else 0.0) for size in SIZES}
    if before and last:
        jump = same_subject(draft, last)
        at = SIZES.index(before[-1])
        if not jump and draft.role == last.role and draft.role in ("single", "shoulder"):
            scores[before[-1]] += 2.4 if len(set(before[-2:])) > 1 else -0.4  # a shot and its reverse match
        elif not jump and set(draft.cast) & set(last.cast):
            scores[before[-1]] -= 2.0
        for i, size in enumerate(SIZES):
            if i == at:
                scores[size] -= 50.0 if jump else 1.6
            elif abs(i - at) == 1 and jump:
                scores[size] -= 0.7  # a cut on one person wants a change one can see
        if len(before) > 1:
            scores[before[-2]] -= 0.5
        if len(before) > 2:
            scores[before[-3]] -= 0.25
    if after and after.ask.size and same_subject(draft, after):
        scores[after.ask.size] -= 50.0
    return max(SIZES, key=lambda s: (scores[s], -abs(SIZES.index(s) - 3)))


def _lens(draft: Draft, size: str) -> int:
    if draft.framing == "insert":
        return 100
    if draft.framing == "pov":
        return min(LENSES[size], 50) if size in ("MS", "MCU") else LENSES[size]
    if draft.framing == "over-the-shoulder":
        return LENSES[size] + 10 if size not in ("CU", "ECU") else LENSES[size]
    return LENSES[size]


_LOW = re.compile(
    (
        r"\b(?:towers? (?:over|above)|looms?|(?:huge|enormous|gigantic|giant|black|tall) (?:against|above"
        r"|over)|towering|rears? up|looks? up at (?:the|a)|against the sky|from below)\b"
    ),
    re.IGNORECASE,
)
_HIGH = re.compile(
    (
        r"\b(?:far below|down below|two small figures|small figures?|like ants|from the (?:roof"
        r"|window|balcony|top)|at the bottom of|looks? down (?:at|on|into))\b"
    ),
    re.IGNORECASE,
)
_OVERHEAD = re.compile(
    (
        r"\b(?:lies? on (?:his|her|their) backs?|flat on (?:his|her|their) backs?|spread(?:s)? (?:out "
        r")?(?:a |the )?map|map (?:is )?(?:spread|lies)|stares? at the ceiling|floats? face)\b"
    ),
    re.IGNORECASE,
)
_DUTCH = re.compile(
    (
        r"\b(?:dizzy|dizzily|drunk(?:en|enly)?|nightmare|delirious|hallucinat\w+|the (?:room|world|floor"
        r"|deck) (?:spins|tilts|sways|lurches)|vertigo)\b"
    ),
    re.IGNORECASE,
)


def _angle(draft: Draft, size: str) -> str:
    if draft.dialogue and draft.role != "action":
        return "eye"
    text = draft.action
    if _DUTCH.search(text):
        return "dutch"
    if _OVERHEAD.search(text):
        return "overhead"
    if _LOW.search(text) and size != "ECU":
        return "low"
    if _HIGH.search(text) and size not in ("ECU", "CU", "MCU"):
        return "high"
    return "eye"


_LEFT = re.compile(r"\b(?:(?:to|from right to|on|toward|towards) (?:the )?left|leftward)\b", re.IGNORECASE)
_ALONG = re.compile(
    (
        r"\b(?:one after (?:another|the other)|along the|row of|rows of|row after row|stretch(?:es)? "
        r"(?:away|out|along|from)|sweeps? (?:across|over)|slides? (?:sideways|past|across)|passes|rolls? "
        r"past|glides? past)\b"
    ),
    re.IGNORECASE,
)
_UP = re.compile(
    (
        r"\b(?:looks? up at|rises? (?:into|above|over|up)|climbs? (?:up|the)|soars?|takes off|lifts off"
        r"|towers? above|up the (?:tower|wall|cliff|stairs|mast|facade))\b"
    ),
    re.IGNORECASE,
)
_DOWN = re.compile(
    (
        r"\b(?:(?:falls?|drops?|tumbles?|drips?) (?:down|to the|into the|onto the|from)|sinks? (?:down"
        r"|into|to the|below|under)|down the (?:wall|stairs|well|shaft))\b"
    ),
    re.IGNORECASE,
)
_DWELL = re.compile(
    (
        r"\b(?:long moment|stares?|forgets? to|can(?:no|')t believe|cannot believe|for the first time|as "
        r"if somebody|it dawns|dawns on|realis\w+|realiz\w+|understands?|recogni[sz]\w+|remembers?|tears?"
        r"|cannot look away)\b"
    ),
    re.IGNORECASE,
)
_ROUND = re.compile(
    (
        r"\b(?:waltz\w*|danc(?:e|es|ing) together|embraces?|they (?:kiss|dance|embrace)|into (?:his|her"
        r"|their) arms|spins? (?:him|her|them)|swings? \w+ (?:up|round|around))\b"
    ),
    re.IGNORECASE,
)
_WHIP = re.compile(
    r"\b(?:whips? (?:round|around)|spins? (?:round|around)|head (?:snaps|whips)|wheels? (?:round|around))\b",
    re.IGNORECASE,
)
_GOING = re.compile(
    (
        r"\b(?:along|through|across|past|toward|towards|beside|behind|after|down|away|into the|out of the"
        r"|over the|up the|on\b|side by side)\b"
    ),
    re.IGNORECASE,
)


def _move(draft: Draft, size: str, before: list[str], first: bool, last: bool) -> str:
    """A move the words or the drama ask for; empty for none. Never three in a row, never the same twice in a row."""
    if draft.ask.framing == "insert" or (draft.ask.size and not draft.action):
        return ""
    text = draft.action
    wanted = ""
    if draft.role in ("establishing", "action") and first and size in ("WS", "EWS"):
        wanted = "push in"  # the film draws us in
    elif last and size in ("WS", "EWS", "FS") and not draft.dialogue:
        wanted = "pull out"  # and lets us go
    elif draft.role in ("master", "shoulder", "voice", "reaction", "establishing") or draft.framing == "insert":
        return ""
    elif draft.role == "single":
        wanted = (
            "push in"
            if size in ("CU", "ECU")
            and any(
                "!" not in x.text and re.search(r"whisper|gently|softly|quietly|tears", x.how) for x in draft.dialogue
            )
            else ""
        )
    else:
        wanted = _in_words(text, size)
        if wanted == "push in" and len(draft.cast) > 1:
            wanted = ""  # a push in is on one face
    recent = [m for m in before[-2:] if m]
    if wanted and (wanted == (before[-1] if before else "") or len(recent) == 2) and not (first or last):
        return ""
    return wanted


def _in_words(text: str, size: str) -> str:
    wide = size in ("MLS", "FS", "WS", "EWS", "MS")
    left = bool(_LEFT.search(text))
    words = [w.lower() for w in re.findall(r"[^\W\d_]+", MODIFIERS.sub("", text))][:14]
    if any(lex.is_a(w, lex.CHAOS) for w in words):
        return "handheld"
    if _WHIP.search(text):
        return "whip pan left" if left else "whip pan right"
    if _ROUND.search(text) and size not in ("CU", "ECU"):
        return "orbit"
    if wide and any(lex.is_a(w, lex.TRAVEL) for w in words) and _GOING.search(text):
        return "track"
    if _UP.search(text) and size != "ECU":
        return "tilt up"
    if _DOWN.search(text):
        return "tilt down"
    if wide and _ALONG.search(text):
        return "pan left" if left else "pan right"
    if (not wide or size == "MS") and _DWELL.search(text):
        return "push in"
    return ""
