"""Everything a person can do from a menu, a key or the palette of commands: one table, and its shortcuts.

A panel that has more to offer gives lines of its own; a line never knows which widget shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One thing to do. ``text`` is what the menu says; ``keys`` the usual shortcut in Qt's words ("Ctrl+Z").

    ``allowed`` is asked whenever a menu opens or the film changes; ``checked`` makes it a switch. The key of a page's
    action works on that page, or ``anywhere``; its line in the menu always does, and goes to the page first.
    """

    id: str  # "edit.undo": the menu and the verb
    text: str
    call: Callable[[], object]
    keys: str = ""
    icon: str = ""
    allowed: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None
    hint: str = ""  # one more sentence for the tooltip
    rule: bool = False  # a line above it in the menu
    anywhere: bool = False

    @property
    def menu(self) -> str:
        """The menu it stands in."""
        return self.id.partition(".")[0]


MENUS = {
    "film": "&Film", "edit": "&Edit", "go": "&Go", "script": "&Script", "board": "&Board", "colour": "&Colour",
    "shoot": "S&hoot", "cut": "C&ut", "look": "&View", "help": "&Help",
}  # fmt: skip
