"""Coverage: which shots a scene needs to be told, the way an editor would ask for them.

Action gets a shot a beat, a detail gets an insert, a new place is established. A conversation begins on both of them,
then looks over shoulders and at faces, always from one side of the line between them; long speeches get a look at
whoever listens. Here shots are drafts: what they cover, who is in them and which sizes would suit; ``camera`` decides.
"""

from __future__ import annotations

from dataclasses import replace

from studio.film import reading
from studio.film.ask import Ask
from studio.film.beats import Beat
from studio.film.conversation import ON_THE_PHONE, conversation
from studio.film.drafts import Draft, Stage
from studio.film.happenings import action_drafts
from studio.film.people import Memory


def cover(beats: list[Beat], memory: Memory) -> list[Draft]:
    """Drafts for every beat of a scene, in order; together they cover all its lines."""
    seen = dict.fromkeys(n for b in beats for s in b.speeches if not s.unseen for n in s.who)
    remote = frozenset(
        n for b in beats for s in b.speeches for n in s.who if any(ON_THE_PHONE.search(w) for w in s.ways)
    )
    scene = Stage(memory, tuple(seen), remote=remote)
    drafts: list[Draft] = []
    k = 0
    while k < len(beats):
        beat = beats[k]
        if beat.speeches:
            run = k
            while run < len(beats) and beats[run].speeches:
                run += 1
            drafts.extend(conversation(scene, beats[k:run], drafts))
            k = run
        elif (joined := _business(scene, beats, k)) is not None:
            beats[k + 1] = joined
            k += 1
        else:
            drafts.extend(action_drafts(scene, beat))
            k += 1
    return drafts


def establishing(heading: str, place: str, time: str, int_ext: str, line: int, weather: str) -> Draft:
    """The place, before anything happens in it."""
    where = place.strip().capitalize() if place.isupper() else place.strip() or "The place"
    what = ", ".join(x for x in (where, time.lower(), weather) if x)
    wishes = {"WS": 4.0, "EWS": 1.0} if int_ext == "INT" else {"EWS": 4.0, "WS": 3.0}
    return Draft(
        (line, line),
        "establishing",
        action=f"{what}.",
        framing="empty",
        wishes=wishes,
        seconds=reading.ESTABLISHING if int_ext != "INT" else reading.ESTABLISHING - 0.5,
        words=heading,
        weather=weather,
        about=f"place {place}",
    )


def _business(scene: Stage, beats: list[Beat], k: int) -> Beat | None:
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
