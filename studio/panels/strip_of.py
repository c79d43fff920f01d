"""The cut as a timeline shows it: every clip a bar with its slate, its take and its pictures.

What does not change from one edit to the next is kept, so that an edit of a film of two thousand shots costs little.
"""

from __future__ import annotations

from pathlib import Path

from studio.desk.desk import Desk
from studio.film.cut import Clip, Marker, Other, Track
from studio.film.film import Film
from studio.film.moments import Look, Programme, look
from studio.film.places import Place, placed
from studio.film.shots import Line, Shot
from studio.film.spoken import heard
from studio.film.takes import Take
from studio.film.timecode import smpte
from studio.panels.panel import board_file
from studio.widgets.strip import Bar, Change, Lane, Pin, Speech, Strip

# Marker colours as editing programs name them, quietened to sit beside the film's pictures.
COLOURS = {
    "RED": "#c4665a", "ORANGE": "#c98a4f", "YELLOW": "#cfb35c", "GREEN": "#7fa276", "CYAN": "#6aa3a5",
    "BLUE": "#6b8fb8", "PURPLE": "#8f7fb5", "MAGENTA": "#b07a9c", "PINK": "#c98d94", "WHITE": "#d8d4cc",
    "BLACK": "#55534f",
}  # fmt: skip


class Strips:
    """Makes strips of films."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._bars: dict[str, tuple[tuple[object, ...], Bar]] = {}
        self._films: dict[str, tuple[Path | None, Path | None]] = {}
        self._said: dict[str, tuple[Clip, Shot, tuple[tuple[Line, int, int], ...]]] = {}
        self._around: tuple[object, ...] = ()  # what else bars are made of, when they were made last
        self._settled = False  # it is the same again: a clip that is the same has the same bar

    def forget(self) -> None:
        """The folder is another one, or its pictures are."""
        self._bars.clear()
        self._films.clear()
        self._around = ()

    def strip(self, programme: Programme) -> Strip:
        """The whole cut."""
        film, places = programme.film, programme.places
        around = film.takes, film.boards, film.shots, film.settings, programme.mode
        self._settled = len(self._around) == 5 and all(a is b for a, b in zip(self._around, around, strict=True))
        self._around = around
        bars = tuple(self._bar(film, place, programme) for place in places)
        nth = {place.nth: n for n, place in enumerate(places)}
        changes = tuple(
            Change(
                j.at - j.before, j.at + j.after, nth[j.left.nth] if j.left else -1, nth[j.right.nth] if j.right else -1
            )
            for j in programme.joins
        )
        picture = film.cut.picture
        lanes = tuple(
            _lane(track, n) for n, track in enumerate(film.cut.tracks) if track is not picture and track.parts
        )
        starts, pins = tuple(p.start for p in places), tuple(map(pin, film.cut.markers))
        return Strip(bars, starts, changes, self._speeches(film, places), pins, lanes, picture.name or "V1")

    def _bar(self, film: Film, place: Place, programme: Programme) -> Bar:
        part = place.part
        if isinstance(part, Other):
            if part.carried:
                return Bar(f"other@{place.start}", part.length, "", "of another program", "other")
            return Bar(f"gap@{place.start}", part.length, kind="gap", tip="Gap")
        if self._settled and (kept := self._bars.get(part.id)) and kept[0][0] is part:
            return kept[1]
        shot = film.shot_by_id.get(part.shot)
        seen = look(film, part, part.start, programme.mode)
        take = film.take_by_id.get(seen.id)
        boards = film.boards_of[part.shot]
        known = (part, shot, take, boards[-1] if boards else None, seen.kind, film.settings)
        old = self._bars.get(part.id)
        if old is None or any(a is not b for a, b in zip(old[0], known, strict=True)):
            old = known, self._made(film, part, shot, take, seen)
            self._bars[part.id] = old
        return old[1]

    def _made(self, film: Film, clip: Clip, shot: Shot | None, take: Take | None, seen: Look) -> Bar:
        rate = film.settings.rate
        slate = shot.slate if shot else clip.name
        there = int(take.frames * rate.fps / take.rate) if take else 0
        over = max(0, clip.start + clip.length - there) if take else 0
        words = f"T{take.number:02d}" if take else "board" if seen.kind == "board" else ""
        poster, strip = self._pictures(take) if take else (None, None)
        folder = self._desk.folder
        about = [slate + (f"-{words}" if take else f"  {words}"), smpte(clip.length, rate)]
        if take:
            about.append(f"frames {clip.start} to {clip.start + clip.length} of {there}")
        if over:
            about.append(f"the last frame is held for {over} frames: the take is shorter than the clip")
        if shot and shot.stale:
            about.append(f"stale: {shot.stale}")
        return Bar(
            clip.id, clip.length, slate, words, seen.kind if seen.kind != "black" else "gap",
            poster or board_file(film, folder, clip.shot), strip, clip.start, max(1, there), min(over, clip.length),
            bool(shot and shot.stale), "\n".join(about),
        )  # fmt: skip

    def _pictures(self, take: Take) -> tuple[Path | None, Path | None]:
        if take.id not in self._films:
            folder = self._desk.folder
            beside = folder / ".workprint" / "made" / take.id if folder else None
            poster = beside.with_name(f"{take.id}.poster.jpg") if beside else None
            strip = beside.with_name(f"{take.id}.strip.jpg") if beside else None
            self._films[take.id] = (
                poster if poster and poster.exists() else None,
                strip if strip and strip.exists() else None,
            )
        return self._films[take.id]

    def _speeches(self, film: Film, places: tuple[Place, ...]) -> tuple[Speech, ...]:
        found = []
        for place in places:
            clip = place.part
            shot = film.shot_by_id.get(clip.shot) if isinstance(clip, Clip) else None
            if shot is None or not shot.dialogue or not isinstance(clip, Clip):
                continue
            kept = self._said.get(clip.id)
            if kept is None or kept[0] is not clip or kept[1] is not shot:
                kept = self._said[clip.id] = clip, shot, heard(shot, clip)
            for line, first, end in kept[2]:
                found.append(Speech(place.start + first, place.start + end, line.who, line.text))
        return tuple(found)


def pin(marker: Marker) -> Pin:
    """A marker as a pin."""
    return Pin(marker.at, marker.name or marker.note, COLOURS.get(marker.colour.upper(), marker.colour))


def _lane(track: Track, nth: int) -> Lane:
    sound = track.kind == "Audio"
    name = f"{track.name or ('A' if sound else 'V')} {nth + 1}"
    places = placed(track.parts)
    bars = tuple(
        Bar(
            f"{nth}@{p.start}",
            p.part.length,
            p.part.name if isinstance(p.part, Clip) else "of another program",
            kind="gap" if isinstance(p.part, Other) and not p.part.carried else "other",
        )
        for p in places
    )
    return Lane(name, bars, tuple(p.start for p in places), sound)
