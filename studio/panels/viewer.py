"""The viewer beside every page: the cut where the head stands, and the keys to run it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from studio.actions import Action
from studio.panels.panel import Panel, Room
from studio.widgets.monitor import MODES, Monitor


class ViewerPanel(Panel):
    """A small monitor, always within reach."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.monitor = Monitor(room.projector.player, self)
        self.monitor.narrow()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.monitor)
        self.setFocusProxy(self.monitor)

    def actions_offered(self) -> Sequence[Action]:
        """Playing, from anywhere."""
        player = self.room.projector.player
        there = lambda: player.length > 0  # noqa: E731
        return (
            Action("cut.play", "Play or pause", player.toggle, "", "play", there, hint="Space or J K L in the viewer"),
            Action("cut.full", "Picture over the whole screen", self.monitor.full, "", "corners-out", there, hint="F"),
            Action(
                "cut.loop", "Begin anew at the end", lambda: player.set_loop(not player.loop), "", "repeat",
                checked=lambda: player.loop, hint="Between in and out where they are set",
            ),
            *(
                Action(
                    f"cut.mode.{key}", f"Play: {words.lower()}", partial(player.set_mode, key), "", "",
                    checked=partial(lambda key: player.mode == key, key), rule=key == MODES[0][0],
                )
                for key, words in MODES
            ),
        )  # fmt: skip
