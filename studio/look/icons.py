"""Phosphor icons, drawn from their font in the colours of the theme that is worn when they are painted.

The font and its table of names come with qtawesome (MIT, as Phosphor is). It is not imported: that loads seven families
and takes a quarter of a second, a quarter of the time in which the first window should stand.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from studio.look.theme import theme_now
from studio.look.tokens import Theme

_FONT, _NAMES = "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"


def icon(name: str, theme: Theme | None = None, role: str = "ink") -> QIcon:
    """A Phosphor icon by name, such as "film-strip", in a colour role; faint where it is disabled.

    Without a ``theme`` it follows the one that is worn. Raises KeyError for a name that Phosphor 1.3 has not.
    """
    return QIcon(_Glyph(chr(int(_names()[name], 16)), theme, role))


class _Glyph(QIconEngine):
    def __init__(self, letter: str, theme: Theme | None, role: str) -> None:
        super().__init__()
        self._letter, self._theme, self._role = letter, theme, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        theme = self._theme or theme_now()
        role = self._role
        if mode == QIcon.Mode.Disabled:
            role = "faint"
        elif state == QIcon.State.On:
            role = "on_accent"
        font = QFont(_family())
        font.setPixelSize(max(8, round(min(rect.width(), rect.height()) * 0.94)))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(QColor(getattr(theme, role)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Glyph(self._letter, self._theme, self._role)


@cache
def _fonts() -> Path:
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the icons are missing; run: pip install qtawesome")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = json.loads((_fonts() / _NAMES).read_text("utf-8"))
    return found


@cache
def _family() -> str:
    loaded = QFontDatabase.addApplicationFont(str(_fonts() / _FONT))
    return QFontDatabase.applicationFontFamilies(loaded)[0]
