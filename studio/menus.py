"""The menus of the window and their keys: made from the table of actions, found by letters, bound anew by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.actions import MENUS, Action
from studio.desk.settings import Settings
from studio.look.icons import icon
from studio.widgets.commands import CommandPalette, Entry
from studio.widgets.shortcuts import Binding, ShortcutDialog

_PORTABLE, _NATIVE = QKeySequence.SequenceFormat.PortableText, QKeySequence.SequenceFormat.NativeText


class Menus(QObject):
    """All actions of one window. ``top`` holds the menus; keys work while they are closed."""

    wanted = Signal(str)  # a page that should be shown, because something is to be done there

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.top = QMenu(window)
        self.menus: dict[str, QMenu] = {}
        self.actions: dict[str, QAction] = {}
        self._keys: dict[str, str] = {}
        self._pages: dict[str, str] = {}  # action -> the page on which its key works
        self._page = ""
        for name, title in MENUS.items():
            menu = QMenu(title, window)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
            menu.menuAction().setVisible(False)  # until there is something in it
            self.menus[name] = menu
            self.top.addMenu(menu)

    def add(self, actions: Sequence[Action], page: str = "") -> None:
        """Put actions into their menus with their keys; a known id changes nothing. ``page`` is whose they are."""
        for action in actions:
            if action.id in self.actions:
                continue
            made = QAction(action.text, self._window)
            made.setCheckable(action.checked is not None)
            if action.icon:
                made.setIcon(icon(action.icon))
            made.triggered.connect(lambda _=False, action=action: self._do(action))
            made.setData(action)
            if page and not action.anywhere:
                self._pages[action.id] = page
            self._keys[action.id] = self._settings.shortcut(action.id, action.keys)
            self._bind(made)
            menu = self.menus[action.menu]
            if action.rule:
                menu.addSeparator()
            menu.addAction(made)
            menu.menuAction().setVisible(True)
            self._window.addAction(made)  # keys work while the menu is closed
            self.actions[action.id] = made

    def refresh(self, *_told: object) -> None:
        """Ask every action whether it is allowed now, and how its switch stands."""
        for made in self.actions.values():
            action: Action = made.data()
            made.setEnabled(action.allowed())
            if action.checked:
                made.setChecked(action.checked())

    def turn(self, page: str) -> None:
        """Another page is shown: its keys work now, and those of the page before do not."""
        self._page = page
        for name in self._pages:
            self._bind(self.actions[name])

    def _do(self, action: Action) -> None:
        if (page := self._pages.get(action.id)) and page != self._page:
            self.wanted.emit(page)
        if action.allowed():
            action.call()

    def _bind(self, made: QAction) -> None:
        action: Action = made.data()
        keys = QKeySequence(self._keys[action.id])
        made.setShortcut(keys if self._pages.get(action.id, self._page) == self._page else QKeySequence())
        shown = keys.toString(_NATIVE)
        made.setToolTip(". ".join(filter(None, (action.text + (f" ({shown})" if shown else ""), action.hint))))

    def _rebound(self, action: str, keys: str) -> None:
        made = self.actions[action]
        self._settings.keep_shortcut(action, keys, QKeySequence(made.data().keys).toString(_PORTABLE))
        self._keys[action] = keys
        self._bind(made)

    def _key(self, made: QAction) -> QKeySequence:
        return QKeySequence(self._keys[made.data().id])

    def _named(self, made: QAction) -> str:
        return f"{MENUS[made.data().menu].replace('&', '')}: {made.text()}"

    def show_commands(self) -> None:
        """The palette of commands: everything that can be done now."""
        self.refresh()
        known = [made for made in self.actions.values() if made.isEnabled()]
        entries = [Entry(self._named(made), self._key(made).toString(_NATIVE), made.trigger) for made in known]
        palette = CommandPalette(entries, self._window)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.move(self._window.mapToGlobal(self._window.rect().center()) - palette.rect().center())
        palette.show()

    def show_shortcuts(self) -> None:
        """Every key, and another one for it."""
        bindings = [
            Binding(
                name,
                self._named(made),
                self._key(made).toString(_PORTABLE),
                QKeySequence(made.data().keys).toString(_PORTABLE),
                self._pages.get(name, ""),
            )
            for name, made in self.actions.items()
        ]
        dialog = ShortcutDialog(bindings, self._rebound, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
