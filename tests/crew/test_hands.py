"""What a worker answers: always one outcome in words, never an exception that somebody else must understand."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from pipelines import stages
from pipelines.report import Report
from pipelines.requests import Request, TitleRequest
from pipelines.results import Result
from studio.crew import hands


def answer(folder: Path, request: str) -> dict[str, object]:
    job = {
        "id": "j",
        "request": request,
        "stop": str(folder / "stop"),
        "lock": str(folder / "lock"),
        "work": str(folder / "w"),
    }
    found: dict[str, object] = json.loads(hands.run(json.dumps(job)))
    return found


def card(folder: Path) -> TitleRequest:
    return TitleRequest("X", width=128, height=72, frames=4, out=str(folder / "card"))


def test_a_job_is_made_once(tmp_path: Path) -> None:
    first = answer(tmp_path, card(tmp_path).to_json())
    assert first["kind"] == "done" and (tmp_path / "card.mp4").exists()
    before = (tmp_path / "card.mp4").stat().st_mtime_ns
    assert answer(tmp_path, card(tmp_path).to_json())["result"] == first["result"]
    assert (tmp_path / "card.mp4").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (MemoryError(), "memory", "not enough memory for 128x72; close other programs, or try --size 96x64"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk", "nothing can be written: No space left on device"),
        (ZeroDivisionError("division by zero"), "refused", "nobody foresaw (ZeroDivisionError"),
    ],
)
def test_whatever_happens_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, kind: str, words: str
) -> None:
    def breaks(_request: Request, _report: Report) -> Result:
        raise error

    monkeypatch.setattr(stages, "make", breaks)
    found = answer(tmp_path, card(tmp_path).to_json())
    assert found["kind"] == kind and words in str(found["reason"])


def test_a_request_with_a_field_nobody_knows_is_refused(tmp_path: Path) -> None:
    tree = json.loads(card(tmp_path).to_json()) | {"command": "rm"}
    found = answer(tmp_path, json.dumps(tree))
    assert found["kind"] == "refused" and "'command'" in str(found["reason"])


def test_stop_before_the_first_frame_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "stop").touch()
    assert answer(tmp_path, card(tmp_path).to_json()) == {"kind": "stopped"}
    assert not list(tmp_path.glob("card*"))
