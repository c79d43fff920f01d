"""Who the people of a film are must come out the same for every shot, and right for the plain ways of writing it."""

from __future__ import annotations

import pytest

from studio.film.cast import cast_of
from studio.film.script import Script


def _one(name: str, action: str, *others: str) -> tuple[str, str]:
    script = Script.from_text(f"INT. ROOM - DAY\n\n{action}\n")
    person = cast_of(script, (name, *others))[0]
    return person.kind, person.costume


@pytest.mark.parametrize(
    ("name", "action", "kind"),
    [
        ("VERA", "VERA (38), a woman in a racing suit, kneels.", "woman"),
        ("IRO", "IRO (70), the timekeeper, comes down. He holds a lantern.", "old man"),
        ("SIGNE", "Ten steps behind him, SIGNE (8), a girl in a scarf, stops when he stops.", "girl"),
        ("SAM", "SAM waits. He looks at his watch.", "man"),
        ("NOOR", "NOOR, 9, hides under the table. She holds her breath.", "girl"),
        ("OLD WOMAN", "An OLD WOMAN feeds the birds.", "old woman"),
        ("ROBIN", "ROBIN waits.", "person"),
    ],
)
def test_kind(name: str, action: str, kind: str) -> None:
    assert _one(name, action)[0] == kind


def test_a_pronoun_belongs_to_the_last_named() -> None:
    action = "ANNA (30), in an open helmet, drives. Her face is Vera's face.\n\nVERA, a man's name no more, stares. He"
    assert _one("ANNA", action, "VERA")[0] == "woman"


def test_what_they_wear_is_read_from_the_introduction() -> None:
    assert _one("VERA", "VERA, a woman in a racing suit, kneels.")[1] == "racing suit"
    assert _one("TOM", "TOM opens the door.")[1] == ""
