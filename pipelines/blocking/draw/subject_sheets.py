"""Contact sheets of everything that can stand in a shot, to be looked at: ``python -m ...subject_sheets FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import skia

from pipelines.blocking import vocabulary as v
from pipelines.blocking.draw.subjects import draw_subject
from pipelines.blocking.draw.tones import Spot, Tint
from pipelines.blocking.plan import Subject

DAY = Tint(
    base=(0.55, 0.27, 0.22),
    second=(0.22, 0.24, 0.36),
    skin=(0.86, 0.62, 0.48),
    hair=(0.24, 0.15, 0.13),
    accent=(0.95, 0.55, 0.2),
    shade=(0.17, 0.13, 0.3),
    rim=(1.0, 0.86, 0.62),
    key=-0.7,
    rim_width=0.7,
    detail=1.0,
)
FACINGS = (90.0, 55.0, 25.0, 0.0, 320.0, 270.0, 215.0, 180.0, 130.0)
GREY = skia.Color4f(0.66, 0.69, 0.7, 1.0)


def sheet(
    rows: Sequence[Sequence[Subject]],
    cell: tuple[int, int],
    height: float,
    anchor: tuple[float, float] = (0.5, 0.5),
    t: float = 0.4,
) -> skia.Image:
    """A table of subjects, each ``height`` pixels high in its own cell."""
    wide, high = cell
    surface = skia.Surface(wide * max(len(r) for r in rows), high * len(rows))
    canvas = surface.getCanvas()
    canvas.clear(GREY)
    for j, row in enumerate(rows):
        for i, subject in enumerate(row):
            canvas.save()
            canvas.clipRect(skia.Rect(i * wide, j * high, (i + 1) * wide, (j + 1) * high))
            spot = Spot((i + anchor[0]) * wide, (j + anchor[1]) * high, height, (j + 0.95) * high)
            draw_subject(canvas, subject, spot, DAY, t + 0.11 * i)
            canvas.restore()
    return surface.makeImageSnapshot()


def sheets() -> dict[str, skia.Image]:
    """Every sheet by name."""
    head, body = (0.5, 0.4), (0.5, 0.14)
    moving = (0.3, 0.0)
    return {
        "figures": sheet(
            [[Subject("figure", k, facing=f, who=k) for f in FACINGS] for k in v.FIGURES], (180, 280), 230, body
        ),
        "heads": sheet(
            [[Subject("figure", k, facing=f, who=k) for f in FACINGS] for k in v.FIGURES], (260, 260), 1150, head
        ),
        "people": sheet(
            [[Subject("figure", k, facing=60.0, who=f"{k}{n}") for n in range(9)] for k in v.FIGURES],
            (260, 260),
            1150,
            head,
        ),
        "poses": sheet(
            [
                [Subject("figure", "man", facing=f, pose=p, who=p) for p in v.POSES]
                for f in (0.0, 50.0, 90.0, 200.0, 270.0)
            ],
            (210, 270),
            220,
            (0.5, 0.25),
        ),
        "costumes": sheet(
            [
                [
                    Subject("figure", "man" if i % 2 else "woman", facing=f, costume=c, who=c)
                    for i, c in enumerate(v.COSTUMES)
                ]
                for f in (90.0, 40.0, 0.0, 270.0)
            ],
            (180, 320),
            270,
            body,
        ),
        "vehicles": sheet(
            [[Subject("vehicle", k, facing=f, who="A", motion=moving) for f in FACINGS] for k in v.VEHICLES],
            (480, 170),
            110,
        ),
        "animals": sheet(
            [
                [
                    Subject("animal", k, facing=f, who="A", motion=moving if i % 2 else (0.1, 0.0))
                    for i, f in enumerate(FACINGS)
                ]
                for k in v.ANIMALS
            ],
            (220, 170),
            110,
        ),
        "props": sheet(
            [[Subject("prop", k) for k in v.PROPS[j : j + 8]] for j in range(0, len(v.PROPS), 8)], (320, 230), 150
        ),
    }


def main(folder: str) -> None:
    """Write all sheets as PNG into a folder."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, image in sheets().items():
        image.save(str(target / f"{name}.png"))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "sheets")
