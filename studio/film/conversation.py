"""Shots of people who speak: both of them first, then over shoulders and on faces, always from one side of the line."""

from __future__ import annotations

import re
from dataclasses import replace

from studio.film import reading
from studio.film.ask import Ask
from studio.film.beats import Beat
from studio.film.drafts import Draft, Stage, display, listed, side_of, viewer
from studio.film.shots import Line
from studio.film.speeches import Piece, pieces_of, said_seconds, spoken_words

BANTER = 6.0  # seconds of quick exchange one two-shot holds

LONG_SPEECH = 10.0  # seconds after which a speech wants a cut

MASTER_AGAIN = 9  # speeches after which we go back to see where everybody is

ON_THE_PHONE = re.compile(
    r"\b(?:on|into|over)\s+(?:the\s+)?(?:\w+\s+)?(?:phone|telephone|radio|mobile|intercom|walkie|headset)|filtered",
    re.IGNORECASE,
)

_ALONE = re.compile(r"\bto (?:him|her|them)sel(?:f|ves)\b|\bto camera\b", re.IGNORECASE)


def conversation(scene: Stage, beats: list[Beat], before: list[Draft]) -> list[Draft]:
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
            if scene.since_master >= MASTER_AGAIN:
                scene.talk = 1  # back at the two of them we begin to close in anew
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


def _listener(scene: Stage, beats: list[Beat], k: int) -> str:
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


def _held_together(scene: Stage, beats: list[Beat], k: int, other: str) -> int:
    """How many of the next speeches one shot of both holds: the first of a pair, quick banter, a look back at times."""
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


def _together(scene: Stage, beats: list[Beat], framing: str) -> Draft:
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
        or f"{listed(names)} {'talk' if len(speeches) > 1 else 'in one shot; ' + display(names[0]) + ' speaks'}."
    )
    if len(beats) == 1 and len(speeches) > 1:
        action = f"{listed(names)} speak at once."
    wide = {"WS": 1.6, "FS": 1.8, "MLS": 2.2, "MS": 2.4} if first_time else {"MS": 2.4, "MLS": 2.0, "MCU": 0.8}
    if len(names) > 2:
        wide = {"WS": 2.2, "FS": 2.4, "MLS": 1.8}
    if len(names) == 1:
        wide = {"MS": 2.4, "MCU": 2.0, "MLS": 1.4}
    asked = beats[0].ask
    return Draft(
        (beats[0].lines[0], beats[-1].lines[1]),
        "master",
        action=action,
        dialogue=tuple(x for s in speeches for x in s.said),
        cast=tuple(names),
        framing=asked.framing or framing,
        side=side_of(scene, names[0], names[1]) if len(names) > 1 else 0,
        wishes=wide,
        seconds=sum(b.seconds for b in beats) + 0.4,
        ask=asked,
        out=beats[-1].out,
        words=beat_words(beats),
        title=" ".join(b.title for b in beats if b.title),
    )


def _one_speaks(scene: Stage, beat: Beat, other: str) -> list[Draft]:
    """A speech on its speaker: over the other's shoulder first, then on the face, closer as the scene goes on."""
    speech = beat.speeches[0]
    long = speech.seconds > LONG_SPEECH and speech.said and not beat.ask.written
    pieces = pieces_of(speech, bool(other)) if long else [Piece(speech.said, speech.lines)]
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
    scene: Stage, beat: Beat, other: str, said: tuple[Line, ...], lines: tuple[int, int], shoulder: bool, nth: int
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
        eyes = viewer(scene, ask)
        cast = tuple(n for n in who if n != eyes) or who
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
        lines,
        "shoulder" if framing == "over-the-shoulder" else "single",
        action=action,
        dialogue=said,
        cast=cast,
        framing=framing,
        side=side_of(scene, cast[0], other) if other and cast[0] != other else 0,
        wishes=wishes,
        seconds=said_seconds(said),
        ask=ask,
        words=(beat.text + "\n" if beat.text and nth == 0 else "") + spoken_words(said),
    )


def _speaking(who: str, other: str, framing: str, how: str) -> str:
    manner = f", {how}" if how else ""
    if framing == "over-the-shoulder" and other:
        return f"Over {display(other)}'s shoulder, {display(who)} speaks{manner}."
    return f"{display(who)} speaks{f' to {display(other)}' if other else ''}{manner}."


def _reaction(scene: Stage, other: str, who: tuple[str, ...], said: tuple[Line, ...], lines: tuple[int, int]) -> Draft:
    return Draft(
        lines,
        "reaction",
        action=f"{display(other)} listens to {display(who[0])}.",
        dialogue=said,
        cast=(other,),
        framing="single",
        side=side_of(scene, other, who[0]),
        wishes={"CU": 2.6, "MCU": 2.4},
        seconds=said_seconds(said),
        words=spoken_words(said),
    )


def _voice(scene: Stage, beat: Beat, before: list[Draft], talking: bool) -> list[Draft]:
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
                last,
                lines=(last.lines[0], beat.lines[1]),
                dialogue=speech.said,
                seconds=seconds,
                out=beat.out,
                words=last.words + "\n" + beat_words([beat]),
                title=" ".join(t for t in (last.title, beat.title) if t),
            )
            return []
    hears = [n for n in reversed(scene.memory.named) if n not in speech.who]
    called = set(scene.memory.cast.seen_in(speech.text))
    hears.sort(key=lambda n: n not in called)  # whoever is called by name hears it first
    long = beat.seconds > LONG_SPEECH and speech.said and not beat.ask.written
    pieces = pieces_of(speech, False) if long else [Piece(speech.said, beat.lines)]
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
            voices = listed(list(speech.who)) or "a voice"
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
        drafts.append(replace(draft, seconds=said_seconds(said), ask=ask, words=spoken_words(said), about="voice"))
    drafts[0] = replace(drafts[0], lines=(beat.lines[0], drafts[0].lines[1]), title=beat.title)
    drafts[-1] = replace(drafts[-1], lines=(drafts[-1].lines[0], beat.lines[1]), out=beat.out)
    return drafts


def beat_words(beats: list[Beat]) -> str:
    return "\n".join(t for b in beats for t in (b.text, *(spoken_words(s.said) for s in b.speeches)) if t)
