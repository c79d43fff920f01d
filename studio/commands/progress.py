"""Progress told to a person: a bar on a terminal, plain lines elsewhere, nothing when a program listens."""

from __future__ import annotations

import sys
import time

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar


class Progress:
    """Phases one after another (boards, takes, cut), each of so many steps. Everything goes to standard error."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self._console = Console(stderr=True, highlight=False)
        self._bar: Bar | None = None
        self._name, self._steps, self._since, self._told = "", 0, 0.0, 0

    def phase(self, name: str, steps: int) -> None:
        """Begin a phase."""
        self._name, self._steps, self._since, self._told = name, steps, time.monotonic(), 0
        if self.quiet or not self._console.is_terminal:
            return
        self._bar = Bar(
            TextColumn("{task.description:>8}"),
            BarColumn(32),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
        )
        self._bar.start()
        self._bar.add_task(name, total=steps)

    def step(self, done: float) -> None:
        """``done`` steps of the phase are finished; a part of one counts."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=done)
        elif not self.quiet and self._steps > 1 and int(done * 4 / self._steps) > self._told:
            self._told = int(done * 4 / self._steps)
            print(f"{self._name}: {int(done)} of {self._steps}", file=sys.stderr, flush=True)

    def done(self) -> None:
        """End the phase."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=self._steps)
            self._bar.stop()
            self._bar = None
        if not self.quiet and not self._console.is_terminal:
            print(f"{self._name}: {self._steps} in {time.monotonic() - self._since:.1f} s", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the terminal as it was, also when the phase did not end."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def say(self, words: str) -> None:
        """One line for a person."""
        if not self.quiet:
            print(words, file=sys.stderr, flush=True)
