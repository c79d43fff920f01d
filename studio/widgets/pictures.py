"""Pictures from disk, read and scaled outside the window's thread, and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

ROOM = 192 << 20  # bytes of scaled pictures
LARGEST = 128  # megabytes one picture may take when it is opened: a small file can claim to be a huge one

_Key = tuple[str, int]


class Pictures(QObject):
    """``picture(path, width)`` gives what is there at once, and ``ready`` tells when more is.

    ``width`` is in device pixels; heights follow. A file that is none, or not readable, stays None and is in ``bad``.
    """

    ready = Signal(str)  # the path whose picture can be had now, or turned out bad

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bad: set[str] = set()
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._reading: set[_Key] = set()
        self._bytes = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        QImageReader.setAllocationLimit(LARGEST)

    def picture(self, path: Path, width: int) -> QPixmap | None:
        """The picture ``width`` pixels wide, or None while it is read."""
        key = str(path), _step(width)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key[0] not in self.bad and key not in self._reading:
            self._reading.add(key)
            job = _Read(key)
            job.told.done.connect(self._done)
            self._pool.start(job)
        return None

    def has(self, path: Path, width: int) -> bool:
        """Whether ``picture`` would give it at once."""
        return (str(path), _step(width)) in self._kept

    @property
    def waiting(self) -> int:
        """How many pictures are being read."""
        return len(self._reading)

    def forget(self, path: Path) -> None:
        """The file is another one now."""
        self.bad.discard(str(path))
        for key in [k for k in self._kept if k[0] == str(path)]:
            self._bytes -= _size(self._kept.pop(key))

    def settle(self) -> None:
        """Wait until all that was asked for is read; for tests and screenshots."""
        self._pool.waitForDone()

    def _done(self, key: _Key, image: QImage) -> None:
        self._reading.discard(key)
        if image.isNull():
            self.bad.add(key[0])
        else:
            made = QPixmap.fromImage(image)
            self._kept[key] = made
            self._bytes += _size(made)
            while self._bytes > ROOM and len(self._kept) > 1:
                self._bytes -= _size(self._kept.popitem(last=False)[1])
        self.ready.emit(key[0])


def _step(width: int) -> int:
    """A few widths, so that a slider does not read every picture again at every pixel."""
    return next((step for step in (96, 160, 256, 384, 512, 768, 1024, 1536) if width <= step), 2560)


def _size(made: QPixmap) -> int:
    return made.width() * made.height() * 4


class _Told(QObject):
    done = Signal(object, object)


class _Read(QRunnable):
    def __init__(self, key: _Key) -> None:
        super().__init__()
        self.key, self.told = key, _Told()

    def run(self) -> None:
        reader = QImageReader(self.key[0])
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and size.width() > self.key[1]:
            reader.setScaledSize(size.scaled(QSize(self.key[1], 1 << 14), Qt.AspectRatioMode.KeepAspectRatio))
        self.told.done.emit(self.key, reader.read())
