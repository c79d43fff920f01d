"""What a person settled for the window: one readable file, nothing about any film."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from studio.crew.home import PLACE

RECENT = 12


class Settings:
    """Theme, window, recent films, shortcuts. Lies beside the crew's state where that has a place of its own."""

    def __init__(self, file: Path | None = None) -> None:
        named = os.environ.get(PLACE)
        file = file or (Path(named) / "window.ini" if named else None)
        ini = QSettings.Format.IniFormat
        self._kept = (
            QSettings(str(file), ini) if file else QSettings(ini, QSettings.Scope.UserScope, "workprint", "workprint")
        )

    @property
    def theme(self) -> str:
        """The name of the theme."""
        return str(self._kept.value("theme", "dark"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._kept.setValue("theme", name)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Films opened lately that are still there, the last first."""
        listed: Any = self._kept.value("recent", []) or []
        names = [listed] if isinstance(listed, str) else listed
        return tuple(path for path in map(Path, names) if path.is_dir())

    def opened(self, folder: Path) -> None:
        """This film is the last one opened."""
        rest = [str(path) for path in self.recent if path != folder]
        self._kept.setValue("recent", [str(folder), *rest][:RECENT])

    def window(self, name: str) -> QByteArray | None:
        """The kept ``name`` (geometry, docks) of the window."""
        value = self._kept.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else None

    def keep_window(self, name: str, value: QByteArray) -> None:
        """Keep the geometry or the docks."""
        self._kept.setValue(f"window/{name}", value)

    def shortcut(self, action: str, usual: str) -> str:
        """The key of an action: the person's own, else the usual one."""
        return str(self._kept.value(f"keys/{action}", usual))

    def keep_shortcut(self, action: str, key: str, usual: str) -> None:
        """Another key for an action; the usual one takes the choice back."""
        if key == usual:
            self._kept.remove(f"keys/{action}")
        else:
            self._kept.setValue(f"keys/{action}", key)

    def get(self, name: str, otherwise: Any = "") -> Any:
        """Anything else a panel keeps about how it looks, under ``panels/``."""
        return self._kept.value(f"panels/{name}", otherwise)

    def keep(self, name: str, value: Any) -> None:
        """Keep it."""
        self._kept.setValue(f"panels/{name}", value)

    def sync(self) -> None:
        """Write it to the disk now."""
        self._kept.sync()
