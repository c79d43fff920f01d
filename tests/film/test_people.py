"""The cast: names from cues and introductions, found again in plain words; never a sound, a prop or a pronoun."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

import pytest

from studio.film import introductions
from studio.film.people import Memory
from studio.film.script import Script

TEXT = """INT. X - DAY

A BANG. The ENGINE ROARS. MARTA KOWALSKI (34), tired, picks up a BRASS KEY. The OLD MAN watches. TWO MECHANICS look up.

KATE walks in. THE PHONE RINGS. A STRANGER in a hat, and DR. HARRIS, the coroner. GUARD #2 yawns. We see a FLASH. A BMW
waits. SMOKE everywhere. three SOLDIERS run. BISCUIT, a small dog, barks. SIGNE (8), a girl, hops. CLOSE ON THE WATCH.

MARTA
Hi.

THE DRIVER (O.S.)
Yo.

WILL (CONT'D)
No.

RADIO
Static.

HE
What?

MAN'S VOICE
Psst.

MARTA AND WILL
Yes.

CLOSE ON THE WATCH
It ticks.

CUT TO:
something
"""
CAST = introductions.build(Script.from_text(TEXT).elements)


def test_who_is_in_the_film() -> None:
    assert set(CAST.people) == {
        "MARTA", "DRIVER", "WILL", "OLD MAN", "TWO MECHANICS", "KATE", "STRANGER", "DR. HARRIS", "GUARD #2", "THREE SOLDIERS", "SIGNE",
    }  # fmt: skip
    assert {n for n, p in CAST.people.items() if p.group} == {"TWO MECHANICS", "THREE SOLDIERS"}
    assert CAST.people["SIGNE"].gender == "f" and CAST.people["OLD MAN"].gender == "m"


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("The mechanics laugh at the old man.", ("TWO MECHANICS", "OLD MAN")),
        ("marta's hand", ("MARTA",)),
        ("Marta’s eyes", ("MARTA",)),
        ("Kowalski sits. Dr Harris stands.", ("MARTA", "DR. HARRIS")),
        ("the driver smiles", ("DRIVER",)),
        ("She will go.", ()),
        ("Will goes.", ("WILL",)),
        ("A photograph of Marta.", ()),
        ("Marta's voice on the radio.", ()),
        ("Marta's house burns.", ()),
        ("She has Marta's face.", ()),
        ("No sign of Marta.", ()),
        ("A letter from Marta to Kate.", ("KATE",)),
        ("Another driver honks.", ()),
        ("Martas are rare.", ()),
    ],
)
def test_who_is_seen(words: str, seen: tuple[str, ...]) -> None:
    assert CAST.seen_in(words) == seen


def test_cues() -> None:
    assert CAST.of_cue("THE DRIVER (O.S.)") == ("DRIVER",)
    assert CAST.of_cue("MARTA & WILL") == ("MARTA", "WILL")
    assert CAST.of_cue("Marta Kowalski") == ("MARTA",)


def test_pronouns_are_whoever_was_named_last() -> None:
    memory = Memory(CAST)
    assert memory.seen_in("Marta and the old man sit.") == ("MARTA", "OLD MAN")
    assert memory.seen_in("He nods.") == ("OLD MAN",)
    assert memory.seen_in("Signe hops in.") == ("SIGNE",)
    assert memory.seen_in("Her boots are wet.") == ("SIGNE",)
    assert memory.seen_in("They look at each other.") == ("OLD MAN", "SIGNE")
    assert memory.seen_in("Rain.") == ()


def test_every_alphabet_has_names() -> None:
    cast = introductions.build(
        Script.from_text("ИНТ. КУХНЯ - ДЕНЬ\n\nМаша ждёт.\n\nМАША\nПривет.\n\n@ジョン\nはい。").elements
    )
    assert cast.seen_in("Маша ждёт.") == ("МАША",)
    assert cast.seen_in("ジョン") == ("ジョン",)
