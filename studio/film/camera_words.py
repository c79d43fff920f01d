"""Camera words inside plain sentences: "the camera pushes in", "tracking with her", "seen from above"."""

from __future__ import annotations

import re
from dataclasses import replace

from studio.film.ask import Ask

_IT = r"(?:the camera|camera|we|the shot|the frame|the view)"

_HOW = r"(?:\s+(?:\w+ly|now|then|start(?:s)? to|begin(?:s)? to|are|is|’re|'re|back|further|in|fast|gently))*"

_WITHIN: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        ((
            rf"\b{_IT}{_HOW}\s+(?:push|pushes|pushing|dolly|dollies|creep|creeps|creeping|inch|inches|move"
            rf"|moves|moving|drift|drifts|glide|glides|close|closes|track|tracks)\s+(?:slowly\s+"
            rf"|gently\s+)?(?:right\s+)?(?:in\b|closer|towards?\b|into\b)"
        ), {"move": "push in"}),
        ((
            rf"\b{_IT}{_HOW}\s+(?:pull|pulls|pulling|dolly|dollies|move|moves|moving|drift|drifts|back|backs"
            rf"|retreat|retreats|widen|widens|track|tracks|draw|draws)\s*(?:slowly\s+"
            rf"|gently\s+)?(?:right\s+)?(?:back|out|away)\b"
        ), {"move": "pull out"}),
        ((
            rf"\b{_IT}{_HOW}\s+(?:pull back|retreats?|widens?)\b|\bpull(?:ing)? back to (?:reveal|see|show"
            rf"|find)|\bwiden(?:s|ing)? to (?:reveal|see|show|include)"
        ), {"move": "pull out"}),
        (r"\b(?:slow |slowly |a slow )?push(?:ing)?[- ]in (?:on|to)|\bslow push\b|\bpushing in\b", {"move": "push in"}),
        (rf"\b(?:{_IT}{_HOW}\s+)?whip[- ]?pans?\b[^.]*\bleft\b", {"move": "whip pan left"}),
        (r"\bwhip[- ]?pan(?:s|ning)?\b", {"move": "whip pan right"}),
        (rf"\b{_IT}{_HOW}\s+pan(?:s|ning)?\b[^.]*\bleft\b|\bpanning left\b|\bpan left\b", {"move": "pan left"}),
        ((
            rf"\b{_IT}{_HOW}\s+pan(?:s|ning)?\b|\bpanning (?:right|across|over|along|with)\b|\bpan (?:right"
            rf"|across|to reveal)\b"
        ), {"move": "pan right"}),
        (rf"\b{_IT}{_HOW}\s+tilt(?:s|ing)?\s+down|\btilt(?:s|ing)? down (?:to|on|from)", {"move": "tilt down"}),
        (rf"\b{_IT}{_HOW}\s+tilt(?:s|ing)?\s+up|\btilt(?:s|ing)? up (?:to|on|from)", {"move": "tilt up"}),
        (rf"\b{_IT}{_HOW}\s+zoom(?:s|ing)?\s+(?:out|back)|\bzoom(?:s|ing)? out\b", {"move": "zoom out"}),
        (rf"\b{_IT}{_HOW}\s+zoom(?:s|ing)?\b|\bzoom(?:s|ing)? in\b|\b(?:crash|snap) zoom\b", {"move": "zoom in"}),
        ((
            rf"\b{_IT}{_HOW}\s+(?:crane|cranes|rise|rises|rising|lift|lifts|climb|climbs|boom|booms|soar|soars"
            rf"|ascend|ascends|float|floats)\s*(?:slowly\s+)?(?:up\b|above\b|over\b|higher\b|into the (?:sky"
            rf"|air)|off\b)|\bcran(?:e|es|ing) up\b|\bthe camera (?:rises|lifts|climbs|ascends|soars)\b|\bwe "
            rf"(?:rise|soar|ascend)\b"
        ), {"move": "crane up"}),
        ((
            rf"\b{_IT}{_HOW}\s+(?:crane|cranes|sink|sinks|descend|descends|descending|lower|lowers|drop|drops"
            rf"|boom|booms|float|floats|fall|falls)\s*(?:slowly\s+)?(?:down|to\b|onto|into|through)\b"
            rf"|\bcran(?:e|es|ing) down\b|\b(?:the camera|we) (?:descends?|sinks?)\b"
        ), {"move": "crane down"}),
        ((
            rf"\b{_IT}{_HOW}\s+(?:orbit|orbits|orbiting|circle|circles|circling|revolve|revolves|arc|arcs|spin"
            rf"|spins|turns?|swing|swings)\s*(?:around|about|round|him\b|her\b|them\b|it\b)?"
        ), {"move": "orbit"}),
        (r"\bhand-?held\b|\bthe camera (?:shakes|jolts|judders)", {"move": "handheld"}),
        ((
            rf"\b{_IT}{_HOW}\s+(?:track|tracks|tracking|follow|follows|following|travel|travels|travelling"
            rf"|traveling|glide|glides|gliding|fly|flies|flying|race|races|racing|run|runs|running|move|moves"
            rf"|moving|walk|walks|walking|ride|rides|riding|keep pace|stay|stays|go|goes)\s+(?:along|with"
            rf"|alongside|beside|after|behind|past|through|over|him\b|her\b|them\b|it\b|the\b|[A-Z])"
        ), {"move": "track"}),
        ((
            r"\btracking (?:with|along|alongside|behind|shot|past|through|him|her|them)\b|\btrack(?:s)? "
            r"with\b|\bsteadicam\b|\bdolly(?:ing)? (?:along|with|past)\b"
        ), {"move": "track"}),
        (rf"\bextreme close[- ]up\b|\b{_IT}{_HOW}\s+(?:very|extremely|so) (?:close|tight) on\b", {"size": "ECU"}),
        (r"\bmedium close[- ]up\b", {"size": "MCU"}),
        ((
            rf"\b(?:in|a|into|to) (?:tight )?close[- ]?up\b|\bclose[- ]?up (?:of|on)\b"
            rf"|\b{_IT}{_HOW}\s+(?:close|tight|in close|in tight) (?:on|in on)\b|\btight on\b"
        ), {"size": "CU"}),
        (r"\b(?:in|a) (?:very|extreme) (?:wide|long) shot\b", {"size": "EWS"}),
        (r"\b(?:in|a|the) (?:wide|long|master) shot\b|\bin wide\b", {"size": "WS"}),
        (r"\b(?:in|a) full shot\b", {"size": "FS"}),
        (r"\b(?:in|a) medium shot\b", {"size": "MS"}),
        (r"\b(?:in|a) two-shot\b", {"framing": "two-shot"}),
        ((
            rf"\b(?:{_IT}{_HOW}\s+(?:look|looks|see|peer|peers|watch)?\s*|seen |shot |from )over (?:the|his"
            rf"|her|their|\w+['’]s) shoulder"
        ), {"framing": "over-the-shoulder"}),
        ((
            r"\bfrom (?:\w+['’]s|his|her|their) (?:point of view|pov)\b|\bthrough (?:\w+['’]s|his|her|their) "
            r"eyes\b"
        ), {"framing": "pov"}),
        ((
            r"\b(?:seen )?from (?:high |far |directly |straight )?above\b|\bbird'?s[- ]eye\b|\boverhead "
            r"(?:shot|view)\b|\blooking straight down\b|\bfrom overhead\b"
        ), {"angle": "overhead"}),
        (r"\bhigh angle\b|\b(?:we|camera) looks? down (?:on|at)\b", {"angle": "high"}),
        ((
            r"\blow angle\b|\bfrom (?:far |directly )?below\b|\b(?:from|at) (?:ground|floor) level\b|\b(?:we"
            r"|camera) looks? up at\b"
        ), {"angle": "low"}),
        (r"\bdutch (?:angle|tilt)\b|\bcanted\b|\bthe (?:frame|picture|horizon) tilts\b", {"angle": "dutch"}),
    )
)  # fmt: skip

# A sentence without any of these cannot match the table above, and most sentences have none of them.
_WORTH_A_LOOK = re.compile(
    r"\b(?:camera|we|frame|shot|view|eyes|pull|widen|push|pan|panning|tilt|zoom|crane|craning"
    r"|hand-?held|track|steadicam|dolly"
    r"|close|tight|wide|shoulder|above|overhead|bird|angle|below|level|dutch|canted|whip|horizon|pov)",
    re.IGNORECASE,
)


def within(sentence: str) -> Ask:
    """The camera words inside a sentence of action: "The camera pushes in", "tracking with her", "from above"."""
    ask = Ask()
    if not _WORTH_A_LOOK.search(sentence):
        return ask
    for pattern, said in _WITHIN:
        key = next(iter(said))
        if not getattr(ask, key) and pattern.search(sentence):
            ask = replace(ask.also(Ask(**said)), written=True)  # type: ignore[arg-type]
    return ask
