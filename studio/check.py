"""`workprint check`: format, lint, types and floors, as a commit must have them."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from studio.trouble import Trouble

HOME = Path(__file__).parents[1]
CODE = ("studio", "pipelines", "tests")
FLOORS = "from importlinter.cli import lint_imports_command as check; check(['--no-logo'])"
CHECKS: dict[str, tuple[str, ...]] = {
    "format": ("-m", "ruff", "format", "--check", *CODE),
    "lint": ("-m", "ruff", "check", *CODE),
    "types": ("-m", "mypy"),
    "floors": ("-c", FLOORS),
}


def check(arguments: argparse.Namespace) -> int:
    """Run all four and print what the failing ones said: 0 when all passed, otherwise 1. Trouble without a checkout."""
    if not (HOME / "pyproject.toml").is_file():
        raise Trouble(f"{HOME} is not a checkout of Workprint, and there is nothing to check; run it in a clone")
    failed = 0
    for name, command in CHECKS.items():
        done = subprocess.run(
            [sys.executable, *command], cwd=HOME, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        print(f"{'ok' if done.returncode == 0 else 'failed':8}{name}", flush=True)
        if done.returncode:
            failed = 1
            print((done.stdout + done.stderr).rstrip(), flush=True)
    return failed
