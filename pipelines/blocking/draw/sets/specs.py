"""Rooms by their specification: measures, what they are built of, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spec:
    """A room in metres: half its width, its height, how far its back wall stands (in units of z), and what is in it.

    ``rows`` are (z as a share of the back wall's, pieces as (name, x)); ``windows`` is how many the key's side has,
    ``back`` the openings of the back wall as (x0, x1, y0, y1); ``lamps`` hang at (x, share of z).
    """

    half: float = 4.0
    tall: float = 3.2
    deep: float = 2.3
    wall: str = "warm"  # warm, cool, dark, pale
    floor: str = "boards"  # boards, tiles, concrete, stone, carpet
    windows: int = 2
    sill: float = 0.9
    back: tuple[tuple[float, float, float, float], ...] = ()
    lamps: tuple[tuple[float, float], ...] = ((0.0, 0.6),)
    rows: tuple[tuple[float, tuple[tuple[str, float], ...]], ...] = ()
    wainscot: float = 0.9
    beams: int = 0
    glass: str = ""  # "stained": windows of many colours
    rug: bool = False


ROOMS: dict[str, Spec] = {
    "room": Spec(
        back=((-1.6, -0.2, 1.0, 2.4),),
        rows=((0.95, (("shelf", 1.8), ("pictures", 0.6), ("plant", -2.6))), (0.72, (("table", -2.3), ("chair", -1.1)))),
        rug=True,
    ),
    "living room": Spec(
        half=4.4,
        back=((0.4, 2.4, 0.9, 2.4),),
        rows=(
            (0.96, (("bookcase", -2.9), ("pictures", -0.9), ("lamp", 3.0))),
            (0.74, (("sofa", 1.5), ("plant", 3.4))),
            (0.5, (("chair", -2.8),)),
        ),
        rug=True,
    ),
    "kitchen": Spec(
        half=3.8,
        wall="pale",
        floor="tiles",
        back=((-2.1, -1.0, 1.05, 1.9),),
        rows=((0.96, (("kitchen", 0.1),)), (0.55, (("table", 1.7), ("chair", 3.0)))),
        lamps=((0.9, 0.55),),
        windows=1,
        wainscot=0.0,
    ),
    "bedroom": Spec(
        half=3.8,
        wall="cool",
        floor="carpet",
        back=((0.6, 2.0, 0.9, 2.3),),
        rows=((0.95, (("pictures", -1.6), ("door", 3.1), ("lamp", -3.2))), (0.78, (("bed", -1.3),))),
        lamps=(),
    ),
    "bathroom": Spec(
        half=2.7,
        tall=2.8,
        deep=1.9,
        wall="pale",
        floor="tiles",
        windows=1,
        sill=1.2,
        rows=((0.9, (("bath", 0.2),)),),
        wainscot=1.4,
        lamps=((0.0, 0.7),),
    ),
    "office": Spec(
        half=4.6,
        tall=2.9,
        wall="pale",
        floor="carpet",
        windows=3,
        back=((-3.4, -1.4, 0.9, 2.3), (-1.0, 1.0, 0.9, 2.3)),
        rows=(
            (0.95, (("shelf", 2.9),)),
            (0.72, (("desk", -1.9), ("desk", 2.1))),
            (0.5, (("chair", -2.9), ("plant", 3.6))),
        ),
        lamps=((-1.5, 0.6), (1.5, 0.6)),
        wainscot=0.0,
    ),
    "bar": Spec(
        half=4.2,
        wall="dark",
        floor="boards",
        windows=1,
        rows=(
            (0.97, (("bottles", 0.4),)),
            (0.80, (("counter", 0.4),)),
            (0.70, (("stools", 0.5),)),
            (0.48, (("cafe", -3.4),)),
        ),
        lamps=((-1.5, 0.78), (0.3, 0.78), (2.1, 0.78)),
        wainscot=1.2,
    ),
    "restaurant": Spec(
        half=5.2,
        wall="warm",
        floor="boards",
        windows=3,
        back=((-3.6, -1.6, 0.6, 2.6), (1.6, 3.6, 0.6, 2.6)),
        rows=((0.95, (("pictures", 0.0), ("plant", -4.4))), (0.78, (("cafe", 0.0),)), (0.55, (("cafe", 0.7),))),
        lamps=((-2.2, 0.7), (0.2, 0.7), (2.4, 0.7)),
    ),
    "shop": Spec(
        half=4.6,
        wall="warm",
        floor="tiles",
        windows=2,
        sill=0.5,
        rows=((0.96, (("goods", 0.0),)), (0.68, (("counter", 2.4),)), (0.6, (("crates", -3.2),))),
        lamps=((-1.5, 0.65), (1.5, 0.65)),
        wainscot=0.0,
    ),
    "church": Spec(
        half=5.4,
        tall=9.0,
        deep=4.0,
        wall="dark",
        floor="stone",
        windows=4,
        sill=2.6,
        glass="stained",
        back=((-1.2, 1.2, 3.6, 8.0),),
        rows=(
            (0.95, (("altar", 0.0),)),
            (0.72, (("pews", 0.0),)),
            (0.58, (("pews", 0.0),)),
            (0.46, (("pews", 0.0),)),
            (0.36, (("pews", 0.0),)),
        ),
        lamps=(),
        wainscot=0.0,
    ),
    "hospital": Spec(
        half=4.2,
        tall=2.9,
        wall="pale",
        floor="tiles",
        windows=2,
        back=((0.8, 2.6, 1.0, 2.3),),
        rows=((0.95, (("door", -3.0), ("lockers", -0.8))), (0.74, (("hospital bed", 1.2),)), (0.5, (("chair", -2.7),))),
        lamps=((0.0, 0.6),),
        wainscot=1.1,
    ),
    "classroom": Spec(
        half=5.0,
        tall=3.3,
        wall="warm",
        floor="boards",
        windows=4,
        rows=(
            (0.97, (("blackboard", 0.0), ("door", 4.2))),
            (0.76, (("desk", 2.4),)),
            (0.62, (("desks", 0.0),)),
            (0.46, (("desks", 0.3),)),
        ),
        lamps=((-2.0, 0.6), (2.0, 0.6)),
        wainscot=1.2,
    ),
    "library": Spec(
        half=4.8,
        tall=4.6,
        deep=3.0,
        wall="dark",
        floor="boards",
        windows=2,
        sill=1.6,
        back=((-0.9, 0.9, 1.3, 3.8),),
        rows=(
            (0.97, (("bookcase", -3.6), ("bookcase", -1.9), ("bookcase", 1.9), ("bookcase", 3.6))),
            (0.7, (("bookcase", -4.0), ("bookcase", 4.0))),
            (0.56, (("desk", -1.6),)),
            (0.5, (("desk", 2.4),)),
        ),
        lamps=((-1.6, 0.6), (1.6, 0.6)),
        wainscot=0.0,
        rug=True,
    ),
    "theatre": Spec(
        half=7.0,
        tall=7.0,
        deep=3.2,
        wall="dark",
        floor="carpet",
        windows=0,
        rows=((0.96, (("stage", 0.0),)), (0.6, (("seats", 0.0),)), (0.5, (("seats", 0.3),)), (0.41, (("seats", 0.0),))),
        lamps=(),
        wainscot=1.0,
    ),
    "workshop": Spec(
        half=4.6,
        tall=3.8,
        wall="warm",
        floor="concrete",
        windows=2,
        back=((1.9, 3.7, 1.2, 2.8),),
        rows=((0.96, (("workbench", -1.2), ("shelf", 3.9))), (0.66, (("crates", 2.9), ("barrels", -3.6)))),
        lamps=((-1.2, 0.7), (1.4, 0.5)),
        beams=5,
        wainscot=0.0,
    ),
    "garage": Spec(
        half=5.0,
        tall=3.9,
        wall="cool",
        floor="concrete",
        windows=1,
        rows=(
            (0.97, (("workbench", -2.9), ("shelf", 4.0))),
            (0.86, (("lift", 1.1),)),
            (0.58, (("tyres", -4.0), ("tyres", 3.6))),
        ),
        lamps=((-1.8, 0.7), (1.8, 0.7)),
        beams=4,
        wainscot=1.1,
    ),
    "warehouse": Spec(
        half=9.0,
        tall=7.5,
        deep=4.6,
        wall="dark",
        floor="concrete",
        windows=3,
        sill=4.4,
        rows=(
            (0.96, (("racks", -4.0), ("racks", 3.0))),
            (0.66, (("racks", -7.0), ("racks", 7.0))),
            (0.46, (("crates", -4.6), ("crates", 4.4))),
        ),
        lamps=((-2.6, 0.6), (2.6, 0.6), (0.0, 0.8)),
        beams=6,
        wainscot=0.0,
    ),
    "cellar": Spec(
        half=3.6,
        tall=2.7,
        wall="dark",
        floor="stone",
        windows=1,
        sill=1.8,
        rows=((0.94, (("barrels", -1.5), ("shelf", 2.3))), (0.6, (("crates", 2.6),))),
        lamps=((0.2, 0.62),),
        beams=6,
        wainscot=0.0,
    ),
    "prison cell": Spec(
        half=2.2,
        tall=2.9,
        deep=1.8,
        wall="cool",
        floor="concrete",
        windows=0,
        back=((-0.4, 0.4, 1.9, 2.5),),
        rows=((0.9, (("bunk", -1.0),)),),
        lamps=(),
        wainscot=0.0,
    ),
    "laboratory": Spec(
        half=4.6,
        tall=3.0,
        wall="pale",
        floor="tiles",
        windows=2,
        rows=((0.97, (("screens", -1.2), ("lockers", 3.2))), (0.72, (("lab", -0.6),)), (0.48, (("lab", 3.2),))),
        lamps=((-1.6, 0.6), (1.6, 0.6)),
        wainscot=0.0,
    ),
    "control room": Spec(
        half=5.0,
        tall=3.6,
        wall="dark",
        floor="carpet",
        windows=0,
        rows=((0.97, (("screens", 0.0),)), (0.66, (("consoles", 0.0),))),
        lamps=((-2.4, 0.6), (2.4, 0.6)),
        wainscot=0.0,
    ),
    "hall": Spec(
        half=6.2,
        tall=6.2,
        deep=3.6,
        wall="warm",
        floor="tiles",
        windows=3,
        sill=1.6,
        back=((-3.6, -1.6, 1.0, 4.8), (-1.0, 1.0, 1.0, 4.8), (1.6, 3.6, 1.0, 4.8)),
        rows=((0.96, (("plant", -4.8), ("plant", 4.8))),),
        lamps=((0.0, 0.55),),
        wainscot=1.2,
        rug=True,
    ),
    "ship cabin": Spec(
        half=2.7,
        tall=2.4,
        deep=1.9,
        wall="dark",
        floor="boards",
        windows=0,
        rows=((0.92, (("bunk", 1.4), ("desk", -1.2))),),
        lamps=((0.0, 0.6),),
        beams=5,
        wainscot=1.0,
    ),
}
