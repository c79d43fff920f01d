"""The cast of a film: how everybody is found in words, and who "she" is right now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from studio.film import lexicon as lex

_EXTENSION = re.compile(r"\s*[(（].*$", re.DOTALL)

_DEVICES = frozenset(
    (
        "RADIO", "TV", "TELEVISION", "PHONE", "TELEPHONE", "INTERCOM", "LOUDSPEAKER", "SPEAKER", "COMPUTER", "PA",
        "VOICE", "VOICES", "VOICEMAIL", "NARRATOR", "MACHINE", "RECORDING", "TANNOY",
    )
)  # fmt: skip

_OWNED_ELSEWHERE = re.compile(
    r"['’]s?\s+(?:old |little |empty |new )?(?:house|home|flat|apartment|room|kitchen|office|garage|farm|shop|grave"
    r"|names?|voice|photo|photograph|portrait|picture|letter|handwriting|signature|car|boat|bed|chair|desk|door|window"
    r"|coat|hat|phone|number|place|diary|book|brother|sister|mother|father|wife|husband|son|daughter|friend|dog|cat"
    r"|horse|shadow|ghost|record|boss)\b",
    re.IGNORECASE,
)
_ABSENT_BEFORE = re.compile(
    r"(?:\b(?:photo(?:graph)?|picture|portrait|painting|statue|drawing|name|memory|thinks?|thought|dreams?|voice|news"
    r"|word|letter|note|message|sign|trace|instead|out)\s+(?:of|from|by|to|about)"
    r"|\bwithout|\bsigned|\breads|\bsays|\bmarked|\bnamed)\s+(?:the\s+)?[\"“']?$",
    re.IGNORECASE,
)
_ABSENT_AFTER = re.compile(
    r"\s+(?:is|has|are) (?:gone|vanished|not there|nowhere|dead and buried)\b"
    r"|\s+(?:was|were) (?:standing|sitting|here)\b"
)
HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)

SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """Somebody of the cast. ``name`` is how cues write it; ``says`` are lower-case ways of naming them in action."""

    name: str
    role: bool = False  # named by what they are (THE DRIVER): found in small letters too
    group: bool = False  # TWO MECHANICS
    gender: str = ""  # m, f or not known


@dataclass(frozen=True)
class Cast:
    """Everybody, by the name in capitals, and how to find them in a text."""

    people: dict[str, Person] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)  # a way to say the name, in small letters -> name
    finder: re.Pattern[str] | None = None

    def of_cue(self, cue: str) -> tuple[str, ...]:
        """Who speaks under a cue: usually one; MARTA AND PETER are two when both are known."""
        name = cue_name(cue)
        if name in self.people or not name:
            return (name,) if name else ()
        parts = [cue_name(p) for p in re.split(r"\s+(?:AND|&|\+|И|UND|ET|Y|E)\s+|\s*[/&,+]\s*", name)]
        if len(parts) > 1 and all(self.ways.get(p.lower()) for p in parts):
            return tuple(dict.fromkeys(self.ways[p.lower()] for p in parts))
        return (self.ways.get(name.lower(), name),)

    def found(self, text: str) -> Iterator[tuple[str, int, int, bool]]:
        """Each mention: name, start, end, and whether the words say that they can be seen."""
        if self.finder is None:
            return
        for hit in self.finder.finditer(text):
            said = hit[0]
            name = self.ways.get(re.sub(r"\s+", " ", said).lower().replace("’", "'"))
            if name is None or not self._meant(said, name, text[: hit.start()]):
                continue
            before, after = text[max(0, hit.start() - 40) : hit.start()], text[hit.end() : hit.end() + 40]
            compared = after[:1] in ("'", "’") and re.search(r"\b(?:is|was|has|had|have|like|as)\s+$", before)
            seen = not (
                compared or _ABSENT_BEFORE.search(before) or _OWNED_ELSEWHERE.match(after) or _ABSENT_AFTER.match(after)
            )
            yield name, hit.start(), hit.end(), seen

    def _meant(self, said: str, name: str, before: str) -> bool:
        person = self.people[name]
        if not said.islower() or (not said.isascii() and said.lower() == said.upper()):
            return True
        if person.role:
            return not re.search(r"\b(?:another|every|no|any|a|an)\s+$", before, re.IGNORECASE) or " " in said
        return said not in lex.WORDS_TOO

    def seen_in(self, text: str) -> tuple[str, ...]:
        """The names of those a text shows, in the order it shows them, each once."""
        return tuple(dict.fromkeys(name for name, _, _, seen in self.found(text) if seen))


def cue_name(cue: str) -> str:
    """The bare name of a cue in capitals: no (V.O.), no THE, no caret."""
    name = _EXTENSION.sub("", cue.strip().removesuffix("^")).strip().strip("*_").strip()
    name = re.sub(r"\s+", " ", name.replace("’", "'")).upper().rstrip(":")
    first, _, rest = name.partition(" ")
    return rest if first in ("THE", "A", "AN") and rest else name


def is_voice_only(name: str) -> bool:
    """Speakers nobody sees: RADIO, MAN'S VOICE, NARRATOR."""
    return bool(_DEVICES.intersection(name.split())) or name.endswith("'S VOICE")


_THEY = re.compile(r"\b(?:they|both|the two of them|the two|together|side by side|each other|them)\b", re.IGNORECASE)


@dataclass
class Memory:
    """Who was named last in a scene, so that "she" is somebody. One a scene, told every beat in order."""

    cast: Cast
    named: list[str] = field(default_factory=list)  # in the picture, the last named at the end
    before: tuple[str, ...] = ()  # of the scene before, in case this one begins with a "she"

    def name(self, names: Iterable[str]) -> None:
        """Remember that these were just named."""
        for name in names:
            if name in self.named:
                self.named.remove(name)
            self.named.append(name)

    def seen_in(self, text: str) -> tuple[str, ...]:
        """Who a beat of action shows: those it names, and those its pronouns stand for."""
        mentions = list(self.cast.found(text))
        seen = [(start, name) for name, start, _, shown in mentions if shown]
        for pattern, gender in ((HE, "m"), (SHE, "f")):
            pronoun = pattern.search(text)
            if not pronoun:
                continue
            here = [name for name, start, *_ in mentions if self._may_be(name, gender) and start < pronoun.start()]
            if here:
                continue  # the pronoun stands for somebody the beat has named already
            lately = tuple(reversed(self.named)) or tuple(reversed(self.before))
            who = next((n for n in lately if self._is(n, gender)), None) or next(
                (n for n in lately if self._may_be(n, gender)), None
            )
            if who:
                seen.append((pronoun.start(), who))
        they = _THEY.search(text)
        if (
            they
            and not any(start < they.start() for start, _ in seen)
            and not any(self.cast.people[n].group for _, n in seen)
        ):
            last = self.named[-1:] if self.named and self.cast.people[self.named[-1]].group else self.named[-2:]
            seen += [(they.start(), name) for name in last]
        order = tuple(dict.fromkeys(name for _, name in sorted(seen)))
        self.name(order)
        return order

    def _is(self, name: str, gender: str) -> bool:
        return name in self.cast.people and self.cast.people[name].gender == gender

    def _may_be(self, name: str, gender: str) -> bool:
        person = self.cast.people.get(name)
        return person is None or (person.gender in ("", gender) and not person.group)
