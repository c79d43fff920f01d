"""What Tab, Enter and capitals do on the sheet: one writes elements, and Fountain is what comes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from studio.film.forcing import CYCLE, bare, written_as
from studio.film.fountain import SPOKEN
from studio.film.heading import STANDARD, opens_scene, parse
from studio.film.vocabulary import Vocabulary
from studio.widgets.completions import Completions
from studio.widgets.ink import units
from studio.widgets.sheet import Sheet

OPENINGS = ("INT. ", "EXT. ", "INT./EXT. ")
EXTENSIONS = ("V.O.", "O.S.", "O.C.", "CONT'D", "ON PHONE", "INTO DEVICE", "SUBTITLED")
TRANSITIONS = ("CUT TO:", "DISSOLVE TO:", "SMASH CUT TO:", "MATCH CUT TO:", "JUMP CUT TO:", "FADE TO:", "INTERCUT TO:")
_LOUD = ("character", "heading", "transition")
_GUESS = 3  # capitals in a row before a line is taken for a name: "A" and "TV" begin sentences too


_NOTE = re.compile(r"\[\[.*?(?:\]\]|$)")


class Typewriter(Sheet):
    """A sheet with the habits of a screenwriter's keyboard."""

    rested = Signal()  # the keys go elsewhere
    vocabulary = Vocabulary()
    _meant: tuple[int, str] | None = None  # the line and what it is going to be

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = -1  # the line that Enter left empty by itself
        self._fragment = 0  # how many letters before the cursor a choice replaces
        self.completions = Completions(self._complete, self)

    # ---- what a line is meant to be

    def meant(self, line: int) -> str:
        """What was asked for by Tab or Enter, else capitals below a blank line are a name while one types them."""
        if self._meant:
            at, kind = self._meant
            if line == at:
                return kind
            if line == at - 1 and kind in ("dialogue", "parenthetical") and self.inks[line].kind == "action":
                return "character"
        if line == self._line and self._guessed(line):
            return "character"
        return ""

    def _guessed(self, line: int) -> bool:
        text = self.lines[line].strip()
        return (
            self.inks[line].kind == "action"
            and text.isupper()
            and (len(text) >= _GUESS or text in self.vocabulary.names)
            and not opens_scene(text)
            and text[0] not in "!>~#=."
            and (line == 0 or not self.lines[line - 1].strip())
            and (line + 1 >= len(self.lines) or not self.lines[line + 1].strip())
        )

    def mean(self, kind: str, line: int | None = None) -> None:
        """The line under the cursor is going to be that; an empty kind takes it back."""
        was = self._meant[0] if self._meant else -1
        line = self.textCursor().blockNumber() if line is None else line
        self._meant = (line, kind) if kind else None
        self.redress([was - 1, was, line - 1, line, line + 1])

    def edited(self, line: int, more: int) -> None:
        """A line that was meant to be something moves with what is put in above it."""
        if self._meant and more and line < self._meant[0]:
            self._meant = (self._meant[0] + more, self._meant[1])

    def left(self, line: int) -> None:
        """What a line was meant to be is written down when the cursor leaves it."""
        self._opened = -1 if self._opened != self._line else self._opened
        if self._meant and self._meant[0] == line and line < len(self.lines):
            kind = self._meant[1]
            self._meant = None
            if kind in ("heading", "transition") and self.lines[line].strip() and self.inks[line].kind != kind:
                self._write(line, written_as(self.lines[line], kind))
        self.redress([line - 1, line, line + 1, self._line - 1, self._line])
        self.completions.hide()

    def set_kind(self, kind: str) -> None:
        """Make the line under the cursor that, as Ctrl+1 to Ctrl+6 do elsewhere."""
        cursor = self.textCursor()
        line = cursor.blockNumber()
        text = self.lines[line]
        cursor.beginEditBlock()
        if text.strip():
            below = line + 1 < len(self.lines) and bool(self.lines[line + 1].strip())
            self._write(line, written_as(text, kind, below))
        before = line > 0 and bool(self.lines[line - 1].strip())
        if kind in ("dialogue", "parenthetical"):
            if not before and line > 1 and self.lines[line - 2].strip():
                self._write(line - 1, None)
                line -= 1
        elif before:
            self._insert_at(line, "\n")
            line += 1
        cursor.endEditBlock()
        self.mean(kind, line)
        self._suggest()

    def _write(self, line: int, text: str | None) -> None:
        """Another text for a line; None takes the line out."""
        block = self.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        if text is None:
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        elif text != self.lines[line]:
            cursor.insertText(text)

    def _insert_at(self, line: int, text: str) -> None:
        QTextCursor(self.document().findBlockByNumber(line)).insertText(text)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tab, Enter, capitals and the list of suggestions; everything else is Qt's."""
        self.settle_lines()
        self._pressed(event)
        self.settle_lines()

    def _pressed(self, event: QKeyEvent) -> None:
        key, mods = event.key(), event.modifiers()
        plain = mods in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._choosing(key, plain):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and not self.isReadOnly():
            self._return()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mods == Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertText("\n")  # Qt's own would be a line within the line
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not self.isReadOnly():
            self._tab(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key == Qt.Key.Key_Backspace and plain and self._meant and not self._here()[1].strip():
            self.mean("")
            self.completions.hide()
            return
        else:
            text = event.text()
            loud = text.upper()
            if text and plain and text != loud and len(loud) == len(text) and self._is_loud():
                event = QKeyEvent(event.type(), key, mods, loud, event.isAutoRepeat(), event.count())
            super().keyPressEvent(event)
            if (not text or text < " ") and key not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self.completions.hide()
                return
        self._capitals()
        self._suggest()
        self.ensureCursorVisible()

    def _choosing(self, key: int, plain: bool) -> bool:
        """Keys for the list of suggestions while it is there."""
        if self.completions.isHidden():
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and plain:
            self.completions.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.completions.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.completions.take()
            if self.completions.isHidden():
                self._return()
                self._suggest()
        elif key == Qt.Key.Key_Tab and self._fragment:
            self.completions.take()
        else:
            return False
        return True

    def _here(self) -> tuple[int, str, int]:
        """The line under the cursor, its text, and the place in it."""
        cursor = self.textCursor()
        line = cursor.blockNumber()
        text = self.lines[line] if line < len(self.lines) else ""
        return line, text, min(cursor.positionInBlock(), units(text, len(text)))

    def _is_loud(self) -> bool:
        """Whether what is typed here becomes capitals."""
        line, text, _ = self._here()
        if self._meant and self._meant[0] == line:
            return self._meant[1] in _LOUD and "(" not in text
        return self.inks[line].kind == "heading" and text.isupper()

    def _capitals(self) -> None:
        """``int.`` typed at the head of a line becomes ``INT.``"""
        line, text, _ = self._here()
        if self.inks[line].kind == "heading" and 3 < len(text) <= 10 and not text.isupper():
            found = STANDARD.match(text)
            if found and not found["rest"].strip():
                at = self.textCursor().position()
                self._write(line, text.upper())
                cursor = self.textCursor()
                cursor.setPosition(at)
                self.setTextCursor(cursor)

    def _return(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.removeSelectedText()
        line, text, at = self._here()
        kind, below = self.shown(line), self.lines[line + 1].strip() if line + 1 < len(self.lines) else ""
        if not text.strip():
            self._return_on_nothing(line)
            return
        if kind == "parenthetical" and text[at:] == ")":
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)
            at = len(text)
        at_end = at >= units(text, len(text))
        if self._meant and self._meant[0] == line and at_end and kind in _LOUD and kind != "character":
            self._write(line, written_as(text, kind))
        cursor = self.textCursor()
        if not at_end:
            cursor.insertText("\n\n" if kind == "action" and at else "\n")
            return
        if kind in ("character", "parenthetical"):
            cursor.insertText("\n")
            self.mean("dialogue" if not below else "", line + 1)
        elif kind == "title" or below:
            cursor.insertText("\n")
        else:
            cursor.insertText("\n\n")
            self._opened = line + 2
            self.mean("")

    def _return_on_nothing(self, line: int) -> None:
        """Enter on an empty line: twice for a new paragraph is a habit, and is once here."""
        if self._opened == line:
            self._opened = -1
        elif self._meant and self._meant[0] == line:
            speaking = self._meant[1] in ("dialogue", "parenthetical")
            self.mean("")
            if speaking:
                self.textCursor().insertText("\n")
        else:
            self.textCursor().insertText("\n")

    def _tab(self, by: int) -> None:
        line, text, at = self._here()
        kind, cursor = self.shown(line), self.textCursor()
        at_end = at >= units(text, len(text))
        speaking = line > 0 and self.shown(line - 1) in SPOKEN and bool(self.lines[line - 1].strip())
        if text.strip() == "()":
            self._write(line, "")
            self.mean("dialogue")
        elif not text.strip():
            if speaking:
                self._brackets("")
            else:
                now = kind if kind in CYCLE else "action"
                wanted = CYCLE[(CYCLE.index(now) + by) % len(CYCLE)]
                self.mean("" if wanted == "action" else wanted)
        elif kind in ("character", "dialogue") and at_end and by > 0:
            self._brackets("\n")
        elif kind == "parenthetical" and by > 0:
            self._return()
        elif kind == "heading" and at_end and by > 0 and not parse(bare(text)).time:
            cursor.insertText("- " if text.endswith(" ") else " - ")
        elif kind in CYCLE:
            self.set_kind(CYCLE[(CYCLE.index(kind) + by) % len(CYCLE)])

    def _brackets(self, before: str) -> None:
        """Begin a parenthetical."""
        cursor = self.textCursor()
        cursor.insertText(f"{before}()")
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        self.setTextCursor(cursor)
        self.mean("parenthetical")

    # ---- marks

    def wrap(self, before: str, after: str) -> None:
        """Put marks around what is selected, or around the cursor."""
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n")
        cursor.insertText(before + words + after)
        if not words:
            cursor.setPosition(cursor.position() - len(after))
        self.setTextCursor(cursor)

    def go_to_note(self, by: int) -> bool:
        """To the next note, or the one before (-1), round the ends; False when there is none."""
        here = self.textCursor()
        key = (here.blockNumber(), here.selectionStart() - here.block().position())
        found = [
            (n, units(text, hit.start()), units(text, hit.end()))
            for n, text in enumerate(self.lines)
            if "[[" in text
            for hit in _NOTE.finditer(text)
        ]
        if not found:
            return False
        ahead = [one for one in found if one[:2] > key] if by > 0 else [one for one in found if one[:2] < key]
        line, start, end = (ahead or found)[0 if by > 0 else -1]
        self.go_to(line, 0.35)
        cursor = self.textCursor()
        at = cursor.block().position()
        cursor.setPosition(at + start)
        cursor.setPosition(at + end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    # ---- suggestions

    def _suggest(self) -> None:
        choices, fragment = self._choices()
        self._fragment = fragment
        where = self.cursorRect().translated(self.viewport().pos())
        where.moveLeft(round(where.left() - fragment * self.letter))
        self.completions.offer(choices, where)

    def _choices(self) -> tuple[list[str], int]:
        """What could come next, and how many letters before the cursor it would replace."""
        line, text, at = self._here()
        if at < units(text, len(text)) or self.isReadOnly() or not self.hasFocus():
            return [], 0
        kind, meant = self.shown(line), bool(self._meant and self._meant[0] == line)
        words = text.lstrip(" \t@>.")
        if kind == "character":
            if "(" in words:
                typed = words.rpartition("(")[2].lstrip()
                return ([] if ")" in typed else _fitting(typed, EXTENSIONS, ")")), len(typed)
            names = [*self._speaking(line), *self.vocabulary.names, *(() if meant else TRANSITIONS)]
            return (_fitting(words, names) if words or meant else []), len(words)
        if kind == "transition":
            return (_fitting(words, TRANSITIONS) if meant or words else []), len(words)
        if kind != "heading":
            return [], 0
        if found := STANDARD.match(words):
            rest = found["rest"]
            if " - " in rest:
                typed = rest.rpartition(" - ")[2]
                return (_fitting(typed, self.vocabulary.times) if "#" not in typed else []), len(typed)
            ends = words.endswith((" ", ".")) or rest
            return (_fitting(rest, self.vocabulary.places, " - ") if ends else []), len(rest)
        return (_fitting(words, OPENINGS) if meant else []), len(words)

    def _speaking(self, line: int) -> list[str]:
        """Who spoke above in this scene, the one before the last first: they take turns."""
        spoke: list[str] = []
        for n in range(line - 1, max(-1, line - 120), -1):
            if self.inks[n].kind == "heading":
                break
            name = re.split(r"[(（^]", bare(self.lines[n]))[0].strip()
            if self.inks[n].kind == "character" and name not in spoke:
                spoke.append(name)
        return [*spoke[1:2], *spoke[:1], *spoke[2:]]

    def _complete(self, choice: str) -> None:
        """Put a choice in place of what was typed of it."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, self._fragment)
        room = "" if cursor.selectionStart() == cursor.block().position() else cursor.block().text()
        lead = " " if self._fragment == 0 and room.rstrip() == room and room.endswith(".") else ""
        cursor.insertText(lead + choice)
        self._suggest()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """No list without the cursor; and the writer rests."""
        self.completions.hide()
        super().focusOutEvent(event)
        self.rested.emit()


def _fitting(typed: str, known: Sequence[str], tail: str = "") -> list[str]:
    """What begins with the letters typed, unless it is all there already."""
    loud = re.sub(r"\s+", " ", typed).upper()
    found = [one for one in known if one.upper().startswith(loud) and one.upper() != loud.strip()]
    return [one + tail for one in dict.fromkeys(found)][:24]
