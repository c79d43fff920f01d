"""``workprint shots``: the shot list of a screenplay, to read, for a program, or for a spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from studio.commands import options
from studio.files.script import read_script, title_of
from studio.files.shotlist import shots_csv, shots_json, shots_xlsx
from studio.film.breakdown import breakdown
from studio.film.shots import Shot


def shots(given: argparse.Namespace) -> int:
    """Run the verb."""
    path = Path(given.script)
    script = read_script(path)
    found = breakdown(script, given.rate)
    title = title_of(script, path)
    if given.csv:
        options.keep(options.writable(Path(given.csv), "the list"), shots_csv(found))
    if given.xlsx:
        options.keep(options.writable(Path(given.xlsx), "the list"), shots_xlsx(found, title))
    if given.json:
        print(shots_json(script, found, title))
    elif not (given.csv or given.xlsx):
        _print(title, found)
    return 0


def _print(title: str, found: tuple[Shot, ...]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    total = sum(shot.seconds for shot in found)
    table = Table(
        title=f"{title}: {len(found)} shots, {round(total) // 60} min {round(total) % 60} s", title_justify="left"
    )
    for name in ("slate", "size", "angle", "move", "s", "who", "what"):
        table.add_column(name, justify="right" if name == "s" else "left", overflow="fold")
    scene = ""
    for shot in found:
        if shot.scene != scene:
            table.add_section()
            table.add_row(Text(shot.scene, style="bold"), "", "", "", "", "", Text(shot.heading, style="bold"))
            scene = shot.scene
        framing = "" if shot.framing in ("single", "empty") else f" {shot.framing}"
        said = " ".join(f"{line.who}: {line.text}" for line in shot.dialogue)
        what = " ".join(filter(None, (shot.action, f"“{said}”" if said else "")))
        table.add_row(
            shot.slate,
            shot.size + framing,
            shot.angle,
            shot.move,
            f"{shot.seconds:.1f}",
            Text(", ".join(shot.cast)),
            Text(what),
        )
    Console(width=None if Console().is_terminal else 150).print(table)
