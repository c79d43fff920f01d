"""Colour: the whole film's colours on one strip, planned and found; and below it the palettes that plan them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from studio.actions import Action
from studio.crew.job import OPEN
from studio.desk.differing import Differs, colours_asked
from studio.desk.landing import Landing
from studio.desk.selection import Selection
from studio.files.names import plain_name
from studio.film import edits
from studio.film.colouring import locked_places
from studio.film.film import Film
from studio.film.harmony import HARMONIES, between, harmonised
from studio.film.palette import Palette, Swatch
from studio.panels.palette_layout import Layout
from studio.panels.palette_sources import Sources
from studio.panels.panel import Panel, Room
from studio.panels.planned import Script, palette_rows, plans_of, scene_rows, used_by
from studio.widgets.chips import Chip

_BEGIN = (Swatch("Ink", "#15171c"), Swatch("Shade", "#4a4a4c"), Swatch("Stone", "#9a958c"), Swatch("Bone", "#e6dfd1"))


class PalettePanel(Panel):
    """The page where a film's colours are planned and held against what was made."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setAcceptDrops(True)
        self._script = Script()
        self._palette = ""  # the id of the one that is worked on
        self._scene = ""  # the scene whose palette was shown last
        self._differs = Differs(self.desk, self)
        self._asked: dict[str, tuple[Landing | None, tuple[str, ...]]] = {}  # job -> where to, and in which colours
        self.look = look = Layout(self, self.pictures)
        self._sources = Sources(self, look, lambda: self._palette, self._bring)
        self._differs.counted.connect(lambda _now: self._show_differing())
        self.jobs.changed.connect(self._show_differing)
        look.strip.picked.connect(self._go)
        look.strip.given.connect(self._given_to_shot)
        look.palettes.picked.connect(self._work_on)
        look.palettes.opened.connect(lambda _id: look.title.setFocus())
        look.palettes.menu_asked.connect(self._palette_menu)
        look.scenes.picked.connect(self._go_scene)
        look.scenes.given.connect(self._use)
        look.scenes.menu_asked.connect(self._scene_menu)
        look.title.editingFinished.connect(self._retitled)
        chips = look.chips
        chips.picked.connect(self._pick)
        chips.renamed.connect(self._rename)
        chips.moved.connect(partial(self._swatch, "Move", edits.move_swatch))
        chips.dropped.connect(self._drop)
        chips.lock_asked.connect(self._lock)
        chips.added.connect(self._add)
        chips.menu_asked.connect(self._swatch_menu)
        look.tuner.tuned.connect(self._tune)
        look.tuner.told.connect(lambda wrong: self.desk.say(wrong, "bad"))
        look.harmonies.picked.connect(self._harmony)
        look.redraw.clicked.connect(self._redraw)
        look.retake.clicked.connect(self._retake)
        self.jobs.landed.connect(self._landed)
        self.desk.opened.connect(look.contents.leave)
        look.menus(self.actions_offered())

    def actions_offered(self) -> Sequence[Action]:
        """Palettes in and out, and where to take one from."""
        some = lambda: self.desk.film.palette_by_id(self._palette) is not None  # noqa: E731
        shot = lambda: bool(self.desk.selection.shot)  # noqa: E731
        return (
            Action("colour.new", "New palette", self._new, "", "plus", lambda: self.desk.folder is not None),
            Action("colour.picture", "From a picture …", self._sources.ask_picture, "Ctrl+Shift+I", "image", rule=True),
            Action("colour.board", "From this shot's board", self._sources.from_board, "", "frame-corners", shot),
            Action("colour.frame", "From the frame in view", self._sources.from_frame, "", "film-strip", shot),
            Action("colour.import", "Import …", self._sources.bring_in, "", "download-simple", rule=True),
            Action("colour.export", "Export …", self._sources.export, "", "export", some),
            Action("colour.sort", "Sort from dark to light", self._sort, "", "sort-ascending", some, rule=True),
            Action("colour.redraw", "Redraw boards in other colours", self._redraw, "", "arrows-clockwise"),
        )

    def settle(self) -> None:
        """Wait until the pictures that are seen are measured."""
        self.look.contents.settle()

    # ---- drawing

    def draw(self, before: Film | None, film: Film) -> None:
        """The strip, the lists and the palette that is worked on."""
        colours = before is None or (before.palettes, before.palette, before.scene_palettes) != (
            film.palettes, film.palette, film.scene_palettes,
        )  # fmt: skip
        shots = before is None or (before.shots, before.boards, before.takes) != (film.shots, film.boards, film.takes)
        if before is None:
            self._script, self._scene = Script(), ""
            self._palette = film.palette
        was = self._palette
        if film.palette_by_id(self._palette) is None:
            self._palette = film.palette or (film.palettes[0].id if film.palettes else "")
        if colours:
            self.look.proposal.close_it()  # what it compares with is not so any more
        if colours or shots:
            scenes = self._script.scenes(film)
            if shots:
                self.look.strip.show_pieces(self._script.pieces(film, self.desk.folder))
            self.look.strip.show_plans(plans_of(film, scenes))
            self.look.palettes.show_rows(palette_rows(film, list(scenes)))
            self.look.fit_palettes(len(film.palettes))
            self.look.scenes.show_rows(scene_rows(film, scenes))
            self._differs.ask()
        if colours or before is None or before.locked is not film.locked:
            self._show_palette(film, before is None or was != self._palette)
        self.look.show_some(bool(film.shots), bool(film.palettes), self.desk.folder is not None)

    def choose(self, selection: Selection) -> None:
        """The shot on the strip; another scene brings its own palette."""
        self.look.strip.choose(selection.shot)
        self.look.scenes.choose(selection.scene)
        if selection.scene != self._scene:
            self._scene = selection.scene
            found = self.desk.film.palette_of(selection.scene)
            if found and found.id != self._palette:
                self._palette = found.id
                self.look.proposal.close_it()
                self._show_palette(self.desk.film, True)
        self._say_use(self.desk.film)

    def _show_palette(self, film: Film, afresh: bool) -> None:
        """The swatches of the palette that is worked on; ``afresh`` begins to tune another colour."""
        palette = film.palette_by_id(self._palette)
        swatches, locked = palette.swatches if palette else (), locked_places(film, self._palette)
        look = self.look
        look.palettes.choose(self._palette)
        if not look.title.hasFocus() or afresh:
            look.title.setText(palette.name if palette else "")
        held = look.chips.chosen
        look.chips.show_chips([Chip(s.name, s.hex, n in locked) for n, s in enumerate(swatches)])
        if swatches:
            here = look.chips.chosen
            look.tuner.show_colour(swatches[here].hex, afresh or here != held)
            look.harmonies.show_offers({k: harmonised(swatches, here, k, locked) for k in HARMONIES})
        self._say_use(film)

    def _say_use(self, film: Film) -> None:
        used = used_by(film, self._palette, list(self._script.scenes(film)))
        self.look.used.setText(used[:1].upper() + used[1:] if used else "Not used yet")

    def _show_differing(self) -> None:
        """How many were made in other colours, without those that are being made anew."""
        now, film = self._differs.now, self.desk.film
        boards, takes = set(now.boards), set(now.takes)
        plans = plans_of(film, self._script.scenes(film))
        for job in self.jobs.jobs if boards or takes else ():
            if job.state in OPEN and job.id not in self._asked:
                self._asked[job.id] = Landing.of(job.landing), colours_asked(job.request)
            landing, colours = self._asked.get(job.id, (None, ())) if job.state in OPEN else (None, ())
            shot = film.shot_by_id.get(landing.shot) if landing else None
            if landing and shot and colours == plans.get(shot.scene):
                (boards if landing.to == "board" else takes).discard(shot.id)
        self.look.show_differing(len(boards), len(takes))

    def _landed(self, _kind: str, _shot: str) -> None:
        self.look.contents.forget()

    # ---- where one is

    def _go(self, shot: str) -> None:
        self.desk.select(shot=shot)

    def _go_scene(self, scene: str) -> None:
        first = next((s.id for s in self.desk.film.shots if s.scene == scene), "")
        if not self.drawing and first:
            self.desk.select(shot=first)

    def _work_on(self, palette: str) -> None:
        if not self.drawing and palette != self._palette:
            self._palette = palette
            self.look.proposal.close_it()
            self._show_palette(self.desk.film, True)

    def _pick(self, _nth: int) -> None:
        with self.quietly():
            self._show_palette(self.desk.film, True)

    # ---- swatches

    @property
    def _swatches(self) -> tuple[Swatch, ...]:
        found = self.desk.film.palette_by_id(self._palette)
        return found.swatches if found else ()

    def _swatch(self, label: str, verb: Callable[..., Film], nth: int, *words: object) -> bool:
        name = self._swatches[nth].name if nth < len(self._swatches) else ""
        return self.desk.edit(f"{label} {name}".strip(), verb, self._palette, nth, *words)

    def _tune(self, colour: str, gesture: Hashable) -> None:
        nth = self.look.chips.chosen
        if not self.drawing and nth < len(self._swatches):
            name = self._swatches[nth].name
            self.desk.edit(f"Recolour {name}", edits.tune_swatch, self._palette, nth, colour, gesture=("tune", gesture))

    def _rename(self, nth: int, name: str) -> None:
        if not self._swatch("Rename", edits.name_swatch, nth, name):
            self.look.chips.update()

    def _drop(self, nth: int) -> None:
        self._swatch("Take away", edits.drop_swatch, nth)

    def _lock(self, nth: int) -> None:
        locked = nth in locked_places(self.desk.film, self._palette)
        self._swatch("Unlock" if locked else "Lock", edits.lock_swatch, nth, not locked)

    def _add(self, colour: str, at: int) -> None:
        if not self._swatches:
            self._new()
            return
        if self.desk.edit("Add a swatch", edits.add_swatch, self._palette, colour or between(self._swatches), "", at):
            self.look.chips.choose(at)
            self._pick(at)

    def _sort(self) -> None:
        self.desk.edit("Sort from dark to light", edits.sort_swatches, self._palette)

    def _harmony(self, kind: str) -> None:
        palette, nth = self._palette, self.look.chips.chosen
        new = harmonised(self._swatches, nth, kind, locked_places(self.desk.film, palette))
        self.look.proposal.ask(
            f"{kind}, from {self._swatches[nth].name}",
            [s.hex for s in self._swatches],
            new,
            lambda: self.desk.edit(kind, edits.harmonise, palette, new),
        )

    def _swatch_menu(self, nth: int, at: QPoint) -> None:
        menu, swatch = QMenu(self), self._swatches[nth]
        locked = nth in locked_places(self.desk.film, self._palette)
        menu.addAction("Rename", lambda: self.look.chips.name(nth))
        menu.addAction("Unlock" if locked else "Lock", lambda: self._lock(nth))
        menu.addAction("Duplicate", lambda: self._add(swatch.hex, nth + 1))
        menu.addAction(f"Copy {swatch.hex}", lambda: QGuiApplication.clipboard().setText(swatch.hex))
        menu.addSeparator()
        menu.addAction("Take away", lambda: self._drop(nth)).setEnabled(len(self._swatches) > 1)
        menu.exec(at)

    # ---- palettes

    def _bring(self, label: str, palette: Palette) -> None:
        """One more palette, and work on it."""
        known = {p.id for p in self.desk.film.palettes}
        if self.desk.edit(label, edits.bring_palette, palette):
            self._work_on(next(p.id for p in self.desk.film.palettes if p.id not in known))

    def _new(self) -> None:
        if self.desk.folder is None:
            return
        name = "New palette" if self.desk.film.palettes else "Film"
        self._bring("New palette", Palette(plain_name(name), name, _BEGIN))
        self.look.title.setFocus()
        self.look.title.selectAll()

    def _retitled(self) -> None:
        name, found = self.look.title.text(), self.desk.film.palette_by_id(self._palette)
        if found is None or self.drawing or name.strip() == found.name:
            return
        if not self.desk.edit(f"Call it {name.strip()}", edits.name_palette, found.id, name):
            self.look.title.setText(found.name)

    def _use(self, scene: str, palette: str) -> None:
        """A scene, or the film for an empty one, is in a palette; an empty palette gives the scene back to the film."""
        found = self.desk.film.palette_by_id(palette)
        what = f"Scene {scene}" if scene else "The film"
        self.desk.edit(f"{what} in {found.name if found else 'the film’s palette'}", edits.use_palette, palette, scene)

    def _given_to_shot(self, shot: str, palette: str) -> None:
        own = self.desk.film.shot_by_id.get(shot)
        if own:
            self._use(own.scene, palette)

    def _palette_menu(self, palette: str, at: QPoint) -> None:
        menu, film, scene = QMenu(self), self.desk.film, self.desk.selection.scene
        found = film.palette_by_id(palette)
        if found is None:
            return
        menu.addAction("Use it for the film", lambda: self._use("", palette)).setEnabled(film.palette != palette)
        if scene:
            menu.addAction(f"Use it for scene {scene}", lambda: self._use(scene, palette))
        menu.addSeparator()
        copy = Palette(found.id, f"{found.name} copy", found.swatches)
        menu.addAction("Duplicate", lambda: self._bring(f"Duplicate {found.name}", copy))
        menu.addAction("Export …", self._sources.export)
        menu.addSeparator()
        menu.addAction("Drop", lambda: self.desk.edit(f"Drop {found.name}", edits.drop_palette, palette))
        menu.exec(at)

    def _scene_menu(self, scene: str, at: QPoint) -> None:
        menu, film = QMenu(self), self.desk.film
        own = dict(film.scene_palettes).get(scene, "") if scene else film.palette
        back = menu.addAction("The film's palette" if scene else "No palette", lambda: self._use(scene, ""))
        back.setCheckable(True)
        back.setChecked(not own)
        menu.addSeparator()
        for palette in self.desk.film.palettes:
            line = menu.addAction(palette.name.replace("&", "&&"), partial(self._use, scene, palette.id))
            line.setCheckable(True)
            line.setChecked(own == palette.id)
        menu.exec(at)

    # ---- drag, drop and paste

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A picture, or a palette of another program."""
        if event.mimeData().hasImage() or self._sources.files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Pictures give their colours, palettes come in."""
        event.acceptProposedAction()
        self._sources.take_in(event.mimeData())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme draws its icons anew."""
        if event.type() == QEvent.Type.ThemeChange:
            self.look.dress()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy and paste a colour, a list of colours, a picture."""
        if event.matches(QKeySequence.StandardKey.Copy) and self._swatches:
            QGuiApplication.clipboard().setText(self._swatches[self.look.chips.chosen].hex)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._sources.take_in(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    # ---- making anew

    def _redraw(self) -> None:
        asked = self.jobs.draw_boards()
        self.desk.say(
            f"{asked} {'board is' if asked == 1 else 'boards are'} on the way" if asked else "nothing to draw"
        )

    def _retake(self) -> None:
        asked = self.jobs.make_takes(self._differs.now.takes)
        if asked:
            self.desk.say(f"{asked} {'take is' if asked == 1 else 'takes are'} on the way")
