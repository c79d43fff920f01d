"""film.json: the part of a film that no other file of the folder holds, as text that diffs, merges and is checked.

Keys are sorted; every shot is a block with a field a line, every take and board is a line. Reading and writing are
strict: a value of the wrong kind raises ValueError that names its place, so that a damaged film is never opened as
something else, and a film that could not be opened again is never written.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from studio.film.film import Film, Settings
from studio.film.time import Rate

VERSION = 2

# What film.json holds of a film; the words, the cut and the colours have files of their own.
_HELD = (
    "title", "shots", "orphans", "dropped", "by_hand", "boards", "takes", "palette", "scene_palettes", "locked",
    "settings",
)  # fmt: skip
_BLOCKS = {"shots", "orphans", "dropped"}  # a field a line; other lists have an entry a line


def film_text(film: Film, files: Mapping[str, str]) -> str:
    """film.json for a film. ``files`` is the sha256 of every other file of the folder that belongs to the film.

    Raises ValueError for a film with a value film.json has no place for.
    """
    hints = get_type_hints(Film)
    document: dict[str, Any] = {name: _at(name, _kind(hints[name]).write, getattr(film, name)) for name in _HELD}
    document["palettes"] = [p.id for p in film.palettes]
    document["files"] = dict(files)
    document["version"] = VERSION
    text = _laid_out(document)
    if json.loads(text) != document:
        raise ValueError("it does not read back as it was")
    return text


def film_parts(document: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of Film that a document of this version holds, and "palettes" as ids. Raises ValueError."""
    hints = get_type_hints(Film)
    parts = {name: _at(name, _kind(hints[name]).read, document[name]) for name in _HELD if name in document}
    parts.setdefault("settings", Settings())
    parts["palettes"] = _at("palettes", _kind(tuple[str, ...]).read, document.get("palettes", []))
    return parts


def file_digests(document: Mapping[str, Any]) -> dict[str, str]:
    """path -> sha256 of the other files, as they were when the film was saved. Raises ValueError."""
    files = document.get("files", {})
    if not isinstance(files, dict) or not all(isinstance(v, str) for v in files.values()):
        raise ValueError("files is not a list of digests")
    return dict(files)


def no_constant(text: str) -> float:
    """For json: NaN and Infinity are no JSON, and no number a film could use."""
    raise ValueError(f"{text} is not a number")


def _laid_out(document: Mapping[str, Any]) -> str:
    """JSON with sorted keys, broken into lines where a person's change should show as one."""
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False).encode
    lines = []
    for key in sorted(document):
        value = document[key]
        if key in _BLOCKS and value:
            blocks = ",\n".join(
                "  {\n" + ",\n".join([f"   {encode(k)}: {encode(block[k])}" for k in sorted(block)]) + "\n  }"
                for block in value
            )
            lines.append(f" {encode(key)}: [\n{blocks}\n ]")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f" {encode(key)}: [\n  " + ",\n  ".join([encode(entry) for entry in value]) + "\n ]")
        elif isinstance(value, dict) and value:
            inner = ",\n".join(f"  {encode(k)}: {encode(value[k])}" for k in sorted(value))
            lines.append(f" {encode(key)}: {{\n{inner}\n }}")
        else:
            lines.append(f" {encode(key)}: {encode(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


# ---- kinds of values


@dataclass(frozen=True)
class _Kind:
    """How a kind of value goes into JSON and back. Both raise ValueError that begins with the place: ".frames is"."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _at(where: str, turn: Callable[[Any], Any], value: Any) -> Any:
    try:
        return turn(value)
    except ValueError as error:
        raise ValueError(f"{where}{error}") from None


def _only(kind: type, spelled: str) -> _Kind:
    def check(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f" is not {spelled}")
        return value

    return _Kind(check, check)


@cache
def _kind(kind: Any) -> _Kind:
    """The kind for a type hint, made once for each."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(arguments)
    if origin in (Union, types.UnionType) and type(None) in arguments and len(arguments) == 2:
        inner = _kind(next(a for a in arguments if a is not type(None)))
        return _Kind(
            lambda value: None if value is None else inner.write(value),
            lambda value: None if value is None else inner.read(value),
        )
    if origin is tuple:
        return _row(_kind(arguments[0])) if arguments[-1] is Ellipsis else _exact_row([_kind(a) for a in arguments])
    raise TypeError(f"film.json has no way to hold {kind}")


def _record(kind: type) -> _Kind:
    hints = get_type_hints(kind)
    parts = [(f.name, _kind(hints[f.name])) for f in fields(kind)]
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}

    def write(value: Any) -> dict[str, Any]:
        if type(value) is not kind:
            raise ValueError(f" is not a {kind.__name__.lower()}")
        try:
            return {name: part.write(getattr(value, name)) for name, part in parts}
        except ValueError:
            for name, part in parts:
                _at(f".{name}", part.write, getattr(value, name))
            raise

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise ValueError(" is not a block")
        if not needed <= value.keys():
            raise ValueError(f" has no {min(needed - value.keys())}")
        try:
            return kind(**{name: part.read(value[name]) for name, part in parts if name in value})
        except ValueError:
            for name, part in parts:
                if name in value:
                    _at(f".{name}", part.read, value[name])
            raise

    return _Kind(write, read)


def _row(every: _Kind) -> _Kind:
    def each(turn: Callable[[Any], Any], values: Any) -> list[Any]:
        try:
            return [turn(v) for v in values]
        except ValueError:
            for i, v in enumerate(values):
                _at(f"[{i}]", turn, v)
            raise

    return _Kind(
        lambda value: each(every.write, _a(tuple, value)), lambda value: tuple(each(every.read, _a(list, value)))
    )


def _exact_row(kinds: list[_Kind]) -> _Kind:
    def each(turns: list[Callable[[Any], Any]], values: Any) -> list[Any]:
        if len(values) != len(turns):
            raise ValueError(f" does not have {len(turns)} values")
        return [_at(f"[{i}]", turn, v) for i, (turn, v) in enumerate(zip(turns, values, strict=True))]

    writers, readers = [k.write for k in kinds], [k.read for k in kinds]
    return _Kind(lambda value: each(writers, _a(tuple, value)), lambda value: tuple(each(readers, _a(list, value))))


def _a(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(" is not a list")
    return value


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(" is not a number")
    return float(value)


@lru_cache(maxsize=64)
def _fraction(text: Any) -> Fraction:
    try:
        if type(text) is str:
            return Fraction(text)
    except (ValueError, ZeroDivisionError):
        pass
    raise ValueError(" is not an exact number such as 24000/1001")


def _rate(text: Any) -> Rate:
    if type(text) is not str:
        raise ValueError(" is not a frame rate such as 24000/1001")
    try:
        return Rate.parse(text)
    except ValueError as error:
        raise ValueError(f": {error}") from None


def _one_of(allowed: tuple[Any, ...]) -> _Kind:
    def check(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f" is not one of {', '.join(map(str, allowed))}")
        return value

    return _Kind(check, check)


_PLAIN: dict[Any, _Kind] = {
    str: _only(str, "a text"),
    int: _only(int, "a whole number"),
    bool: _only(bool, "true or false"),
    float: _Kind(_number, _number),
    Fraction: _Kind(str, _fraction),
    Rate: _Kind(str, _rate),
}
