"""What the hands and keys of the Cut page do to the film: each thing one step of undo, each drag one too."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import cast

from PySide6.QtWidgets import QMenu, QWidget

from studio.desk.desk import Desk
from studio.film import edits, trimming
from studio.film.cut import BOARD, Clip, Marker, Other
from studio.film.film import Film
from studio.film.places import ENDLESS, Join, Place, joins, media
from studio.film.trimming import Edge
from studio.panels.projector import Projector
from studio.panels.strip_of import COLOURS
from studio.widgets.timeline import Timeline

DISSOLVE = 1  # seconds, made shorter where clips are


class Cutter:
    """Turns wishes into edits."""

    def __init__(self, desk: Desk, projector: Projector, timeline: Timeline) -> None:
        self._desk, self._projector, self._timeline = desk, projector, timeline
        self._held: tuple[object, Clip] | None = None  # a drag and its clip as it was when it began
        self._stood = -1  # where the head stood then

    # ---- drags

    def trim(self, clip: str, edge: str, total: int, gesture: object) -> None:
        """An edge of a clip, so many frames from where the drag began."""
        was, now = self._dragged(clip, gesture)
        if was is None or now is None:
            return
        done = now.length - was.length if edge == "tail" else was.length - now.length
        self._desk.edit(f"Trim {was.name}", trimming.ripple, clip, edge, total - done, gesture=(gesture,))
        self._look_at(clip, edge)

    def roll(self, clip: str, total: int, gesture: object) -> None:
        """The cut after a clip."""
        was, now = self._dragged(clip, gesture)
        if was is not None and now is not None:
            by = total - (now.length - was.length)
            self._desk.edit(f"Roll the cut after {was.name}", trimming.roll, clip, by, gesture=(gesture,))
            self._look_at(clip, "tail")

    def slip(self, clip: str, total: int, gesture: object) -> None:
        """Other frames of the same take."""
        was, now = self._dragged(clip, gesture)
        if was is not None and now is not None:
            by = total - (now.start - was.start)
            self._desk.edit(f"Slip {was.name}", trimming.slip, clip, by, gesture=(gesture,))

    def let_go(self) -> None:
        """The drag is over: the head goes back to where it stood."""
        if self._stood >= 0:
            self._projector.up_to_date()
            self._projector.player.seek(self._stood)
        self._held, self._stood = None, -1

    def _look_at(self, clip: str, edge: str) -> None:
        """Show the frame that an edge has now, while it is dragged."""
        place = self._place(clip)
        if place is not None and self._stood >= 0:
            self._projector.player.seek(place.end - 1 if edge == "tail" else place.start)

    def move(self, clip: str, at: int) -> None:
        """To another place."""
        old = self._clip(clip)
        if old:
            self._desk.edit(f"Move {old.name}", trimming.move, clip, at)

    def _dragged(self, clip: str, gesture: object) -> tuple[Clip | None, Clip | None]:
        now = self._clip(clip)
        if now is not None and (self._held is None or self._held[0] != gesture):
            self._held, self._stood = (gesture, now), self._head
        return (self._held[1] if self._held and now is not None else None), now

    # ---- keys and menus

    def split(self, frame: int | None = None) -> None:
        """Cut at a frame, or at the head."""
        at = self._head if frame is None else frame
        place = self._projector.up_to_date().clip_at(at)
        if place and isinstance(place.part, Clip):
            self._desk.edit(f"Cut {place.part.name}", trimming.split, at)

    def extract(self) -> None:
        """Take out what is chosen, and close up."""
        chosen = self._timeline.chosen
        gaps = [int(i[4:]) for i in chosen if i.startswith("gap@")]

        def verb(film: Film) -> Film:
            for at in sorted(gaps, reverse=True):
                film = trimming.close_gap(film, at)
            return trimming.extract(film, [i for i in chosen if not i.startswith("gap@")])

        self._desk.edit(f"Take out {self._named(chosen)}", verb)

    def lift(self) -> None:
        """Take out what is chosen, and leave its room."""
        chosen = self._timeline.chosen
        self._desk.edit(f"Lift {self._named(chosen)}", trimming.lift, chosen)

    def gap(self) -> None:
        """A second of black at the head."""
        second = max(1, round(self._desk.film.settings.rate.fps))
        self._desk.edit("Put in black", trimming.open_gap, self._head, second)

    def dissolve(self) -> None:
        """A dissolve at the cut nearest to the head, as long as the clips allow up to a second."""
        place, edge = self._nearest()
        if place is None:
            return
        second = max(2, round(self._desk.film.settings.rate.fps * DISSOLVE))
        beside = self._beside(place, edge)
        room = min(place.part.length, beside.part.length if beside else place.part.length)
        before = self._desk.film.cut.picture.length
        clip = cast(Clip, place.part)
        if self._desk.edit(
            f"Dissolve at {clip.name}", trimming.dissolve, clip.id, max(1, min(second, room // 2)), edge
        ):
            lost = before - self._desk.film.cut.picture.length
            if lost:
                self._desk.say(f"{lost} frames were trimmed away to make room for the dissolve")

    def hard(self) -> None:
        """No dissolve at the cut nearest to the head."""
        place, edge = self._nearest()
        if place is not None:
            clip = cast(Clip, place.part)
            self._desk.edit(f"Hard cut at {clip.name}", trimming.hard_cut, clip.id, edge)

    def written(self) -> None:
        """The dissolves that the script asks for, where there are none yet."""
        count = 0

        def verb(film: Film) -> Film:
            nonlocal count
            clips = film.cut.picture.clips
            second = max(2, round(film.settings.rate.fps * DISSOLVE))
            for clip, after in pairwise(clips):
                shot = film.shot_by_id.get(clip.shot)
                if shot is None or "dissolve" not in shot.transition.lower() or after.shot == clip.shot:
                    continue
                if any(j.left is not None and getattr(j.left.part, "id", "") == clip.id for j in _joins(film)):
                    continue
                try:
                    length = max(1, min(second, clip.length // 3, after.length // 3))
                    film, count = trimming.dissolve(film, clip.id, length), count + 1
                except ValueError:
                    continue
            return film

        self._desk.edit("Put in the written dissolves", verb)
        self._desk.say(
            f"{count} written {'dissolve' if count == 1 else 'dissolves'} put in" if count else "no more are written"
        )

    def mark(self) -> None:
        """A marker at the head, or none when there is one."""
        at = self._head
        if any(m.at == at for m in self._desk.film.cut.markers):
            self._desk.edit("Take a marker away", trimming.unmark, at)
        else:
            self._desk.edit("Put a marker", edits.mark, Marker(at, colour="ORANGE"))

    def name_marker(self, marker: Marker, words: str, colour: str = "") -> None:
        """What a marker says."""
        self._desk.edit("Name a marker", trimming.note_marker, marker, " ".join(words.split()), colour)

    def trim_to_head(self, edge: Edge) -> None:
        """Cut away what is before or behind the head in its clip, and close up."""
        place = self._projector.up_to_date().clip_at(self._head)
        if place is None or not isinstance(place.part, Clip):
            return
        by = self._head - place.start if edge == "head" else self._head - place.end
        self._desk.edit(f"Trim {place.part.name}", trimming.ripple, place.part.id, edge, by)
        if edge == "head":
            self._projector.up_to_date()
            self._projector.player.seek(place.start)

    def nudge(self, by: int) -> None:
        """Roll the cut nearest to the head by a frame."""
        place, edge = self._nearest()
        left = place if edge == "tail" else self._beside(place, edge) if place else None
        if left is not None and isinstance(left.part, Clip):
            self._desk.edit(f"Roll the cut after {left.part.name}", trimming.roll, left.part.id, by)

    def swap(self, by: int) -> None:
        """The next take of the shot, or the board, in the place of what plays."""
        film = self._desk.film
        ids = [i for i in self._timeline.chosen if self._clip(i)] or self._under_head()
        for clip in filter(None, map(self._clip, ids[:1])):
            choices = self._choices(film, clip)
            if len(choices) < 2:
                self._desk.say("there is no other take of this shot yet")
                return
            now = choices.index(clip.active) if clip.active in choices else -by
            self._swap(clip.id, choices[(now + by) % len(choices)])

    def lay(self) -> None:
        """Put shots that are not in the cut where the script has them."""
        if not self._desk.edit("Lay new shots", edits.lay):
            self._desk.say("every shot is in the cut")

    def lay_afresh(self) -> None:
        """All shots in script order, untrimmed."""
        self._desk.edit("Lay all afresh", edits.lay, True)

    def cut_beside(self, way: int) -> int:
        """The cut before or behind the head."""
        places = self._projector.up_to_date().places
        cuts = [p.start for p in places] + [max(0, self._projector.programme.length - 1)]
        beside = [c for c in cuts if (c > self._head if way > 0 else c < self._head)]
        return (min(beside) if way > 0 else max(beside)) if beside else self._head

    def menu(self, parent: QWidget, clip: str, frame: int) -> QMenu:
        """What can be done with a clip, a gap, or the place."""
        menu, film, own = QMenu(parent), self._desk.film, self._clip(clip)
        if own is not None:
            takes = menu.addMenu("Play")
            for choice in self._choices(film, own):
                line = takes.addAction(_called(film, choice), partial(self._swap, own.id, choice))
                line.setCheckable(True)
                line.setChecked(choice == own.active)
            menu.addAction("Cut here", partial(self.split, frame))
            menu.addSeparator()
            menu.addAction("Dissolve into the next", partial(self._join, own.id, "tail"))
            menu.addAction("Dissolve from the one before", partial(self._join, own.id, "head"))
            menu.addAction("Hard cuts", partial(self._desk.edit, f"Hard cuts at {own.name}", _hard, own.id))
            menu.addSeparator()
            if media(film, own) != ENDLESS or own.start:
                menu.addAction("All of the take", partial(self._desk.edit, f"Untrim {own.name}", _whole, own.id))
        if clip:
            menu.addAction("Take out and close up", self.extract)
        if own is not None:
            menu.addAction("Take out and leave a gap", self.lift)
        near = next((m for m in film.cut.markers if abs(m.at - frame) <= 2), None)
        if near is not None and not clip:
            colours = menu.addMenu("Colour")
            for name in COLOURS:
                colours.addAction(name.capitalize(), partial(self.name_marker, near, near.name, name))
            menu.addAction(
                "Take the marker away", partial(self._desk.edit, "Take a marker away", trimming.unmark, near.at)
            )
        return menu

    # ---- within

    @property
    def _head(self) -> int:
        return self._projector.player.frame

    def _clip(self, clip: str) -> Clip | None:
        return next((c for c in self._desk.film.cut.picture.clips if c.id == clip), None)

    def _place(self, clip: str) -> Place | None:
        places = self._projector.up_to_date().places
        return next((p for p in places if isinstance(p.part, Clip) and p.part.id == clip), None)

    def _under_head(self) -> list[str]:
        place = self._projector.up_to_date().clip_at(self._head)
        return [place.part.id] if place and isinstance(place.part, Clip) else []

    def _nearest(self) -> tuple[Place | None, Edge]:
        """The clip under the head, and which of its cuts is nearer."""
        programme = self._projector.up_to_date()
        place = programme.clip_at(self._head)
        if place is None or isinstance(place.part, Other):
            return None, "tail"
        first = self._head - place.start < place.end - self._head
        if first and place.start > 0:
            before = self._beside(place, "head")
            if before is not None and isinstance(before.part, Clip):
                return before, "tail"
        return place, "head" if first else "tail"

    def _beside(self, place: Place, edge: Edge) -> Place | None:
        places = self._projector.up_to_date().places
        nth = next(n for n, p in enumerate(places) if p.nth == place.nth) + (1 if edge == "tail" else -1)
        return places[nth] if 0 <= nth < len(places) else None

    def _named(self, chosen: tuple[str, ...]) -> str:
        clips = [c for c in map(self._clip, chosen) if c]
        return clips[0].name if len(clips) == 1 else f"{len(clips)} clips" if clips else "a gap"

    def _choices(self, film: Film, clip: Clip) -> list[str]:
        takes = [t.id for t in film.takes_of[clip.shot] if not t.aside or t.id == clip.active]
        return [*([BOARD] if film.boards_of[clip.shot] else []), *takes]

    def _swap(self, clip: str, active: str) -> None:
        self._desk.edit(f"Play {_called(self._desk.film, active)}", trimming.swap, clip, active)

    def _join(self, clip: str, edge: Edge) -> None:
        place = self._place(clip)
        if place is not None:
            beside = self._beside(place, edge)
            room = min(place.part.length, beside.part.length if beside else place.part.length)
            second = max(2, round(self._desk.film.settings.rate.fps * DISSOLVE))
            self._desk.edit("Dissolve", trimming.dissolve, clip, max(1, min(second, room // 2)), edge)


def _called(film: Film, active: str) -> str:
    take = film.take_by_id.get(active)
    if take is None:
        return "Board"
    marks = ("  circled" if take.circled else "") + (f"  {take.rating} of 5" if take.rating else "")
    return f"Take {take.number}{marks}"


def _hard(film: Film, clip: str) -> Film:
    return trimming.hard_cut(trimming.hard_cut(film, clip, "tail"), clip, "head")


def _whole(film: Film, clip: str) -> Film:
    return trimming.ripple(trimming.ripple(film, clip, "head", -ENDLESS), clip, "tail", ENDLESS)


def _joins(film: Film) -> tuple[Join, ...]:
    return joins(film, film.cut.picture.parts)
