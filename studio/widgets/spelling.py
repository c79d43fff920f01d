"""Spelling, from Hunspell's English dictionary: loaded when it is first wanted, in a thread of its own."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from itertools import islice
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

_LATER = 1500  # milliseconds after which the dictionary is read
_COMMON_WORDS = "the and of to a in is it that he she his her with on at for from they as we you are into not out up"
_COMMON = frozenset(_COMMON_WORDS.split())
_BRITISH = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"), ("ysi", "yzi"), ("tre", "ter"),
    ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("grey", "gray"), ("Grey", "Gray"), ("ence", "ense"),
    ("ogue", "og"), ("mould", "mold"), ("plough", "plow"), ("tyre", "tire"), ("kerb", "curb"), ("windscreen", "screen"),
    ("pyjama", "pajama"), ("sceptic", "skeptic"), ("moustache", "mustache"), ("jewell", "jewel"),
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")


class Spelling(QObject):
    """``wrong(word)`` while ``on``; nothing is wrong until the dictionary is there, which ``ready`` tells."""

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = False
        self._dictionary: Any = None
        self._loading: threading.Thread | None = None
        self._known: dict[str, bool] = {}
        self._own: frozenset[str] = frozenset()  # words of this film: names, and what the writer added

    @property
    def on(self) -> bool:
        """Whether words are looked at."""
        return self._on

    def turn(self, on: bool) -> None:
        """On or off. The first time, the dictionary is loaded when the window has settled."""
        self._on = on
        if on and self._dictionary is None:
            QTimer.singleShot(_LATER, self, self._begin)

    def _begin(self) -> None:
        if self._on and self._loading is None:
            self._loading = threading.Thread(target=self._load, name="spelling", daemon=True)
            self._loading.start()

    def take_words(self, words: Iterable[str]) -> bool:
        """These words are right in this film; whether they are others than before."""
        own = frozenset(part.casefold() for word in words for part in _LETTERS.findall(word))
        changed, self._own = own != self._own, own
        return changed

    def wrong(self, word: str) -> bool:
        """Whether a word is misspelt. Capitals are names or shouts, and are left alone."""
        if not self._on or self._dictionary is None or len(word) < 2 or word.isupper():
            return False
        plain = word.replace("’", "'")
        right = self._known.get(plain)
        if right is None:
            right = self._known[plain] = any(self._dictionary.lookup(one) for one in (plain, *_american(plain)))
        if right:
            return False
        stem = plain.casefold().removesuffix("'s")
        return stem not in self._own and not all(part.casefold() in self._own for part in _LETTERS.findall(plain))

    def suggestions(self, word: str, most: int = 6) -> list[str]:
        """Words that may have been meant; takes half a second, so only ask when a person does."""
        if self._dictionary is None:
            return []
        return list(islice(self._dictionary.suggest(word.replace("’", "'")), most))

    def _load(self) -> None:
        self._dictionary = _english()
        with suppress(RuntimeError):  # the window is gone
            self.ready.emit()

    def wait(self) -> None:
        """Wait until the dictionary is there."""
        self._begin()
        if self._loading:
            self._loading.join()


def _american(word: str) -> list[str]:
    """How the dictionary, which is American, would write a British word: both are English."""
    return [word.replace(british, american) for british, american in _BRITISH if british in word]


@cache
def _english() -> Any:
    """The dictionary, read once: half a second and 60 MB."""
    from spylls.hunspell import Dictionary

    return Dictionary.from_files("en_US")


def looks_english(text: str) -> bool:
    """Whether a text is English, by its commonest words."""
    words = _LETTERS.findall(text[:40_000].casefold())
    return len(words) >= 20 and sum(word in _COMMON for word in words) > 0.12 * len(words)
