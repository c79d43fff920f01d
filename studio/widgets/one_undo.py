"""One undo for the whole window: a field that is typed in lets Ctrl+Z and Ctrl+Shift+Z through to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QWidget


class OneUndo(QObject):
    """Sits on fields and takes their own undo away; what was typed and not given yet is undone with the film."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def watch(self, *fields: QWidget) -> None:
        """These, and the fields inside them."""
        for field in fields:
            field.installEventFilter(self)
            if isinstance(field, QAbstractSpinBox):
                field.lineEdit().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A field says "that is mine" to a shortcut before the menu sees it: here it does not."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if isinstance(event, QKeyEvent) and event.type() in kinds and any(event.matches(key) for key in keys):
            event.ignore()
            return True
        return False
