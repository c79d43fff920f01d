"""Where everything stands on the Colour page: the strip above, palettes, swatches and one colour below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.actions import Action
from studio.film.harmony import HARMONIES
from studio.look.icons import icon
from studio.look.theme import mark
from studio.look.tokens import GAP, SMALL, TINY, TITLE, WIDE
from studio.widgets.chips import Chips
from studio.widgets.colour_rows import ROW, ColourRows
from studio.widgets.colour_strip import ColourStrip
from studio.widgets.contents import Contents
from studio.widgets.offers import Offers
from studio.widgets.one_undo import OneUndo
from studio.widgets.pictures import Pictures
from studio.widgets.proposal import Proposal
from studio.widgets.tuner import Tuner


class Layout:
    """The widgets of the page, put together in ``page``; what they do is the panel's business."""

    def __init__(self, page: QWidget, pictures: Pictures) -> None:
        self.page = page
        self.contents = Contents(page)
        self.strip = ColourStrip(pictures, self.contents, page)
        self.told = QLabel(page)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.strip.told.connect(self.told.setText)
        self.palettes = ColourRows("Palettes", gives=True, parent=page)
        self.scenes = ColourRows("Scenes and their palettes", takes=True, parent=page)
        self.chips = Chips(page)
        self.tuner = Tuner(page)
        self.harmonies = Offers(tuple(HARMONIES), parent=page)
        self.proposal = Proposal(page)
        self.title = QLineEdit(page)
        self.title.setAccessibleName("Name of the palette")
        self.title.setStyleSheet(
            f"font-size: {TITLE}px; border-color: transparent; background: transparent; padding: 2px 0;"
        )
        OneUndo(page).watch(self.title)
        self.used = mark(QLabel(page), "dim")
        self.used.setTextFormat(Qt.TextFormat.PlainText)
        self.empty = mark(QLabel(page), "dim")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.blank = mark(QLabel(page), "dim")
        self.blank.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.differing = QLabel(page)
        self.redraw, self.retake = QPushButton("Redraw the boards", page), QPushButton("Make these takes again", page)
        self.differ = QWidget(page)
        self._heads: dict[str, QToolButton] = {}
        self._top, self._right = self._script_part(), self._colour_part()
        self._below = QSplitter(Qt.Orientation.Horizontal, page)
        for part in (self._lists_part(), self._palette_part(), self._right):
            self._below.addWidget(part)
        self._below.setStretchFactor(1, 1)
        self._below.setSizes([250, 560, 300])
        self._below.setChildrenCollapsible(False)
        whole = QSplitter(Qt.Orientation.Vertical, page)
        whole.addWidget(self._top)
        whole.addWidget(self._below)
        whole.setStretchFactor(0, 4)
        whole.setStretchFactor(1, 5)
        whole.setSizes([380, 430])
        whole.setChildrenCollapsible(False)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(whole)

    # ---- parts

    def _script_part(self) -> QWidget:
        top = QWidget(self.page)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(mark(QLabel("Colour script", top), "title"))
        head.addSpacing(WIDE)
        head.addWidget(self.told, 1)
        for picture, words, call in (
            ("magnifying-glass-minus", "Farther (-)", lambda: self.strip.zoom(1 / 1.5)),
            ("arrows-out-line-horizontal", "The whole film (0)", self.strip.zoom_whole),
            ("magnifying-glass-plus", "Closer (+, or Ctrl and the wheel)", lambda: self.strip.zoom(1.5)),
        ):
            head.addWidget(self._button(picture, words, call))
        box = QVBoxLayout(top)
        box.setContentsMargins(WIDE, SMALL, GAP, SMALL)
        box.setSpacing(TINY)
        box.addLayout(head)
        box.addWidget(self.strip, 1)
        box.addWidget(self.blank, 1)
        self.strip.setMinimumHeight(200)
        return top

    def _lists_part(self) -> QWidget:
        left = QWidget(self.page)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, SMALL, 0, 0)
        box.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(GAP, 0, SMALL, 0)
        head.addWidget(mark(QLabel("Palettes", left), "dim"), 1)
        self.add = self._button("plus", "New palette", lambda: None)
        head.addWidget(self.add)
        box.addLayout(head)
        box.addWidget(self.palettes)
        scenes = mark(QLabel("Scenes", left), "dim")
        scenes.setContentsMargins(GAP, SMALL, 0, TINY)
        scenes.setToolTip("Drag a palette onto a scene, or right-click the scene")
        box.addWidget(scenes)
        box.addWidget(self.scenes, 1)
        left.setMinimumWidth(190)
        return left

    def _palette_part(self) -> QWidget:
        middle = QWidget(self.page)
        head = QHBoxLayout()
        head.setSpacing(TINY)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.used)
        head.addLayout(names, 1)
        self.take, self.more = QPushButton("Take from …", middle), self._button("dots-three", "More", lambda: None)
        head.addWidget(self.take)
        head.addWidget(self.more)
        inside = QWidget()
        hold = QVBoxLayout(inside)
        hold.setContentsMargins(0, 0, SMALL, 0)
        hold.addWidget(self.chips)
        hold.addStretch(1)
        self.scroll = QScrollArea(middle)
        self.scroll.setWidgetResizable(True)
        self.scroll.setWidget(inside)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self.differ)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(mark(self.differing, "dim"), 1)
        row.addWidget(self.retake)
        row.addWidget(self.redraw)
        self.differ.hide()
        box = QVBoxLayout(middle)
        box.setContentsMargins(WIDE, GAP, GAP, SMALL)
        box.setSpacing(GAP)
        box.addLayout(head)
        box.addWidget(self.proposal)
        box.addWidget(self.empty, 1)
        box.addWidget(self.scroll, 1)
        box.addWidget(self.differ)
        return middle

    def _colour_part(self) -> QWidget:
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(GAP, GAP, WIDE, GAP)
        box.setSpacing(GAP)
        box.addWidget(self.tuner)
        line = mark(QFrame(right), "line")
        line.setFixedHeight(1)
        box.addWidget(line)
        box.addWidget(mark(QLabel("Harmonies of this swatch", right), "dim"))
        box.addWidget(self.harmonies)
        box.addStretch(1)
        scroll = QScrollArea(self.page)
        scroll.setWidget(right)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(270)
        return scroll

    def _button(self, picture: str, words: str, call: object) -> QToolButton:
        button = QToolButton(self.page)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(call)
        self._heads[picture] = button
        return button

    # ---- what the panel asks

    def menus(self, actions: Sequence[Action]) -> None:
        """What the buttons over the swatches open, out of the panel's own lines."""
        known = {action.id: action for action in actions}
        self.add.clicked.connect(known["colour.new"].call)
        for button, ids in (
            (self.take, ("colour.picture", "colour.board", "colour.frame")),
            (self.more, ("colour.import", "colour.export", "colour.sort")),
        ):
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(_fill, menu, [known[one] for one in ids]))
            button.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.dress()

    def dress(self) -> None:
        """The icons, in the colours of the theme that is worn."""
        for picture, button in self._heads.items():
            button.setIcon(icon(picture, role="dim"))

    def fit_palettes(self, many: int) -> None:
        """As high as its rows, up to four of them; the scenes have the rest."""
        self.palettes.setFixedHeight(max(1, min(4, many)) * ROW)

    def show_some(self, shots: bool, palettes: bool, folder: bool) -> None:
        """What to do next, where there is nothing yet."""
        self.strip.setVisible(shots)
        self._right.setVisible(palettes)
        self.scroll.setVisible(palettes)
        self.empty.setVisible(not palettes)
        self.title.setVisible(palettes)
        self.used.setVisible(palettes)
        self.empty.setText(
            "No palette yet. Drop a picture here to take its colours, import one (.gpl, .ase, .aco, .swatches, hex), "
            "or begin with the plus on the left."
            if folder
            else "Open a film, and its colours stand here."
        )
        self.blank.setVisible(not shots)
        self.blank.setText("Write a scene, and the strip of its shots stands here." if folder else "")
        self.take.setEnabled(folder)
        self.add.setEnabled(folder)

    def show_differing(self, boards: int, takes: int) -> None:
        """How many were made in other colours than are planned now."""
        words = [f"{n} {name}{'' if n == 1 else 's'}" for n, name in ((boards, "board"), (takes, "take")) if n]
        self.differing.setText(f"{' and '.join(words)} made in other colours" if words else "")
        self.redraw.setVisible(bool(boards))
        self.retake.setVisible(bool(takes))
        self.differ.setVisible(bool(words))


def _fill(menu: QMenu, actions: Sequence[Action]) -> None:
    menu.clear()
    for action in actions:
        menu.addAction(action.text, action.call).setEnabled(action.allowed())
