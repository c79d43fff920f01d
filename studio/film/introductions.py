"""Who is in the film: names from the cues and from introductions in capitals, found again in plain words.

A run of capitals in a sentence is a person when it speaks somewhere, when an age or a description follows, when it is a
noun for people, or when it does what only people do. Everything else in capitals (BANG, THE ENGINE ROARS, a BRASS KEY)
is a sound or a thing and never in the cast.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studio.film import lexicon as lex
from studio.film.cues import is_direction
from studio.film.fountain import Element
from studio.film.people import HE, SHE, Cast, Person, cue_name, is_voice_only

_TOKEN = re.compile(r"#?[^\W_]+(?:['’.\-][^\W_]+)*\.?")

_AGE = re.compile(
    r"\s*(?:\(|（|,\s*)(?:[^)\n]{0,24}?\b)?(?:\d{1,2}(?!\d)|teens?\b|twent|thirt|fort|fift|sixt|sevent"
    r"|eight|ninet|early\b|mid\b|late\b|[a-z]+ty\b)"
)

_APPOSITION = re.compile(r"\s*,\s*(?:an?|the|her|his|their|our)\s+([^.,;:]{1,60})")

_AFTER_VERB = re.compile(r"\s+(?:\w+ly\s+)?([a-zé]+)")

_ARTICLES_WORDS = "THE A AN HIS HER THEIR OUR MY THIS THAT ANOTHER ONE SAME"
_ARTICLES = frozenset(_ARTICLES_WORDS.split())


@dataclass
class _Draft:
    role: bool = False
    group: bool = False
    gender: str = ""
    cue: bool = False


def build(elements: Iterable[Element]) -> Cast:
    """Everybody who speaks or is introduced in capitals anywhere in the script."""
    elements = tuple(elements)
    drafts: dict[str, _Draft] = {}
    for element in elements:
        if element.kind == "character" and not is_direction(cue := re.sub(r"\s*[(（].*$", "", element.text)):
            name = cue_name(cue)
            if name and name.lower() not in lex.PRONOUNS and not is_voice_only(name):
                draft = drafts.setdefault(name, _Draft())
                draft.cue = True
                _describe(draft, name)
    split = [
        n
        for n in drafts
        if re.search(r" (?:AND|&) |/", n) and all(cue_name(p) in drafts for p in re.split(r" (?:AND|&) |/", n))
    ]
    for name in split:
        del drafts[name]
    paragraphs = [e.text for e in elements if e.kind == "action"]
    for text in paragraphs:
        for name, gender in _introduced(text, drafts):
            _describe(drafts.setdefault(name, _Draft()), name, gender)
    shadows = _drop_shadowed(drafts)
    ways = {**shadows, **_ways(drafts)}
    people = {n: Person(n, d.role, d.group, d.gender) for n, d in drafts.items()}
    cast = Cast(people, ways, _finder(ways))
    return _with_genders(cast, paragraphs)


def _describe(draft: _Draft, name: str, gender: str = "") -> None:
    words = name.lower().split()
    head = words[-1].rstrip(".")
    numbered = len(words) > 1 and bool(re.fullmatch(r"#?\d+|one|two|three", head))  # GUARD 2
    head = words[-2] if numbered else head
    draft.role = lex.is_a(head, lex.PEOPLE) and not (len(words) > 1 and words[0].rstrip(".") in ("mr", "mrs", "ms"))
    plural = (
        head in lex.GROUPS
        or (head.endswith("s") and head not in lex.PEOPLE and lex.is_a(head, lex.PEOPLE))
        or head.endswith("men")
    )
    draft.group = plural or (words[0] in lex.NUMBERS and len(words) > 1)
    sexes = {s for w in words for s, table in (("m", lex.MALE), ("f", lex.FEMALE)) if w.rstrip(".") in table}
    draft.gender = draft.gender or gender or (sexes.pop() if len(sexes) == 1 and not draft.group else "")


def _introduced(text: str, known: dict[str, _Draft]) -> Iterator[tuple[str, str]]:
    """Each run of capitals that is somebody, with the gender the description gives away."""
    if text.upper() == text:
        return
    tokens = list(_TOKEN.finditer(text))
    k = 0
    while k < len(tokens):
        end = k
        while end < len(tokens) and _goes_on(text, tokens, k, end):
            end += 1
        if end == k:
            k += 1
            continue
        run, k = tokens[k:end], end
        words = [_bare(t[0]) for t in run]
        determined = words[0] in _ARTICLES or bool(
            re.search(r"(?i)\b(?:the|an?|his|her|their|this|that)\s+(?:[\w-]+\s+){0,2}$", text[: run[0].start()])
        )
        number = re.search(
            r"(?i)\b(" + "|".join(lex.NUMBERS) + r")\s+$", text[max(0, run[0].start() - 12) : run[0].start()]
        )
        while words and words[0] in _ARTICLES:
            words = words[1:]
        if not words or (len(words) == 1 and len(words[0]) < 2):
            continue
        after = text[run[-1].end() :][:90]
        gender = _person(words, after, determined, known)
        if gender is not None:
            name = " ".join(words)
            if number and name not in known and name.endswith("S"):
                name = f"{number[1].upper()} {name}"
            yield name, gender


def _goes_on(text: str, tokens: list[re.Match[str]], first: int, k: int) -> bool:
    """Whether token ``k`` belongs to the run of capitals that begins at ``first``: THE and a full stop begin anew."""
    token = tokens[k][0]
    if k == first:
        return _is_capitals(token)
    before = tokens[k - 1][0]
    if text[tokens[k - 1].end() : tokens[k].start()] != " " or token.upper() in _ARTICLES:
        return False
    if before.endswith(".") and not _is_short(before):
        return False
    return _is_capitals(token) or bool(re.fullmatch(r"#?\d{1,2}\.?", token))


def _is_short(token: str) -> bool:
    """DR. and J. are words cut short; any other full stop ends a sentence."""
    return len(token) == 2 or token.lower().rstrip(".") in (
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "jr",
        "sr",
        "prof",
        "sgt",
        "lt",
        "col",
        "gen",
        "capt",
    )


def _bare(token: str) -> str:
    token = token.upper().replace("’", "'")
    return (token if _is_short(token) else token.rstrip(".")).removesuffix("'S")


def _is_capitals(token: str) -> bool:
    bare = token.replace("’", "'").removesuffix("'s").rstrip(".")
    return bare.isupper() and (len(bare) > 1 or token.endswith(".") or bare == "A")


def _person(words: list[str], after: str, determined: bool, known: dict[str, _Draft]) -> str | None:
    """The gender (or "") of somebody a run of capitals names, None when it names nobody."""
    low = [w.lower() for w in words]
    head = low[-1]
    name = " ".join(words)
    if any(w in lex.PRONOUNS for w in low) or is_direction(name) or re.fullmatch(r"[\d.,:]+\w?", name):
        return None
    apposed = _APPOSITION.match(after) or _APPOSITION.match(re.sub(r"^\s*\([^)]{0,60}\)", "", after))
    described = apposed[1].lower().split() if apposed else []
    gender = _sex(
        [*low, *described, *_TOKEN.findall(after[:40].lower())[:6]] if _AGE.match(after) else [*low, *described]
    )
    if name in known:
        return gender
    if lex.is_a(head, lex.PEOPLE) and head not in ("fire", "model", "fan", "star", "band", "host", "class"):
        return gender
    if _AGE.match(after) and not re.match(r"\s*\(?\d{3,}", after):
        return gender
    if any(lex.is_a(w, lex.PEOPLE) for w in described[:6]) and not any(lex.is_a(w, lex.MOVING) for w in described[:6]):
        return gender
    if any(lex.is_a(w, lex.NO_PERSON) for w in low):
        return None
    verb = _AFTER_VERB.match(after)
    if verb and lex.is_a(verb[1], lex.HUMAN_VERBS) and not determined and len(words) <= 3:
        return gender
    return None


def _sex(words: Iterable[str]) -> str:
    for word in words:
        if word in lex.MALE:
            return "m"
        if word in lex.FEMALE:
            return "f"
    return ""


def _drop_shadowed(drafts: dict[str, _Draft]) -> dict[str, str]:
    """MARTA KOWALSKI in an introduction is the MARTA of the cues: one person, under the name of the cues.

    Gives back the other ways to name them: Marta Kowalski, Kowalski.
    """
    shadows: dict[str, str] = {}
    cues = {n for n, d in drafts.items() if d.cue}
    for name in [n for n, d in drafts.items() if not d.cue and " " in n]:
        words = name.split()
        parts = (*words, " ".join(words[1:]), " ".join(words[:2]))
        short = next((w for w in parts if w in cues and w != name and w.lower() not in lex.PEOPLE), None)
        if short:
            drafts[short].gender = drafts[short].gender or drafts[name].gender
            del drafts[name]
            shadows[name.lower()] = short
            if words[-1] != short and not lex.is_a(words[-1], lex.PEOPLE):
                shadows[words[-1].lower()] = short
    return shadows


def _ways(drafts: dict[str, _Draft]) -> dict[str, str]:
    ways = {way: name for name in drafts for way in (name.lower(), name.lower().replace(". ", " "))}
    parts: Counter[str] = Counter()
    candidates: dict[str, str] = {}
    for name, draft in drafts.items():
        words = name.lower().split()
        if len(words) < 2:
            continue
        shorter: set[str] = set()
        if draft.role or draft.group:
            if re.search(r"[^\W\d]{3}", words[-1]):
                shorter.add(words[-1])  # the mechanics
        else:
            if words[0].rstrip(".") not in lex.TITLES:
                shorter.add(words[0])
            if not re.fullmatch(r"#?\d+|jr\.?|sr\.?", words[-1]):
                shorter.add(words[-1])
            if words[0].rstrip(".") in lex.TITLES and len(words) > 2:
                shorter.add(" ".join(words[1:]))
        for word in shorter:
            parts[word] += 1
            candidates[word] = name
    for word, name in candidates.items():
        if parts[word] == 1 and word not in ways and len(word) > 1 and word not in lex.PRONOUNS:
            ways[word] = name
    return ways


def _finder(ways: dict[str, str]) -> re.Pattern[str] | None:
    if not ways:
        return None
    longest_first = sorted(ways, key=lambda w: (-len(w), w))
    return re.compile(
        r"(?<![\w])(?:"
        + "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in longest_first)
        + r")(?!\w)",
        re.IGNORECASE,
    )


def _with_genders(cast: Cast, paragraphs: list[str]) -> Cast:
    """He or she, learnt from paragraphs that name one person only."""
    votes: dict[str, Counter[str]] = {}
    for text in paragraphs:
        named = {name for name, *_ in cast.found(text)}
        if len(named) == 1:
            name = named.pop()
            if not cast.people[name].gender and not cast.people[name].group:
                tokens = [t.lower() for t in _TOKEN.findall(text)]
                if HE.search(text) and SHE.search(text):  # two people: only the sentence with the name is about it
                    tokens = [
                        t.lower()
                        for s in re.split(r"(?<=[.!?])\s", text)
                        if list(cast.found(s))
                        for t in _TOKEN.findall(s)
                    ]
                heard = votes.setdefault(name, Counter())
                for token in tokens:  # whoever does things is more surely meant than whoever they are done to
                    heard["m"] += {"he": 3, "himself": 2, "him": 1, "his": 1}.get(token, 0)
                    heard["f"] += {"she": 3, "herself": 2, "her": 1, "hers": 1}.get(token, 0)
    people = {}
    for name, person in cast.people.items():
        heard = votes.get(name, Counter())
        gender = person.gender or ("m" if heard["m"] > heard["f"] else "f" if heard["f"] > heard["m"] else "")
        people[name] = Person(name, person.role, person.group, gender)
    return Cast(people, cast.ways, cast.finder)
