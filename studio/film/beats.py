"""A scene as beats: each is one thing that happens or one speech, with what the writer asks of the camera there.

Every line of action and dialogue of the scene lies in exactly one beat or is drawn to its neighbour (FADE IN:, SUPER:,
a bare CLOSE ON), so whoever covers every beat has covered every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from studio.film import cues, reading
from studio.film.ask import NOTHING, Ask
from studio.film.fountain import HIDDEN, Element
from studio.film.paragraphs import continues, groups, still_on
from studio.film.people import Cast, cue_name, is_voice_only
from studio.film.sentences import plain
from studio.film.shots import Line

_UNSEEN = re.compile(
    (
        r"\b(?:V\.?\s?O|O\.?\s?S|O\.?\s?C|OFF|OFF-?SCREEN|OFF-?CAMERA|VOICE|VOICE-?OVER|PRE-?LAP|RECORDED"
        r"|ЗК|З\.К|ЗА КАДРОМ)\b"
    ),
    re.IGNORECASE,
)

_NOISE = re.compile(r"^(?:CONT['’]?D?\.?|CONTINUED|CONTINUING|MORE|SUBTITLED?)$", re.IGNORECASE)


@dataclass(frozen=True)
class Speech:
    """What one cue says. ``unseen`` is a voice only (V.O., O.S., RADIO); ``lines`` go from the cue to the last word."""

    who: tuple[str, ...]
    said: tuple[Line, ...]
    lines: tuple[int, int]
    spots: tuple[tuple[int, int], ...]  # the lines of each entry of ``said``
    unseen: bool = False
    ways: tuple[str, ...] = ()  # parentheticals and extensions, as written

    @property
    def text(self) -> str:
        """All words of the speech."""
        return " ".join(line.text for line in self.said)

    @property
    def seconds(self) -> float:
        """How long it takes to say."""
        return sum(reading.spoken(line.text, line.how) for line in self.said) - reading.BREATH * (len(self.said) - 1)


@dataclass(frozen=True)
class Beat:
    """One thing that happens (``text``), or one speech, or two at once. ``out`` is the transition after it."""

    lines: tuple[int, int]
    text: str = ""
    speeches: tuple[Speech, ...] = ()
    ask: Ask = NOTHING
    seconds: float = 0.0
    montage: bool = False
    intercut: bool = False
    out: str = ""
    title: str = ""  # words on the screen


@dataclass
class _State:
    cast: Cast
    beats: list[Beat] = field(default_factory=list)
    ask: Ask = NOTHING  # asked by a bare slug or a note, for what comes next
    start: int = 0  # the first line of what waits for the next beat
    end: int = 0  # and the last
    waiting: list[str] = field(default_factory=list)  # and its words
    close: str = ""  # what the shot before looks at closely, while the words may still be about it
    title: str = ""
    montage: bool = False
    intercut: bool = False
    fade_in: str = ""


@dataclass(frozen=True)
class Told:
    """A scene as read: its beats, how it fades in (or nothing), and whether an intercut goes on after it.

    ``alone`` are the first and last line, and ``title`` the words on the screen, of a scene that has no beat at all but
    only a FADE OUT. or a SUPER; no lines are (0, 0).
    """

    beats: list[Beat]
    fade_in: str = ""
    intercut: bool = False
    alone: tuple[int, int] = (0, 0)
    title: str = ""


def read(elements: Iterable[Element], cast: Cast, heading: str = "", intercut: bool = False) -> Told:
    """The beats of a scene's elements. ``intercut``: the scene before said that this one is told in turns with it."""
    elements = tuple(elements)
    state = _State(cast, intercut=intercut or bool(cues.intercuts(heading)))
    state.montage = bool(re.search(r"\bMONTAGE\b|SERIES OF SHOTS", heading))
    k = 0
    while k < len(elements):
        element = elements[k]
        notes = _notes(elements, k)
        if element.kind == "character":
            end = k + 1
            while end < len(elements) and (
                elements[end].kind in ("dialogue", "parenthetical", "lyric") or (elements[end].kind in HIDDEN)
            ):
                end += 1
            block = [e for e in elements[k:end] if e.kind not in HIDDEN]
            asked = [a for e in elements[k:end] if e.kind == "note" and (a := cues.note(e.text))]
            _speech(state, block, asked)
            k = end
            continue
        if element.kind in ("action", "lyric"):
            _action(state, element, notes)
        elif element.kind == "transition":
            _transition(state, element.text)
        elif element.kind == "note" and not any(_holds(e, element) for e in elements[:k] if e.kind not in HIDDEN):
            asked_here = cues.note(element.text)
            if asked_here:
                state.ask = asked_here.also(state.ask)
        k += 1
    _flush(state)
    if state.start and state.beats:  # a title or a slug at the very end belongs to the last beat
        last = state.beats[-1]
        state.beats[-1] = replace(last, lines=(last.lines[0], max(last.lines[1], state.end)))
    elif state.start and not heading:
        state.title = ""
        _add(state, Beat((state.start, state.end), " ".join(state.waiting), seconds=2.0))
    # INTERCUT WITH: right before a heading speaks of that scene; said earlier it is over when its scene is.
    printed = [e for e in elements if e.kind not in HIDDEN]
    goes_on = bool(printed) and printed[-1].kind == "action" and bool(cues.intercuts(printed[-1].text))
    if state.beats:
        return Told(state.beats, state.fade_in, goes_on)
    return Told([], state.fade_in, goes_on, (state.start, state.end), state.title)


def _holds(element: Element, note: Element) -> bool:
    return element.lines[0] <= note.lines[0] <= element.lines[1]


def _notes(elements: tuple[Element, ...], k: int) -> list[Ask]:
    """What the shot notes inside a paragraph ask."""
    asked, end = [], k + 1
    while end < len(elements) and elements[end].kind in HIDDEN and _holds(elements[k], elements[end]):
        if elements[end].kind == "note" and (ask := cues.note(elements[end].text)):
            asked.append(ask)
        end += 1
    return asked


def _add(state: _State, beat: Beat) -> None:
    first = min(state.start or beat.lines[0], beat.lines[0])
    state.beats.append(
        replace(
            beat,
            lines=(first, beat.lines[1]),
            ask=beat.ask.also(state.ask),
            montage=state.montage,
            intercut=state.intercut,
            title=" ".join(t for t in (state.title, beat.title) if t),
        )
    )
    state.ask, state.start, state.end, state.title = Ask(), 0, 0, ""
    state.waiting.clear()
    state.close = ""


def _flush(state: _State) -> None:
    """A bare slug that nothing followed is a shot of what it names."""
    if state.ask.on or (state.ask.whose and state.start):
        words = state.ask.on or f"What {state.ask.whose} sees"
        _add(state, Beat((state.start, state.end), _as_sentence(words, state.cast), seconds=2.2))
    elif state.ask.written and state.beats and not state.start:
        state.ask = Ask()


def _as_sentence(words: str, cast: Cast) -> str:
    """THE STOPWATCH, as a sentence: "The stopwatch."; names keep their capitals."""
    low = words.lower()
    for name, start, end, _ in cast.found(low):
        low = low[:start] + name.title() + low[end:]
    return low[:1].upper() + low[1:].rstrip(".") + "."


def _transition(state: _State, text: str) -> None:
    _flush(state)
    name = cues.transition(text)
    if state.beats:
        state.beats[-1] = replace(state.beats[-1], out=name)
    elif name == "fade in":
        state.fade_in = name


def _draw(state: _State, element: Element) -> None:
    """Lines that are no shot of their own go to the beat before, or wait for the first."""
    if state.beats and not state.start and not state.ask.written:
        last = state.beats[-1]
        state.beats[-1] = replace(last, lines=(last.lines[0], max(last.lines[1], element.lines[1])))
    else:
        _wait(state, element)


def _wait(state: _State, element: Element) -> None:
    state.start = state.start or element.lines[0]
    state.end = element.lines[1]
    state.waiting.append(element.text)


def _action(state: _State, element: Element, notes: list[Ask]) -> None:
    text = plain(element.text)
    head = text.strip()
    if not head:
        return _draw(state, element)
    if cues.is_transition(head):
        _transition(state, head)
        return _draw(state, element)
    if cues.is_super(head):
        before = bool(state.beats and not state.ask.written)
        _draw(state, element)
        words = re.sub(r"\s+", " ", head)
        if before and not state.start:
            state.beats[-1] = replace(state.beats[-1], title=" ".join(t for t in (state.beats[-1].title, words) if t))
        else:
            state.title = " ".join(t for t in (state.title, words) if t)
        return None
    if (cut := cues.intercuts(head)) is not None:
        state.intercut = cut
        if cues.plain_capitals(head):
            return _draw(state, element)
    if cues.closes_montage(head):
        state.montage = False
        if not cues.slug(head):
            return _draw(state, element)
    if cues.opens_montage(head):
        _flush(state)
        state.montage = True
        _wait(state, element)
        first, newline, rest = head.partition("\n")
        if not newline:
            return None
        element = replace(
            element, lines=(element.lines[0] + text[: text.index(first) + 1].count("\n") + 1, element.lines[1])
        )
        text = rest
    if cues.is_page_mark(head):
        return _draw(state, element)
    direction = cues.slug(text)
    if direction is None and (small := cues.small_slug(head, bool(state.cast.seen_in(head.title())))) is not None:
        direction = small, ""
    if direction and not direction[1]:
        _flush(state)
        state.ask = replace(direction[0].also(notes[0] if notes else Ask()), on=direction[0].on)
        _wait(state, element)
        return None
    if (
        state.close
        and not direction
        and not notes
        and not state.ask.written
        and state.beats
        and still_on(state.close, text)
    ):
        last = state.beats[-1]
        longer = reading.played(text)
        state.beats[-1] = replace(
            last,
            lines=(last.lines[0], element.lines[1]),
            text=f"{last.text} {' '.join(text.split())}",
            seconds=last.seconds + longer,
        )
        return None
    if state.ask.on and not continues(state.ask, text, state.cast):
        _flush(state)
    close = state.ask.on if state.ask.size in ("CU", "ECU") or state.ask.framing == "insert" else ""
    if state.ask.on and not re.search(rf"(?i)\b{re.escape(state.ask.on.split()[-1])}", text):
        seen = _as_sentence(state.ask.on, state.cast)  # so that the shot still says what it looks at
        if list(state.cast.found(seen)):
            seen = seen.rstrip(".") + "," if text.lstrip()[:1].islower() else ""
    else:
        seen = ""
    # The paragraph takes the time it takes on the page, however many shots tell it.
    whole, length = reading.played(text.strip()), max(1.0, reading.words(text))
    for nth, (words, lines, ask) in enumerate(groups(text, element.lines, len(notes), state.cast, state.montage)):
        asked = notes[nth] if nth < len(notes) else Ask()
        told = (
            f"{seen} {words[:1].lower() + words[1:] if seen.endswith(',') else words}" if seen and nth == 0 else words
        )
        _add(state, Beat(lines, told, ask=asked.also(ask), seconds=whole * reading.words(words) / length))
    state.close = close
    return None


def _speech(state: _State, block: list[Element], notes: list[Ask]) -> None:
    cue = block[0]
    name, extensions = _cue_parts(cue.text)
    lines = (cue.lines[0], block[-1].lines[1])
    if cues.is_direction(name):
        _as_action(state, block, name, lines, notes)
        return
    who = tuple(n for n in state.cast.of_cue(cue.text) if n in state.cast.people)  # HE and RADIO are nobody to look at
    ways = [e for e in extensions if not _NOISE.match(e)]
    said: list[Line] = []
    spots: list[tuple[int, int]] = []
    how: list[str] = list(ways)
    for element in block[1:]:
        if element.kind == "parenthetical":
            ways.append(element.text)
            how.append(element.text)
        else:
            text = re.sub(r"\s+", " ", plain(element.text)).strip()
            said.append(Line(" & ".join(who) or cue_name(name) or name, text, ", ".join(how)))
            spots.append(element.lines)
            how = []
    if how and said and block[-1].kind == "parenthetical":
        said[-1] = replace(said[-1], how=", ".join(x for x in (said[-1].how, *how) if x))
    unseen = not who or any(_UNSEEN.search(e) for e in extensions) or is_voice_only(cue_name(name))
    speech = Speech(who, tuple(said), lines, tuple(spots), unseen, tuple(ways))
    asked = Ask()
    for note in notes:
        asked = asked.also(note)
    if cue.dual and state.beats and state.beats[-1].speeches:
        last = state.beats[-1]
        state.beats[-1] = replace(
            last, lines=(last.lines[0], lines[1]), speeches=(*last.speeches, speech), ask=asked.also(last.ask),
            seconds=max(last.seconds, speech.seconds),
        )  # fmt: skip
        return
    on = state.ask.on
    if (on and state.ask.framing in ("insert", "pov")) or (
        on and not list(state.cast.found(on)) and state.ask.size in ("ECU", "CU")
    ):
        _flush(state)
    _add(state, Beat(lines, speeches=(speech,), ask=asked, seconds=speech.seconds))


def _as_action(state: _State, block: list[Element], name: str, lines: tuple[int, int], notes: list[Ask]) -> None:
    """CLOSE ON THE WATCH with text straight below: the standard calls it a name and a speech, we call it a shot."""
    words = "\n".join(e.text for e in block[1:])
    _action(state, Element("action", name, (lines[0], lines[0])), [])
    if words.strip():
        _action(state, Element("action", words, (lines[0] + 1, lines[1])), notes)


def _cue_parts(cue: str) -> tuple[str, list[str]]:
    """The name of a cue as typed, and its extensions: ``ROSA (V.O.)(CONT'D)`` gives ROSA and both."""
    bare = re.split(r"[(（]", cue, maxsplit=1)[0].strip()
    return bare, [e.strip() for e in re.findall(r"[(（]([^()（）]*)[)）]?", cue) if e.strip()]
