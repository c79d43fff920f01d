"""What a person can do to palettes: add, name, move, lock, drop and recolour swatches, and say which scene is in which.

A swatch is told by its palette and its place, counted from 0. After any of these verbs the names within a palette are
each their own, for a lock is kept by name (``Film.locked``), and a palette keeps at least one colour. A palette or a
place that is not there gives back the same film.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from studio.film.colour_words import told_apart, unlike, word_for
from studio.film.film import Film
from studio.film.palette import Palette, Swatch, hex_of, oklab, one_line

_Change = Callable[[tuple[Swatch, ...]], Sequence[Swatch]]


# ---- palettes


def add_palette(film: Film, palette: Palette, scene: str = "") -> Film:
    """A palette for a scene, or for the whole film; one with the same id is replaced."""
    if any(p.id == palette.id for p in film.palettes):
        palettes = tuple(palette if p.id == palette.id else p for p in film.palettes)
    else:
        palettes = (*film.palettes, palette)
    palettes = film.palettes if palettes == film.palettes else palettes
    return use_palette(film if palettes is film.palettes else replace(film, palettes=palettes), palette.id, scene)


def bring_palette(film: Film, palette: Palette) -> Film:
    """One more palette, under an id that no other has; the film is in it when it had none."""
    if not palette.swatches:
        raise ValueError("a palette needs one colour at least")
    new = replace(palette, id=free_id(film, palette.id), swatches=told_apart(palette.swatches))
    film = replace(film, palettes=(*film.palettes, new))
    return film if film.palette else replace(film, palette=new.id)


def free_id(film: Film, wanted: str) -> str:
    """An id for a new palette, which names its file: some disks do not tell capitals from small letters."""
    taken = {p.id.casefold() for p in film.palettes}
    new, n = wanted or "palette", 1
    while new.casefold() in taken:
        n += 1
        new = f"{wanted or 'palette'}-{n}"
    return new


def name_palette(film: Film, palette: str, name: str) -> Film:
    """Another name for a palette."""
    if not one_line(name):
        raise ValueError("a palette needs a name")
    return _with(film, palette, lambda p: p if p.name == one_line(name) else replace(p, name=name))


def use_palette(film: Film, palette: str, scene: str = "") -> Film:
    """Which palette a scene, or the whole film, is in; an empty ``palette`` takes a choice back."""
    if palette and all(p.id != palette for p in film.palettes):
        return film
    if not scene:
        return film if film.palette == palette else replace(film, palette=palette)
    chosen = dict(film.scene_palettes)
    if chosen.get(scene, "") == palette:
        return film
    chosen = {s: p for s, p in chosen.items() if s != scene} | ({scene: palette} if palette else {})
    return replace(film, scene_palettes=tuple(chosen.items()))


def recolour(film: Film, swatch: str, colour: str, palette: str = "") -> Film:
    """Another colour for a swatch, in the film's palette or in the one named."""
    colour, wanted = hex_of(colour), palette or film.palette
    palettes = tuple(p.recoloured(swatch, colour) if p.id == wanted else p for p in film.palettes)
    return film if palettes == film.palettes else replace(film, palettes=palettes)


def drop_palette(film: Film, palette: str) -> Film:
    """A palette that is not wanted; its file stays in the folder."""
    if all(p.id != palette for p in film.palettes):
        return film
    return replace(
        film,
        palettes=tuple(p for p in film.palettes if p.id != palette),
        palette="" if film.palette == palette else film.palette,
        scene_palettes=tuple(pair for pair in film.scene_palettes if pair[1] != palette),
        locked=tuple(pair for pair in film.locked if pair[0] != palette),
    )


# ---- swatches


def add_swatch(film: Film, palette: str, colour: str, name: str = "", at: int | None = None) -> Film:
    """One more colour, behind the others or at a place; without a name it gets the colour's word."""
    new = Swatch(name, hex_of(colour))

    def added(swatches: tuple[Swatch, ...]) -> Sequence[Swatch]:
        taken = {s.name for s in swatches}
        own = replace(new, name=unlike(new.name or word_for(new.rgb), taken))
        place = len(swatches) if at is None else max(0, min(len(swatches), at))
        return (*swatches[:place], own, *swatches[place:])

    return _changed(film, palette, added)


def tune_swatch(film: Film, palette: str, nth: int, colour: str) -> Film:
    """Another colour for the swatch at a place."""
    colour = hex_of(colour)
    return _changed(film, palette, lambda all_: _put(all_, nth, lambda s: replace(s, hex=colour)))


def name_swatch(film: Film, palette: str, nth: int, name: str) -> Film:
    """Another name for a swatch; its lock goes with it."""
    name = one_line(name)
    if not name:
        raise ValueError("a swatch needs a name")
    found = film.palette_by_id(palette)
    if found is None or not 0 <= nth < len(found.swatches):
        return film
    swatches = told_apart(found.swatches)
    old = swatches[nth].name
    if name == old:
        return film
    if any(s.name == name for s in swatches):
        raise ValueError(f"{name!r} is the name of another swatch here; choose one of its own")
    film = _changed(film, palette, lambda all_: _put(all_, nth, lambda s: replace(s, name=name)), prune=False)
    return replace(film, locked=tuple((p, name if (p, n) == (palette, old) else n) for p, n in film.locked))


def move_swatch(film: Film, palette: str, nth: int, to: int) -> Film:
    """Take a swatch out and put it in again as the ``to``-th, from 0."""

    def moved(swatches: tuple[Swatch, ...]) -> Sequence[Swatch]:
        if not 0 <= nth < len(swatches):
            return swatches
        rest = [*swatches[:nth], *swatches[nth + 1 :]]
        rest.insert(max(0, min(len(rest), to)), swatches[nth])
        return rest

    return _changed(film, palette, moved)


def drop_swatch(film: Film, palette: str, nth: int) -> Film:
    """Take a colour out of a palette; the last one stays."""
    found = film.palette_by_id(palette)
    if found is None or not 0 <= nth < len(found.swatches):
        return film
    if len(found.swatches) == 1:
        raise ValueError("a palette keeps one colour at least: change this one, or drop the palette")
    return _changed(film, palette, lambda all_: (*all_[:nth], *all_[nth + 1 :]))


def lock_swatch(film: Film, palette: str, nth: int, locked: bool = True) -> Film:
    """Whether harmonies and pictures leave a swatch alone; a person's own hand may always change it."""
    found = film.palette_by_id(palette)
    if found is None or not 0 <= nth < len(found.swatches):
        return film
    if (nth in locked_places(film, palette)) == locked:
        return film
    film = _changed(film, palette, lambda all_: all_)
    key = palette, told_apart(found.swatches)[nth].name
    others = tuple(pair for pair in film.locked if pair != key)
    return replace(film, locked=(*others, key) if locked else others)


def sort_swatches(film: Film, palette: str) -> Film:
    """From the darkest to the lightest."""
    return _changed(film, palette, lambda all_: sorted(all_, key=lambda s: oklab(s.rgb)[0]))


def harmonise(film: Film, palette: str, colours: Sequence[str]) -> Film:
    """Other colours for all swatches, in their order; those that are locked keep theirs."""
    kept = locked_places(film, palette)
    wanted = [hex_of(colour) for colour in colours]

    def turned(swatches: tuple[Swatch, ...]) -> Sequence[Swatch]:
        if len(wanted) != len(swatches):
            return swatches
        return [s if n in kept else replace(s, hex=wanted[n]) for n, s in enumerate(swatches)]

    return _changed(film, palette, turned)


def take_colours(film: Film, palette: str, colours: Sequence[Swatch]) -> Film:
    """The colours of a picture in place of all that are not locked, from the darkest to the lightest."""
    if not colours:
        raise ValueError("there is no colour to take")
    kept = locked_places(film, palette)

    def taken(swatches: tuple[Swatch, ...]) -> Sequence[Swatch]:
        held = [s for n, s in enumerate(swatches) if n in kept]
        names = {s.name for s in held}
        for new in colours:
            held.append(replace(new, name=unlike(new.name or word_for(new.rgb), names)))
            names.add(held[-1].name)
        return sorted(held, key=lambda s: oklab(s.rgb)[0])

    return _changed(film, palette, taken)


def locked_places(film: Film, palette: str) -> frozenset[int]:
    """The places of the swatches of a palette that are locked."""
    found = film.palette_by_id(palette)
    names = {name for own, name in film.locked if own == palette}
    if found is None or not names:
        return frozenset()
    return frozenset(n for n, s in enumerate(told_apart(found.swatches)) if s.name in names)


# ---- within


def _put(swatches: tuple[Swatch, ...], nth: int, change: Callable[[Swatch], Swatch]) -> Sequence[Swatch]:
    return tuple(change(s) if n == nth else s for n, s in enumerate(swatches))


def _changed(film: Film, palette: str, change: _Change, prune: bool = True) -> Film:
    """The film with the swatches of a palette changed, their names each their own; locks of swatches that went go."""

    def whole(old: Palette) -> Palette:
        swatches = told_apart(tuple(change(told_apart(old.swatches))))
        return old if swatches == old.swatches else replace(old, swatches=swatches)

    new = _with(film, palette, whole)
    found = new.palette_by_id(palette)
    if new is film or found is None or not prune:
        return new
    names = {s.name for s in found.swatches}
    locked = tuple((own, name) for own, name in new.locked if own != palette or name in names)
    return new if locked == new.locked else replace(new, locked=locked)


def _with(film: Film, palette: str, change: Callable[[Palette], Palette]) -> Film:
    old = film.palette_by_id(palette)
    new = change(old) if old else old
    if new is old or new is None:
        return film
    return replace(film, palettes=tuple(new if p is old else p for p in film.palettes))
