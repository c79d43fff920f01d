"""Frozen values to JSON and back: the same text for the same value, and a clear sentence for a text that is not one."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

from .report import Refused

T = TypeVar("T")

PLACE = {"place": True}  # metadata of a field that says where something lies: it travels, but decides nothing


def plain(value: Any, places: bool = True) -> Any:
    """A frozen value as dicts, lists and plain values; without its places when only what decides is wanted."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: plain(getattr(value, f.name), places)
            for f in dataclasses.fields(value)
            if places or not f.metadata.get("place")
        }
    if isinstance(value, tuple):
        return [plain(v, places) for v in value]
    return value


def text(tree: Any) -> str:
    """JSON text with sorted keys: equal trees are equal texts."""
    return json.dumps(tree, sort_keys=True, ensure_ascii=False)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def build(kind: type[T], tree: Any, where: str = "") -> T:
    """A frozen value of ``kind`` from what ``plain`` made. Unknown names are refused, missing ones default."""
    return typing.cast(T, _build(kind, tree, where or kind.__name__))


def _build(kind: Any, tree: Any, where: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if tree is None and type(None) in typing.get_args(kind):
            return None
        kind = next(k for k in typing.get_args(kind) if k is not type(None))
        return _build(kind, tree, where)
    if origin is tuple:
        wanted = typing.get_args(kind)
        if not isinstance(tree, list):
            raise Refused(f"{where} should be a list, not {tree!r:.60}")
        if wanted[-1] is Ellipsis:
            return tuple(_build(wanted[0], v, f"{where}[{n}]") for n, v in enumerate(tree))
        if len(tree) != len(wanted):
            raise Refused(f"{where} should hold {len(wanted)} values, not {len(tree)}")
        return tuple(_build(k, v, f"{where}[{n}]") for n, (k, v) in enumerate(zip(wanted, tree, strict=True)))
    if dataclasses.is_dataclass(kind):
        return _dataclass(typing.cast(type, kind), tree, where)
    if kind is float and isinstance(tree, int) and not isinstance(tree, bool):
        return float(tree)
    if not isinstance(kind, type) or (not isinstance(tree, kind) or (kind is int and isinstance(tree, bool))):
        raise Refused(f"{where} should be {getattr(kind, '__name__', kind)}, not {tree!r:.60}")
    return tree


def _dataclass(kind: type, tree: Any, where: str) -> Any:
    if not isinstance(tree, dict):
        raise Refused(f"{where} should be an object with names, not {tree!r:.60}")
    hints = _hints(kind)
    names = {f.name for f in dataclasses.fields(kind)}
    if strange := sorted(set(tree) - names):
        raise Refused(f"{where} has a field {strange[0]!r} that this version of Workprint does not know")
    try:
        return kind(**{name: _build(hints[name], value, f"{where}.{name}") for name, value in tree.items()})
    except TypeError as wrong:
        raise Refused(f"{where} is not complete: {wrong}") from wrong


def read(source: str, what: str, upto: int) -> dict[str, Any]:
    """The JSON object in ``source``, which must carry a "version" of at most ``upto``; "version" is taken out."""
    try:
        tree = json.loads(source)
    except (ValueError, RecursionError) as wrong:
        raise Refused(f"this is not {what}: {str(wrong)[:120]}") from wrong
    if not isinstance(tree, dict):
        raise Refused(f"this is not {what}: an object was expected")
    version = tree.pop("version", None)
    if not isinstance(version, int) or version < 1:
        raise Refused(f"this is not {what}: it carries no version")
    if version > upto:
        raise Refused(f"this is {what} of version {version}; this Workprint reads up to {upto}: use a newer Workprint")
    return tree
