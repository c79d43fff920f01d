"""Cut: the film as it plays, large above, and its timeline below, with everything an editor's hands expect."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.actions import Action
from studio.desk.exporting import Export
from studio.desk.selection import Selection
from studio.export import unshot
from studio.film.film import Film
from studio.film.moments import MODES
from studio.film.places import within
from studio.look.icons import icon
from studio.look.theme import mark
from studio.look.tokens import GAP, SMALL, TINY, WIDE
from studio.panels.cutting import Cutter
from studio.panels.panel import Panel, Room
from studio.panels.strip_of import Strips
from studio.widgets.monitor import Monitor
from studio.widgets.timeline import Timeline

_PLAIN, _CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class TimelinePanel(Panel):
    """The page where the film is put together."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.projector, self.player = room.projector, room.projector.player
        self._strips = Strips(self.desk)
        self.monitor = Monitor(self.player, self)
        self.timeline = Timeline(self.pictures, self)
        self.cutter = Cutter(self.desk, self.projector, self.timeline)
        self.export = Export(self.desk, self.jobs, self)
        self._keys = _keys(self)
        self._tools: dict[str, QToolButton] = {}
        self._length = mark(QLabel(self), "dim")
        self._put_together()
        timeline, cutter = self.timeline, self.cutter
        timeline.scrubbed.connect(self._scrub)
        timeline.picked.connect(self._picked)
        timeline.trimmed.connect(cutter.trim)
        timeline.rolled.connect(cutter.roll)
        timeline.slipped.connect(cutter.slip)
        timeline.moved.connect(cutter.move)
        timeline.let_go.connect(cutter.let_go)
        timeline.razed.connect(cutter.split)
        timeline.menu.connect(self._menu)
        timeline.pin_opened.connect(self._open_pin)
        timeline.tool_changed.connect(self._show_tools)
        self.player.moved.connect(self._headed)
        self.player.changed.connect(self._played)
        self.export.changed.connect(self._show_export)
        self.export.finished.connect(self._exported)
        self.jobs.landed.connect(self._landed)
        self.desk.opened.connect(self._strips.forget)
        timeline.installEventFilter(self)
        self.monitor.installEventFilter(self)
        self.setFocusProxy(timeline)

    def _put_together(self) -> None:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SMALL, TINY, SMALL, TINY)
        row.setSpacing(2)
        for name, picture, words, call in (
            ("select", "cursor", "Arrow: trim, move, choose (V)", lambda: self.timeline.set_tool("select")),
            ("razor", "scissors", "Blade: cut where you click (B or C)", lambda: self.timeline.set_tool("razor")),
            ("snap", "magnet", "Snap to cuts, head and markers (S)", self._snap),
            ("mark", "bookmark-simple", "Marker at the head (M)", self.cutter.mark),
            ("dissolve", "swap", "Dissolve at the nearest cut (D)", self.cutter.dissolve),
        ):
            button = QToolButton(bar)
            button.setToolTip(words)
            button.setAccessibleName(words.partition(" (")[0])
            button.setStyleSheet("padding: 4px 6px;")
            button.setCheckable(name in ("select", "razor", "snap"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("icon-name", picture)
            button.clicked.connect(partial(self._tool, call))
            row.addWidget(button)
            if name in ("razor", "snap"):
                row.addSpacing(GAP)
            self._tools[name] = button
        row.addSpacing(WIDE)
        row.addWidget(self._length)
        row.addStretch(1)
        self._progress = QProgressBar(bar)
        self._progress.setRange(0, 1000)
        self._progress.setFixedWidth(160)
        self._doing = mark(QLabel(bar), "dim")
        self._doing.setTextFormat(Qt.TextFormat.PlainText)
        self._stop = QToolButton(bar)
        self._stop.setAccessibleName("Stop the export")
        self._stop.setToolTip("Stop the export")
        self._stop.setProperty("icon-name", "x")
        self._stop.clicked.connect(self.export.cancel)
        self._export = QPushButton("Export …", bar)
        self._export.setToolTip("The cut as one film")
        self._export.clicked.connect(self.ask_export)
        for widget in (self._doing, self._progress, self._stop, self._export):
            row.addWidget(widget)
        empty = QWidget(self)
        middle = QVBoxLayout(empty)
        middle.addStretch(1)
        nothing = QLabel(
            "Nothing is in the cut yet. Write a scene, and its shots can be laid here in script order.", empty
        )
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        self._lay = QPushButton("Lay all shots", empty)
        mark(self._lay, "main")
        self._lay.clicked.connect(self.cutter.lay)
        middle.addWidget(nothing)
        middle.addWidget(self._lay, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        self._lower = QStackedWidget(self)
        self._lower.addWidget(self.timeline)
        self._lower.addWidget(empty)
        below = QWidget(self)
        box = QVBoxLayout(below)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(bar)
        box.addWidget(self._lower, 1)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.monitor)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([560, 270])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        self._show_tools()
        self._show_export()

    def actions_offered(self) -> Sequence[Action]:
        """The lines of the Cut menu; their keys work in the timeline and in the viewer."""
        cutter = self.cutter
        there = lambda: self.player.length > 0  # noqa: E731
        one = lambda: bool(self.timeline.chosen)  # noqa: E731
        return (
            Action("cut.split", "Cut at the head", cutter.split, "", "scissors", there, hint="Ctrl+B", rule=True),
            Action("cut.delete", "Take out and close up", cutter.extract, "", "", one, hint="Delete"),
            Action("cut.lift", "Take out and leave a gap", cutter.lift, "", "", one, hint="Backspace"),
            Action("cut.gap", "A second of black at the head", cutter.gap, "", "", there, hint="G"),
            Action("cut.dissolve", "Dissolve at the nearest cut", cutter.dissolve, "", "", there, hint="D"),
            Action("cut.hard", "Hard cut at the nearest cut", cutter.hard, "", "", there, hint="Shift+D"),
            Action("cut.written", "Put in the dissolves that are written", cutter.written, "", "", there),
            Action("cut.mark", "Marker at the head", cutter.mark, "", "bookmark-simple", there, hint="M"),
            Action("cut.next", "The next take in its place", partial(cutter.swap, 1), "", "", one, hint="Alt+Down"),
            Action("cut.before", "The take before in its place", partial(cutter.swap, -1), "", "", one, hint="Alt+Up"),
            Action("cut.lay", "Lay shots that are new", cutter.lay, "", "film-strip", rule=True),
            Action("cut.afresh", "Lay all afresh", cutter.lay_afresh, "", "", there, hint="In script order, untrimmed"),
            Action(
                "cut.cards", "Title card and credits in the export", self._cards, "", "", rule=True,
                checked=self._with_cards,
            ),
            Action("cut.export", "Export the film …", self.ask_export, "", "export", there),
        )  # fmt: skip

    # ---- drawing

    def draw(self, before: Film | None, film: Film) -> None:
        """The strip, when anything on it is another."""
        parts = ("cut", "shots", "takes", "boards", "settings")
        if before is None or any(getattr(before, name) is not getattr(film, name) for name in parts):
            self._draw_strip()

    def _draw_strip(self) -> None:
        programme = self.projector.up_to_date()
        self.timeline.show_strip(self._strips.strip(programme), programme.rate.fps)
        self.timeline.choose(self.timeline.chosen)
        self._lower.setCurrentIndex(0 if programme.places else 1)
        self._lay.setEnabled(bool(programme.film.shots))
        count = len(programme.film.cut.picture.clips)
        self._length.setText(f"{count} {'clip' if count == 1 else 'clips'}")
        self._export.setEnabled(bool(programme.places) and not self.export.running)

    def choose(self, selection: Selection) -> None:
        """The clip of the shot that is chosen, when none of its clips is."""
        film = self.desk.film
        mine = {c.id for c in film.cut.picture.clips if c.shot == selection.shot}
        if mine and not mine.intersection(self.timeline.chosen):
            here = self.projector.up_to_date().clip_at(self.player.frame)
            at = getattr(here.part, "id", "") if here else ""
            first = at if at in mine else next(c.id for c in film.cut.picture.clips if c.id in mine)
            self.timeline.choose([first], see=True)

    def _headed(self, frame: int) -> None:
        if self.isVisible():
            self.timeline.set_head(frame)

    def _played(self) -> None:
        self.timeline.set_marks(self.player.first, self.player.last)
        if self.isVisible() and not self.player.speed:
            self._draw_strip()

    def _landed(self, _kind: str, _shot: str) -> None:
        self._strips.forget()

    def _show_tools(self, _tool: str = "") -> None:
        for button in (*self._tools.values(), self._stop):
            button.setIcon(icon(button.property("icon-name")))
        self._tools["select"].setChecked(self.timeline.tool == "select")
        self._tools["razor"].setChecked(self.timeline.tool == "razor")
        self._tools["snap"].setChecked(self.timeline.snapping)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme draws the icons anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self._show_tools()

    # ---- what a person does

    def _scrub(self, frame: int) -> None:
        if self.player.speed:
            self.player.stop()
        self.player.seek(frame)
        self.timeline.set_head(self.player.frame, follow=False)

    def _picked(self, ids: list[str]) -> None:
        film = self.desk.film
        shots = {c.id: c.shot for c in film.cut.picture.clips}
        wanted = list(dict.fromkeys(shots[i] for i in ids if i in shots and shots[i] in film.shot_by_id))
        if wanted:
            self.desk.select(shot=wanted[0], shots=wanted)
        nth = self.timeline.strip.nth.get(ids[0], -1) if ids else -1
        if nth >= 0 and not self.player.speed:  # a shot may have several clips: the head goes to the one that is meant
            start = self.timeline.strip.starts[nth]
            if not start <= self.player.frame < start + self.timeline.strip.bars[nth].length:
                self.player.seek(start)

    def _tool(self, call: Callable[[], object], _checked: bool = False) -> None:
        call()
        self._show_tools()

    def _snap(self) -> None:
        self.timeline.snapping = not self.timeline.snapping

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Keys mean the same in the timeline and in the viewer."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._press(event):
            return True
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self.monitor.keys.released(event)
        return bool(super().eventFilter(watched, event))  # type: ignore[arg-type]

    def _press(self, event: QKeyEvent) -> bool:
        mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        do = self._keys.get((event.key(), mods))
        if do is not None:
            if not event.isAutoRepeat() or event.key() in (Qt.Key.Key_Comma, Qt.Key.Key_Period):
                do()
                self._show_tools()
            return True
        return self.monitor.keys.pressed(event)

    def _menu(self, at: QPoint, clip: str, frame: int) -> None:
        menu = self.cutter.menu(self, clip, frame)
        menu.addSeparator()
        menu.addAction("Show the whole film", self.timeline.fit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _open_pin(self, nth: int) -> None:
        marker = self.desk.film.cut.markers[nth]
        words, good = QInputDialog.getText(self, "Marker", "What is here", text=marker.name)
        if good:
            self.cutter.name_marker(marker, words)

    # ---- export

    def _with_cards(self) -> bool:
        return str(self.room.settings.get("cut/cards", "true")) == "true"

    def _cards(self) -> None:
        self.room.settings.keep("cut/cards", "false" if self._with_cards() else "true")

    def ask_export(self) -> None:
        """Ask where to, and what to do about shots without takes; then export."""
        film, folder = self.desk.film, self.desk.folder
        if folder is None or self.export.running:
            return
        bare = unshot(film) if self.player.mode != "animatic" else []
        if bare:
            asked = QMessageBox(self)
            asked.setTextFormat(Qt.TextFormat.PlainText)
            asked.setText(f"{len(bare)} of the shots in the cut {'has' if len(bare) == 1 else 'have'} no take yet.")
            asked.setInformativeText("Their boards can stand in for them, or the takes can be made first.")
            boards = asked.addButton("Export with boards", QMessageBox.ButtonRole.AcceptRole)
            first = asked.addButton("Make the takes", QMessageBox.ButtonRole.ActionRole)
            asked.addButton(QMessageBox.StandardButton.Cancel)
            asked.exec()
            if asked.clickedButton() is first:
                self.jobs.make_takes(bare)
                self.desk.say(f"{len(bare)} takes are on the way; export when they are there")
            if asked.clickedButton() is not boards:
                return
        name = "".join(c for c in film.title or folder.stem if c.isalnum() or c in " -_").strip() or "film"
        start = folder / "exports" / f"{name}.mp4"
        part = (self.player.first, self.player.last) != (None, None)
        ask = "Export from in to out to" if part else "Export the film to"
        chosen, _ = QFileDialog.getSaveFileName(self, ask, str(start), "Films (*.mp4)")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, out: Path) -> None:
        """Export the cut, in the mode that plays, to that file; from in to out where they are set."""
        out = out if out.suffix.lower() == ".mp4" else out.with_name(f"{out.name}.mp4")
        mode = next(m for m in MODES if m == self.player.mode)
        film, part = self.desk.film, (self.player.first, self.player.last) != (None, None)
        if part:  # in to out alone, and no cards around it
            end = self.player.length if self.player.last is None else self.player.last + 1
            film = replace(film, cut=film.cut.with_picture(within(film, self.player.first or 0, end)))
        self.export.begin(out, mode, self._with_cards() and not part, film)

    def _show_export(self) -> None:
        on = self.export.running
        for widget in (self._doing, self._progress, self._stop):
            widget.setVisible(on)
        self._export.setVisible(not on)
        self._export.setEnabled(not on and self.player.length > 0)
        self._progress.setValue(round(self.export.share * 1000))
        self._doing.setText(self.export.words)

    def _exported(self, out: str) -> None:
        folder = QUrl.fromLocalFile(str(Path(out).parent))

        def show() -> None:
            QDesktopServices.openUrl(folder)

        self.desk.say(f"The film is there: {out}", "told", "Open the folder", show)


def _keys(panel: TimelinePanel) -> dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]]:
    """What the keys of an editor do here, beside those of the transport."""
    cutter, timeline, k = panel.cutter, panel.timeline, Qt.Key
    return {
        (k.Key_V, _PLAIN): lambda: timeline.set_tool("select"),
        (k.Key_A, _PLAIN): lambda: timeline.set_tool("select"),
        (k.Key_B, _PLAIN): lambda: timeline.set_tool("razor"),
        (k.Key_C, _PLAIN): lambda: timeline.set_tool("razor"),
        (k.Key_B, _CTRL): cutter.split,
        (k.Key_S, _PLAIN): panel._snap,
        (k.Key_N, _PLAIN): panel._snap,
        (k.Key_M, _PLAIN): cutter.mark,
        (k.Key_D, _PLAIN): cutter.dissolve,
        (k.Key_T, _CTRL): cutter.dissolve,
        (k.Key_D, _SHIFT): cutter.hard,
        (k.Key_G, _PLAIN): cutter.gap,
        (k.Key_Q, _PLAIN): lambda: cutter.trim_to_head("head"),
        (k.Key_W, _PLAIN): lambda: cutter.trim_to_head("tail"),
        (k.Key_Delete, _PLAIN): cutter.extract,
        (k.Key_Delete, _SHIFT): cutter.extract,
        (k.Key_Backspace, _PLAIN): cutter.lift,
        (k.Key_Comma, _PLAIN): lambda: cutter.nudge(-1),
        (k.Key_Period, _PLAIN): lambda: cutter.nudge(1),
        (k.Key_Up, _ALT): lambda: cutter.swap(-1),
        (k.Key_Down, _ALT): lambda: cutter.swap(1),
        (k.Key_Up, _PLAIN): lambda: panel._scrub(cutter.cut_beside(-1)),
        (k.Key_Down, _PLAIN): lambda: panel._scrub(cutter.cut_beside(1)),
        (k.Key_Plus, _PLAIN): lambda: timeline.zoom(1.4),
        (k.Key_Equal, _PLAIN): lambda: timeline.zoom(1.4),
        (k.Key_Minus, _PLAIN): lambda: timeline.zoom(1 / 1.4),
        (k.Key_Z, _SHIFT): timeline.fit,
        (k.Key_Backslash, _PLAIN): timeline.fit,
    }
