"""The words a script has of its own."""

from __future__ import annotations

from studio.film.script import Script
from studio.film.vocabulary import TIMES, vocabulary

TEXT = """INT. Mill - DUSK

ADA
No.

BEN (V.O.)
Yes.

BEN ^
Yes!

EXT. YARD - DUSK

A.

INT. MILL - NOON

B."""


def test_the_commonest_come_first_and_extensions_are_no_part_of_a_name() -> None:
    script = Script.from_text(TEXT)
    known = vocabulary(script, script.scenes)
    assert list(known.names) == ["BEN", "ADA"]
    assert list(known.places) == ["MILL", "YARD"]
    assert list(known.times[:2]) == ["DUSK", "NOON"]
    assert sorted(known.times) == sorted({*TIMES, "NOON"})
