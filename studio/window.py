"""The window: five pages over one film, the viewer and the jobs beside them, a quiet bar below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.actions import Action
from studio.desk.desk import Remark
from studio.look.theme import dress, mark, theme_now
from studio.menus import Menus
from studio.panels.panel import Panel, Room
from studio.widgets.remarks import RemarkBar

_DOCK = 320  # pixels wide at first; then as a person leaves it


@dataclass(frozen=True)
class Page:
    """One of the five pages: what the bar calls it, its icon, what makes its panel, and the docks it does without."""

    name: str
    icon: str
    make: Callable[[Room], Panel]
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Side:
    """A dock beside the pages: always within reach, movable, and kept where it was put."""

    name: str
    make: Callable[[Room], Panel]
    area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea


class Window(QMainWindow):
    """Joins pages, docks, menus and the quiet bar. It knows panels only as panels."""

    def __init__(self, room: Room, pages: Sequence[Page], sides: Sequence[Side], begin: Callable[[Path], bool]) -> None:
        super().__init__()
        self.room, self.desk, self._begin = room, room.desk, begin
        self.setWindowTitle("Workprint")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self._pages = pages
        self._made: dict[str, Panel] = {}
        self.menus = Menus(self, room.settings)
        self.menus.wanted.connect(self.go)
        self._away: set[str] = set()  # docks that the page puts away
        self._stack = QStackedWidget(self)
        self._places = [QWidget() for _ in pages]
        for place in self._places:
            box = QVBoxLayout(place)
            box.setContentsMargins(0, 0, 0, 0)
            self._stack.addWidget(place)
        middle = QWidget(self)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        box.addWidget(self._stack, 1)
        box.addWidget(self._foot())
        self.setCentralWidget(middle)
        self.docks = {side.name: self._dock(side) for side in sides}
        self._fill_menus()
        self.desk.said.connect(self._say)
        self.desk.opened.connect(self._opened)
        self.desk.saving_changed.connect(self._standing)
        self.desk.film_changed.connect(self._refresh)
        self.desk.selected.connect(self._refresh)
        self.room.jobs.changed.connect(self._working)
        self.resize(1440, 900)
        self._idle = QTimer(self)
        self._idle.setInterval(150)
        self._idle.timeout.connect(self._make_one)
        self.resizeDocks(list(self.docks.values()), [1, 2], Qt.Orientation.Vertical)
        self.resizeDocks(list(self.docks.values()), [_DOCK] * len(self.docks), Qt.Orientation.Horizontal)
        self.go(pages[0].name)
        self._opened()

    # ---- pages

    def go(self, name: str) -> Panel:
        """Show a page, making its panel the first time."""
        nth = next(n for n, page in enumerate(self._pages) if page.name == name)
        self._make(nth)
        self._put_away(self._pages[nth].without)
        self._stack.setCurrentIndex(nth)
        self._tabs[nth].setChecked(True)
        self.menus.turn(name)
        self._made[name].setFocus()
        return self._made[name]

    def _make(self, nth: int) -> None:
        name = self._pages[nth].name
        if name not in self._made:
            panel = self._pages[nth].make(self.room)
            self._made[name] = panel
            layout = self._places[nth].layout()
            assert layout is not None  # noqa: S101
            layout.addWidget(panel)
            self.menus.add(panel.actions_offered(), name)

    def _make_one(self) -> None:
        """One more page while nothing else happens, so that each is there at once and its commands can be found."""
        left = [nth for nth, page in enumerate(self._pages) if page.name not in self._made]
        if left:
            self._make(left[0])
        else:
            self._idle.stop()

    def _put_away(self, names: Sequence[str]) -> None:
        for name in self._away.difference(names):
            self.docks[name].show()
        self._away = {n for n in names if n in self._away or (n in self.docks and not self.docks[n].isHidden())}
        for name in self._away:
            self.docks[name].hide()

    def _tabbed(self, name: str, _checked: bool = False) -> None:
        self.go(name)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._pages[self._stack.currentIndex()].name

    # ---- what it is made of

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(2)
        self._menu_button = QToolButton(bar)
        self._menu_button.setText("Workprint")
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setAccessibleName("Menus")
        self._menu_button.setToolTip("All menus")
        self._title = QLabel(bar)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        mark(self._title, "dim")
        self._title.setMinimumWidth(0)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._menu_button.setMenu(self.menus.top)
        row.addWidget(self._menu_button)
        row.addWidget(self._title, 1)
        self._tabs: list[QToolButton] = []
        for nth, page in enumerate(self._pages):
            tab = QToolButton(bar)
            tab.setText(page.name)
            tab.setCheckable(True)
            tab.setAutoExclusive(True)
            tab.setToolTip(f"{page.name} (F{nth + 1})")
            tab.clicked.connect(partial(self._tabbed, page.name))
            mark(tab, "page")
            self._tabs.append(tab)
            row.addWidget(tab)
        self._crew = QLabel(bar)
        self._crew.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._crew.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        mark(self._crew, "dim")
        row.addWidget(self._crew, 1)
        return bar

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(32)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        self.remarks = RemarkBar(foot)
        self._where = QLabel(foot)
        mark(self._where, "dim")
        row.addWidget(self.remarks, 1)
        row.addWidget(self._where)
        return foot

    def _dock(self, side: Side) -> QDockWidget:
        dock = QDockWidget(side.name, self)
        dock.setObjectName(f"dock-{side.name.lower()}")  # restoreState finds it by this
        panel = side.make(self.room)
        dock.setWidget(panel)
        self.addDockWidget(side.area, dock)
        self._made[side.name] = panel
        return dock

    # ---- menus and keys

    def _fill_menus(self) -> None:
        self._recent = QMenu("Open recent", self)
        self._recent.aboutToShow.connect(self._list_recent)
        desk = self.desk
        undo = Action("edit.undo", "Undo", desk.undo, "Ctrl+Z", "arrow-u-up-left", lambda: bool(desk.history.done))
        redo = Action(
            "edit.redo", "Redo", desk.redo, "Ctrl+Shift+Z", "arrow-u-up-right", lambda: bool(desk.history.undone)
        )
        actions = (
            Action("film.new", "New film from a screenplay …", self._ask_script, "Ctrl+N", "file-plus"),
            Action("film.open", "Open …", self._ask_folder, "Ctrl+O", "folder-open"),
            Action("film.save", "Save now", desk.save_now, "Ctrl+S", "floppy-disk", lambda: desk.folder is not None),
            Action("film.quit", "Quit", self.close, "Ctrl+Q", rule=True),
            undo,
            redo,
            *(
                Action(f"go.{page.name.lower()}", page.name, partial(self.go, page.name), f"F{n + 1}", page.icon)
                for n, page in enumerate(self._pages)
            ),
            Action("go.next", "Next shot", lambda: self._step(1), "Ctrl+Down", rule=True),
            Action("go.before", "Shot before", lambda: self._step(-1), "Ctrl+Up"),
            Action(
                "look.theme", "Light theme", self._other_theme, "", "sun", checked=lambda: theme_now().name == "light"
            ),
            Action("look.full", "Full screen", self._full, "F11", checked=self.isFullScreen),
            Action("look.commands", "Commands …", self.menus.show_commands, "Ctrl+K", "magnifying-glass", rule=True),
            Action("help.keys", "Keyboard shortcuts …", self.menus.show_shortcuts, "Ctrl+Alt+K", "keyboard"),
        )
        self.menus.add(actions)
        self.menus.menus["film"].insertMenu(self.menus.actions["film.save"], self._recent)
        for name, dock in self.docks.items():
            self.menus.menus["look"].addAction(dock.toggleViewAction())
            self.menus.add(self._made[name].actions_offered())

    def _refresh(self, *_told: object) -> None:
        self.menus.refresh()
        history = self.desk.history
        for name, steps, word in (("edit.undo", history.done, "Undo"), ("edit.redo", history.undone, "Redo")):
            self.menus.actions[name].setText(f"{word}: {steps[-1].label}" if steps else word)

    def _step(self, by: int) -> None:
        shots = [shot.id for shot in self.desk.film.shots]
        if shots:
            here = shots.index(self.desk.selection.shot) if self.desk.selection.shot in shots else -by
            self.desk.select(shot=shots[max(0, min(len(shots) - 1, here + by))])

    def _other_theme(self) -> None:
        name = "light" if theme_now().name == "dark" else "dark"
        self.room.settings.theme = name
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101
        dress(app, name)
        for widget in self.findChildren(QWidget):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.ThemeChange))
            widget.update()

    def _full(self) -> None:
        (self.showNormal if self.isFullScreen() else self.showFullScreen)()

    # ---- opening

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Open a film folder", str(self._beside()))
        if chosen:
            self.take(Path(chosen))

    def _ask_script(self) -> None:
        kinds = "Screenplays (*.fountain *.fdx *.txt)"
        chosen, _ = QFileDialog.getOpenFileName(self, "A screenplay to begin from", str(self._beside()), kinds)
        if chosen:
            self.take(Path(chosen))

    def _beside(self) -> Path:
        return self.desk.folder.parent if self.desk.folder else Path.home()

    def take(self, path: Path) -> bool:
        """Open a film folder, or begin a film from a screenplay."""
        return self.desk.open(path) if path.is_dir() else self._begin(path)

    def _list_recent(self) -> None:
        self._recent.clear()
        for folder in self.room.settings.recent:
            self._recent.addAction(folder.stem, partial(self.take, folder)).setToolTip(str(folder))
        if self._recent.isEmpty():
            self._recent.addAction("Nothing yet").setEnabled(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A screenplay or a film folder may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open what was dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take(files[0])

    # ---- what it tells

    def _opened(self) -> None:
        if self.desk.folder:
            self.room.settings.opened(self.desk.folder)
            film = self.desk.film
            fits = {board.words for board in film.boards}
            # another version would draw them in another way; what fits the words is not drawn anew unasked
            if bare := [shot.id for shot in film.shots if shot.words not in fits]:
                self.room.jobs.draw_boards(bare)
        self.remarks.clear()
        self._refresh()
        self._standing()

    def _standing(self) -> None:
        title = self.desk.film.title or (self.desk.folder.stem if self.desk.folder else "")
        state = self.desk.standing if self.desk.folder else ""
        self._title.setText(f"  {title}")
        self.setWindowTitle(f"{title} — Workprint" if title else "Workprint")
        self._where.setText(
            {"saved": "Saved", "saving": "Saving …", "not saved": "Not saved yet"}.get(
                state, "Only to look at" if state else ""
            )
        )
        self._where.setToolTip(str(self.desk.folder or ""))

    def _working(self) -> None:
        jobs = self.room.jobs.jobs
        running = [job for job in jobs if job.state == "running"]
        waiting = sum(job.state == "waiting" for job in jobs)
        words = f"{running[0].label} {running[0].done:.0%}" if running else ""
        if len(running) > 1:
            words += f" and {len(running) - 1} more"
        self._crew.setText(", ".join(filter(None, (words, f"{waiting} waiting" if waiting else ""))))

    def _say(self, remark: Remark) -> None:
        self.remarks.tell(remark.text, remark.kind == "bad", remark.offer, remark.act)

    # ---- coming and going

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Once it stands, the other pages are made one by one."""
        super().showEvent(event)
        self._idle.start()

    def restore(self) -> None:
        """Put window and docks where they were left."""
        for name, do in (("geometry", self.restoreGeometry), ("docks", self.restoreState)):
            kept = self.room.settings.window(name)
            if kept is not None:
                do(kept)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save, keep the window's shape, and go; jobs go on."""
        self._idle.stop()
        self._put_away(())  # what the page put away is not put away for good
        self.room.settings.keep_window("geometry", self.saveGeometry())
        self.room.settings.keep_window("docks", self.saveState())
        self.room.settings.sync()
        self.room.projector.close()
        self.desk.close()
        self.room.jobs.close()
        super().closeEvent(event)
