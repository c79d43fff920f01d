"""The colour script: a whole film on one strip, planned colours above, what the pictures contain below.

To scale of time. Every shot is a column: the palette it is planned in, its picture, the colours its picture contains in
their shares, and a bar for the share of it that lies within 0.10 of the plan. A bar that is short is also hatched and
bears its number, so that nothing is told by hue. Only what is in view is painted, and measured when it is painted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from studio.look.theme import theme_now
from studio.look.tokens import LABEL, SMALL
from studio.widgets.colour_rows import PALETTE
from studio.widgets.contents import Contents, Fit
from studio.widgets.fits import Fits
from studio.widgets.pictures import Pictures
from studio.widgets.strip_look import (
    FOOT,
    GUTTER,
    Piece,
    Plans,
    bands_column,
    bars_image,
    by_light,
    columns_image,
    name_rows,
    paint_bar,
    paint_flag,
    paint_picture,
    paint_plan,
    paint_scenes,
    places,
    said_of,
    stack,
)
from studio.widgets.timescale import Timescale

_MANY = 260  # columns; more of them are painted as images


class ColourStrip(QAbstractScrollArea):
    """Shows pieces side by side. Ctrl and the wheel zoom, the wheel scrolls, arrow keys go from shot to shot."""

    picked = Signal(str)
    given = Signal(str, str)  # the piece, and the palette that was dropped on it
    told = Signal(str)  # what is under the pointer, else what is chosen, in a sentence

    def __init__(self, pictures: Pictures, contents: Contents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Colour script")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self._pictures, self._contents = pictures, contents
        self._pieces: tuple[Piece, ...] = ()
        self._plans: Plans = {}
        self._rows: dict[str, int] = {}
        self._scale = Timescale()
        self._fits = Fits()
        self._chosen, self._over, self._by_key = "", "", False
        self._laid: tuple[tuple[float, ...], list[tuple[int, int, int]]] = (), []
        self._still: QPixmap | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(50)
        self._later.timeout.connect(self._again)
        pictures.ready.connect(self._more)
        contents.ready.connect(self._more)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    # ---- what is shown

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Other pieces; zoom and place stay."""
        new = tuple(pieces)
        if len(new) == len(self._pieces) and all(a is b for a, b in zip(new, self._pieces, strict=True)):
            return
        self._rows = {piece.id: n for n, piece in enumerate(new)}
        lengths = [piece.seconds for piece in new]
        if lengths != [piece.seconds for piece in self._pieces]:
            zoom, scroll = self._scale.zoom, self._scale.scroll
            self._scale = Timescale(lengths, self._room())
            self._scale.zoom = zoom
            self._scale.scroll_to(scroll)
            self._bars()
        self._pieces = new
        self._again()

    def show_plans(self, plans: Plans) -> None:
        """Other colours for the scenes."""
        if plans != self._plans:
            self._plans = plans
            self._again()

    def choose(self, piece: str) -> None:
        """Mark one and bring it into view; nothing is told back."""
        self._chosen = piece
        if piece in self._rows and self._scale.zoom > 1:
            self._scale.show(self._rows[piece])
            self._bars()
        self.viewport().update()
        self._tell()

    def zoom(self, by: float) -> None:
        """Closer or farther, about the chosen shot."""
        nth = self._rows.get(self._chosen)
        x = sum(self._scale.x(nth)) / 2 if nth is not None else self._room() / 2
        self._zoom_at(max(0.0, min(self._room(), x)), by)

    def zoom_whole(self) -> None:
        """The whole film."""
        self._zoom_at(0, 1e-9)

    @property
    def zoomed(self) -> float:
        """How close it is looked at; 1 is the whole film."""
        return self._scale.zoom

    def fit_of(self, piece: str) -> Fit | None:
        """How a piece keeps to its plan, as far as it is measured."""
        return self._fits.last(piece)

    def column(self, piece: str) -> QRect:
        """Where a piece stands, in the viewport."""
        left, right = self._scale.x(self._rows[piece])
        return QRect(GUTTER + round(left), 0, max(1, round(right) - round(left)), self.viewport().height())

    # ---- in words

    def sentence(self, piece: str) -> str:
        """What there is to say of a piece."""
        if piece not in self._rows:
            return ""
        one = self._pieces[self._rows[piece]]
        return said_of(one, bool(self._plans.get(one.scene)), self._fits.last(piece))

    def _tell(self) -> None:
        self.setAccessibleDescription(self.sentence(self._chosen))
        self.told.emit(self.sentence(self._over or self._chosen))

    # ---- place and size

    def _room(self) -> int:
        return max(1, self.viewport().width() - GUTTER - SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The whole film stays whole."""
        super().resizeEvent(event)
        self._scale.room = self._room()
        self._scale.scroll_to(self._scale.scroll)
        self._bars()
        self._again()

    def _bars(self) -> None:
        bar = self.horizontalScrollBar()
        bar.blockSignals(True)
        bar.setRange(0, round(self._scale.hidden))
        bar.setPageStep(self._room())
        bar.setSingleStep(40)
        bar.setValue(round(self._scale.scroll))
        bar.blockSignals(False)

    def _scrolled(self, to: int) -> None:
        self._scale.scroll_to(to)
        self._again()

    def _zoom_at(self, x: float, by: float) -> None:
        self._scale.zoom_at(x, by)
        self._bars()
        self._again()

    def _more(self) -> None:
        if not self._later.isActive():
            self._later.start()

    def _again(self) -> None:
        self._still = None
        self.viewport().update()

    # ---- a person

    def _piece_at(self, at: QPoint) -> str:
        nth = self._scale.at(at.x() - GUTTER) if at.x() >= GUTTER else None
        return self._pieces[nth].id if nth is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the shot."""
        piece = self._piece_at(event.position().toPoint())
        if piece and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(piece)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell what is under the pointer; with the button down, go there."""
        piece = self._piece_at(event.position().toPoint())
        if piece != self._over:
            self._over = piece
            self.viewport().update()
            self._tell()
            if piece and event.buttons() & Qt.MouseButton.LeftButton:
                self.picked.emit(piece)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme paints it anew."""
        if event.type() == QEvent.Type.ThemeChange:
            self._again()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A frame around it, where it was come to by a key."""
        self._by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is under the pointer."""
        self._over = ""
        self.viewport().update()
        self._tell()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl zooms about the pointer; else it scrolls along the film."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(event.position().x() - GUTTER, 1.0015 ** turned.y())
        else:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and Right go from shot to shot, Page keys from scene to scene, + - and 0 zoom."""
        key, here = event.key(), self._rows.get(self._chosen, 0)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if step is not None and self._pieces:
            to = max(0, min(len(self._pieces) - 1, here + step))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._pieces:
            to = 0 if key == Qt.Key.Key_Home else len(self._pieces) - 1
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._pieces:
            to = self._scene_from(here, key == Qt.Key.Key_PageDown)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / 1.5 if key == Qt.Key.Key_Minus else 1.5)
            return
        elif key == Qt.Key.Key_0:
            self.zoom_whole()
            return
        else:
            super().keyPressEvent(event)
            return
        self.picked.emit(self._pieces[to].id)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A palette of ours."""
        if event.mimeData().hasFormat(PALETTE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show on what it would land."""
        self._over = self._piece_at(event.position().toPoint())
        self.viewport().update()
        event.setAccepted(bool(self._over) and event.mimeData().hasFormat(PALETTE))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """The scene there takes the palette."""
        piece = self._piece_at(event.position().toPoint())
        if piece and event.mimeData().hasFormat(PALETTE):
            event.acceptProposedAction()
            self.given.emit(piece, bytes(event.mimeData().data(PALETTE).data()).decode("utf-8", "replace"))

    def _scene_from(self, here: int, forward: bool) -> int:
        scenes = [n for n, p in enumerate(self._pieces) if not n or self._pieces[n - 1].scene != p.scene]
        return next((n for n in (scenes if forward else reversed(scenes)) if (n > here if forward else n < here)), here)

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The still part as it was painted last, and over it what is chosen and under the pointer."""
        view, theme = self.viewport(), theme_now()
        if self._still is None:
            self._still = self._painted()
            self._tell()
        painter = QPainter(view)
        painter.drawPixmap(0, 0, self._still)
        rows = places(view.rect())
        top, bottom = rows[0].top(), rows[-1].bottom()
        painter.setClipRect(GUTTER, 0, self._room() + 1, view.height())
        if self._over in self._rows:
            column = self.column(self._over)
            painter.fillRect(column.left(), top, column.width(), bottom - top, QColor(255, 255, 255, 22))
        if self._chosen in self._rows:
            column = self.column(self._chosen)
            painter.setClipping(False)
            painter.setPen(QPen(QColor(theme.void), 4))
            frame = QRect(column.left(), top - 2, max(3, column.width() - 1), bottom - top + 4)
            painter.drawRect(frame)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRect(frame)
            paint_flag(painter, self._pieces[self._rows[self._chosen]], frame, view.rect())
        if self.hasFocus() and self._by_key:
            painter.setClipping(False)
            painter.setPen(QPen(QColor(theme.dim), 1))
            painter.drawRect(view.rect().adjusted(0, 0, -1, -1))

    def _painted(self) -> QPixmap:
        view, theme, scale = self.viewport(), theme_now(), self.devicePixelRatioF()
        made = QPixmap(round(view.width() * scale), round(view.height() * scale))
        made.setDevicePixelRatio(scale)
        made.fill(QColor(theme.page))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        small = QFont(self.font())
        small.setPixelSize(LABEL)
        painter.setFont(small)
        rows, columns = places(view.rect()), self._columns()
        painter.setClipRect(GUTTER, 0, self._room(), view.height())
        for row in rows[:3]:
            painter.fillRect(row, QColor(theme.void))
        paint_scenes(painter, self._pieces, columns)
        self._fits.begin()
        if len(columns) > _MANY:
            self._paint_many(painter, rows, columns)
        else:
            self._paint_each(painter, rows, columns)
        if self._fits.short:
            self._more()
        painter.setClipping(False)
        name_rows(painter, rows, self._fits.mean(self._pieces, self._plans))
        painter.end()
        return made

    def _columns(self) -> list[tuple[int, int, int]]:
        """The columns of the scale, worked out once for each view of it."""
        view = (id(self._scale), self._scale.zoom, self._scale.scroll, self._scale.room)
        if self._laid[0] != view:
            self._laid = view, self._scale.columns()
        return self._laid[1]

    def _paint_each(self, painter: QPainter, rows: list[QRect], columns: list[tuple[int, int, int]]) -> None:
        theme = theme_now()
        paint_plan(painter, self._pieces, self._plans, rows[0], columns)
        for nth, start, end in columns:
            piece, left, wide = self._pieces[nth], GUTTER + start, end - start
            gap = 1 if wide >= 8 else 0
            paint_picture(painter, self._pictures, piece, QRect(left, rows[1].top(), wide - gap, rows[1].height()))
            content = self._contents.of(piece.content)
            if content:
                stack(painter, QRect(left, rows[2].top(), wide - gap, rows[2].height()), content)
            fit = self._fits.of(piece.id, self._plans.get(piece.scene, ()), content)
            paint_bar(painter, QRect(left, rows[3].top(), wide - gap, rows[3].height()), fit)
            if wide > 26:
                painter.setPen(QColor(theme.dim))
                below = QRect(left, rows[3].bottom() + 3, wide, FOOT - 5)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, piece.slate)

    def _paint_many(self, painter: QPainter, rows: list[QRect], columns: list[tuple[int, int, int]]) -> None:
        """So many that there is no room for pictures or words: each row is one image."""
        plans, pieces = self._plans, [self._pieces[nth] for nth, _, _ in columns]
        contents = [self._contents.of(piece.content) for piece in pieces]
        fits = [
            self._fits.of(p.id, plans.get(p.scene, ()), content) for p, content in zip(pieces, contents, strict=True)
        ]
        widths = [end - start for _, start, end in columns]
        left, long = GUTTER + columns[0][1], sum(widths)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for row, made in (
            (rows[0], columns_image([bands_column(by_light(plans.get(p.scene, ()))) for p in pieces], widths)),
            (rows[2], columns_image([content.column if content else None for content in contents], widths)),
            (rows[3], bars_image(fits, widths, rows[3].height())),
        ):
            painter.drawImage(QRect(left, row.top(), long, row.height()), made)
        step = max(1, len(columns) // 24)  # a picture here and there, to find one's way by
        for n in range(0, len(columns), step):
            x = columns[n][1]
            room = (columns[n + step][1] if n + step < len(columns) else columns[-1][2]) - x - 1
            paint_picture(painter, self._pictures, pieces[n], QRect(GUTTER + x, rows[1].top(), room, rows[1].height()))
