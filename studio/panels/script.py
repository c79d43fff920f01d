"""Write: the screenplay on its sheet, the scenes beside it, and down the margin the shots that cover its words."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from studio.actions import Action
from studio.desk.selection import Selection
from studio.desk.typing import Typing
from studio.film.changes import before_it_changed, new_words, told
from studio.film.film import Film
from studio.film.pages import Measured, measured
from studio.film.script import Scene
from studio.film.stretches import minutes, stretches
from studio.film.vocabulary import vocabulary
from studio.look.icons import icon
from studio.look.theme import mark, theme_now
from studio.look.tokens import GAP, SMALL
from studio.panels.panel import Panel, Room
from studio.widgets.finding import FindBar
from studio.widgets.ink import units
from studio.widgets.lined import LinedMargin, coverage
from studio.widgets.paper import USUAL
from studio.widgets.proofs import Proofs
from studio.widgets.scenes import Navigator
from studio.widgets.spelling import looks_english
from studio.widgets.typewriter import Typewriter

_BURST = 2.5  # seconds without a key that end a step of undo
_INVITATION = (
    "INT. KITCHEN - NIGHT",
    "Begin with a scene: where it is, and when. Tab on an empty line begins a name, Enter after it what is said.",
)
_NO_FILM = ("", "No film is open. Begin one from a screenplay (Ctrl+N), open one (Ctrl+O), or drop either here.")
_KINDS = ("heading", "action", "character", "parenthetical", "dialogue", "transition")
_NAMES = {"heading": "Scene heading", "page break": "Page break", "title": "Title page", "": "Action"}


class ScriptPanel(Panel):
    """The page where one writes."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.sheet = Typewriter(self)
        self._typing = Typing(self.desk, lambda: self.sheet.text, self)
        self._margin = LinedMargin(self.sheet, self._tip)
        self._scenes = Navigator(self)
        self._find = FindBar(self.sheet, self)
        self._proofs = Proofs(self.sheet)
        self._measured = Measured()
        self._in_order: tuple[Scene, ...] = ()  # the scenes of the script: a view that takes a while to make
        self._behind = False  # the film went on while one typed, and was not drawn
        self._burst, self._last, self._when = 0, -1, 0.0
        self._picking = False  # the shot was chosen here: the sheet stays where it is
        self._was = mark(QLabel(self), "stale")
        self._kind = QToolButton(self)
        self._about, self._where = mark(QLabel(self), "dim"), mark(QLabel(self), "dim")
        self.sheet.zoom = int(self.room.settings.get("script.zoom", USUAL))
        self._put_together()
        self._join()

    def _put_together(self) -> None:
        self._was.setTextFormat(Qt.TextFormat.PlainText)
        self._was.setWordWrap(True)
        self._was.setContentsMargins(GAP, SMALL, GAP, SMALL)
        self._was.hide()
        foot = QWidget(self)
        row = QHBoxLayout(foot)
        row.setContentsMargins(GAP, 2, GAP, 2)
        row.setSpacing(SMALL)
        self._kind.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._kind.setToolTip("What this line is. Tab goes from one to the next")
        self._kind.setAccessibleName("Kind of this line")
        kinds = QMenu(self._kind)
        for n, kind in enumerate(_KINDS, 1):
            kinds.addAction(f"{_named(kind)}\tCtrl+{n}", partial(self._set_kind, kind))
        self._kind.setMenu(kinds)
        row.addWidget(self._kind)
        row.addWidget(self._where)
        row.addStretch(1)
        row.addWidget(self._about)
        self._switches: dict[str, QToolButton] = {}
        self._pictures: dict[str, str] = {}
        for name, picture, words, call, switch in (
            ("find", "magnifying-glass", "Find (Ctrl+F)", self.look_for, False),
            ("spelling", "text-aa", "Spelling (F7)", self.switch_spelling, True),
            ("focus", "crosshair-simple", "Focus on this paragraph (Ctrl+Shift+F)", self.switch_focus, True),
        ):
            button = mark(QToolButton(foot), "quiet")
            self._pictures[name] = picture
            button.setToolTip(words)
            button.setAccessibleName(words.partition(" (")[0])
            button.setCheckable(switch)
            button.clicked.connect(call)
            row.addWidget(button)
            self._switches[name] = button
        self._wear()
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.sheet, 1)
        for widget in (self._was, self._find, foot):
            box.addWidget(widget)
        split = QSplitter(self)
        split.addWidget(self._scenes)
        split.addWidget(page)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 1100])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.setFocusProxy(self.sheet)

    def _wear(self) -> None:
        theme = replace(theme_now(), on_accent=theme_now().ink)
        for name, button in self._switches.items():
            button.setIcon(icon(self._pictures[name], theme, "dim"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme draws its icons anew."""
        if event.type() == QEvent.Type.ThemeChange:
            self._wear()
        super().changeEvent(event)

    def _join(self) -> None:
        self.desk.opened.connect(self._typing.forget)
        self.sheet.typed.connect(self._typed)
        self._typing.landed.connect(self._landed)
        self.sheet.rested.connect(self._typing.commit)
        self.sheet.undoing.connect(self._typing.settle)
        self.sheet.cursorPositionChanged.connect(self._stepped)
        self.sheet.zoomed.connect(lambda pixels: self.room.settings.keep("script.zoom", pixels))
        self.sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sheet.customContextMenuRequested.connect(self._menu)
        self._margin.picked.connect(self._picked)
        self._scenes.gone.connect(self._go)
        self._find.replaced.connect(self._replaced)
        self._proofs.learned.connect(self._learned)

    def actions_offered(self) -> Sequence[Action]:
        """What one does to lines, and how one gets about in them."""
        written = lambda: bool(self.sheet.lines)  # noqa: E731
        return (
            Action("script.find", "Find …", self.look_for, "Ctrl+F", "magnifying-glass"),
            Action("script.replace", "Find and replace …", lambda: self.look_for(replacing=True), "Ctrl+H"),
            Action("script.next", "Find the next", lambda: self._find.step(1), "Ctrl+G", hint="Or F3 while one finds"),
            Action("script.before", "Find the one before", lambda: self._find.step(-1), "Ctrl+Shift+G"),
            *(
                Action(f"script.{kind}", _named(kind), partial(self._set_kind, kind), f"Ctrl+{n}", rule=n == 1)
                for n, kind in enumerate(_KINDS, 1)
            ),
            Action("script.bold", "Bold", partial(self._wrap, "**", "**"), "Ctrl+B", "text-bolder", rule=True),
            Action("script.italic", "Italic", partial(self._wrap, "*", "*"), "Ctrl+I", "text-italic"),
            Action("script.underline", "Underline", partial(self._wrap, "_", "_"), "Ctrl+U", "text-underline"),
            Action("script.note", "Note here", partial(self._wrap, "[[", "]]"), "Ctrl+Shift+M", "note", rule=True),
            Action("script.notes", "Next note", lambda: self._note(1), "F8", "", written),
            Action("script.notesback", "Note before", lambda: self._note(-1), "Shift+F8", "", written),
            Action("script.shot", "Choose the shot of this line", self._shot_here, "Ctrl+L", "", rule=True),
            Action(
                "script.focus",
                "Focus on this paragraph",
                self.switch_focus,
                "Ctrl+Shift+F",
                "crosshair-simple",
                checked=lambda: self.sheet.focused,
                rule=True,
            ),
            Action("script.spelling", "Spelling", self.switch_spelling, "F7", "", checked=lambda: self._proofs.on),
        )

    # ---- drawing

    def draw(self, before: Film | None, film: Film) -> None:
        """The text where it is another, and all that is known of it. What is still being typed stays as it is."""
        self.sheet.setReadOnly(bool(self.desk.read_only) or self.desk.folder is None)
        self.sheet.invitation = _INVITATION if self.desk.folder else _NO_FILM
        if self._typing.waiting and before is not None:
            self._behind = True
            return
        behind, self._behind = self._behind or before is None, False
        if behind or before is None or before.script is not film.script:
            self._draw_script(before, film)
            behind = True
        if behind or before is None or before.shots is not film.shots:
            self._margin.show_lines(coverage(film.shots, self.sheet.lines))
            self._scenes.show_stretches(list(stretches(film, self._in_order, self._measured)))
            self._show_was(film)
            self._count(film)
        self._stepped()

    def _landed(self) -> None:
        """What was typed is in the film; what was left undrawn while one typed is drawn now."""
        if self._behind and not self._typing.waiting and self.isVisible():
            with self.quietly():
                self.draw(self.desk.film, self.desk.film)

    def _draw_script(self, before: Film | None, film: Film) -> None:
        script = film.script
        self.sheet.show_text(script.text, script.elements, script.title_end)
        self._measured, self._in_order = measured(script, self._measured), script.scenes
        self.sheet.starts = self._measured.starts
        self.sheet.numbers = {scene.lines[0] - 1: scene.number for scene in self._in_order}
        known = self.sheet.vocabulary = vocabulary(script, self._in_order)
        cast = {name for shot in film.shots for name in shot.cast}
        self._proofs.take_words([*known.names, *cast, *known.places, *self._own_words()])
        if before is None:
            self.sheet.moveCursor(QTextCursor.MoveOperation.Start)
            self.sheet.verticalScrollBar().setValue(0)
            kept = self.room.settings.get(self._key("spelling"), "")
            self._turn_spelling(kept == "on" if kept else looks_english(script.text))
        self.sheet.viewport().update()

    def _count(self, film: Film) -> None:
        rate, frames = film.settings.rate, sum(shot.frames for shot in film.shots)
        words = len(film.script.text.split())
        parts = [f"{words:,} words", f"{len(self._in_order)} scenes", f"{len(film.shots)} shots"]
        self._about.setText("  ·  ".join([*parts, f"{minutes(float(rate.seconds(frames)))} as shot"]) if words else "")

    def choose(self, selection: Selection) -> None:
        """The chosen shot stands out, and its words come into view when it was chosen elsewhere."""
        self._margin.choose(selection.shot)
        self._show_was(self.desk.film)
        shot = self.desk.film.shot_by_id.get(selection.shot)
        if shot and not self._picking and not self._typing.waiting:
            where = self.sheet.place(shot.lines[0] - 1)
            if not 0 <= where.top() <= self.sheet.viewport().height() - 40:
                self.sheet.go_to(shot.lines[0] - 1, cursor=False)

    def _show_was(self, film: Film) -> None:
        """What the chosen shot was made for, when its words are others now; and the new ones marked."""
        shot = film.shot_by_id.get(self.desk.selection.shot)
        shot = shot if shot and shot.stale and shot in film.shots else None
        old = before_it_changed(self.desk.history, shot) if shot else None
        self._was.setVisible(shot is not None and not self.sheet.focused)
        places: list[tuple[int, int, int]] = []
        if shot:
            why = f"{shot.slate} is stale: {shot.stale}"
            was = shorten(told(old), 400, placeholder=" …") if old else ""
            self._was.setText(f"{shot.slate} was made for: {was}" if old else why)
            for line in range(shot.lines[0] - 1, min(shot.lines[1], len(self.sheet.lines))) if old else ():
                text = self.sheet.lines[line]
                if self.sheet.inks[line].kind not in ("character", "note", "boneyard"):
                    spans = new_words(told(old) + " " + old.heading, text) if old else []
                    places += [(line, units(text, a), units(text, b) - units(text, a)) for a, b in spans]
        look = QTextCharFormat()
        look.setForeground(QColor(theme_now().stale))
        self.sheet.mark("changed", places, look)

    def _tip(self, id_: str) -> str:
        film = self.desk.film
        shot = film.shot_by_id.get(id_)
        if shot is None:
            return ""
        seconds = float(film.settings.rate.seconds(shot.frames))
        takes = [take for take in film.takes_of[shot.id] if not take.aside]
        made = f"{len(takes)} take{'s' if len(takes) != 1 else ''}" if takes else "no take yet"
        lines = [f"{shot.slate}   {shot.size}, {shot.framing}, {seconds:.1f} s, {made}"]
        if shot.stale:
            old = before_it_changed(self.desk.history, shot)
            lines += [f"Stale: {shot.stale}", *([f"Was: {told(old)}"] if old else [])]
        return "\n".join(lines)

    def _stepped(self) -> None:
        line = self.sheet.textCursor().blockNumber()
        if line >= len(self.sheet.lines):
            return
        kind = _named(self.sheet.shown(line))
        if kind != self._kind.text():
            self._kind.setText(kind)
        page = f"Page {self._measured.page_of(line + 1)} of {self._measured.pages}"
        if page != self._where.text():
            self._where.setText(page)
        self._scenes.choose_line(line)

    # ---- what a person does

    def _typed(self, line: int, more: int) -> None:
        if self.drawing:
            return
        now = time.monotonic()
        if line != self._last or now - self._when > _BURST:
            self._burst += 1
        self._last, self._when = line, now
        self._typing.type(("typing", self._burst))
        if more:
            self._last = -1
            self._typing.commit()
        else:
            self._stepped()

    def _replaced(self, many: int) -> None:
        self._burst += 1
        self._last = -1
        self._typing.type(("typing", self._burst), f"Replace {many}")
        self._typing.commit()
        self.desk.say(f"{many} replaced")

    def _picked(self, shot: str) -> None:
        self._picking = True
        self.desk.select(shot=shot)
        self._picking = False

    def _shot_here(self) -> None:
        covered = self._margin.at_line(self.sheet.textCursor().blockNumber())
        if covered:
            self._picked(covered.id)

    def _go(self, line: int) -> None:
        self.sheet.go_to(line, 0.12)
        self.sheet.setFocus()

    def look_for(self, _checked: bool = False, replacing: bool = False) -> None:
        """Open the bar that finds."""
        if self.isVisible():
            self._find.ask(replacing)

    def _set_kind(self, kind: str) -> None:
        if self.isVisible() and not self.sheet.isReadOnly():
            self.sheet.setFocus()
            self.sheet.set_kind(kind)

    def _wrap(self, before: str, after: str) -> None:
        if self.isVisible() and not self.sheet.isReadOnly():
            self.sheet.wrap(before, after)
            self.sheet.setFocus()

    def _note(self, by: int) -> None:
        if not self.sheet.go_to_note(by):
            self.desk.say("there is no note in this script; Ctrl+Shift+M puts one here")
        self.sheet.setFocus()

    def switch_focus(self, _checked: bool = False) -> None:
        """All but the paragraph one writes is dimmed, and stays in the middle; or not."""
        self.sheet.focused = not self.sheet.focused
        self._switches["focus"].setChecked(self.sheet.focused)
        self._margin.setVisible(not self.sheet.focused)
        self._show_was(self.desk.film)
        self.sheet.viewport().update()
        self.sheet.setFocus()

    # ---- spelling

    def switch_spelling(self, _checked: bool = False) -> None:
        """Underline misspelt words, or not; kept for this film."""
        on = not self._proofs.on
        self.room.settings.keep(self._key("spelling"), "on" if on else "off")
        self._turn_spelling(on)

    def _turn_spelling(self, on: bool) -> None:
        self._proofs.turn(on)
        self._switches["spelling"].setChecked(on)

    def _key(self, name: str) -> str:
        return f"script.{name}.{self.desk.folder.stem if self.desk.folder else ''}"

    def _own_words(self) -> list[str]:
        kept = self.room.settings.get(self._key("words"), [])
        return [kept] if isinstance(kept, str) and kept else list(kept or [])

    def _learned(self, word: str) -> None:
        self.room.settings.keep(self._key("words"), sorted({*self._own_words(), word}))

    def _menu(self, at: QPoint) -> None:
        self.menu_at(at).exec(self.sheet.viewport().mapToGlobal(at))

    def menu_at(self, at: QPoint) -> QMenu:
        """What can be done at a place of the sheet; for a misspelt word, the words that may have been meant."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._proofs.offer(menu, at)
        chosen, writable = self.sheet.textCursor().hasSelection(), not self.sheet.isReadOnly()
        for name, call, allowed in (
            ("Cut", self.sheet.cut, chosen and writable),
            ("Copy", self.sheet.copy, chosen),
            ("Paste", self.sheet.paste, writable and self.sheet.canPaste()),
            ("Select all", self.sheet.selectAll, True),
        ):
            menu.addAction(name, call).setEnabled(allowed)
        covered = self._margin.at_line(self.sheet.cursorForPosition(at).blockNumber())
        if covered:
            menu.addSeparator()
            menu.addAction(f"Choose shot {covered.mark}", partial(self._picked, covered.id))
        return menu


def _named(kind: str) -> str:
    return _NAMES.get(kind, kind.capitalize())
