"""A scene heading taken apart: inside or outside, the place, the time of day, the number somebody typed.

The standard knows INT, EXT, EST, INT/EXT and I/E. Writers in other languages use their own words (ИНТ. НАТ., INNEN,
内景): the standard would call those lines action, which would leave a whole script without a scene, so a short table of
them is read as headings too, and only where the line could hardly be anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

STANDARD = re.compile(
    r"(?P<word>INT\.?/EXT|EXT\.?/INT|I\.?/E|E\.?/I|INT|EXT|EST)(?:\.|。|．|(?=\s)|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)

# Words of other languages. Those in the first table are shortened and so need their full stop; those in the second are
# whole words, so they must be in capitals and the line must have a dash or a full stop, as a heading has.
_SHORTENED = {
    "ИНТ./НАТ": "INT/EXT", "ИНТ/НАТ": "INT/EXT", "НАТ./ИНТ": "INT/EXT", "ИНТ": "INT", "НАТ": "EXT", "ЭКСТ": "EXT",
    "ІНТ": "INT", "ЕКСТ": "EXT", "ЕСТ": "EXT", "ΕΣΩΤ": "INT", "ΕΞΩΤ": "EXT", "ΕΣ": "INT", "ΕΞ": "EXT",
    "WN": "INT", "PL": "EXT", "İÇ": "INT", "DIŞ": "EXT",
}  # fmt: skip
_WHOLE = {
    "INNEN": "INT", "AUSSEN": "EXT", "AUßEN": "EXT", "AUẞEN": "EXT", "INNEN/AUSSEN": "INT/EXT",
    "BELSŐ": "INT", "KÜLSŐ": "EXT", "WNĘTRZE": "INT", "PLENER": "EXT", "İÇ": "INT", "DIŞ": "EXT", "INTERIÉR": "INT",
    "EXTERIÉR": "EXT", "INTÉRIEUR": "INT", "EXTÉRIEUR": "EXT", "INTERIOR": "INT", "EXTERIOR": "EXT", "INTERNO": "INT",
    "ESTERNO": "EXT", "SISÄ": "INT", "ULKO": "EXT", "ИНТЕРЬЕР": "INT", "НАТУРА": "EXT", "ПАВИЛЬОН": "INT",
    "内景": "INT", "外景": "EXT", "內景": "INT", "داخلي": "INT", "خارجي": "EXT", "פנים": "INT", "חוץ": "EXT",
}  # fmt: skip
_FOREIGN = re.compile(
    r"(?:(?P<short>(?i:" + "|".join(re.escape(w) for w in sorted(_SHORTENED, key=len, reverse=True)) + r"))[.。．]"
    r"|(?P<whole>" + "|".join(re.escape(w) for w in sorted(_WHOLE, key=len, reverse=True)) + r")(?=[\s.:：-])[.:：]?"
    r")\s*(?P<rest>.*)",
    re.DOTALL,
)
_NUMBER = re.compile(r"#([^#]*[^#\s][^#]*)#$")
_DASH = re.compile(r"\s+[-–—―−]+\s*|\s*(?:--+|[–—―－])\s*")

_TIME_NAMES = (
    "DAY NIGHT MORNING EVENING AFTERNOON DAWN DUSK SUNSET SUNRISE SUNDOWN SUNUP NOON MIDDAY MIDNIGHT TWILIGHT "
    "NIGHTFALL DAYBREAK GLOAMING LATER CONTINUOUS CONT SAME MOMENTS "
    # what the heading of another language calls it
    "ДЕНЬ НОЧЬ УТРО ВЕЧЕР РАССВЕТ ЗАКАТ СУМЕРКИ ПОЛДЕНЬ НІЧ РАНОК ВЕЧІР JOUR NUIT MATIN SOIR AUBE CRÉPUSCULE TAG "
    "NACHT MORGEN ABEND DÄMMERUNG DÍA DIA NOCHE MAÑANA TARDE NOITE MANHÃ GIORNO NOTTE MATTINA SERA ALBA TRAMONTO "
    "DZIEŃ NOC RANO WIECZÓR NAPPAL ÉJSZAKA GÜN GECE SABAH AKŞAM ΗΜΕΡΑ ΝΥΧΤΑ ΜΕΡΑ "
    "日 夜 天 昼 朝 夕 晚 晨 黄昏 ليل نهار יום לילה"
)
_TIME_WORDS = _TIME_NAMES.split()
_TIME = re.compile(
    r"(?:^|.*\b)(?:MAGIC HOUR|GOLDEN HOUR|BLUE HOUR|FIRST LIGHT|LAST LIGHT|SAME TIME|"
    + "|".join(_TIME_WORDS)
    + r")(?:\W*$|\s*[(,].*$|\s+\d+$|\s+(?:LATER|AFTER|TIME)$)|^(?:PRESENT|FLASHBACK|PAST)\b",
)
_CLOSING_TIME = re.compile(
    r"^(?P<place>.*?\S)\s*[.,;。]\s*(?P<time>(?:[^\W\d]+\s+)?(?:" + "|".join(_TIME_WORDS) + r"))\W*$", re.IGNORECASE
)

# Times that only make sense after the scene before: the light there goes on.
CARRIED = re.compile(r"CONTINUOUS|\bCONT\b|\bSAME\b|\bMOMENTS\b|^LATER|\bLATER$", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """``int_ext`` is INT, EXT, INT/EXT or empty (a forced heading); ``time`` is in capitals or empty."""

    int_ext: str
    place: str
    time: str


def opens_scene(line: str) -> bool:
    """Whether a stripped line reads as a scene heading, by the standard or by the table of foreign words."""
    if STANDARD.match(line):
        return True
    found = _FOREIGN.match(line)
    if not found:
        return False
    return bool(found["short"]) or bool(_DASH.search(line) or "." in line or "。" in line or " - " in line)


def split_number(line: str) -> tuple[str, str]:
    """A heading without its scene number, and the number: ``INT. MILL #7A#`` gives ``INT. MILL`` and ``7A``."""
    line = line.strip()
    found = _NUMBER.search(line) if line.endswith("#") else None
    return (line[: found.start()].rstrip(), found[1].strip()) if found else (line, "")


def parse(heading: str) -> Heading:
    """Take a heading (without its number) apart. Total: what is not understood stays in ``place``."""
    standard, foreign = STANDARD.match(heading), _FOREIGN.match(heading)
    int_ext, rest = "", heading
    if standard:
        word = standard["word"].upper().replace(".", "")
        int_ext = {"I/E": "INT/EXT", "E/I": "INT/EXT", "EXT/INT": "INT/EXT", "EST": "EXT"}.get(word, word)
        rest = standard["rest"]
    elif foreign:
        int_ext = _SHORTENED[foreign["short"].upper()] if foreign["short"] else _WHOLE[foreign["whole"]]
        rest = foreign["rest"]
    place, time = _place_and_time(rest.strip().lstrip("-–—. ").strip())
    return Heading(int_ext, place, time)


def _place_and_time(rest: str) -> tuple[str, str]:
    parts = [part.strip() for part in _DASH.split(rest)]
    if len(parts) == 1 and "-" in rest.strip("-"):  # "病院-日": a dash without spaces counts only before a time of day
        before, _, after = rest.rpartition("-")
        if after.strip().upper() in _TIME_WORDS:
            parts = [before.strip(), after.strip()]
    # The time is the last part that reads as one; what stands behind it (CONTINUOUS, FLASHBACK) belongs to it.
    for i, part in enumerate(parts[1:], 1):
        if _TIME.match(part.upper()):
            kept = [p for p in parts[:i] if p]
            return " - ".join(kept), " - ".join(p for p in parts[i:] if p).upper()
    closing = _CLOSING_TIME.match(rest)
    if closing:
        return closing["place"].rstrip(" ,.;-"), closing["time"].upper()
    if len(parts) == 1 and _TIME.match(rest.upper()) and " " not in rest:
        return "", rest.upper()  # a forced heading such as ".LATER"
    return " - ".join(p for p in parts if p), ""
