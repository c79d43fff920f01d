"""A long speech cut into pieces one shot can carry, with a look at whoever listens."""

from __future__ import annotations

from dataclasses import dataclass, replace

from studio.film import reading
from studio.film.beats import Speech
from studio.film.sentences import clauses, sentences
from studio.film.shots import Line

REACTION = 13.0  # seconds after which it wants a look at whoever hears it

SPEAKING = 7.5  # seconds on the speaker before such a look


@dataclass(frozen=True)
class Piece:
    """Part of a speech: what is said in it, on which lines, and whether we look at whoever hears it meanwhile."""

    said: tuple[Line, ...]
    lines: tuple[int, int]
    listening: bool = False


def pieces_of(speech: Speech, heard: bool) -> list[Piece]:
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
    pieces: list[Piece] = []
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
    joined: list[Piece] = []
    for piece in pieces:
        begin = min(piece.lines[0], joined[-1].lines[1] + 1) if joined else piece.lines[0]
        joined.append(replace(piece, lines=(begin, max(begin, piece.lines[1]))))
    return joined


def _piece(units: list[tuple[Line, tuple[int, int]]], listening: bool) -> Piece:
    said: list[Line] = []
    for line, _ in units:
        if said and not line.how and said[-1].who == line.who:
            said[-1] = replace(said[-1], text=f"{said[-1].text} {line.text}")
        else:
            said.append(line)
    return Piece(tuple(said), (units[0][1][0], units[-1][1][1]), listening)


def said_seconds(said: tuple[Line, ...]) -> float:
    return sum(reading.spoken(x.text, x.how) for x in said) - reading.BREATH * max(0, len(said) - 1)


def spoken_words(said: tuple[Line, ...]) -> str:
    return "\n".join(f"{x.who}: {f'({x.how}) ' if x.how else ''}{x.text}" for x in said)
