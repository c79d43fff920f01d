"""From the film to what is asked of the pipelines: one function a stage. The only file that knows both words."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import overload

from pipelines.requests import (
    BoardRequest,
    Clip,
    Credit,
    CreditsRequest,
    CutRequest,
    FigureHint,
    Hints,
    Panel,
    SheetRequest,
    Spoken,
    StagedRequest,
    TakeRequest,
    TitleRequest,
)
from pipelines.results import Board as MadeBoard
from pipelines.results import Take as MadeTake
from studio.film.cast import Character, cast_of
from studio.film.film import Film
from studio.film.heading import CARRIED
from studio.film.shots import Shot
from studio.film.staging import Staging

# The heading's word for the time of day -> the model's. What is not here is left to the model's reading of the words.
_TIMES = (
    (r"DAWN|SUNRISE|SUNUP|DAYBREAK|FIRST LIGHT|EARLY MORNING|РАССВЕТ|AUBE|ALBA", "dawn"),
    (r"SUNSET|SUNDOWN|MAGIC HOUR|GOLDEN HOUR|LAST LIGHT|ЗАКАТ|TRAMONTO", "sunset"),
    (r"DUSK|EVENING|TWILIGHT|NIGHTFALL|GLOAMING|BLUE HOUR|ВЕЧЕР|СУМЕРКИ|SOIR|ABEND|SERA|夕|晚|黄昏", "dusk"),
    (r"NIGHT|MIDNIGHT|НОЧЬ|NUIT|NACHT|NOCHE|NOTTE|NOITE|夜", "night"),
    (r"DAY|MORNING|AFTERNOON|NOON|MIDDAY|ДЕНЬ|УТРО|JOUR|MATIN|TAG|MORGEN|GIORNO|日|昼|朝|晨", "day"),
)
_MANY = {"TWO": 2, "THREE": 3, "FOUR": 4, "FIVE": 5, "SIX": 6, "BOTH": 2, "COUPLE": 2, "PAIR": 2, "TRIO": 3}
_CROWD = re.compile(
    r"\b(CROWD|MOB|AUDIENCE|CHOIR|ARMY|DOZENS|HUNDREDS|CONGREGATION|SPECTATORS|TEAM|CREW|CHILDREN|GUESTS)\b"
)
_NEAR = ("ECU", "CU", "MCU", "MS")  # close enough that a face is expected, unless the words turn it away
_TURNED = re.compile(
    r"\b(back (?:to|is|turned)|behind|away|turns|over (?:his|her|their) shoulder|profile|looks? (?:left|right))\b",
    re.IGNORECASE,
)
COMMENT = "Made with Workprint"
_CLOTHES = {
    "man": ("plain", "coat", "suit"),
    "woman": ("plain", "coat", "dress"),
    "old man": ("coat", "plain", "hat and coat"),
    "old woman": ("coat", "dress"),
    "boy": ("plain", "coat"),
    "girl": ("plain", "dress", "coat"),
}
TITLE_SECONDS, CREDITS_SECONDS, DISSOLVE_SECONDS = 4, 6, 1


def time_of(shots: tuple[Shot, ...]) -> dict[str, str | None]:
    """Shot id -> the model's time of day; CONTINUOUS and LATER carry on what was before."""
    found: dict[str, str | None] = {}
    last: str | None = None
    for shot in shots:
        if not CARRIED.search(shot.time) or _time_word(shot.time):
            last = _time_word(shot.time)
        found[shot.id] = last
    return found


def _time_word(heading: str) -> str | None:
    return next((word for pattern, word in _TIMES if re.search(pattern, heading.upper())), None)


def _heads(name: str) -> int | None:
    """How many people an entry of the cast stands for; None is a crowd."""
    if _CROWD.search(name.upper()):
        return None
    number = re.match(r"(?:THE )?(\w+)", name.upper())
    if number and number[1].isdigit() and len(number[1]) < 3:
        return max(1, int(number[1]))
    return _MANY.get(number[1], 1) if number else 1


def _people(shot: Shot) -> str | None:
    if shot.framing in ("insert", "empty"):
        return "0"
    if not shot.cast:
        return "0" if shot.framing == "pov" else None
    heads = [_heads(name) for name in shot.cast]
    if None in heads:
        return "crowd"
    total = sum(n for n in heads if n)
    return str(total) if total <= 6 else "crowd"


def _figures(film: Film, shot: Shot, people: dict[str, Character]) -> tuple[FigureHint, ...]:
    """One hint for each head, in order; who stands on which side of the line comes from the breakdown."""
    hints: list[FigureHint] = []
    pair = len(shot.cast) == 2 and shot.side != 0
    for nth, name in enumerate(shot.cast):
        known = people.get(name, Character(name))
        side = looks = None
        if pair and shot.framing != "over-the-shoulder":
            left = (shot.side < 0) == (nth == 0)
            side, looks = ("left", "right") if left else ("right", "left")
        elif shot.side and len(shot.cast) == 1 and shot.dialogue:  # a single keeps its side of the line
            side, looks = ("left", "right") if shot.side < 0 else ("right", "left")
        elif shot.side and nth == 0 and shot.framing == "over-the-shoulder":
            side = "left" if shot.side < 0 else "right"
        if looks is None and shot.size in _NEAR and len(shot.cast) == 1 and not _TURNED.search(shot.action):
            looks = ("left", "right", "camera")[_seed(film, shot.words, name) % 3]
        kind = None if known.kind == "person" else known.kind
        hints += [FigureHint(name, kind, side, looks, None, known.costume or _wears(known))] * (_heads(name) or 1)
    return tuple(hints[:6])


def _wears(somebody: Character) -> str:
    """The same clothes in every shot, where the script does not say which."""
    choice = _CLOTHES.get(somebody.kind, ("plain", "coat", "suit", "plain"))
    return choice[zlib.crc32(somebody.name.encode()) % len(choice)]


def _seed(film: Film, *about: str) -> int:
    """A seed that belongs to these words of this film: another film seed gives another staging of everything."""
    return zlib.crc32("|".join((str(film.settings.seed), *about)).encode())


def _colours(film: Film, scene: str) -> tuple[str, ...]:
    palette = film.palette_of(scene)
    return tuple(swatch.hex for swatch in palette.swatches) if palette else ()


def _where(shot: Shot) -> tuple[str, str]:
    """The location: shots of the same one, whatever the scene or the hour, are on the same set."""
    return shot.int_ext, shot.place.upper() or shot.heading.upper()


def _sets(shots: tuple[Shot, ...]) -> dict[tuple[str, str], str]:
    """Location -> its heading and what is first said of it."""
    found: dict[tuple[str, str], str] = {}
    for shot in shots:
        if (where := _where(shot)) not in found:
            sentences = re.split(r"(?<=[.!?])\s+", " ".join(shot.action.split()))
            found[where] = "\n".join((shot.heading.rstrip(".") + ".", *filter(None, sentences)))
    return found


def boards(film: Film) -> tuple[BoardRequest, ...]:
    """A request for the board of every shot, in order."""
    names = tuple(dict.fromkeys(name for shot in film.shots for name in shot.cast))
    people = {person.name: person for person in cast_of(film.script, names)}
    times = time_of(film.shots)
    sets = _sets(film.shots)
    width, height = film.settings.size
    return tuple(
        BoardRequest(
            words=" ".join(shot.action.split()) or shot.heading,
            hints=Hints(
                size=shot.size,
                framing=None if shot.framing == "empty" else shot.framing,  # empty of people; a car may well be there
                angle=shot.angle,
                move=shot.move,
                time=times[shot.id],
                weather=shot.weather or None,
                place="interior" if shot.int_ext == "INT" else None,
                people=_people(shot),
                outside=shot.int_ext == "EXT",
                figures=_figures(film, shot, people),
            ),
            scene=sets[_where(shot)],
            scene_seed=_seed(film, *_where(shot)),
            palette=_colours(film, shot.scene),
            width=width,
            height=height,
            rate=str(film.settings.rate),
            frames=shot.frames,
            seed=_seed(film, shot.words),
        )
        for shot in film.shots
    )


def staged(film: Film, shot: Shot, staging: Staging) -> StagedRequest:
    """A request for the picture of a staging that a person set by hand; the camera's move is the shot's."""
    width, height = film.settings.size
    return StagedRequest(
        plan=staging.with_camera(move=shot.move).to_json(),
        palette=_colours(film, shot.scene),
        width=width,
        height=height,
        rate=str(film.settings.rate),
        frames=shot.frames,
        seed=_seed(film, shot.words),
    )


@overload
def again(film: Film, shot: Shot, request: BoardRequest, nth: int) -> BoardRequest: ...
@overload
def again(film: Film, shot: Shot, request: StagedRequest, nth: int) -> StagedRequest: ...
def again(film: Film, shot: Shot, request: BoardRequest | StagedRequest, nth: int) -> BoardRequest | StagedRequest:
    """The same words staged in another way: the ``nth`` try of a shot, from 1; the board itself is the first.

    What a person staged by hand stays where it was put: only what nobody decided is left to another chance.
    """
    if nth < 2:
        return request
    seed = _seed(film, shot.words, f"take {nth}")
    if isinstance(request, StagedRequest):
        return replace(request, plan=Staging.of(request.plan).with_seed(seed).to_json())
    return replace(request, seed=seed)


def take(film: Film, shot: Shot, board: MadeBoard) -> TakeRequest:
    """A request for a take of a shot from its board's plan."""
    width, height = film.settings.size
    return TakeRequest(
        plan=board.plan,
        palette=_colours(film, shot.scene),
        width=width,
        height=height,
        rate=str(film.settings.rate),
        frames=shot.frames,
        seed=_seed(film, shot.words),
    )


def _page(film: Film, key: str) -> str:
    return " ".join(re.sub(r"[*_]", "", film.script.title.get(key, "")).split())


def title(film: Film, plan: str) -> TitleRequest:
    """The title card over an establishing plan of the film."""
    width, height = film.settings.size
    return TitleRequest(
        title=film.title,
        credit=_page(film, "Credit") or ("Written by" if _page(film, "Author") else ""),
        author=_page(film, "Author") or _page(film, "Authors"),
        source=_page(film, "Source"),
        plan=plan,
        palette=_colours(film, film.shots[0].scene),
        width=width,
        height=height,
        rate=str(film.settings.rate),
        frames=film.settings.rate.frames(TITLE_SECONDS),
        seed=_seed(film, "title"),
    )


def closing(film: Film, plan: str, made_with: tuple[tuple[str, str], ...]) -> CreditsRequest:
    """The end credits, written from the film's own record. ``made_with`` is (role, name) of what made the pictures."""
    width, height = film.settings.size
    written = _page(film, "Author") or _page(film, "Authors")
    lines = [Credit(_page(film, "Credit") or "Written by", written)] if written else []
    lines += [Credit(role, name) for role, name in made_with]
    return CreditsRequest(
        title=film.title,
        lines=tuple(lines),
        cast=tuple(dict.fromkeys(name for shot in film.shots for name in shot.cast if _heads(name) == 1)),
        plan=plan,
        palette=_colours(film, film.shots[-1].scene),
        width=width,
        height=height,
        rate=str(film.settings.rate),
        frames=film.settings.rate.frames(CREDITS_SECONDS),
        seed=_seed(film, "credits"),
    )


def cut(
    film: Film, opening: MadeTake, takes: tuple[MadeTake, ...], closing: MadeTake, out: Path, cache: Path, burn: bool
) -> CutRequest:
    """The film: title card, every shot's take in order, credits; dissolves and fades where they are written."""
    width, height = film.settings.size
    second = film.settings.rate.frames(Fraction(DISSOLVE_SECONDS))
    clips = [_clip(opening)]  # the cards fade by themselves
    for nth, (shot, made) in enumerate(zip(film.shots, takes, strict=True)):
        way = shot.transition.lower()
        before = film.shots[nth - 1].transition.lower() if nth else "fade out"
        last = nth == len(film.shots) - 1
        room = min(second, made.frames // 3)
        next_room = min(second, takes[nth + 1].frames // 3) if not last else 0
        clips.append(
            _clip(
                made,
                fade_in=room if way == "fade in" or _fades(before) else 0,
                fade_out=room if last or _fades(way) else 0,
                dissolve=min(room, next_room) if "dissolve" in way and not last else 0,
                spoken=tuple(Spoken(line.who, line.text, line.how) for line in shot.dialogue),
            )
        )
    clips.append(_clip(closing))
    return CutRequest(
        clips=tuple(clips),
        title=film.title,
        comment=COMMENT,
        width=width,
        height=height,
        rate=str(film.settings.rate),
        burn=burn,
        out=str(out),
        cache=str(cache),
    )


def _fades(transition: str) -> bool:
    """Whether a shot leaves by a fade, so that the next one comes out of it."""
    return "fade" in transition and transition != "fade in"


def _clip(
    made: MadeTake, fade_in: int = 0, fade_out: int = 0, dissolve: int = 0, spoken: tuple[Spoken, ...] = ()
) -> Clip:
    return Clip(
        made.file, made.sha256, 0, made.frames, fade_in=fade_in, fade_out=fade_out, dissolve=dissolve, spoken=spoken
    )


def sheet(
    film: Film, boards_made: tuple[MadeBoard, ...], out: Path, record: tuple[tuple[str, ...], ...] = ()
) -> SheetRequest:
    """The storyboard on paper: a panel a shot, and the record of the shooting when there was one."""
    width, height = film.settings.size
    panels = tuple(
        Panel(
            slate=shot.slate,
            picture=made.picture,
            sha256=made.sha256,
            scene=shot.scene,
            heading=shot.heading,
            int_ext=shot.int_ext,
            place=shot.place,
            time=shot.time,
            size=shot.size,
            framing=shot.framing,
            angle=shot.angle,
            move=shot.move,
            lens=shot.lens,
            frames=shot.frames,
            action=shot.action,
            dialogue=tuple(Spoken(line.who, line.text, line.how) for line in shot.dialogue),
            transition=shot.transition,
            plan=made.plan,
        )
        for shot, made in zip(film.shots, boards_made, strict=True)
    )
    return SheetRequest(
        title=film.title,
        panels=panels,
        author=_page(film, "Author") or _page(film, "Authors"),
        draft=_page(film, "Draft date"),
        width=width,
        height=height,
        rate=str(film.settings.rate),
        record=record,
        out=str(out),
    )
