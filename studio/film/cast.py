"""Who the people of a film are: read once from the whole script, so that MARTA is the same woman in every shot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from studio.film.script import Script

# Words beside a name that settle what somebody is. Kinds are the built-in model's: man, woman, boy, girl, old man ...
_SHE = re.compile(
    r"\b(she|her|hers|herself|woman|lady|girl|mother|mom|mum|mama|mamma|grandmother|grandma|wife|widow|sister|daughter|queen|"
    r"princess|aunt|niece|waitress|actress|bride|nun|mrs|miss|ms|madam|duchess|countess|girlfriend|granddaughter|heroine)\b",
    re.IGNORECASE,
)
_HE = re.compile(
    r"\b(he|him|his|himself|man|gentleman|boy|father|dad|papa|grandfather|grandpa|husband|widower|brother|son|king|prince|uncle|"
    r"nephew|waiter|actor|groom|monk|mr|sir|duke|count|boyfriend|grandson|fisherman|policeman|guy|bloke)\b",
    re.IGNORECASE,
)
_YOUNG = re.compile(
    r"\b(boy|girl|child|kid|toddler|schoolboy|schoolgirl|(?:little|young) (?:son|daughter))\b", re.IGNORECASE
)
_OLD = re.compile(
    r"\b(old|elderly|aged|ancient|grandmother|grandfather|grandma|grandpa|white-haired|wizened)\b", re.IGNORECASE
)
_AGE = re.compile(
    r"\(\s*(?:late |early |mid[- ]?)?(\d{1,2})(?:'?s)?\b|\b(\d{1,2}) years? old|\b(\d{1,2})-year-old", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"^\s*,\s*(?:late |early |mid[- ]?)?(\d{1,2})(?:'?s)?\b", re.IGNORECASE)

_COSTUMES: tuple[tuple[str, str], ...] = (
    ("racing suit", r"racing suit|race suit|overalls of a driver|fireproof|open helmet|driver's suit|leathers"),
    ("spacesuit", r"space ?suit|pressure suit|astronaut|cosmonaut"),
    ("armour", r"armou?r|chain ?mail|knight"),
    (
        "uniform",
        r"uniform|soldier|sergeant|officer|policeman|policewoman|nurse|guard|sailor|pilot|conductor|station ?master",
    ),
    ("robe", r"\brobes?\b|cassock|monk|nun|priest|wizard|kimono"),
    ("apron", r"apron|chef|cook|baker|butcher|waiter|waitress|barista"),
    ("hat and coat", r"(?:hat|cap) and (?:a )?(?:\w+ )?coat|fedora|trench ?coat|detective|oilskins?|sou'wester"),
    ("coat", r"\b(?:over|great|rain)?coat\b|parka|anorak|jacket|cloak|shawl"),
    ("dress", r"\bdress\b|gown|skirt|bride|ballerina"),
    ("suit", r"\bsuit and tie|three-piece|\bsuit\b|tuxedo|banker|lawyer|businessman"),
)


@dataclass(frozen=True)
class Character:
    """One person of the film: name in capitals, what they are, what they wear, and the words that introduce them."""

    name: str
    kind: str = "person"
    costume: str = ""  # empty where the words do not say
    words: str = ""


def cast_of(script: Script, names: tuple[str, ...]) -> tuple[Character, ...]:
    """What the script says of each name, in the order given."""
    actions = [element.text for element in script.elements if element.kind == "action"]
    return tuple(_read(name, actions, names) for name in names)


def _read(name: str, actions: list[str], names: tuple[str, ...]) -> Character:
    called = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    others = [re.compile(rf"\b{re.escape(other)}\b", re.IGNORECASE) for other in names if other != name]
    about = [text for text in actions if called.search(text)]
    words = next((text for text in about if name in text), about[0] if about else "")
    introduced = next((sentence for sentence in _sentences(words) if called.search(sentence)), "")
    alone = " ".join(_alone(text, called, others) for text in about)
    she, he = len(_SHE.findall(alone + " " + name)), len(_HE.findall(alone + " " + name))
    for word in _described(introduced, called):  # "VERA (38), a woman in a racing suit": the nearest noun settles it
        she, he = she + 8 * bool(_SHE.fullmatch(word)), he + 8 * bool(_HE.fullmatch(word))
    kind = "woman" if she > he else "man" if he > she else "person"
    age = _age(introduced, called)
    if (age is not None and age <= 14) or (age is None and _YOUNG.search(introduced + " " + name)):
        kind = {"woman": "girl", "man": "boy"}.get(kind, kind)
    elif (age is not None and age >= 62) or (age is None and _OLD.search(introduced + " " + name)):
        kind = {"woman": "old woman", "man": "old man"}.get(kind, kind)
    dressed = introduced.lower() + " " + name.lower()
    costume = next((value for value, pattern in _COSTUMES if re.search(pattern, dressed)), "")
    return Character(name, kind, costume, introduced)


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", " ".join(text.split())) if part]


_PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "mr", "mrs", "ms", "miss", "sir", "madam"}
)


def _described(words: str, called: re.Pattern[str]) -> list[str]:
    """The first noun after the name that tells man from woman, or an empty list. Pronouns there may be anybody's."""
    found = called.search(words)
    after = re.findall(r"[\w-]+", words[found.end() :]) if found else []
    telling = [w for w in after if w.lower() not in _PRONOUNS and (_SHE.fullmatch(w) or _HE.fullmatch(w))]
    return telling[:1]


def _alone(text: str, called: re.Pattern[str], others: list[re.Pattern[str]]) -> str:
    """The sentences from one that names this person up to one that names somebody else: pronouns there are theirs."""
    kept, theirs = [], False
    for sentence in _sentences(text):
        named, foreign = called.search(sentence), any(other.search(sentence) for other in others)
        if theirs and foreign and (leading := re.match(r"(he|his|she|her)\b", sentence, re.IGNORECASE)):
            kept.append(leading[0])  # "Her face is Vera's face": the first word is still theirs
        theirs = bool(named and not foreign) or (theirs and not foreign and not named)
        if theirs:
            kept.append(sentence)
    return " ".join(kept)


def _age(words: str, called: re.Pattern[str]) -> int | None:
    """The age written beside the name: "VERA (38)", "VERA, 38", "a girl of 9" is left to the other words."""
    if not (found := called.search(words)):
        return None
    after = words[found.end() : found.end() + 24]
    age = _AGE_AFTER.search(after) or _AGE.search(after)
    return int(next(filter(None, age.groups()))) if age else None
