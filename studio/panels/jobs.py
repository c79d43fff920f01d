"""The jobs of the open film: what is made now, what waits, in which order; and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QToolButton,
    QTreeView,
    QVBoxLayout,
)

from studio.actions import Action
from studio.crew.job import OPEN, Job
from studio.look.theme import icon, mark, theme_now
from studio.panels.panel import Panel, Room

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = 200  # finished ones are a record, not a list to scroll for ever


class JobsPanel(Panel):
    """A list in the order of the work; the running one first, what is over below."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._model = _Jobs()
        self._list = QTreeView(self)
        self._list.setModel(self._model)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setHeaderHidden(True)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.setAccessibleName("Jobs of this film")
        self._list.customContextMenuRequested.connect(self._menu)
        self._empty = QLabel("Nothing is being made. Ask for boards or takes, and they line up here.", self)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        mark(self._empty, "dim")
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        self._sum = mark(QLabel(self), "dim")
        row.addWidget(self._sum, 1)
        self._buttons: dict[str, QToolButton] = {}
        for name, picture, text, call in (
            ("pause", "pause", "Pause what waits", self._pause),
            ("resume", "play", "Let all go on", self._resume),
            ("cancel", "x", "Cancel all", self._cancel),
        ):
            button = QToolButton(self)
            button.setIcon(icon(picture))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(call)
            row.addWidget(button)
            self._buttons[name] = button
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self._empty)
        box.addWidget(self._list, 1)
        self.jobs.changed.connect(self._show)
        self.desk.opened.connect(self._show)
        self._show()

    def actions_offered(self) -> Sequence[Action]:
        """Pause and resume, from anywhere."""
        return (
            Action("shoot.pause", "Pause what waits", self._pause, "", "pause", lambda: bool(self._those("waiting"))),
            Action("shoot.resume", "Let all go on", self._resume, "", "play", lambda: bool(self._those("paused"))),
        )

    def _show(self) -> None:
        jobs = self.jobs.jobs
        rank = {"running": 0, "waiting": 1, "paused": 2, "failed": 3, "cancelled": 4, "done": 5}
        now = sorted((job for job in jobs if job.state in OPEN), key=lambda job: rank[job.state])
        over = sorted((job for job in jobs if job.state not in OPEN), key=lambda job: job.ended, reverse=True)
        self._model.show([*now, *over][: len(now) + _SHOWN])
        self._empty.setVisible(not jobs)
        self._list.setVisible(bool(jobs))
        self._sum.setText(f"{len(now)} to do" if now else "All done" if jobs else "")
        self._buttons["pause"].setEnabled(any(job.state == "waiting" for job in now))
        self._buttons["resume"].setEnabled(any(job.state == "paused" for job in now))
        self._buttons["cancel"].setEnabled(bool(now))

    def _those(self, *states: str) -> list[str]:
        return [job.id for job in self.jobs.jobs if job.state in states]

    def _pause(self) -> None:
        self.jobs.pause(self._those("waiting"))

    def _resume(self) -> None:
        self.jobs.resume(self._those("paused"))

    def _cancel(self) -> None:
        self.jobs.cancel(self._those(*OPEN))

    def _menu(self, at: QPoint) -> None:
        rows = {index.row() for index in self._list.selectionModel().selectedIndexes()}
        picked = [self._model.jobs[row] for row in sorted(rows)]
        menu = QMenu(self)
        for text, states, call in (
            ("First", ("waiting", "paused"), self.jobs.first),
            ("Pause", ("waiting",), self.jobs.pause),
            ("Go on", ("paused",), self.jobs.resume),
            ("Cancel", OPEN, self.jobs.cancel),
            ("Try again", ("failed", "cancelled"), self.jobs.retry),
        ):
            ids = [job.id for job in picked if job.state in states]
            menu.addAction(text, partial(call, ids)).setEnabled(bool(ids))
        menu.exec(self._list.viewport().mapToGlobal(at))


class _Jobs(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[Job] = []

    def show(self, jobs: list[Job]) -> None:
        if [job.id for job in jobs] == [job.id for job in self.jobs]:
            self.jobs = jobs
            if jobs:
                self.dataChanged.emit(self.index(0, 0), self.index(len(jobs) - 1, 1))
            return
        self.beginResetModel()
        self.jobs = jobs
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.jobs)

    def columnCount(self, _parent: _Index | None = None) -> int:  # noqa: N802
        return 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        job = self.jobs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return job.label if index.column() == 0 else _stands(job)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (job.label, job.reason, job.machine)))
        if role == Qt.ItemDataRole.ForegroundRole:
            theme = theme_now()
            return QColor({"running": theme.ink, "failed": theme.bad}.get(job.state, theme.dim))
        return None


def _stands(job: Job) -> str:
    if job.state == "running":
        return f"{job.done:.0%}"
    if job.state == "done":
        return f"{job.seconds:.0f} s" if job.seconds >= 1 else "done"
    return job.reason if job.state == "failed" else job.state
