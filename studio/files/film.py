"""film.json: the part of a film that no other file of the folder holds, as text that diffs, merges and is checked.

Keys are sorted, and every shot, take, board is a block of its own. Reading is strict: a value of the wrong kind raises
Trouble that names its place, so that a damaged film is never opened as something else.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from studio.film.film import Film, Settings
from studio.film.time import Rate

VERSION = 1

# What film.json holds of a film; the words, the cut and the colours have files of their own.
_HELD = ("title", "shots", "orphans", "dropped", "by_hand", "boards", "takes", "palette", "scene_palettes", "settings")


def film_text(film: Film, files: Mapping[str, str]) -> str:
    """film.json for a film. ``files`` is the sha256 of every other file of the folder that belongs to the film."""
    document: dict[str, Any] = {name: _plain(getattr(film, name)) for name in _HELD}
    document["palettes"] = [p.id for p in film.palettes]
    document["files"] = dict(files)
    document["version"] = VERSION
    return _blocks(document)


def film_parts(document: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of Film that a document of this version holds, and "palettes" as ids. Raises ValueError."""
    hints = get_type_hints(Film)
    parts = {name: _reader(hints[name])(document[name], name) for name in _HELD if name in document}
    parts.setdefault("settings", Settings())
    parts["palettes"] = _reader(tuple[str, ...])(document.get("palettes", []), "palettes")
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


def _blocks(document: Mapping[str, Any]) -> str:
    """JSON with sorted keys, where lists of blocks have one block after the other and short values stay on a line."""
    encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, allow_nan=False).encode
    lines = []
    for key in sorted(document):
        value = document[key]
        if isinstance(value, list) and value and isinstance(value[0], dict):
            blocks = ",\n".join(
                "  {\n" + ",\n".join(f"   {encode(k)}: {encode(block[k])}" for k in sorted(block)) + "\n  }"
                for block in value
            )
            lines.append(f" {encode(key)}: [\n{blocks}\n ]")
        elif isinstance(value, dict) and value:
            inner = ",\n".join(f"  {encode(k)}: {encode(value[k])}" for k in sorted(value))
            lines.append(f" {encode(key)}: {{\n{inner}\n }}")
        else:
            lines.append(f" {encode(key)}: {encode(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(value: Any) -> Any:
    """A frozen value as what JSON knows; exact numbers as text."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, (Fraction, Rate)):
        return str(value)
    kind: type = type(value)
    return {name: _plain(getattr(value, name)) for name in _names(kind)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


Reader = Callable[[Any, str], Any]


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value of a kind back from JSON, made once for each kind."""
    if kind is Rate:
        return lambda value, where: Rate.parse(_of(str, "a text", value, where))
    if kind is Fraction:
        return _fraction
    if kind is float:
        return _number
    if kind is int:
        return lambda value, where: _of(int, "a whole number", value, where)
    if kind is bool:
        return lambda value, where: _of(bool, "true or false", value, where)
    if kind is str:
        return lambda value, where: _of(str, "a text", value, where)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return lambda value, where: _one_of(arguments, value, where)
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in arguments if a is not type(None)))
        return lambda value, where: None if value is None else inner(value, where)
    if origin is tuple:
        return _row(arguments)
    raise TypeError(f"film.json has no way to hold {kind}")


def _record(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = [
        (f.name, _reader(hints[f.name]), f.default is MISSING and f.default_factory is MISSING) for f in fields(kind)
    ]

    def read(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"{where} is not a block")
        found = {}
        for name, reader, needed in readers:
            if name in value:
                found[name] = reader(value[name], f"{where}.{name}")
            elif needed:
                raise ValueError(f"{where} has no {name}")
        return kind(**found)

    return read


def _row(arguments: tuple[Any, ...]) -> Reader:
    if arguments[-1] is Ellipsis:
        every = _reader(arguments[0])

        def read(value: Any, where: str) -> Any:
            return tuple(every(v, f"{where}[{i}]") for i, v in enumerate(_of(list, "a list", value, where)))

        return read
    each = [_reader(a) for a in arguments]

    def read_exact(value: Any, where: str) -> Any:
        if len(_of(list, "a list", value, where)) != len(each):
            raise ValueError(f"{where} does not have {len(each)} values")
        return tuple(reader(v, f"{where}[{i}]") for i, (reader, v) in enumerate(zip(each, value, strict=True)))

    return read_exact


def _of(kind: type, spelled: str, value: Any, where: str) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{where} is not {spelled}")
    return value


def _number(value: Any, where: str) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError(f"{where} is not a number")
    return float(value)


def _fraction(value: Any, where: str) -> Fraction:
    try:
        return Fraction(_of(str, "a text", value, where))
    except (ValueError, ZeroDivisionError):
        raise ValueError(f"{where} is not an exact number such as 24000/1001") from None


def _one_of(allowed: tuple[Any, ...], value: Any, where: str) -> Any:
    if value not in allowed:
        raise ValueError(f"{where} is not one of {', '.join(map(str, allowed))}")
    return value
