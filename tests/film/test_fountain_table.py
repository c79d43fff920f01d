"""The 55 cases of the Fountain conformance table: kinds, words, numbers and lines of every element, exactly."""

# ruff: noqa: E501  screenplays and tables of cases keep their lines whole

from __future__ import annotations

from typing import Any

import pytest

from studio.film.fountain import HIDDEN
from studio.film.script import Script

# Name, text, and the elements: kind, text, (first, last line) and, where it has one, the number, level or "dual".
CASES: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    ('heading INT.', '\nINT. MILL - DAY\n\nText.', [('heading', 'INT. MILL - DAY', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('heading in lower case', '\nint. mill - day\n\nText.', [('heading', 'int. mill - day', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('heading INT without a dot', '\nINT MILL - DAY\n\nText.', [('heading', 'INT MILL - DAY', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('heading INT/EXT.', '\nINT/EXT. TRAM - DAY\n\nText.', [('heading', 'INT/EXT. TRAM - DAY', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('heading INT./EXT.', '\nINT./EXT. TRAM - DAY\n\nText.', [('heading', 'INT./EXT. TRAM - DAY', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('heading I/E', '\nI/E TRAM - DAY\n\nText.', [('heading', 'I/E TRAM - DAY', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('heading EST.', '\nEST. HARBOUR\n\nText.', [('heading', 'EST. HARBOUR', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('no heading: a word that begins with Int', '\nA.\n\nInternal post is late.\n\nB.', [('action', 'A.', (2, 2)), ('action', 'Internal post is late.', (4, 4)), ('action', 'B.', (6, 6))]),
    ('no transition: FADE IN: within a sentence', '\nWe slowly FADE IN: a gate.\n\nB.', [('action', 'We slowly FADE IN: a gate.', (2, 2)), ('action', 'B.', (4, 4))]),
    ('forced heading', '\n.THROUGH THE KEYHOLE\n\nText.', [('heading', 'THROUGH THE KEYHOLE', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('forced heading, first letter not ASCII', '\n.ÉGLISE - JOUR\n\nText.', [('heading', 'ÉGLISE - JOUR', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('three dots begin action', '\n...and the tide turns.\n\nB.', [('action', '...and the tide turns.', (2, 2)), ('action', 'B.', (4, 4))]),
    ('scene number', '\nINT. MILL - DAY #1-A.2#\n\nText.', [('heading', 'INT. MILL - DAY', (2, 2), '1-A.2'), ('action', 'Text.', (4, 4))]),
    ('scene number on a forced heading', '\n.KEYHOLE #110A#\n\nText.', [('heading', 'KEYHOLE', (2, 2), '110A'), ('action', 'Text.', (4, 4))]),
    ('dialogue', '\nMARTA\nThe wheel is stuck.\n\nText.', [('character', 'MARTA', (2, 2)), ('dialogue', 'The wheel is stuck.', (3, 3)), ('action', 'Text.', (5, 5))]),
    ('parenthetical first', '\nMARTA\n(pulling the lever)\nNow it turns.\n\nX.', [('character', 'MARTA', (2, 2)), ('parenthetical', 'pulling the lever', (3, 3)), ('dialogue', 'Now it turns.', (4, 4)), ('action', 'X.', (6, 6))]),
    ('parenthetical in the middle', '\nMARTA\nOne.\n(beat)\nTwo.\n\nX.', [('character', 'MARTA', (2, 2)), ('dialogue', 'One.', (3, 3)), ('parenthetical', 'beat', (4, 4)), ('dialogue', 'Two.', (5, 5)), ('action', 'X.', (7, 7))]),
    ('extension with spaces', '\nAUNT (O. S.)\nSupper! Come in!\n\nX.', [('character', 'AUNT (O. S.)', (2, 2)), ('dialogue', 'Supper! Come in!', (3, 3)), ('action', 'X.', (5, 5))]),
    ('extension in lower case', '\nPETER (on the phone)\nSay that again?\n\nX.', [('character', 'PETER (on the phone)', (2, 2)), ('dialogue', 'Say that again?', (3, 3)), ('action', 'X.', (5, 5))]),
    ('two extensions', "\nROSA (V.O.)(CONT'D)\nThat was long ago.\n\nX.", [('character', "ROSA (V.O.)(CONT'D)", (2, 2)), ('dialogue', 'That was long ago.', (3, 3)), ('action', 'X.', (5, 5))]),
    ('name with digits', '\nK9\nWoof.\n\nX.', [('character', 'K9', (2, 2)), ('dialogue', 'Woof.', (3, 3)), ('action', 'X.', (5, 5))]),
    ('digits alone are no name', '\n23\nis a number.\n\nX.', [('action', '23\nis a number.', (2, 3)), ('action', 'X.', (5, 5))]),
    ('forced name', '\n@deLuca\nAt last.\n\nX.', [('character', 'deLuca', (2, 2)), ('dialogue', 'At last.', (3, 3)), ('action', 'X.', (5, 5))]),
    ('name, first letter not ASCII', '\nÉLODIE\nBonjour.\n\nX.', [('character', 'ÉLODIE', (2, 2)), ('dialogue', 'Bonjour.', (3, 3)), ('action', 'X.', (5, 5))]),
    ('name in Cyrillic', '\nМАША\nПривет.\n\nX.', [('character', 'МАША', (2, 2)), ('dialogue', 'Привет.', (3, 3)), ('action', 'X.', (5, 5))]),
    ('capitals alone are action', '\nTHE LAMPS GO OUT\n\nText.', [('action', 'THE LAMPS GO OUT', (2, 2)), ('action', 'Text.', (4, 4))]),
    ('forced action', '\n!COUNTING THE SACKS...\nOne is missing.\n\nX.', [('action', 'COUNTING THE SACKS...\nOne is missing.', (2, 3)), ('action', 'X.', (5, 5))]),
    ('dual dialogue', '\nMARTA\nNot today.\n\nPETER ^\nNot today.\n\nX.', [('character', 'MARTA', (2, 2)), ('dialogue', 'Not today.', (3, 3)), ('character', 'PETER', (5, 5), 'dual'), ('dialogue', 'Not today.', (6, 6)), ('action', 'X.', (8, 8))]),
    ('two spaces keep a blank line in dialogue', '\nTELLER\nTen.\nFour.\n  \nAnything else?\n\nX.', [('character', 'TELLER', (2, 2)), ('dialogue', 'Ten.\nFour.\n\nAnything else?', (3, 6)), ('action', 'X.', (8, 8))]),
    ('transition', '\nText.\n\nCUT TO:\n\nINT. X - DAY\n\nY.', [('action', 'Text.', (2, 2)), ('transition', 'CUT TO:', (4, 4)), ('heading', 'INT. X - DAY', (6, 6)), ('action', 'Y.', (8, 8))]),
    ('forced transition', '\nText.\n\n> Iris out.\n\nINT. X - DAY\n\nY.', [('action', 'Text.', (2, 2)), ('transition', 'Iris out.', (4, 4)), ('heading', 'INT. X - DAY', (6, 6)), ('action', 'Y.', (8, 8))]),
    ('TO: with text below is a name', '\nCUT TO:\nsomething\n\nX.', [('character', 'CUT TO:', (2, 2)), ('dialogue', 'something', (3, 3)), ('action', 'X.', (5, 5))]),
    ('centred', '\n> THE END <\n\nX.', [('centred', 'THE END', (2, 2)), ('action', 'X.', (4, 4))]),
    ('lyric in dialogue', '\nROSA\n~Turn, wheel, turn!\n\nX.', [('character', 'ROSA', (2, 2)), ('lyric', 'Turn, wheel, turn!', (3, 3)), ('action', 'X.', (5, 5))]),
    ('lyric alone', '\n~Turn, wheel!\n\nX.', [('lyric', 'Turn, wheel!', (2, 2)), ('action', 'X.', (4, 4))]),
    ('page break', '\nA.\n\n===\n\nB.', [('action', 'A.', (2, 2)), ('page break', '', (4, 4)), ('action', 'B.', (6, 6))]),
    ('sections', '\n# Act One\n\n## Seq\n\nB.', [('section', 'Act One', (2, 2), 1), ('section', 'Seq', (4, 4), 2), ('action', 'B.', (6, 6))]),
    ('synopsis under a section and a heading', '\n# Act\n\n= Meet the miller.\n\nINT. X - DAY\n\n= Scene syn.\n\nB.', [('section', 'Act', (2, 2), 1), ('synopsis', 'Meet the miller.', (4, 4)), ('heading', 'INT. X - DAY', (6, 6)), ('synopsis', 'Scene syn.', (8, 8)), ('action', 'B.', (10, 10))]),
    ('synopsis under neither', '\nA.\n\n= Syn.\n\nB.', [('action', 'A.', (2, 2)), ('synopsis', 'Syn.', (4, 4)), ('action', 'B.', (6, 6))]),
    ('note within a line', '\nA note [[yes]] here.\n\nB.', [('action', 'A note  here.', (2, 2)), ('action', 'B.', (4, 4))]),
    ('note as its own paragraph', '\nA.\n\n[[a note]]\n\nB.', [('action', 'A.', (2, 2)), ('action', 'B.', (6, 6))]),
    ('note over two lines', '\nA. [[line one\nline two]] end.\n\nB.', [('action', 'A.  end.', (2, 3)), ('action', 'B.', (5, 5))]),
    ('note over a two-space blank line', '\nA. [[line one\n  \nline two]] end.\n\nB.', [('action', 'A.  end.', (2, 4)), ('action', 'B.', (6, 6))]),
    ('note in a heading', '\nINT. X - DAY [[VFX]]\n\nB.', [('heading', 'INT. X - DAY', (2, 2)), ('action', 'B.', (4, 4))]),
    ('boneyard within a line', '\nA /* cut */ b.\n\nB.', [('action', 'A  b.', (2, 2)), ('action', 'B.', (4, 4))]),
    ('boneyard over paragraphs', '\nA.\n\n/*\nINT. DEAD - DAY\n\nGone.\n*/\n\nB.', [('action', 'A.', (2, 2)), ('action', 'B.', (10, 10))]),
    ('boneyard with a blank line, inside a paragraph', '\nA /* x\n\ny */ b.\n\nB.', [('action', 'A  b.', (2, 4)), ('action', 'B.', (6, 6))]),
    ('indent kept', '\nText.\n\n\tTabbed.\n\nB.', [('action', 'Text.', (2, 2)), ('action', '    Tabbed.', (4, 4)), ('action', 'B.', (6, 6))]),
    ('several blank lines', '\nA.\n\n\n\nB.', [('action', 'A.', (2, 2)), ('action', 'B.', (6, 6))]),
    ('heading with text straight below is action', '\nINT. X - DAY\nText straight after.\n\nB.', [('action', 'INT. X - DAY\nText straight after.', (2, 3)), ('action', 'B.', (5, 5))]),
    ('CRLF', '\r\nINT. X - DAY\r\n\r\nMARTA\r\nHi.\r\n\r\nB.', [('heading', 'INT. X - DAY', (2, 2)), ('character', 'MARTA', (4, 4)), ('dialogue', 'Hi.', (5, 5)), ('action', 'B.', (7, 7))]),
    ('title page', 'Title:\n    _**THE MILL**_\n    _**AT NIGHT**_\nCredit: Written by\nDraft date: 1/20/2026\n\nINT. X - DAY\n\nB.', [('heading', 'INT. X - DAY', (7, 7)), ('action', 'B.', (9, 9))]),
    ('no title page: the file begins with FADE IN:', 'FADE IN:\n\nINT. X - DAY\n\nB.', [('action', 'FADE IN:', (1, 1)), ('heading', 'INT. X - DAY', (3, 3)), ('action', 'B.', (5, 5))]),
    ('no title page: the file begins with a colon line', 'Wait: what is this?\n\nB.', [('action', 'Wait: what is this?', (1, 1)), ('action', 'B.', (3, 3))]),
    ('escaped asterisks kept', '\nMarta turns the dial to this: **\\*9765\\***\n\nB.', [('action', 'Marta turns the dial to this: **\\*9765\\***', (2, 2)), ('action', 'B.', (4, 4))]),
]  # fmt: skip


def read(text: str) -> list[tuple[Any, ...]]:
    seen = []
    for e in Script.from_text(text).elements:
        if e.kind not in HIDDEN:
            extra = e.number or e.level or ("dual" if e.dual else None)
            seen.append((e.kind, e.text, e.lines, *([extra] if extra else [])))
    return seen


@pytest.mark.parametrize(("name", "text", "elements"), CASES, ids=[case[0] for case in CASES])
def test_case(name: str, text: str, elements: list[tuple[Any, ...]]) -> None:
    assert read(text) == elements


def test_there_are_55() -> None:
    assert len(CASES) == 55
