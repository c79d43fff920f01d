"""Dresses the application: Fusion, our own palette and one style sheet, the bundled type, Phosphor icons."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from studio.look.tokens import DARK, TEXT, THEMES, Theme, filled

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
SCRIPT_FACE = "Courier Prime"


def dress(app: QApplication, name: str = "dark") -> Theme:
    """Give the whole application a theme; unknown names give the dark one."""
    theme = THEMES.get(name, DARK)
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    families = _load_fonts()
    font = QFont(families)
    font.setPixelSize(TEXT)
    app.setFont(font)
    here = Path(__file__).parent
    sheet = (here / "style.qss").read_text("utf-8").replace("@HERE", here.as_posix())
    app.setStyleSheet(filled(sheet, theme))
    app.setProperty("theme", theme.name)
    return theme


def theme_now() -> Theme:
    """The theme that the application wears."""
    app = QApplication.instance()
    return THEMES.get(str(app.property("theme")) if app else "", DARK)


def script_font(pixels: int) -> QFont:
    """The face of the screenplay; the system's other faces stand in for letters it has not."""
    _load_fonts()
    font = QFont([SCRIPT_FACE, "Noto Sans Mono CJK SC", "monospace"])
    font.setPixelSize(pixels)
    return font


@cache
def _load_fonts() -> list[str]:
    """Load the bundled faces once; the families for running text, first choice first."""
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return ["Jost", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans", "Noto Sans CJK SC", "DejaVu Sans"]


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.page), (role.Base, theme.void), (role.AlternateBase, theme.raised),
        (role.Button, theme.raised), (role.WindowText, theme.ink), (role.Text, theme.ink),
        (role.ButtonText, theme.ink), (role.BrightText, theme.ink), (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.ink), (role.Highlight, theme.accent), (role.HighlightedText, theme.on_accent),
        (role.PlaceholderText, theme.dim), (role.Link, theme.ink), (role.Mid, theme.line), (role.Dark, theme.void),
        (role.Light, theme.hover), (role.Shadow, theme.void),
    ):  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return palette


def mark(widget: Any, role: str) -> Any:
    """Give a widget a role of the style sheet ("dim", "main", "page"); the widget itself, for chaining."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return widget
