"""A grammar of the ways filmmakers write a shot: one of many wordings of what is asked.

Phrases come from the training lines of ``words/*.txt``, or from the held-out ones to judge by.
"""

from __future__ import annotations

import random
import re

from .asked import Asked, AskedSubject
from .naming import SubjectTeller
from .phrases import phrases, pick, spell

_HEADING_TIMES = {
    "dawn": ("DAWN", "SUNRISE", "EARLY MORNING"),
    "day": ("DAY", "DAY", "MORNING", "AFTERNOON"),
    "sunset": ("SUNSET", "MAGIC HOUR", "GOLDEN HOUR"),
    "dusk": ("DUSK", "EVENING", "TWILIGHT"),
    "night": ("NIGHT", "NIGHT", "LATE NIGHT"),
}
_OVERS = (
    "over {near}'s shoulder on {seen}", "OTS {near} onto {seen}", "over the shoulder of {near}, looking at {seen}",
    "OTS on {seen}, past {near}", "{seen} seen past {near}'s shoulder", "over {near}, favouring {seen}",
    "over-the-shoulder: {near} in foreground, {seen} beyond",
)  # fmt: skip
_FILLER = (
    "cinematic", "film grain", "moody", "35mm", "anamorphic", "shallow depth of field", "4K", "beautiful",
    "very tense", "melancholy", "like in the old films", "atmosphere", "soft colours", "please", "no music",
    "for the trailer", "hyper detailed", "for about 4 seconds", "volumetric light", "muted palette",
    "contemplative mood", "dramatic lighting", "slow and quiet", "6 sec", "2s hold", "hero moment", "very emotional",
    "masterpiece", "realistic", "it's the last image of the film", "MOS", "with sound", "quick one", "award winning",
)  # fmt: skip
_LEADS = (
    "ok so", "I want", "I'd like", "let's have", "give me", "can we get", "we see", "shot of", "then", "next:",
    "we open on", "opening:", "now", "so basically", "imagine", "maybe", "here", "we are on", "finally", "show",
    "just", "the shot:", "for this one", "Shot 4:", "12A.", "3B -", "Sc 7:", "1.", "SHOT 12", "setup 2:", "7C:",
    "insert here",
)  # fmt: skip

_PASSING = (
    "through", "across", "over", "past", "along", "in", "on", "at", "above", "by", "into", "out of", "round", "towards",
    "from", "outside", "in front of", "behind", "in the middle of", "at the edge of", "crosses", "leaves",
)  # fmt: skip


class _Teller(SubjectTeller):
    """Words a whole shot."""

    def place(self, asked: Asked) -> str:
        if not asked.place:
            return ""
        key = asked.set if asked.set and phrases("place").get(asked.set) else f"place: {asked.place}"
        if self.rng.random() < 0.5 and (name := self.called(asked)):
            return self.rng.choice(
                (
                    name.lower(), name.lower(), name.lower(), name.capitalize(), f"the {name.lower()}", name,
                    f"in the {name.lower()}", f"at the {name.lower()}", f"in a {name.lower()}",
                )
            )  # fmt: skip
        return self.free("place", key) or self.free("place", f"place: {asked.place}") or ""

    def called(self, asked: Asked) -> str:
        """The bare name of the place, as a shot list has it ("HOSPITAL WARD"); empty when there is none."""
        key = asked.set if asked.set and phrases("place").get(asked.set) else f"place: {asked.place}"
        found = pick("place", key, self.rng, self.held_out, ("head",))
        return spell(found.pattern, self.rng) if found else ""

    def _has_new_heading(self, asked: Asked) -> bool:
        return pick("place", asked.set or f"place: {asked.place}", self.rng, True, ("head",)) is not None

    def heading(self, asked: Asked) -> str:
        """A scene heading: INT. KITCHEN - NIGHT."""
        rng = self.rng
        key = asked.set or f"place: {asked.place}"
        found = pick("place", key, rng, self.held_out, ("head",)) or pick("place", key, rng, False, ("head",))
        name = spell(found.pattern, rng) if found else (asked.set or asked.place or "").upper()
        inside = asked.place == "interior"
        where = rng.choice(("INT. ", "INT. ", "INT ", "I/E ")) if inside else rng.choice(("EXT. ", "EXT. ", "EXT "))
        words = where + name.upper()
        if asked.time:
            usual = _HEADING_TIMES[asked.time]
            plain = None if self.held_out else rng.choice(usual)
            words += rng.choice((" - ", " - ", " – ", ". ", ", ")) + (
                plain or (self.free("time", asked.time) or "").upper()
            )
        return words

    def tell(self, asked: Asked) -> str:
        rng = self.rng
        subject = self.subjects(asked)
        names = ("size", "angle", "move", "time", "weather", "framing")
        asked_for = {name: value for name in names if (value := getattr(asked, name))}
        bits = {name: words for name, value in asked_for.items() if (words := self.free(name, value))}
        place = self.place(asked)
        alone = asked.figures[0] if len(asked.figures) == 1 else None
        if (
            alone
            and asked.size in ("ECU", "CU", "MCU")
            and alone == AskedSubject(alone.kind, looks=alone.looks)
            and not asked.props
            and rng.random() < 0.4
        ):
            subject = ", ".join((self.part_of(alone, asked.size), *self.where(alone)))
        elif (
            place
            and alone
            and alone == AskedSubject(alone.kind, costume=alone.costume)
            and subject
            and rng.random() < 0.45
            and (name := self.called(asked))
        ):  # the place inside what somebody does: "crosses the desert"
            subject, place = f"{subject} {self.crossing(name.lower(), rng.choice(('third', 'ing')))}", ""
        elif (
            place
            and subject
            and not asked.people
            and (asked.vehicles or asked.animals or asked.props)
            and rng.random() < 0.4
            and (name := self.called(asked))
        ):  # a place in passing: "a deer through the trees", "two planes over the roofs"
            subject, place = f"{subject} {rng.choice(_PASSING)} the {name.lower()}", ""
        style = rng.random()
        if style < 0.17 and asked.place and (not self.held_out or self._has_new_heading(asked)):
            bits.pop("time", None)
            return self._heading_style(asked, subject, bits)
        if style < 0.47:
            return self._prose(asked, subject, bits, place)
        if style < 0.64:
            return self._row(subject, bits, place)
        parts = [*bits.values(), place, subject]
        parts = [p for p in parts if p]
        if rng.random() < 0.22:
            parts += rng.sample(_FILLER, rng.choice((1, 1, 2)))
        rng.shuffle(parts)
        if rng.random() < 0.5 and subject in parts:  # the subject often comes first or second
            parts.remove(subject)
            parts.insert(rng.choice((0, 0, 1)), subject)
        return rng.choice((", ", ", ", ", ", ". ", "; ", " - ", " / ", " ", " | ")).join(parts)

    def _row(self, subject: str, bits: dict[str, str], place: str) -> str:
        """A row of a shot list: "CU Marta, low, hospital, night"."""
        rng = self.rng
        first = " ".join(part for part in (bits.pop("size", ""), subject) if part)
        rest = [*bits.values(), place]
        rng.shuffle(rest)
        return rng.choice((", ", ", ", " - ", ". ", "; ")).join(part for part in (first, *rest) if part)

    def _lead(self, asked: Asked, subject: str, bits: dict[str, str]) -> str:
        """Join a size, framing, angle or move to the subject it takes: "close-up of Marta", "push in on the car"."""
        rng = self.rng
        for name in rng.sample(("size", "framing", "move", "angle"), 4):
            value = getattr(asked, name)
            if not value or name not in bits or rng.random() >= 0.75:
                continue
            if found := self.line(name, value, ("of", "on")):
                del bits[name]
                mark, words = found
                if not subject or (asked.people == 0 and not (asked.vehicles or asked.animals or asked.props)):
                    return f"{words}{', ' + subject if subject else ''}"
                return f"{words} of {subject}" if mark == "of" and rng.random() < 0.8 else f"{words} {subject}"
        return subject

    def _prose(self, asked: Asked, subject: str, bits: dict[str, str], place: str) -> str:
        rng = self.rng
        if (
            asked.framing == "over-the-shoulder"
            and "framing" in bits
            and not self.held_out
            and len(asked.figures) == 2
            and rng.random() < 0.6
        ):
            del bits["framing"]
            seen, near = (self.person(f, n) for n, f in enumerate(asked.figures))
            subject = rng.choice(_OVERS).format(near=near, seen=seen)
        head = self._lead(asked, subject, bits)
        around = [w for w in (place, bits.pop("time", ""), bits.pop("weather", "")) if w]
        rng.shuffle(around)
        first = head + rng.choice((" ", ", ")) + rng.choice((" ", ", ")).join(around) if head else ", ".join(around)
        rest = list(bits.values())
        rng.shuffle(rest)
        if rng.random() < 0.12:
            rest.append(rng.choice(_FILLER))
        sentences = [first.strip(" ,"), *rest]
        if rng.random() < 0.35:
            rng.shuffle(sentences)
        return rng.choice((". ", ". ", ", ", "; ", " — ", ", ")).join(s for s in sentences if s)

    def _heading_style(self, asked: Asked, subject: str, bits: dict[str, str]) -> str:
        rng = self.rng
        head = self._lead(asked, subject, bits)
        parts = [p for p in (head, *bits.values()) if p]
        if rng.random() < 0.5:
            rng.shuffle(parts)
        return self.heading(asked) + "".join(
            rng.choice((". ", ". ", " / ", "\n", ", ")) + p[:1].upper() + p[1:] for p in parts
        )


def _typo(text: str, rng: random.Random) -> str:
    at = rng.randrange(max(1, len(text) - 1))
    kind = rng.random()
    if kind < 0.4:
        return text[:at] + text[at + 1 :]
    if kind < 0.8:
        return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    return text[:at] + text[at : at + 1] + text[at:]


def has_new_words(asked: Asked) -> bool:
    """Whether every judged phrase of ``asked`` can be worded by a line that training never sees."""
    rng = random.Random(0)
    keys = [asked.set, f"place: {asked.place}"] if asked.place else []
    return not keys or any(key and pick("place", key, rng, True) for key in keys)


def tell(asked: Asked, rng: random.Random, held_out: bool = False) -> str:
    """One wording of what is asked. With ``held_out`` every judged phrase is one that training never sees."""
    text = _Teller(rng, held_out).tell(asked)
    if not held_out and rng.random() < 0.16:
        text = f"{rng.choice(_LEADS)} {text}"
    text = re.sub(r"\s+", " ", text).replace(" ,", ",").replace(",,", ",").strip(" ,;|/-")
    chance = rng.random()
    if chance < 0.22:
        text = text.lower()
    elif chance < 0.28:
        text = text.upper()
    elif chance < 0.75:
        text = text[:1].upper() + text[1:]
    if not held_out and rng.random() < 0.04 and len(text) > 8:
        text = " ".join(_typo(text, rng).split())
    if rng.random() < 0.4 and text and text[-1].isalnum():
        text += "."
    return text or "a shot"
