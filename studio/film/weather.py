"""The weather the words give, and when they say that it ends. Likenesses ("like rain") do not count."""

from __future__ import annotations

import re

_LIKE = re.compile(
    r"\b(?:like|as)\s+(?:the\s+|a\s+|an\s+)?(?:\w+\s+)?(?:rain|snow|fog|mist|storm|thunder|lightning)\w*"
    r"|\b(?:storm|rain|fog|snow|mist)\s+(?:of|cloud of)\s+\w+|\bbrain-?storm\w*|\bsnow-?white\b"
    r"|\brainbow|\bsnow(?:man|men|ball|globe|mobile|drop)s?\b"
    r"|\brain[- ]?(?:coat|barrel|gutter)s?\b|\bfog[- ]?(?:lamp|light|horn|machine)s?\b|\bstorms? "
    r"(?:out|in|off|away|past|up|down|into|through|across|toward)\b"
    r"|\bmist(?:s|ed)? (?:over|up)\b|\bmisty[- ]eyed\b|\b(?:breath|eyes?) (?:fogs?|mists?)\w*|\bfogs? "
    r"up\b|\bfoggy (?:memory|idea)\b"
    r"|\bthunder(?:ous|ing|s)?\s+(?:applause|hooves|past|down|by|along)\b|\blightning[- ](?:fast"
    r"|quick)\b|\bno (?:rain|snow|fog|wind|storm)\b"
    r"|\bnot a drop of rain\b|\b(?:memory|smell|sound|promise|threat|hope|dream|photo\w*|painting"
    r"|picture) of (?:the )?(?:rain|snow|storm|fog)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:rain|snow|storm|fog|mist|downpour|snowfall|drizzle|thunder)\b(?:\s+(?:has|have|had|is"
    r"|finally|suddenly|slowly|\w+ly))*\s+"
    r"(?:stop|stops|stopped|ends?|ended|over|gone|lifts?|lifted|clears?|cleared|passe[sd]|passed|dies "
    r"(?:away|down)|eases?|eased|ceases?|ceased)\b"
    r"|\b(?:stops|stopped) (?:raining|snowing)\b|\bafter the (?:rain|storm|snow)\b|\bthe sky (?:has )?clear(?:s|ed)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), kind)
    for pattern, kind in (
        ((
            r"storm|storms|stormy|thunder|thunderstorm|thunderstorms|thunderclap|lightning|gale|gales"
            r"|hurricane|tempest|typhoon|tornado|squall|cyclone|sandstorm"
        ), "storm"),
        ((
            r"snow|snows|snowing|snowy|snowfall|snowflakes?|blizzard|flurries|sleet|snowstorm|snowed"
            r"|snow-covered"
        ), "snow"),
        ((
            r"rain|rains|raining|rainy|rained|rainfall|downpour|drizzle|drizzles|drizzling|pouring|raindrops?"
            r"|rainstorm|cloudburst|rain-(?:soaked|swept|slick)|rain-?water"
        ), "rain"),
        (r"fog|foggy|mist|misty|haze|hazy|smog", "fog"),
        ((
            r"clear sk(?:y|ies)|cloudless|blue sk(?:y|ies)|bright sun(?:shine|light)?|sunshine|sunlit"
            r"|sun-?drenched|blazing sun|hot sun|sunny|starry|clear (?:day|night|morning|evening)|brilliant "
            r"sun\w*"
        ), "clear"),
    )
)  # fmt: skip
# Lying snow shows in the picture as snow does, but a wet street is no rain.
_WORTH = re.compile((
    r"storm|thunder|lightning|gale|hurricane|temp|typh|tornado|squall|cyclone|snow|blizz|flurr|sleet"
    r"|rain|pour|drizz|cloud|fog|mist|haz|smog|clear|sk|sun|starr"
), re.IGNORECASE)  # fmt: skip


def weather(text: str, before: str = "") -> str:
    """The weather after a text: clear, fog, rain, snow, storm; ``before`` when it says nothing; empty when it ends."""
    if not _WORTH.search(text):
        return before
    said = _LIKE.sub(lambda m: " " * len(m[0]), text)
    ends = [m.end() for m in _ENDS.finditer(said)]
    last, found = -1, before
    for pattern, kind in _KINDS:
        for hit in pattern.finditer(said):
            if hit.start() > last and not any(e - 40 < hit.start() < e for e in ends):
                # A storm is more than the rain that comes with it.
                if found == "storm" and kind == "rain":
                    continue
                last, found = hit.start(), kind
    if ends and ends[-1] > last:
        return "clear" if re.search(r"clear", said, re.IGNORECASE) else ""
    return found
