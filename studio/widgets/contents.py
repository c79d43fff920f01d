"""What pictures really contain: their colours measured in a thread, kept by file, and held against a palette.

Colours are points in OKLab, taken from the picture on a regular grid without mixing neighbours, so that a thin red line
stays red. Distances are those of ``studio.film.palette``: lightness counts 1/1.6.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from studio.film.oklch import rgb_of
from studio.film.palette import LIGHTNESS_SHARE, NEAR, RGB, oklab

Points = NDArray[np.float32]  # (n, 3) in OKLab

_Places = NDArray[np.floating]  # (n, 3), or one place

POINTS = 1600  # about as many of each picture
COLUMN = 96  # pixels of height, when many pictures are painted as one image
PARTS = 7  # colours a picture is told in
_BIN = 0.03  # of OKLab: finer differences belong to one colour
_KEPT = 4000  # pictures
_ROUNDS = 12
_LEAST = 0.03  # of the picture: a smaller part is no colour of it to be blamed
_WEIGHTS = np.array([1 / LIGHTNESS_SHARE, 1, 1], np.float32)
_SRGB = np.array([c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in np.arange(256) / 255])
_TO_CONES = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One colour of a picture and which share of it, 0 to 1, has it."""

    rgb: RGB
    share: float


@dataclass(frozen=True)
class Fit:
    """How a picture keeps to a palette: see ``studio.film.palette.Adherence``; and the colour farthest from it."""

    within: float
    precision: float
    worst: Part
    apart: float  # from the worst colour to its nearest swatch

    @property
    def words(self) -> str:
        """The distance in one word or two, for whoever does not read numbers."""
        for least, said in ((0.9, "keeps to it"), (0.7, "near it"), (0.45, "wanders off")):
            if self.within >= least:
                return said
        return "far from it"


@dataclass(frozen=True, eq=False)
class Content:
    """The colours of one picture; ``parts`` from the darkest to the lightest."""

    points: Points
    parts: tuple[Part, ...]

    @cached_property
    def column(self) -> NDArray[np.uint8]:
        """The parts one above the other in their shares, the lightest on top: COLUMN pixels of RGB."""
        shares = np.array([part.share for part in reversed(self.parts)])
        ends = np.round(np.cumsum(shares / shares.sum()) * COLUMN).astype(int)
        colours = np.array([part.rgb for part in reversed(self.parts)], np.uint8)
        return np.repeat(colours, np.diff(ends, prepend=0), axis=0)

    @cached_property
    def _weighed(self) -> tuple[Points, NDArray[np.float32]]:
        weighed = self.points * _WEIGHTS
        return weighed, (weighed**2).sum(axis=1)

    def fit(self, colours: Sequence[RGB]) -> Fit:
        """Hold it against a palette of one colour at least."""
        targets = np.array([oklab(c) for c in colours], np.float32) * _WEIGHTS
        weighed, squares = self._weighed
        # |p - t|² as |p|² + |t|² - 2 p·t: one product instead of a table of differences, five times as fast
        squared = squares[:, None] + (targets**2).sum(axis=1) - 2 * (weighed @ targets.T)
        nearest = np.sqrt(np.maximum(squared.min(axis=1), 0))
        parts = [p for p in self.parts if p.share >= _LEAST] or list(self.parts)
        places = np.array([oklab(p.rgb) for p in parts], np.float32) * _WEIGHTS
        off = _apart(places, targets).min(axis=1)
        worst = int(off.argmax())
        return Fit(float((nearest < NEAR).mean()), float(nearest.mean()), parts[worst], float(off[worst]))


def points_of(image: QImage) -> Points:
    """Colours of a picture in OKLab, on a regular grid; transparent places are left out."""
    made = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.bytesPerLine() // 4, 4)
    rows = rows[:, : made.width()]
    step = max(1, math.isqrt(max(1, made.width() * made.height() // POINTS)))
    taken = rows[step // 2 :: step, step // 2 :: step].reshape(-1, 4)
    solid = taken[taken[:, 3] > 127]
    return oklabs(solid[:, :3] if len(solid) else taken[:, :3])


def oklabs(rgb: NDArray[np.uint8]) -> Points:
    """``(n, 3)`` of sRGB in OKLab; the same as ``studio.film.palette.oklab`` for one."""
    return np.asarray(np.cbrt(_SRGB[rgb] @ _TO_CONES.T) @ _TO_LAB.T, np.float32)


def parts_of(points: Points, many: int, kept: Sequence[RGB] = ()) -> tuple[Part, ...]:
    """The ``many`` colours that tell a picture best, from the darkest to the lightest; always the same for the same.

    k-means in OKLab over bins of it (S. Lloyd, 1982). It begins at the commonest colour and then at what is far from
    all chosen and not rare, so that an accent counts. ``kept`` colours hold their place and are not among the result:
    what is near to them is theirs.
    """
    whole = np.round(points / _BIN).astype(np.int64) + 64  # one number a bin: rows are slow to tell apart
    _, inverse, counts = np.unique(
        (whole[:, 0] * 256 + whole[:, 1]) * 256 + whole[:, 2], return_inverse=True, return_counts=True
    )
    bins = np.stack([np.bincount(inverse, points[:, n]) for n in range(3)], 1) / counts[:, None] * _WEIGHTS
    weights = counts.astype(np.float64)
    fixed = np.array([oklab(c) for c in kept], np.float64).reshape(-1, 3) * _WEIGHTS
    centres = fixed
    if not len(centres):
        centres = bins[[int(weights.argmax())]]
    while len(centres) < len(fixed) + many and len(centres) < len(fixed) + len(bins):
        far = (_apart(bins, centres).min(axis=1) ** 2) * np.sqrt(weights)
        if far.max() <= 0:
            break
        centres = np.vstack([centres, bins[int(far.argmax())]])
    for _ in range(_ROUNDS):
        own = _apart(bins, centres).argmin(axis=1)
        moved = centres.copy()
        for n in range(len(fixed), len(centres)):
            mine = own == n
            if mine.any():
                moved[n] = np.average(bins[mine], axis=0, weights=weights[mine])
        if np.allclose(moved, centres, atol=1e-5):
            break
        centres = moved
    own = _apart(bins, centres).argmin(axis=1)
    found = [
        (
            _typical(bins[own == n], weights[own == n], centres[n]),
            float(weights[own == n].sum() / weights.sum()),
        )
        for n in range(len(fixed), len(centres))
        if (own == n).any()
    ]
    found.sort(key=lambda entry: float(entry[0][0]))
    return tuple(Part(_rgb(centre), share) for centre, share in found)


def _typical(bins: _Places, weights: NDArray[np.float64], centre: _Places) -> _Places:
    """The colour that stands for a part: of what is near its middle, for a mean of all is duller than any of it."""
    near = np.sqrt(((bins - centre) ** 2).sum(axis=1))
    rank = weights**1.5 * (np.exp(-((near / 0.05) ** 2)) + 1e-9)
    return np.asarray(np.average(bins, axis=0, weights=rank) / _WEIGHTS)


def _apart(one: _Places, other: _Places) -> NDArray[np.float64]:
    return np.asarray(np.sqrt(((one[:, None, :] - other[None, :, :]) ** 2).sum(axis=2)), np.float64)


def _rgb(lab: _Places) -> RGB:
    light, a, b = (float(v) for v in lab)
    return rgb_of(light, math.hypot(a, b), math.degrees(math.atan2(b, a)))


def read_image(path: Path) -> QImage:
    """A picture from disk, never larger than is looked at here; a null one when it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > 2560:
        reader.setScaledSize(size.scaled(QSize(2560, 2560), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class Contents(QObject):
    """``of(paths)`` gives the colours of the first of these files that is a picture, and ``ready`` tells of more."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[Path, ...], Content | None] = OrderedDict()
        self._reading: set[tuple[Path, ...]] = set()
        self._asked = 0
        self._over = threading.Event()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self.destroyed.connect(self._over.set)

    def of(self, paths: tuple[Path, ...]) -> Content | None:
        """The colours, or None while they are read, or when there is no picture."""
        if paths in self._kept:
            self._kept.move_to_end(paths)
            return self._kept[paths]
        if paths and paths not in self._reading:
            self._reading.add(paths)
            self._asked += 1
            job = _Read(paths, self._over)
            job.told.done.connect(self._done)
            self._pool.start(job, self._asked)  # what was asked last is what is looked at
        return None

    def leave(self) -> None:
        """What was asked for is not looked at any more: another film is open."""
        self._pool.clear()
        self._reading.clear()

    def forget(self) -> None:
        """Pictures that were not there may be there now."""
        for paths in [p for p, content in self._kept.items() if content is None]:
            del self._kept[paths]

    def settle(self) -> None:
        """Wait until all that was asked for is read; for tests and screenshots."""
        self._pool.waitForDone()

    def _done(self, paths: tuple[Path, ...], content: Content | None) -> None:
        self._reading.discard(paths)
        self._kept[paths] = content
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit()


class _Told(QObject):
    done = Signal(object, object)


class _Read(QRunnable):
    def __init__(self, paths: tuple[Path, ...], over: threading.Event) -> None:
        super().__init__()
        self.paths, self.over, self.told = paths, over, _Told()

    def run(self) -> None:
        if self.over.is_set():
            return
        content = next((found for path in self.paths if (found := content_of(path))), None)
        if not self.over.is_set():
            with suppress(RuntimeError):  # the window went meanwhile
                self.told.done.emit(self.paths, content)


def content_of(path: Path) -> Content | None:
    """The colours of a picture on disk, None when it is none."""
    image = read_image(path)
    if image.isNull():
        return None
    points = points_of(image)
    return Content(points, parts_of(points, PARTS))
