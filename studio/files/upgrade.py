"""Old films open: each step turns the document of one version into the document of the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.files.film import VERSION
from studio.film.time import Rate
from studio.trouble import Trouble

Document = dict[str, Any]


def _from_0(old: Document) -> Document:
    """Version 0 had the rate as a decimal, width and height apart, "good" takes, and a take's length in seconds."""
    settings = old.get("settings", {})
    rate = Rate.parse(str(settings.get("fps", 24)).removesuffix(".0"))
    return {
        **old,
        "settings": {
            "rate": str(rate),
            "size": [settings.get("width", 1280), settings.get("height", 720)],
            "seed": settings.get("seed", 1),
        },
        "takes": [
            {
                **{k: v for k, v in take.items() if k not in ("good", "seconds")},
                "circled": take.get("good", False),
                "frames": rate.frames(take["seconds"]),
                "rate": str(rate),
            }
            for take in old.get("takes", [])
        ],
    }


def _from_1(old: Document) -> Document:
    """Version 1 had no locked swatches."""
    return {**old, "locked": []}


# From which version -> the step to the next one.
_STEPS: dict[int, Callable[[Document], Document]] = {0: _from_0, 1: _from_1}


def upgraded(document: object, where: str) -> Document:
    """A document of any version we know as one of this version. Raises Trouble for a newer one, ValueError for none."""
    if not isinstance(document, dict):
        raise ValueError("it is not a film")
    version = document.get("version")
    if type(version) is not int or version < 0:
        raise ValueError("it does not say which version it is")
    if version > VERSION:
        raise Trouble(
            f"{where} was made by a newer Workprint (version {version}; this one knows {VERSION}): "
            "update Workprint to open it; nothing was changed"
        )
    while version < VERSION:
        try:
            document = _STEPS[version](document)
        except (KeyError, TypeError, AttributeError, OverflowError) as error:
            raise ValueError(f"its version {version} is incomplete ({error})") from error
        version += 1
        document["version"] = version
    return document
