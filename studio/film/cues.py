"""What the writer asks of the camera: CLOSE ON, POV, "we pull back", ``[[shot: CU, 4s]]``, transitions, titles.

Every phrase is a row of a table: a pattern and what it sets. Words that are also plain English (WIDE, CLOSE, ON) count
only in capitals and only where a writer puts a camera direction: at the head of a paragraph or a sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from studio.film.ask import Ask
from studio.film.camera_words import within

_SIZES: tuple[tuple[str, dict[str, str]], ...] = (
    (r"EXTREME CLOSE[- ]?UPS?|EXTREME CLOSE|EXTREMELY CLOSE|VERY CLOSE|ECU|XCU|BIG CLOSE[- ]?UP", {"size": "ECU"}),
    (r"MEDIUM CLOSE[- ]?UP|MED\.? CLOSE|MCU|HEAD AND SHOULDERS", {"size": "MCU"}),
    (r"CLOSE[- ]?UPS?|CLOSE SHOT|CLOSE ANGLE|CLOSER(?: ANGLE)?|CLOSE|TIGHT(?:ER| SHOT)?|C\.U\.|CU", {"size": "CU"}),
    (r"MEDIUM LONG SHOT|MEDIUM WIDE(?: SHOT)?|MEDIUM FULL SHOT|COWBOY SHOT|AMERICAN SHOT|MLS|MWS", {"size": "MLS"}),
    (r"MEDIUM (?:SHOT|ANGLE|ON)|MED\.? SHOT|MID[- ]?SHOT|WAIST SHOT|MEDIUM|MS", {"size": "MS"}),
    (r"FULL SHOT|FULL[- ]LENGTH SHOT|FULL FIGURE|FS", {"size": "FS"}),
    ((
        r"EXTREME WIDE(?: SHOT| ANGLE)?|EXTREME LONG SHOT|VERY WIDE(?: SHOT)?|VERY LONG SHOT|EWS|ELS|XWS"
        r"|VISTA"
    ), {"size": "EWS"}),
    (r"AERIAL(?: SHOT| VIEW)?|HELICOPTER SHOT|DRONE SHOT|DRONE VIEW", {"size": "EWS", "angle": "high"}),
    (r"BIRD'?S[- ]EYE(?: VIEW| SHOT)?", {"size": "EWS", "angle": "overhead"}),
    (r"ESTABLISHING(?: SHOT)?|ESTABLISH", {"size": "EWS"}),
    (r"WIDE SHOT|WIDE ANGLE|WIDER(?: ANGLE| SHOT)?|WIDE|LONG SHOT|MASTER SHOT|MASTER|FULL VIEW|WS|LS", {"size": "WS"}),
)  # fmt: skip

_KINDS: tuple[tuple[str, dict[str, str]], ...] = (
    (r"OVERHEAD(?: SHOT| ANGLE| VIEW)?|TOP[- ]?SHOT|GOD'?S[- ]EYE(?: VIEW)?|FROM ABOVE", {"angle": "overhead"}),
    (r"(?:EXTREME )?HIGH ANGLE(?: SHOT)?|HIGH SHOT|LOOKING DOWN ON", {"angle": "high"}),
    (r"(?:EXTREME )?LOW ANGLE(?: SHOT)?|LOW SHOT|WORM'?S[- ]EYE(?: VIEW)?|FROM BELOW", {"angle": "low"}),
    (r"DUTCH(?: ANGLE| TILT)?|CANTED(?: ANGLE)?", {"angle": "dutch"}),
    (r"EYE[- ]LEVEL", {"angle": "eye"}),
    (r"TWO[- ]SHOTS?|2[- ]?SHOT|2S|M2S", {"framing": "two-shot"}),
    (r"THREE[- ]SHOT|3[- ]?SHOT|3S", {"framing": "three-shot"}),
    (r"GROUP SHOT", {"framing": "group"}),
    (r"SINGLE", {"framing": "single"}),
    (r"OVER[- ]THE[- ]SHOULDER(?: SHOT)?|O\.?T\.?S\.?(?: SHOT)?|OS SHOT", {"framing": "over-the-shoulder"}),
    (r"POINT OF VIEW|P\.?O\.?V\.?(?: SHOT)?|SUBJECTIVE(?: SHOT| CAMERA)?", {"framing": "pov"}),
    (r"INSERT SHOT|INSERT|INS\.?|DETAIL|CUTAWAY", {"framing": "insert"}),
)  # fmt: skip

_MOVES: tuple[tuple[str, dict[str, str]], ...] = (
    (r"STATIC(?: SHOT)?|LOCKED[- ]OFF|LOCKED|FIXED CAMERA", {"move": "static"}),
    (r"WHIP[- ]PAN(?:S|NING)?(?: TO THE)? LEFT|WHIP LEFT", {"move": "whip pan left"}),
    (r"WHIP[- ]PAN(?:S|NING)?(?:(?: TO THE)? RIGHT)?|SWISH PAN|WHIP RIGHT", {"move": "whip pan right"}),
    (r"PAN(?:S|NING)?(?: SHOT)?(?: TO THE)? LEFT|PAN L", {"move": "pan left"}),
    (r"PAN(?:S|NING)?(?: SHOT)?(?:(?: TO THE)? RIGHT| ACROSS| R| TO| WITH)?", {"move": "pan right"}),
    (r"TILT(?:S|ING)? DOWN|TILT D", {"move": "tilt down"}),
    (r"TILT(?:S|ING)?(?: UP| U)?", {"move": "tilt up"}),
    ((
        r"(?:SLOW(?:LY)? )?(?:PUSH(?:ES|ING)?|DOLLY(?:ING)?|TRUCK|MOV(?:E|ES|ING)|CREEP(?:S|ING)?)[- "
        r"]IN(?: ON| TO)?"
    ), {"move": "push in"}),
    ((
        r"(?:SLOW(?:LY)? )?(?:PULL(?:S|ING)?|DOLLY(?:ING)?|MOV(?:E|ES|ING))[- ](?:BACK|OUT|AWAY)"
        r"|WIDEN(?:S|ING)?(?: OUT)?"
    ), {"move": "pull out"}),
    (r"(?:CRASH |SNAP |SLOW |SLOWLY )?ZOOM(?:S|ING)?[- ](?:OUT|BACK)", {"move": "zoom out"}),
    (r"(?:CRASH |SNAP |SLOW |SLOWLY )?ZOOM(?:S|ING)?(?:[- ]IN)?(?: ON| TO)?", {"move": "zoom in"}),
    (r"(?:CRANE|BOOM|JIB|PED(?:ESTAL)?)(?:S|ING)?(?: SHOT)? (?:DOWN|D)", {"move": "crane down"}),
    (r"(?:CRANE|BOOM|JIB|PED(?:ESTAL)?)(?:S|ING)?(?: SHOT)? (?:UP|U)|CRANE(?: SHOT)?|CRANING", {"move": "crane up"}),
    (r"HAND[- ]?HELD|HH|SHAKY CAM", {"move": "handheld"}),
    ((
        r"(?:TRACKING|TRAVEL(?:L)?ING|FOLLOW(?:ING)?|STEADICAM|MOVING|DOLLY|TRUCKING) SHOT|TRACK(?:S"
        r"|ING)?|STEADI(?:CAM)?|TRK|TRUCK(?: LEFT| RIGHT| L| R)?|DOLLY|FOLLOW"
    ), {"move": "track"}),
    (r"ORBIT(?:S|ING)?|ARC(?:S|ING)?(?: SHOT)?(?: LEFT| RIGHT| L| R)?|CIRCLING|360", {"move": "orbit"}),
)  # fmt: skip

_TABLE = (*_SIZES, *_KINDS, *_MOVES)

_ANY = "|".join(pattern for pattern, _ in _TABLE)

_EXACT = tuple((re.compile(rf"(?:{pattern})$"), said) for pattern, said in _TABLE)

_EXACT_ANY_CASE = tuple((re.compile(rf"(?:{pattern})$", re.IGNORECASE), said) for pattern, said in _TABLE)

# CLOSE ON THE WATCH; INSERT - LETTER; WIDE: the whole pier; LOW ANGLE TRACKING SHOT - THE CAR
_SLUG = re.compile(
    rf"(?P<terms>(?:(?:{_ANY})(?![A-Za-z])(?:\s*[,/&+]\s*|\s+|(?=\s*[-–—:.]|$)))+)"
    r"(?P<link>(?:(?:SHOT|ANGLE|VIEW)\b\s*)?(?:ON|OF|AT|TO|WITH|FROM)\b)?\s*(?P<mark>[-–—:.]+)?\s*(?P<on>.*)$",
    re.DOTALL,
)

# Terms nobody takes for anything else, so that what follows needs no mark: "ECU Vera's eyes".
_STRONG = re.compile(r"\b(?:ECU|XCU|MCU|CU|EWS|ELS|POV|INSERT|CLOSE[- ]?UP|\w+ (?:SHOT|ANGLE)|FOLLOW|AERIAL)\b")

_TERM = re.compile(rf"(?:{_ANY})(?![A-Za-z])")

_ON = re.compile((
    r"(?:ANGLE|NEW ANGLE|ANOTHER ANGLE|DIFFERENT ANGLE|FAVOU?RING|ON|BACK ON|BACK TO|RESUME"
    r"|REVEAL)\b(?:\s+ON\b|\s+TO\b)?\s*[-–—:]*\s*(?P<on>.*)$"
), re.DOTALL)  # fmt: skip

_REVERSE = re.compile(r"REVERSE(?: ANGLE| SHOT)?(?:\s+ON\b)?\s*[-–—:.]*\s*(?P<on>.*)$", re.DOTALL)

_WHOSE_POV = re.compile(
    r"(?P<whose>[^\W\d_a-z][^a-z:.,]*?)['’]S?\s+P\.?O\.?V\.?(?:\s+SHOT)?\s*[-–—:.]*\s*(?P<on>.*)$", re.DOTALL
)

_POV_OF = re.compile(
    r"P\.?O\.?V\.?\s*(?:[-–—:]|OF|FROM)?\s*(?P<whose>[^\W\d_a-z][^a-z:.,]*?)\s*(?:[-–—:.]\s*(?P<on>.*))?$", re.DOTALL
)

_OVER = re.compile(
    r"OVER (?:THE )?(?P<whose>[^\W\d_a-z][^a-z:.,]*?)['’]?S? SHOULDERS?\s*[-–—:,.]*\s*(?P<on>.*)$", re.DOTALL
)

_THEIR_POV = re.compile(r"(?:HIS|HER|THEIR)\s+P\.?O\.?V\.?(?:\s+SHOT)?\s*[-–—:.]*\s*(?P<on>.*)$", re.DOTALL)

_BACK = re.compile(r"(?:BACK TO|RESUME|RETURN TO)(?: THE)? (?:SCENE|PRESENT|ACTION|SHOT)\b[-–—:.\s]*", re.IGNORECASE)

_SMALL = re.compile(r"[a-zß-öø-ÿа-яёα-ω]")


def plain_capitals(text: str) -> bool:
    """Capitals and nothing small: how a camera slug looks when it stands alone."""
    return text.upper() == text and text.lower() != text


def slug(text: str) -> tuple[Ask, str] | None:
    """The camera direction a paragraph or sentence begins with, and what of the words is left to tell; or None.

    What is left is empty for a bare slug: CLOSE ON THE STOPWATCH asks for a close-up of what ``on`` names.
    """
    text = text.strip()
    if not text[:2].isupper() and not (text[:1].isupper() and not text[1:2].isalpha()) and not text[:1].isdigit():
        return None
    if text.startswith("CAMERA") and plain_capitals(text) and (ask := within(text)).written:
        return ask, ""
    if back := _BACK.match(text):
        return Ask(written=True), text[back.end() :].strip()
    if theirs := _THEIR_POV.match(text):
        return _with_object(Ask(framing="pov", written=True), theirs["on"])
    for pattern, framing, size in ((_WHOSE_POV, "pov", ""), (_POV_OF, "pov", ""), (_OVER, "over-the-shoulder", "")):
        if (found := pattern.match(text)) and not (pattern is _POV_OF and _TERM.fullmatch(found["whose"].strip())):
            whose = found["whose"].strip()
            ask = Ask(
                framing=framing, size=size, whose="" if whose in ("THE", "HIS", "HER", "A") else whose, written=True
            )
            return _with_object(ask, found["on"] or "")
    if found := _SLUG.match(text):
        ask = Ask(written=True)
        for term in _TERM.finditer(found["terms"]):
            for pattern, said in _EXACT:
                if pattern.match(term[0]):
                    ask = ask.also(Ask(**said))  # type: ignore[arg-type]
                    break
        on = found["on"]
        # "WIDE" opens a direction only when something marks it as one: a colon, ON, or nothing after it.
        marked = found["mark"] and (found["mark"] != "." or len(found["terms"].strip()) > 3)
        if found["link"] or marked or not on or _STRONG.search(found["terms"]):
            return _with_object(ask, on)
    for pattern in (_REVERSE, _ON):
        found = pattern.match(text)
        if found and (
            plain_capitals(text)
            or ":" in text
            or pattern is _REVERSE
            or text.startswith(("ANGLE", "NEW ANGLE", "ANOTHER"))
        ):
            return _with_object(Ask(written=True), found["on"])
    return None


def _with_object(ask: Ask, rest: str) -> tuple[Ask, str]:
    rest = rest.strip(" \t-–—:")
    if plain_capitals(rest) and len(rest) < 80:
        return replace(ask, on=rest.strip(" .")), ""
    return replace(ask, on=""), rest


_NOTE = re.compile(r"\s*shot\s*[:：]\s*(?P<body>.*)", re.IGNORECASE | re.DOTALL)

_SECONDS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:s|sec|secs|second|seconds)$", re.IGNORECASE)

_LENS = re.compile(r"(\d{1,3})\s*mm$", re.IGNORECASE)


def note(text: str) -> Ask | None:
    """What a ``[[shot: CU, push in, 4s]]`` note asks; None when it is no such note. Unknown words are left."""
    found = _NOTE.match(text)
    if not found:
        return None
    ask = Ask(written=True)
    for piece in (" ".join(p.split()).rstrip(".") for p in re.split(r"[,;\n]", found["body"])):
        if seconds := _SECONDS.match(piece):
            ask = replace(ask, seconds=min(max(float(seconds[1].replace(",", ".")), 0.25), 120.0))
        elif lens := _LENS.match(piece):
            ask = replace(ask, lens=min(max(int(lens[1]), 8), 800))
        elif piece.lower().startswith("on "):
            ask = replace(ask, on=piece[3:])
        else:
            for pattern, said in _EXACT_ANY_CASE:
                if pattern.match(piece):
                    ask = ask.also(Ask(**said))  # type: ignore[arg-type]
                    break
            else:
                if (at := _SLUG.match(piece.upper())) and not at["on"]:
                    for term in _TERM.finditer(piece.upper()):
                        for pattern, said in _EXACT:
                            if pattern.match(term[0]):
                                ask = ask.also(Ask(**said))  # type: ignore[arg-type]
                                break
    return ask


_TRANSITIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"fade (?:in|up)\b|フェードイン|淡入|из затемнения|из зтм|fondu d'ouverture|aufblende", "fade in"),
        (
            r"fade (?:out|to)\b|slow fade|fades? away|フェードアウト|淡出|затемнение|зтм|fondu au noir|abblende",
            "fade out",
        ),
        (r"(?:cross|slow )?-?\s?(?:dissolve|lap dissolve|x-fade|crossfade|cross fade)", "dissolve"),
        (r"smash", "smash cut"),
        (r"match", "match cut"),
        (r"jump cut", "jump cut"),
        (r"hard cut|quick cut|flash cut", "smash cut"),
        (r"cut to black|blackout|black\b", "cut to black"),
        (r"iris", "iris"),
        (r"wipe", "wipe"),
        (r"whip", "whip pan"),
    )
)

_FADE_LINE = re.compile(
    r"(?:(?:slow(?:ly)? )?fade (?:in|up|out|to [\w ]+)|(?:smash |hard |match |jump |quick )?cut(?: "
    r"to(?: black)?)?|dissolve(?: to)?|black(?: screen| out)?|over black|the screen goes black"
    r"|cross ?fade|blackout|(?:and )?cut|time cut)\s*[:.…]*",
    re.IGNORECASE,
)


def transition(text: str) -> str:
    """What a transition line calls the cut: "dissolve", "fade out", ...; empty for a plain cut."""
    return next((name for pattern, name in _TRANSITIONS if pattern.search(text)), "")


_FADE_ABROAD = re.compile(
    r"(?:フェード(?:イン|アウト)|淡[入出]|из (?:затемнения|зтм)|в (?:затемнение|зтм)|затемнение|зтм|fondu (?:au noir"
    r"|d'ouverture)|fundido a negro|aufblende|abblende)\s*[:：.。]*", re.IGNORECASE,
)  # fmt: skip


def is_transition(paragraph: str) -> bool:
    """Whether a paragraph that the standard calls action is a transition all the same: FADE IN:, CUT TO BLACK."""
    line = paragraph.strip()
    if len(line) > 40:
        return False
    return (plain_capitals(line) and bool(_FADE_LINE.fullmatch(line))) or bool(_FADE_ABROAD.fullmatch(line))


_SUPER = re.compile(
    r"(?:SUPER(?:IMPOSE(?:D)?)?|TITLES?|TITLE CARD|CHYRON|CAPTION|SUBTITLE|LEGEND|CARD|INTERTITLE|ON "
    r"SCREEN|TEXT)\b[^:\n]{0,24}[:–—-]\s*\S"
)  # fmt: skip

_MONTAGE = re.compile(
    r"(?:BEGIN |START )?(?:SERIES OF (?:SHOTS|IMAGES)|(?:A )?(?:\w+ )?MONTAGE|VARIOUS SHOTS|QUICK "
    r"CUTS|QUICK SHOTS|FLASHES)\b"
)

_MONTAGE_END = re.compile(
    r"(?:END|BACK FROM)(?: OF)?(?: THE)? (?:MONTAGE|SERIES)|BACK TO (?:SCENE|PRESENT)", re.IGNORECASE
)

_INTERCUT = re.compile(r"\bINTER-?CUT(?:TING)?\b")

_INTERCUT_END = re.compile(r"\bEND (?:OF )?INTER-?CUT\b")

ITEM = re.compile(r"\s*(?:[-–—•*]+|\(?(?:[A-Z]|\d{1,2}|[a-z])[.)])\s+(?=\S)")


def is_super(paragraph: str) -> bool:
    """Words on the screen: SUPER: 1974."""
    return bool(_SUPER.match(paragraph))


def opens_montage(text: str) -> bool:
    """MONTAGE, SERIES OF SHOTS: what follows is a list of shots."""
    return bool(_MONTAGE.match(text)) and not closes_montage(text)


def closes_montage(text: str) -> bool:
    """END OF MONTAGE, BACK TO SCENE."""
    return bool(_MONTAGE_END.match(text))


_LATER = re.compile(
    r"(?:(?:MUCH|MOMENTS|MINUTES|HOURS|DAYS|WEEKS|YEARS|A (?:MOMENT|MINUTE|LITTLE|WHILE)|LATER|THAT|THE SAME|NEXT) ?)+"
    r"(?:LATER|NIGHT|DAY|MORNING|EVENING|TIME)?\W*|LATER\W*|CONTINUOUS\W*|SAME TIME\W*"
)
_WITHIN_PLACE = re.compile(
    r"(?:AT|IN|ON|BY|INSIDE|OUTSIDE|BEHIND|UNDER|ABOVE|NEAR|ACROSS|UPSTAIRS|DOWNSTAIRS|BACKSTAGE)\b[^.!?]*"
)
_PAGE_MARK = re.compile(r"\(?(?:CONTINUED|MORE|CONT['’]?D)\)?\s*:?\s*(?:\(\d+\))?|\d{1,4}\.?")


def small_slug(paragraph: str, named: bool) -> Ask | None:
    """A few words in capitals alone that only say where or on whom we are now: MARTA, AT THE WINDOW, LATER.

    ``named``: whether the words name somebody of the cast.
    """
    line = paragraph.strip()
    if not plain_capitals(line) or len(line.split()) > 5 or line[-1] in ".!?,":
        return None
    if _LATER.fullmatch(line):
        return Ask()
    if named or _WITHIN_PLACE.fullmatch(line):
        return Ask(on=line, written=True)
    return None


def is_page_mark(paragraph: str) -> bool:
    """What a printed page adds and no camera sees: (CONTINUED), (MORE), a page number."""
    return bool(_PAGE_MARK.fullmatch(paragraph.strip()))


def intercuts(text: str) -> bool | None:
    """True where an intercut begins, False where it is said to end, None where neither."""
    if _INTERCUT_END.search(text):
        return False
    return True if _INTERCUT.search(text) else None


def is_direction(cue: str) -> bool:
    """Whether a line that the standard calls a name is a camera direction, a transition or a title all the same."""
    return bool(
        slug(cue) or opens_montage(cue) or closes_montage(cue) or is_super(cue + " x") or is_transition(cue)
        or intercuts(cue) is not None or re.fullmatch(r"[A-Z ]+ TO:", cue)
        or cue.rstrip(":") in ("SUPER", "TITLE", "CHYRON", "CAPTION", "THE END", "CONTINUED")
    )  # fmt: skip
