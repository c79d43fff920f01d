"""The house's floors hold: imports go down only, and every module is small, said in one sentence, and well named."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

HOME = Path(__file__).parents[1]
MODULES = sorted([*HOME.glob("studio/**/*.py"), *HOME.glob("pipelines/**/*.py")])
TESTS = sorted(HOME.glob("tests/**/*.py"))
# Words that say nothing about what is inside.
EMPTY_WORDS = {
    "manager", "managers", "handler", "handlers", "service", "services", "helper", "helpers", "util", "utils", "data",
    "info", "process", "item", "items", "object", "objects", "common", "misc",
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def lowest_floor() -> list[Path]:
    """What may import the standard library alone: the film, and the last line of the pipelines' floors."""
    project: dict[str, Any] = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    floors = next(one for one in contracts if one.get("containers") == ["pipelines"])["layers"]
    names = set(re.findall(r"\w+", floors[-1]))
    assert {"requests", "results", "report"} <= names
    return [*HOME.glob("studio/film/**/*.py"), HOME / "studio" / "trouble.py"] + [
        path for path in MODULES if path.parent.name == "pipelines" and path.stem in names
    ]


def imports(path: Path) -> set[str]:
    """The first names of all that a module imports, wherever in it; its own packages by their first two names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return {
        ".".join(name.split(".")[:2]) if name.startswith(("studio", "pipelines")) else name.split(".")[0]
        for name in found
    }


def test_imports_go_down_only() -> None:
    """A new module in studio/ or pipelines/ needs a floor: add its name to [tool.importlinter] in pyproject.toml."""
    program = "from importlinter.cli import lint_imports_command as check; check(['--no-logo', '--no-cache'])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", lowest_floor(), ids=name_of)
def test_the_lowest_floor_is_standard_library_alone(path: Path) -> None:
    own = ("studio.film", "studio.trouble") if name_of(path).startswith("studio") else ("pipelines",)
    assert not [name for name in imports(path) if name not in sys.stdlib_module_names and not name.startswith(own)]


def test_every_module_says_what_it_is_for() -> None:
    """The first thing in a module is a docstring whose first line is one sentence."""
    silent = []
    for path in [*MODULES, *TESTS]:
        said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
        if not said or not said.splitlines()[0].rstrip().endswith((".", "?", ":", "!")):
            silent.append(name_of(path))
    assert not silent, f"these do not say in their first line what they are for: {', '.join(silent)}"


def test_no_module_is_two() -> None:
    long = {name_of(path): count for path in MODULES if (count := len(path.read_text("utf-8").splitlines())) > 400}
    assert not long, f"past 400 lines, asking to be two: {long}"


def test_module_names_say_something() -> None:
    empty = [name_of(path) for path in [*MODULES, *TESTS] if EMPTY_WORDS & set(path.stem.lower().split("_"))]
    folders = {name_of(path.parent) for path in MODULES if path.parent.name in EMPTY_WORDS}
    assert not empty and not folders


def test_nothing_tells_where_it_was_made() -> None:
    """No index, no credential and no folder of one machine in what everybody downloads."""
    read = [
        HOME / "pyproject.toml",
        HOME / "packaging" / "constraints.txt",
        *sorted((HOME / "packaging" / "lock").glob("*.txt")),
    ]
    assert len(read) == 4
    for path in read:
        text = path.read_text("utf-8")
        told = [
            line
            for line in text.splitlines()
            if re.search(r"://|^\s*-|--index|--find-links|\s@\s|\+cpu", line.split("--hash=")[0])
        ]
        assert not told, f"{name_of(path)}: {told[:3]}"


def pins(path: Path) -> dict[str, str]:
    """{package: version} of a lock or of the constraints."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", path.read_text("utf-8"), re.MULTILINE))


def test_what_was_tested_is_one_list() -> None:
    """Both locks say the versions that the launcher installs, and each version of theirs has a hash."""
    tested = pins(HOME / "packaging" / "constraints.txt")
    for name in ("run.txt", "dev.txt"):
        path = HOME / "packaging" / "lock" / name
        locked = pins(path)
        assert locked.items() <= tested.items()
        blocks = re.split(r"^(?=\S)", path.read_text("utf-8"), flags=re.MULTILINE)
        assert all("--hash=sha256:" in block for block in blocks if block.strip() and not block.startswith("#"))
    assert pins(HOME / "packaging" / "lock" / "dev.txt") == tested


def test_every_bound_has_two_ends_and_holds_what_was_tested() -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))
    tested = pins(HOME / "packaging" / "constraints.txt")
    for line in [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]:
        asked = Requirement(line)
        ends = {one.operator for one in asked.specifier}
        assert ends in ({">=", "<"}, {"=="}), line
        assert tested[asked.name.lower()] in asked.specifier, line
