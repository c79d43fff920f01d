"""Coverage: which shots a scene needs to be told, the way an editor would ask for them.

Action gets a shot a beat, a detail gets an insert, a new place is established. A conversation begins on the two of them,
then looks over shoulders and at faces, always from one side of the line between them; long speeches get a look at
whoever listens. Here shots are drafts: what they cover, who is in them and which sizes would suit; ``camera`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from studio.film import lexicon as lex
from studio.film import reading
from studio.film.beats import Beat, Speech, clauses, nearest, nearness, sentences
from studio.film.cues import Ask
from studio.film.people import Memory
from studio.film.shots import SIZES, Line

BANTER = 6.0  # seconds of quick exchange one two-shot holds
LONG_SPEECH = 10.0  # seconds after which a speech wants a cut
REACTION = 13.0  # seconds after which it wants a look at whoever hears it
SPEAKING = 7.5  # seconds on the speaker before such a look
MASTER_AGAIN = 9  # speeches after which we go back to see where everybody is


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
    ask: Ask = Ask()
    out: str = ""
    words: str = ""  # the writer's words under it, for the digest
    title: str = ""
    remote: bool = False  # told in turns with another place: whoever is in it is where they were seen last
    weather: str = ""  # when it is known without the words
    about: str = ""  # what it looks at when nobody is in it


@dataclass
class _Scene:
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


def cover(beats: list[Beat], memory: Memory) -> list[Draft]:
    """Drafts for every beat of a scene, in order; together they cover all its lines."""
    seen = dict.fromkeys(n for b in beats for s in b.speeches if not s.unseen for n in s.who)
    remote = frozenset(n for b in beats for s in b.speeches for n in s.who if any(_PHONE.search(w) for w in s.ways))
    scene = _Scene(memory, tuple(seen), remote=remote)
    drafts: list[Draft] = []
    k = 0
    while k < len(beats):
        beat = beats[k]
        if beat.speeches:
            run = k
            while run < len(beats) and beats[run].speeches:
                run += 1
            drafts.extend(_conversation(scene, beats[k:run], drafts))
            k = run
        elif (joined := _business(scene, beats, k)) is not None:
            beats[k + 1] = joined
            k += 1
        else:
            drafts.extend(_action(scene, beat))
            k += 1
    return drafts


def establishing(heading: str, place: str, time: str, int_ext: str, line: int, weather: str) -> Draft:
    """The place, before anything happens in it."""
    where = place.strip().capitalize() if place.isupper() else place.strip() or "The place"
    what = ", ".join(x for x in (where, time.lower(), weather) if x)
    wishes = {"WS": 4.0, "EWS": 1.0} if int_ext == "INT" else {"EWS": 4.0, "WS": 3.0}
    return Draft(
        (line, line), "establishing", action=f"{what}.", framing="empty", wishes=wishes,
        seconds=reading.ESTABLISHING if int_ext != "INT" else reading.ESTABLISHING - 0.5, words=heading, weather=weather, about=f"place {place}",
    )  # fmt: skip


def display(name: str) -> str:
    """A name as one writes it in a sentence: MARTA -> Marta, TWO MECHANICS -> Two Mechanics."""
    return " ".join(w.capitalize() if w.isupper() and not any(c.isdigit() for c in w) else w for w in name.split())


def _action(scene: _Scene, beat: Beat) -> Iterator[Draft]:
    text, ask = beat.text, beat.ask
    pictured = ask.framing == "insert" and bool(ask.on) and not scene.memory.cast.seen_in(ask.on.title())
    cast = () if pictured else scene.memory.seen_in(text)  # who is in the photograph is not in the scene
    named: tuple[str, ...] = ()
    if ask.on:
        named = scene.memory.cast.seen_in(ask.on.title()) or scene.memory.cast.seen_in(ask.on)
        cast = tuple(dict.fromkeys((*named, *cast))) if named else cast
        scene.memory.name(named)
    whose = _viewer(scene, ask)
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
        beat.lines, "item" if beat.montage else "insert" if framing == "insert" else "action", action=text, cast=cast,
        framing=framing, wishes=wishes, seconds=_montage_seconds(text) if beat.montage else beat.seconds, ask=ask, out=beat.out,
        words=text, title=beat.title, about=thing or _subject(text), remote=beat.intercut,
    )  # fmt: skip
    if framing in ("two-shot", "over-the-shoulder") and len(main.cast) == 2:
        main = replace(main, side=_side(scene, cast[0], cast[1]))
    alone = len(sentences(text)) == 1
    prop = "" if ask.written or beat.montage or framing == "insert" or not alone else _handled(text, scene.inserted)
    if prop and main.seconds >= 3.2 and cast:
        scene.inserted.add(prop)
        held = max(1.5, min(2.2, main.seconds * 0.35))
        yield replace(main, seconds=main.seconds - held + 0.4, out="")
        yield replace(
            main, role="insert", framing="insert", action=f"{prop[:1].upper()}{prop[1:]}, in {display(cast[0])}'s hands.", seconds=held,
            wishes={"CU": 3.0, "ECU": 2.4}, cast=cast[:1], side=0, title="", about=prop,
        )  # fmt: skip
        return
    yield main


def _viewer(scene: _Scene, ask: Ask) -> str:
    """Whose eyes or shoulder: the named one, else whoever was last named."""
    if ask.framing not in ("pov", "over-the-shoulder"):
        return ""
    named = scene.memory.cast.seen_in(ask.whose.title()) or scene.memory.cast.seen_in(ask.whose) if ask.whose else ()
    return named[0] if named else (scene.memory.named[-1] if scene.memory.named else "")


def _framing(scene: _Scene, text: str, cast: tuple[str, ...]) -> str:
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
    if re.search(
        r"\b(?:hand|hands|finger|fingers|fist|palm|face|eyes?|lips|foot|feet|boot|boots|someone|somebody|he|she|silhouette)\b",
        text,
        re.IGNORECASE,
    ):
        return "single"
    if re.search(r"\b(?:everyone|everybody)\b", text, re.IGNORECASE):
        return "group"
    return "empty"


_LEADING_AWAY = frozenset(
    "at in by behind under above before beyond together outside inside from through after with and we".split()
)


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


def _handled(text: str, done: set[str]) -> str:
    """A prop worth an insert: in capitals, or taken in hand by a verb for it. "a silver STOPWATCH" is "a silver stopwatch"."""
    capitals = re.compile(
        r"\b(?:(?:a|an|the|his|her|their|my)\s+)?((?:[\w-]+\s+){0,2})([^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{3,})?)\b"
    )
    for found in capitals.finditer(text):
        head = str(found[2]).lower().split()[-1]
        if lex.is_a(head, lex.PROPS) and head not in done:
            return _the(str(found[0]).lower(), head)
    taken: re.Match[str] | None = re.search(
        r"\b(?:picks? up|pulls? out|takes? out|draws?|unfolds?|holds? (?:up|out)|hands? (?:him|her|them|over)|reads?|winds?|loads?|"
        r"finds?|grabs?|examines?|studies|unwraps?|produces?|clutche?s)\s+((?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,2}?)([a-z]{3,})\b",
        text,
    )
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
    """How much each size suits a beat of action: its own words, a little for the sizes next to them, then who is in it."""
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
        wishes["ECU"] -= 3.0
        wishes["CU"] -= 1.2
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
    r"\b(?:tiny|small|little|distant) (?:figures?|dots?|shapes?)|\bfar below\b|\bin the (?:far )?distance\b|\bas far as the eye",
    re.IGNORECASE,
)


def _montage_seconds(text: str) -> float:
    return min(4.0, max(1.5, 0.9 + reading.words(text) * 0.16))


def _business(scene: _Scene, beats: list[Beat], k: int) -> Beat | None:
    """A few words of business before somebody's speech ("Marta nods.") play in that speech's shot."""
    beat = beats[k]
    after = beats[k + 1] if k + 1 < len(beats) else None
    if (
        after is None
        or not after.speeches
        or beat.out
        or beat.montage
        or beat.title
        or (k == 0 and not beat.ask.written)
    ):
        return None
    moving = beat.ask.move in ("push in", "zoom in", "orbit", "handheld", "static")
    if moving and not beat.ask.size and not beat.ask.seconds and reading.words(beat.text) <= 16 and after.seconds < 5:
        beat, asked = replace(beat, ask=Ask()), beat.ask  # the move goes on over the words
    else:
        asked = Ask()
    if (
        beat.ask.written
        or reading.words(beat.text) > (16 if asked.written else 6)
        or after.ask.written
        or len(after.speeches) > 1
        or after.speeches[0].unseen
    ):
        return None
    who = Memory(scene.memory.cast, list(scene.memory.named)).seen_in(beat.text)
    if who != after.speeches[0].who:
        return None
    scene.memory.name(who)
    more = min(reading.played(beat.text), 2.5) * (1.0 if asked.written else 0.5)
    return replace(
        after,
        lines=(beat.lines[0], after.lines[1]),
        text=beat.text,
        seconds=after.seconds + more,
        ask=after.ask.also(asked),
    )


# Conversation

_PHONE = re.compile(
    r"\b(?:on|into|over)\s+(?:the\s+)?(?:\w+\s+)?(?:phone|telephone|radio|mobile|intercom|walkie|headset)|filtered",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\bto (?:him|her|them)sel(?:f|ves)\b|\bto camera\b", re.IGNORECASE)


def _conversation(scene: _Scene, beats: list[Beat], before: list[Draft]) -> list[Draft]:
    drafts: list[Draft] = []
    k = 0
    while k < len(beats):
        beat = beats[k]
        for s in beat.speeches:
            if not s.unseen:
                scene.memory.name(s.who)
        if len(beat.speeches) > 1:
            drafts.append(_together(scene, [beat], "two-shot"))
            k += 1
            continue
        speech = beat.speeches[0]
        if speech.unseen:
            drafts.extend(_voice(scene, beat, drafts or before, bool(drafts)))
            k += 1
            continue
        other = _listener(scene, beats, k)
        taken = 0
        if not beat.ask.written and other and not beat.intercut:
            shown = (drafts or before)[-1].cast if drafts or before else ()
            # One line that nobody answers needs no shot of both when we have just seen who speaks.
            if len(beats) > 1 or not set(speech.who) <= set(shown) or len(shown) > 3:
                taken = _held_together(scene, beats, k, other)
        if taken:
            run = beats[k : k + taken]
            drafts.append(_together(scene, run, ""))
            scene.mastered.add(frozenset({*speech.who, other}))
            scene.since_master, scene.turns = 0, scene.turns + taken
            k += taken
            continue
        alone = _one_speaks(scene, beat, "" if beat.intercut else other)
        remote = beat.intercut or bool(scene.remote.intersection(speech.who))
        drafts.extend(replace(d, remote=remote) for d in alone)
        scene.since_master += 1
        scene.turns += 1
        k += 1
    return drafts


def _listener(scene: _Scene, beats: list[Beat], k: int) -> str:
    """Whom a speech is said to: the one it names, whoever answers, whoever spoke last, whoever else is here."""
    speech = beats[k].speeches[0]
    if scene.remote.intersection(speech.who) or any(_ALONE.search(w) for w in speech.ways):
        return ""
    for way in speech.ways:
        if addressed := [n for n in scene.memory.cast.seen_in(way) if n not in speech.who]:
            return addressed[0]
    call = re.match(r"[^\W\d_]+(?:[ -][^\W\d_]+)?(?=\s*[.,!?…—-])|[^\W\d_]+(?=[.,!?…—-])", speech.text)
    if call and (
        called := [n for n in scene.memory.cast.seen_in(call[0]) if n not in speech.who and n in scene.memory.named]
    ):
        return called[0]
    near = [s for b in beats[k + 1 : k + 3] for s in b.speeches] + [
        s for b in reversed(beats[max(0, k - 2) : k]) for s in b.speeches
    ]
    for s in near:
        for name in s.who:
            if name not in speech.who and not s.unseen and name not in scene.remote:
                return str(name)
    here = [n for n in reversed(scene.memory.named) if n not in speech.who and n not in scene.remote]
    return here[0] if here else next((n for n in scene.speakers if n not in speech.who and scene.turns), "")


def _held_together(scene: _Scene, beats: list[Beat], k: int, other: str) -> int:
    """How many of the next speeches one shot of both holds: the first of a pair, quick banter, a look back now and then."""
    speech = beats[k].speeches[0]
    pair = frozenset({*speech.who, other})
    fresh = pair not in scene.mastered
    run = 0
    seconds = 0.0
    while k + run < len(beats):
        beat = beats[k + run]
        if (
            len(beat.speeches) != 1
            or beat.ask.written
            or beat.speeches[0].unseen
            or beat.intercut
            or (run and beat.text)
        ):
            break
        if not set(beat.speeches[0].who) <= pair or (run and seconds + beat.seconds > BANTER):
            break
        seconds += beat.seconds
        run += 1
        if beat.out:
            break
    quick = run >= 3 and all(b.seconds <= 2.2 for b in beats[k : k + run])
    if fresh:
        return min(run, 2) if beats[k].seconds <= LONG_SPEECH else 0
    if quick or (scene.since_master >= MASTER_AGAIN and run and beats[k].seconds <= BANTER):
        return run if quick else 1
    return 0


def _together(scene: _Scene, beats: list[Beat], framing: str) -> Draft:
    """One shot of everybody in the exchange, with all that is said in it."""
    speeches = [s for b in beats for s in b.speeches]
    names = list(dict.fromkeys(n for s in speeches if not s.unseen for n in s.who))
    if len(beats) and len(names) == 1 and (other := _listener(scene, beats, 0)):
        names.append(other)
    first_time = scene.talk == 0
    others = [n for n in scene.speakers if n not in names and n in scene.memory.named]
    if first_time and not framing:
        names += others
    scene.talk += 1
    people = scene.memory.cast.people
    if not framing:
        framing = (
            "group"
            if len(names) > 3 or any(n in people and people[n].group for n in names)
            else ("single", "two-shot", "three-shot")[len(names) - 1]
        )
    action = (
        beats[0].text
        or f"{_listed(names)} {'talk' if len(speeches) > 1 else 'in one shot; ' + display(names[0]) + ' speaks'}."
    )
    if len(beats) == 1 and len(speeches) > 1:
        action = f"{_listed(names)} speak at once."
    wide = {"WS": 1.6, "FS": 1.8, "MLS": 2.2, "MS": 2.4} if first_time else {"MS": 2.4, "MLS": 2.0, "MCU": 0.8}
    if len(names) > 2:
        wide = {"WS": 2.2, "FS": 2.4, "MLS": 1.8}
    if len(names) == 1:
        wide = {"MS": 2.4, "MCU": 2.0, "MLS": 1.4}
    asked = beats[0].ask
    return Draft(
        (beats[0].lines[0], beats[-1].lines[1]), "master", action=action, dialogue=tuple(x for s in speeches for x in s.said), cast=tuple(names),
        framing=asked.framing or framing, side=_side(scene, names[0], names[1]) if len(names) > 1 else 0, wishes=wide, seconds=sum(b.seconds for b in beats) + 0.4,
        ask=asked, out=beats[-1].out, words=_words(beats), title=" ".join(b.title for b in beats if b.title),
    )  # fmt: skip


def _one_speaks(scene: _Scene, beat: Beat, other: str) -> list[Draft]:
    """A speech on its speaker: over the other's shoulder first, then on the face, closer as the scene goes on."""
    speech = beat.speeches[0]
    long = speech.seconds > LONG_SPEECH and speech.said and not beat.ask.written
    pieces = _pieces(speech, bool(other)) if long else [_Piece(speech.said, speech.lines)]
    drafts: list[Draft] = []
    for nth, piece in enumerate(pieces):
        said, lines = piece.said, piece.lines
        if piece.listening:
            drafts.append(_reaction(scene, other, speech.who, said, lines))
            continue
        shoulder = (
            bool(other)
            and len(speech.who) == 1
            and (scene.talk % 4 in (0, 1, 2) if scene.talk < 3 else scene.talk % 4 == 1)
            and nth == 0
        )
        drafts.append(_on_speaker(scene, beat, other, said, lines, shoulder, nth))
        scene.talk += 1
    first = drafts[0]
    drafts[0] = replace(
        first,
        lines=(beat.lines[0], first.lines[1]),
        seconds=max(first.seconds, first.seconds + beat.seconds - speech.seconds),
        title=beat.title,
    )
    drafts[-1] = replace(drafts[-1], out=beat.out, lines=(drafts[-1].lines[0], beat.lines[1]))
    return drafts


def _on_speaker(
    scene: _Scene, beat: Beat, other: str, said: tuple[Line, ...], lines: tuple[int, int], shoulder: bool, nth: int
) -> Draft:
    speech = beat.speeches[0]
    who, ask = speech.who, beat.ask
    framing = ask.framing or (
        "over-the-shoulder" if shoulder else "single" if len(who) == 1 else "two-shot" if len(who) == 2 else "group"
    )
    person = scene.memory.cast.people.get(who[0])
    if person and person.group and not ask.framing:
        framing = "group"
    cast: tuple[str, ...] = who
    if ask.on and (named := scene.memory.cast.seen_in(ask.on.title()) or scene.memory.cast.seen_in(ask.on)):
        cast = named if framing == "single" else tuple(dict.fromkeys((*named, *who)))
        framing = ask.framing or ("single", "two-shot", "three-shot", "group")[min(len(cast), 4) - 1]
    elif framing in ("over-the-shoulder", "two-shot") and other and len(cast) == 1:
        cast = (*who, other)
    elif framing == "pov":
        viewer = _viewer(scene, ask)
        cast = tuple(n for n in who if n != viewer) or who
    if ask.move in ("push in", "zoom in") and not ask.size:
        scene.talk += 2
    loud = "!" in speech.text or any(
        re.search(r"\b(?:whisper|cry|cries|crying|tears|sob|softly|quietly|scream|shout|yell|gently)", w, re.IGNORECASE)
        for w in speech.ways
    )
    closer = min(scene.talk, 8) * 0.12 + (1.2 if loud else 0.0)
    if framing == "over-the-shoulder":
        wishes = {"MS": 2.2 - closer * 0.4, "MCU": 2.4 + closer * 0.3, "CU": 0.5}
    elif other:
        wishes = {"MS": 1.1, "MCU": 2.5, "CU": 1.7 + closer}
    else:
        wishes = {"MS": 2.2, "MCU": 2.2, "CU": 1.2 + closer, "MLS": 0.6}
    if ask.move in ("push in", "zoom in"):
        wishes = {**wishes, "CU": wishes["CU"] + 2.0, "MCU": wishes["MCU"] + 1.0}
    if framing in ("two-shot", "three-shot", "group"):
        wishes = {"MS": 2.0, "MLS": 1.8, "FS": 1.0}
    how = next((w for w in speech.ways if not re.fullmatch(r"[A-Z.' ]+", w)), "")
    action = (
        beat.text
        if beat.text and nth == 0
        else _speaking(cast[0] if cast[0] in who else who[0], other, framing, how if nth == 0 else "")
    )
    return Draft(
        lines, "shoulder" if framing == "over-the-shoulder" else "single", action=action, dialogue=said, cast=cast, framing=framing,
        side=_side(scene, cast[0], other) if other and cast[0] != other else 0, wishes=wishes, seconds=_said_seconds(said), ask=ask,
        words=(beat.text + "\n" if beat.text and nth == 0 else "") + _lines_words(said),
    )  # fmt: skip


def _speaking(who: str, other: str, framing: str, how: str) -> str:
    manner = f", {how}" if how else ""
    if framing == "over-the-shoulder" and other:
        return f"Over {display(other)}'s shoulder, {display(who)} speaks{manner}."
    return f"{display(who)} speaks{f' to {display(other)}' if other else ''}{manner}."


def _reaction(scene: _Scene, other: str, who: tuple[str, ...], said: tuple[Line, ...], lines: tuple[int, int]) -> Draft:
    return Draft(
        lines, "reaction", action=f"{display(other)} listens to {display(who[0])}.", dialogue=said, cast=(other,), framing="single",
        side=_side(scene, other, who[0]), wishes={"CU": 2.6, "MCU": 2.4}, seconds=_said_seconds(said), words=_lines_words(said),
    )  # fmt: skip


def _voice(scene: _Scene, beat: Beat, before: list[Draft], talking: bool) -> list[Draft]:
    """A voice nobody sees: over the picture that is there, else over whoever hears it, else over the place."""
    speech = beat.speeches[0]
    last = before[-1] if before else None
    if (
        last
        and last.role in ("action", "insert", "establishing", "item")
        and not last.dialogue
        and not last.out
        and not beat.ask.written
        and not talking
    ):
        seconds = max(last.seconds, last.seconds * 0.4 + beat.seconds)
        if seconds <= reading.LONGEST - 2:
            before[-1] = replace(
                last, lines=(last.lines[0], beat.lines[1]), dialogue=speech.said, seconds=seconds, out=beat.out,
                words=last.words + "\n" + _words([beat]), title=" ".join(t for t in (last.title, beat.title) if t),
            )  # fmt: skip
            return []
    hears = [n for n in reversed(scene.memory.named) if n not in speech.who]
    called = set(scene.memory.cast.seen_in(speech.text))
    hears.sort(key=lambda n: n not in called)  # whoever is called by name hears it first
    long = beat.seconds > LONG_SPEECH and speech.said and not beat.ask.written
    pieces = _pieces(speech, False) if long else [_Piece(speech.said, beat.lines)]
    drafts = []
    for nth, piece in enumerate(pieces):
        said, lines = piece.said, piece.lines
        ask = beat.ask if nth == 0 else Ask()
        if hears:
            who = hears[nth % len(hears)]
            draft = Draft(
                lines,
                "voice",
                f"{display(who)} listens.",
                said,
                (who,),
                ask.framing or "single",
                0,
                {"MCU": 2.0, "CU": 1.8, "MS": 1.5},
            )
        else:
            voices = _listed(list(speech.who)) or "a voice"
            draft = Draft(
                lines,
                "voice",
                f"Nobody is here; {voices} is heard.",
                said,
                (),
                ask.framing or "empty",
                0,
                {"WS": 2.0, "EWS": 1.5, "MS": 1.0},
            )
        drafts.append(replace(draft, seconds=_said_seconds(said), ask=ask, words=_lines_words(said), about="voice"))
    drafts[0] = replace(drafts[0], lines=(beat.lines[0], drafts[0].lines[1]), title=beat.title)
    drafts[-1] = replace(drafts[-1], lines=(drafts[-1].lines[0], beat.lines[1]), out=beat.out)
    return drafts


def _side(scene: _Scene, first: str, second: str) -> int:
    """The side of the line the first stands on. Whoever was named first stands left, and stays there for the scene."""
    pair = frozenset({first, second})
    if pair not in scene.sides:
        order = [n for n in (*scene.speakers, *scene.memory.named) if n in pair]
        scene.sides[pair] = order[0] if order else first
    return -1 if scene.sides[pair] == first else 1


@dataclass(frozen=True)
class _Piece:
    """Part of a speech: what is said in it, on which lines, and whether we look at whoever hears it meanwhile."""

    said: tuple[Line, ...]
    lines: tuple[int, int]
    listening: bool = False


def _pieces(speech: Speech, heard: bool) -> list[_Piece]:
    """A long speech in pieces of whole sentences or clauses, with the lines they stand on.

    With somebody who hears it: the speaker for eight seconds, a look at the other for one short sentence, the speaker
    again. Otherwise pieces are about eight seconds each.
    """
    units: list[tuple[Line, tuple[int, int]]] = []
    for line, spot in zip(speech.said, speech.spots, strict=True):
        spans = [piece for s in sentences(line.text) for piece in clauses(line.text, s)] or [(0, len(line.text))]
        height = spot[1] - spot[0] + 1
        for nth, (a, b) in enumerate(spans):
            # Where the words stand in the file is known only as far as lines are equally long.
            first = spot[0] + min(height - 1, int(height * a / max(1, len(line.text))))
            last = spot[0] + min(height - 1, int(height * max(a, b - 1) / max(1, len(line.text))))
            units.append((Line(line.who, line.text[a:b].strip(), line.how if nth == 0 else ""), (first, last)))
    lengths = [reading.spoken(u.text, u.how) - reading.BREATH for u, _ in units]
    left = sum(lengths)
    reacts = heard and left >= REACTION
    target = SPEAKING if reacts else left / max(2, round(left / SPEAKING))
    pieces: list[_Piece] = []
    held: list[tuple[Line, tuple[int, int]]] = []
    seconds, listening = 0.0, False
    for nth, unit in enumerate(units):
        # A look at the listener is one short sentence, and the speaker has the last word.
        enough = 4.5 if seconds < target else 6.5
        short = reacts and not listening and lengths[nth] <= enough and left - lengths[nth] >= 3.0
        full = seconds + lengths[nth] / 2 > target and left > 2.5
        if held and (listening or (short and seconds > target / 2) or (full and (not reacts or seconds > 9.0))):
            pieces.append(_piece(held, listening))
            held, seconds, listening = [], 0.0, short and not listening
        held.append(unit)
        seconds += lengths[nth]
        left -= lengths[nth]
    pieces.append(_piece(held, listening))
    pieces[0] = replace(pieces[0], lines=(speech.lines[0], pieces[0].lines[1]))
    pieces[-1] = replace(pieces[-1], lines=(pieces[-1].lines[0], speech.lines[1]))
    # Each piece begins no later than the line after the one before it, so that no line falls between two shots.
    joined: list[_Piece] = []
    for piece in pieces:
        begin = min(piece.lines[0], joined[-1].lines[1] + 1) if joined else piece.lines[0]
        joined.append(replace(piece, lines=(begin, max(begin, piece.lines[1]))))
    return joined


def _piece(units: list[tuple[Line, tuple[int, int]]], listening: bool) -> _Piece:
    said: list[Line] = []
    for line, _ in units:
        if said and not line.how and said[-1].who == line.who:
            said[-1] = replace(said[-1], text=f"{said[-1].text} {line.text}")
        else:
            said.append(line)
    return _Piece(tuple(said), (units[0][1][0], units[-1][1][1]), listening)


def _said_seconds(said: tuple[Line, ...]) -> float:
    return sum(reading.spoken(x.text, x.how) for x in said) - reading.BREATH * max(0, len(said) - 1)


def _words(beats: list[Beat]) -> str:
    return "\n".join(t for b in beats for t in (b.text, *(_lines_words(s.said) for s in b.speeches)) if t)


def _lines_words(said: tuple[Line, ...]) -> str:
    return "\n".join(f"{x.who}: {f'({x.how}) ' if x.how else ''}{x.text}" for x in said)


def _listed(names: list[str]) -> str:
    shown = [display(n) for n in names]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""
