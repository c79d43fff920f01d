"""Plays whatever can be asked frame by frame: a clock, a thread that decodes ahead, and a count of what came too late.

The window's thread only shows what is ready. While one scrubs, only the newest wish counts; while one plays, a dozen
frames lie ready, so that a cut into the middle of the next clip is no stop.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal

from studio.widgets.reels import Frame, Reels, Seen

AHEAD = 14  # decoded frames that lie ready
READY = 6  # so many must be there before the clock starts; nobody waits longer for them than PATIENCE
PATIENCE = 0.3  # seconds
TICK = 6  # milliseconds
SHARP = 150  # milliseconds without a wish, after which the full picture takes the place of the light one
SPEEDS = (1, 2, 4, 8)
LIGHT_OVER = 1280 * 720  # larger pictures play from their light copies
TOO_LATE = 8  # frames that may be dropped in one run before it goes on from the light copies


@dataclass(frozen=True)
class _Run:
    """Frames in the order they are played: the ``k``-th from ``start``, ``step`` frames on each time."""

    start: int
    step: int
    first: int
    end: int
    loop: bool

    def frame(self, k: int) -> int | None:
        """Which one comes at that turn; None after the end."""
        raw = self.start + k * self.step
        if self.first <= raw < self.end:
            return raw
        return (
            self.first + (raw - self.first) % (self.end - self.first) if self.loop and self.end > self.first else None
        )


class _Told(QObject):
    ready = Signal()


class _Work(threading.Thread):
    """The thread that decodes. Everything but ``run`` is called from the window's thread."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="player")
        self.told = _Told()
        self._lock = threading.Condition()
        self._at: Callable[[int], Seen] = lambda _frame: Seen()
        self._room, self._light = QSize(1280, 720), False
        self._wish: tuple[int, bool] | None = None
        self._run: _Run | None = None
        self._k = 0
        self._over = False
        self._turn = 0  # counts wishes and runs: what was decoded for an older one is not wanted
        self._queue: deque[tuple[int, int, Frame]] = deque()
        self._shown: tuple[int, Frame] | None = None

    def ask(self, at: Callable[[int], Seen], frame: int, light: bool, room: QSize) -> None:
        """One frame, as soon as it can be; older wishes are forgotten."""
        with self._lock:
            self._at, self._room, self._run, self._wish = at, room, None, (frame, light)
            self._turn += 1
            self._queue.clear()
            self._shown = None
            self._lock.notify()

    def play(self, at: Callable[[int], Seen], run: _Run, light: bool, room: QSize) -> None:
        """Decode ahead from now on."""
        with self._lock:
            self._at, self._room, self._light, self._run, self._wish, self._k = at, room, light, run, None, 0
            self._turn += 1
            self._queue.clear()
            self._lock.notify()

    def answer(self) -> tuple[int, Frame] | None:
        """The frame that was asked for, once."""
        with self._lock:
            found, self._shown = self._shown, None
            return found

    def due(self, k: int) -> tuple[list[tuple[int, int, Frame]], bool]:
        """What should have been seen by turn ``k``, oldest first, and whether more is to come."""
        with self._lock:
            found = []
            while self._queue and self._queue[0][0] <= k:
                found.append(self._queue.popleft())
            self._k = max(self._k, k + 1)  # what is late by now is not decoded at all
            self._lock.notify()
            more = bool(self._queue) or bool(self._run and self._run.frame(self._k) is not None)
            return found, more

    @property
    def waiting(self) -> int:
        """How many frames lie ready."""
        with self._lock:
            return len(self._queue)

    def stop(self) -> None:
        """End the thread, and let its files go."""
        with self._lock:
            self._over = True
            self._lock.notify()
        if self.is_alive():
            self.join(5)

    def run(self) -> None:
        reels = Reels()
        try:
            while True:
                with self._lock:
                    while not self._over and not self._wish and not self._to_do():
                        self._lock.wait()
                    if self._over:
                        return
                    at, room, turn, wish, k = self._at, self._room, self._turn, self._wish, self._k
                    frame, light = wish or (self._run.frame(k) if self._run else None, self._light)
                    self._wish = None
                    if not wish:
                        self._k = k + 1
                if frame is None:
                    continue
                try:
                    made = reels.frame(at(frame), room, light)
                except Exception as wrong:  # noqa: BLE001 - one moment that cannot be shown is no end of the viewer
                    made = Frame(None, f"this moment cannot be shown ({type(wrong).__name__}); please report it")
                with self._lock:
                    if turn != self._turn:
                        continue
                    if wish:
                        self._shown = frame, made
                    else:
                        self._queue.append((k, frame, made))
                if wish:
                    self.told.ready.emit()
        finally:
            reels.close()

    def _to_do(self) -> bool:
        return bool(self._run and len(self._queue) < AHEAD and self._run.frame(self._k) is not None)


class Player(QObject):
    """The head of one film: where it stands, what is seen there, and how it runs. Frames are counted from 0."""

    moved = Signal(int)  # the head stands at another frame
    shown = Signal()  # another picture
    changed = Signal()  # running or not, speed, loop, in and out, length, mode

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame = self.length = 0
        self.rate = Fraction(24)
        self.mode = "best"
        self.picture = Frame(None)
        self.speed = 0  # 0 stands; below 0 backwards
        self.loop = False
        self.first: int | None = None  # in
        self.last: int | None = None  # out, the last frame that belongs to it
        self.dropped = self.played = 0
        self._at: Callable[[int], Seen] = lambda _frame: Seen()
        self._rooms: dict[int, QSize] = {}
        self._size = (1280, 720)
        self._work: _Work | None = None
        self._run: _Run | None = None
        self._began = self._asked = 0.0
        self._light, self._late = False, 0
        self._last_k = -1
        self._clock, self._sharpen = QTimer(self), QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(TICK)
        self._clock.timeout.connect(self._tick)
        self._sharpen.setSingleShot(True)
        self._sharpen.setInterval(SHARP)
        self._sharpen.timeout.connect(self._ask_full)

    # ---- what is played

    def show(self, at: Callable[[int], Seen], length: int, rate: Fraction, size: tuple[int, int]) -> None:
        """Another programme; the head stays where it is, as far as there is a frame."""
        self._at, self.length, self.rate, self._size = at, length, rate, size
        self.first = None if self.first is None or self.first >= length else self.first
        self.last = None if self.last is None or self.last >= length else self.last
        if self.speed:
            self._start(self.speed)
        else:
            was, self.frame = self.frame, self._held(self.frame)
            self._ask(True)
            if self.frame != was:
                self.moved.emit(self.frame)
        self.changed.emit()

    def room(self, who: object, size: QSize | None) -> None:
        """How large a screen is, in device pixels; None when it is not to be seen. Frames are made for the largest."""
        before = self._room
        if size is None:
            self._rooms.pop(id(who), None)
        else:
            self._rooms[id(who)] = size
        if self._room != before and not self.speed:
            self._sharpen.start()

    @property
    def _room(self) -> QSize:
        return max(self._rooms.values(), key=lambda s: s.width() * s.height(), default=QSize(1280, 720))

    def close(self) -> None:
        """Stand still, and let every file go."""
        self.stop()
        self._sharpen.stop()
        if self._work:
            self._work.stop()
            self._work = None

    # ---- standing

    def seek(self, frame: int) -> None:
        """Put the head there."""
        frame = self._held(frame)
        if self.speed:
            self.frame = frame
            self._start(self.speed)
            self.moved.emit(frame)
            return
        if frame != self.frame:
            self.frame = frame
            self._ask(True)
            self.moved.emit(frame)

    def step(self, by: int) -> None:
        """So many frames on, standing."""
        self.stop()
        self.seek(self.frame + by)

    def again(self) -> None:
        """The files are others: show what is there now."""
        if not self.speed:
            self._ask(True)

    def _held(self, frame: int) -> int:
        return max(0, min(self.length - 1, frame)) if self.length else 0

    def _ask(self, light: bool) -> None:
        self._sharpen.stop()
        self._worker().ask(self._at, self.frame, light, self._room)

    def _ask_full(self) -> None:
        self._ask(False)

    def _answered(self) -> None:
        answer = self._work.answer() if self._work else None
        if answer and not self.speed and answer[0] == self.frame:
            self.picture = answer[1]
            if self.picture.light:
                self._sharpen.start()
            self.shown.emit()

    # ---- running

    def toggle(self) -> None:
        """Play, or stand still."""
        if self.speed:
            self.stop()
        else:
            self.play()

    def play(self, speed: int = 1) -> None:
        """Run; from the end it begins anew."""
        if not self.length:
            return
        first, end = self._bounds()
        if speed > 0 and self.frame >= end - 1:
            self.frame = first
        elif speed < 0 and self.frame <= first:
            self.frame = end - 1
        self.dropped = self.played = 0
        self._start(speed)
        self.changed.emit()

    def shuttle(self, way: int) -> None:
        """J and L: run that way, each time twice as fast; against the run, slower first."""
        ladder = (*(-s for s in reversed(SPEEDS)), 0, *SPEEDS)
        if self.speed and self.speed * way < 0:
            self.stop()
            return
        at = ladder.index(self.speed) if self.speed in ladder else SPEEDS.index(1)
        self.play(ladder[max(0, min(len(ladder) - 1, at + way))])

    def stop(self) -> None:
        """Stand still at the frame that is seen."""
        if not self.speed:
            return
        self.speed, self._run = 0, None
        self._clock.stop()
        self._ask(False)
        self.moved.emit(self.frame)
        self.changed.emit()

    def set_loop(self, on: bool) -> None:
        """Begin anew at the end; between in and out where they are set."""
        self.loop = on
        if self.speed:
            self._start(self.speed)
        self.changed.emit()

    def set_mode(self, mode: str) -> None:
        """Another kind of programme; whoever gives them hears of it."""
        if mode != self.mode:
            self.mode = mode
            self.changed.emit()

    def mark_in(self) -> None:
        """In is here; an out before it goes."""
        self.first = self.frame
        self.last = None if self.last is not None and self.last < self.first else self.last
        self.changed.emit()

    def mark_out(self) -> None:
        """Out is here; an in behind it goes."""
        self.last = self.frame
        self.first = None if self.first is not None and self.first > self.last else self.first
        self.changed.emit()

    def unmark(self) -> None:
        """Neither in nor out."""
        self.first = self.last = None
        self.changed.emit()

    def _bounds(self) -> tuple[int, int]:
        if not self.loop:
            return 0, self.length
        return self.first or 0, self.length if self.last is None else self.last + 1

    def _start(self, speed: int, light: bool = False) -> None:
        first, end = self._bounds()
        self._run = _Run(self.frame, speed, first, end, self.loop)
        self.speed = speed
        light = light or abs(speed) > 1 or speed < 0 or self._size[0] * self._size[1] > LIGHT_OVER
        self._light, self._late = light, self.dropped
        self._sharpen.stop()
        self._began, self._asked, self._last_k = 0.0, time.monotonic(), -1
        self._worker().play(self._at, self._run, light, self._room)
        self._clock.start()

    def _tick(self) -> None:
        work, now = self._work, time.monotonic()
        if work is None or self._run is None:
            return
        if not self._began:
            left = work.waiting
            if left < READY and now - self._asked < PATIENCE and not (left and self._run.frame(left) is None):
                return
            self._began = now
        k = int((now - self._began) * float(self.rate))
        if k == self._last_k:
            return
        due, more = work.due(k)
        if due:
            self.dropped += k - self._last_k - 1
            self.played += 1
            self._last_k = k
            _, self.frame, self.picture = due[-1]
            self.shown.emit()
            self.moved.emit(self.frame)
            if not self._light and self.dropped - self._late > TOO_LATE:  # this machine has other things to do
                self._start(self.speed, light=True)
        elif not more:
            self.stop()

    def _worker(self) -> _Work:
        if self._work is None:
            self._work = _Work()
            self._work.told.ready.connect(self._answered, Qt.ConnectionType.QueuedConnection)
            self._work.start()
        return self._work
