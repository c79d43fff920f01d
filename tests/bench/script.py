"""What a key costs in a script of 120 pages: on the sheet, with everything that listens to it.

python -m tests.bench.script [SCRIPT]     without one, the sample script again and again
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.app import make_window
from studio.crew.home import Home
from studio.desk.settings import Settings
from studio.files.project import create
from studio.film import edits
from studio.film.pages import measured
from studio.look.theme import dress
from studio.panels.script import ScriptPanel

SAMPLE = Path(__file__).parents[2] / "assets" / "films" / "the-ghost-lap.fountain"


def long_script(pages: int = 120) -> str:
    """The sample's scenes over and over, with names of their own each time, until there are so many pages."""
    head, _, scenes = SAMPLE.read_text("utf-8").partition("\n\n")
    text, nth = head + "\n\n", 0
    while text.count("\n") < pages * 40:
        nth += 1
        text += scenes.replace("Vera", f"Vera{nth}").replace("CHAPEL", f"CHAPEL {nth}") + "\n"
    return text


def took(times: list[float]) -> str:
    """Median, the slowest of twenty and the slowest, in milliseconds."""
    times.sort()
    return f"{times[len(times) // 2] * 1e3:6.2f} {times[len(times) * 19 // 20] * 1e3:6.2f} {times[-1] * 1e3:6.2f} ms"


def keys(sheet: object, many: int, key: Qt.Key) -> tuple[str, str]:
    """Wall and CPU of single keys, each with all that it sets off until nothing is left to do."""
    walls, cpus = [], []
    for _ in range(many):
        wall, cpu = time.perf_counter(), time.thread_time()
        QTest.keyClick(sheet, key)  # type: ignore[call-overload]
        QApplication.processEvents()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.thread_time() - cpu)
    return took(walls), took(cpus)


def main(script: str = "") -> None:
    """Type at the beginning, in the middle and near the end; then while a breakdown is made."""
    app = QApplication.instance() or QApplication(["bench"])
    dress(app)  # type: ignore[arg-type]
    text = Path(script).read_text("utf-8") if script else long_script()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "long.film"
        began = time.perf_counter()
        film = edits.begin(text)
        print(f"{measured(film.script).pages} pages, {len(film.shots)} shots, first breakdown "
              f"{time.perf_counter() - began:.2f} s; load {os.getloadavg()[0]:.1f}")  # fmt: skip
        create(folder, film)
        window = make_window(Settings(Path(name) / "ini"), Home(Path(name) / "crew"), start=lambda _home: None)
        window.room.jobs.asleep = True
        window.resize(1440, 900)
        window.show()
        began = time.thread_time()
        window.take(folder)
        panel = window.go("Write")
        assert isinstance(panel, ScriptPanel)
        app.processEvents()
        print(f"opened and shown in {time.thread_time() - began:.2f} s CPU")
        panel._proofs.spelling.wait()
        sheet = panel.sheet
        sheet.setFocus()
        print("                           median    19/20   slowest")
        for place in (0.02, 0.5, 0.98):
            cursor = sheet.textCursor()
            line = int(len(sheet.lines) * place)
            while sheet.inks[line].kind != "action":
                line += 1
            cursor.setPosition(sheet.document().findBlockByNumber(line).position())
            sheet.setTextCursor(cursor)
            sheet.ensureCursorVisible()
            for _ in range(100):
                app.processEvents()
            for named, key in (("letter", Qt.Key.Key_A), ("backspace", Qt.Key.Key_Backspace)):
                panel._typing._pause.stop()
                wall, cpu = keys(sheet, 60, key)
                print(f"{named:10s} at {place:4.0%}  wall {wall}   CPU {cpu}")
        panel._typing.commit()
        wall, cpu = keys(sheet, 60, Qt.Key.Key_B)
        print(f"letter during a breakdown  wall {wall}   CPU {cpu}")
        began = time.perf_counter()
        panel._typing.settle()
        print(f"the breakdown took {panel._typing._took:.2f} s CPU; waited {time.perf_counter() - began:.2f} s for it")
        began = time.thread_time()
        window.desk.undo()
        app.processEvents()
        print(f"undo to repaint {(time.thread_time() - began) * 1e3:.0f} ms CPU")
        scroll = sheet.verticalScrollBar()
        times = []
        for n in range(60):
            began = time.thread_time()
            scroll.setValue(20_000 + 40 * n)
            app.processEvents()
            times.append(time.thread_time() - began)
        print(f"a step of scrolling  CPU {took(times)}")
        window.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
