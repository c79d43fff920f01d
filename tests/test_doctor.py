"""The doctor must be right about whether a film can be made, and never fall ill itself."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio import doctor
from studio.doctor import Finding

HOME = Path(__file__).parents[1]


def write_model(folder: Path, content: bytes = b"weights") -> str:
    (folder / "transformer").mkdir(parents=True)
    (folder / "transformer" / "model.safetensors").write_bytes(content)
    line = f"{hashlib.sha256(content).hexdigest()}  transformer/model.safetensors\n"
    (folder / "SHA256SUMS").write_text(line, encoding="utf-8")
    return line


def test_weights_with_their_hash_are_well(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    finding = doctor.weights(tmp_path / "model")
    assert finding.ok and not finding.mend


def test_one_changed_byte_of_the_weights_is_seen(tmp_path: Path) -> None:
    write_model(tmp_path / "model")
    (tmp_path / "model" / "transformer" / "model.safetensors").write_bytes(b"Weights")
    finding = doctor.weights(tmp_path / "model")
    assert not finding.ok and finding.needed
    assert "transformer/model.safetensors" in finding.said and finding.mend


@pytest.mark.parametrize(
    "sums", [None, "", "nonsense\n", "00  config.json\n", "00  transformer/gone.safetensors\n", "\0\xff"]
)
def test_weights_that_cannot_be_checked_are_not_called_well(tmp_path: Path, sums: str | None) -> None:
    folder = tmp_path / "model"
    write_model(folder)
    if sums is None:
        (folder / "SHA256SUMS").unlink()
    else:
        (folder / "SHA256SUMS").write_bytes(sums.encode("latin-1"))
    finding = doctor.weights(folder)
    assert not finding.ok and finding.mend


def test_the_command_that_mends_the_weights_bears_a_space_in_the_path(tmp_path: Path) -> None:
    assert f"'{tmp_path / 'my model'}'" in doctor.weights(tmp_path / "my model").mend


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("9.0.2-static", (9, 0, 2)),
        ("n9.0.2-17-g2a", (9, 0, 2)),
        ("8.1", (8, 1)),
        ("N-1234-gabc", ()),
        ("", ()),
        ("5.1.9", (5, 1, 9)),
    ],
)
def test_a_version_is_read_as_numbers(version: str, told: tuple[int, ...]) -> None:
    assert doctor.numbers(version) == told


def test_an_old_ffmpeg_is_not_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "ffmpeg"
    old.write_text("#!/bin/sh\necho 'ffmpeg version 5.1.9 Copyright'\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(old))
    finding = doctor.ffmpeg()
    assert not finding.ok and finding.needed
    assert "5.1.9" in finding.said and "8.1.3" in finding.said and finding.mend == "unset IMAGEIO_FFMPEG_EXE"


def test_a_library_that_kills_its_process_is_a_line_and_not_the_end() -> None:
    answer, trouble = doctor.ask("import os; os.kill(os.getpid(), 9)")
    assert answer == {} and trouble


@pytest.mark.parametrize(
    "program", ["raise ImportError('libGL.so.1: cannot open')", "import sys; sys.exit('libGL.so.1')"]
)
def test_the_last_line_of_a_trouble_is_told(program: str) -> None:
    answer, trouble = doctor.ask(program)
    assert answer == {} and "libGL.so.1" in trouble and "\n" not in trouble


def test_a_library_that_hangs_is_given_up() -> None:
    answer, trouble = doctor.ask("import time; time.sleep(60)", seconds=0.2)
    assert answer == {} and "timed out" in trouble


def test_a_film_can_be_made_without_what_is_not_needed() -> None:
    well = Finding("torch", True, "2.13")
    assert doctor.ready((well, Finding("qt", False, "no libGL", "apt", needed=False)))
    assert not doctor.ready((well, Finding("ffmpeg", False, "gone", "pip")))


def test_every_missing_line_has_the_command_that_mends_it() -> None:
    text = doctor.told(
        (Finding("ffmpeg", False, "gone", "mend-it"), Finding("qt", False, "no libGL", "get-qt", needed=False))
    )
    assert text.splitlines()[0].startswith("missing") and text.splitlines()[1].endswith("mend-it")
    assert text.splitlines()[2].startswith("lacks") and text.splitlines()[3].endswith("get-qt")


def test_this_machine_is_examined_whole(capsys: pytest.CaptureFixture[str]) -> None:
    code = doctor.doctor(argparse.Namespace(json=True))
    answer = json.loads(capsys.readouterr().out)
    names = [one["name"] for one in answer["findings"]]
    assert names == [
        "python",
        "venv",
        "packages",
        "qt",
        "torch",
        "ffmpeg",
        "drawing",
        "fonts",
        "disk",
        "memory",
        "model",
        "encoder",
    ]
    assert (code == 0) is answer["ready"]
    assert all(one["mend"] or one["ok"] for one in answer["findings"])
    # these come with the installation, so where tests run they are there
    assert all(
        one["ok"] for one in answer["findings"] if one["name"] in ("torch", "ffmpeg", "drawing", "encoder", "packages")
    )


def test_it_answers_where_nothing_is_installed() -> None:
    """A Python without a single package: what a broken installation comes to."""
    base = Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else f"bin/python3.{sys.version_info[1]}")
    program = "import sys; sys.path.insert(0, sys.argv[1]); from studio.cli import main; sys.exit(main(['doctor']))"
    done = subprocess.run(
        [base, "-I", "-S", "-c", program, str(HOME)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stdout.splitlines()
    assert next(line for line in lines if "torch" in line).startswith("missing")
    assert "No film can be made" in lines[-1]


def test_nothing_heavy_is_loaded_by_asking() -> None:
    program = (
        "import sys, pathlib; from studio import doctor; doctor.examine(pathlib.Path('.'), pathlib.Path('nowhere'));"
        "print(*({'torch', 'skia', 'PySide6', 'cv2', 'transformers', 'imageio_ffmpeg'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HOME, timeout=120
    )
    assert done.stdout.strip() == ""
