"""The menus of the window and their keys: made from the table of actions, found by letters, bound anew by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
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

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.top = QMenu(window)
        self.menus: dict[str, QMenu] = {}
        self.actions: dict[str, QAction] = {}
        for name, title in MENUS.items():
            menu = QMenu(title, window)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
            menu.menuAction().setVisible(False)  # until there is something in it
            self.menus[name] = menu
            self.top.addMenu(menu)

    def add(self, actions: Sequence[Action]) -> None:
        """Put actions into their menus with their keys; a known id changes nothing."""
        for action in actions:
            if action.id in self.actions:
                continue
            made = QAction(action.text, self._window)
            made.setCheckable(action.checked is not None)
            if action.icon:
                made.setIcon(icon(action.icon))
            made.triggered.connect(lambda _=False, action=action: action.call())
            made.setData(action)
            self._bind(made, self._settings.shortcut(action.id, action.keys))
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

    def _bind(self, made: QAction, keys: str) -> None:
        action: Action = made.data()
        made.setShortcut(QKeySequence(keys))
        shown = made.shortcut().toString(_NATIVE)
        made.setToolTip(". ".join(filter(None, (action.text + (f" ({shown})" if shown else ""), action.hint))))

    def _rebound(self, action: str, keys: str) -> None:
        made = self.actions[action]
        self._settings.keep_shortcut(action, keys, QKeySequence(made.data().keys).toString(_PORTABLE))
        self._bind(made, keys)

    def _named(self, made: QAction) -> str:
        return f"{MENUS[made.data().menu].replace('&', '')}: {made.text()}"

    def show_commands(self) -> None:
        """The palette of commands: everything that can be done now."""
        self.refresh()
        known = [made for made in self.actions.values() if made.isEnabled()]
        entries = [Entry(self._named(made), made.shortcut().toString(_NATIVE), made.trigger) for made in known]
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
                made.shortcut().toString(_PORTABLE),
                QKeySequence(made.data().keys).toString(_PORTABLE),
            )
            for name, made in self.actions.items()
        ]
        dialog = ShortcutDialog(bindings, self._rebound, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
