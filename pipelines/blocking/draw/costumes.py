"""What people wear: which paper each part of the body is cut from, and what is laid on the trunk."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.blocking.draw.body import Body, Pt
from pipelines.blocking.draw.cuts import Cut, Ink, Path, hull, smooth, tube
from pipelines.blocking.draw.traits import Traits


@dataclass(frozen=True)
class Wear:
    name: str
    top: Ink
    sleeves: Ink
    legs: Ink
    shoes: Ink = ("dark", 0.06)
    skirt_ink: Ink = ("base", 0.0)
    hem: float = 0.0  # 0 no skirt, 1 the ankles
    flare: float = 0.02
    bulk: float = 0.0
    cuff: float = 1.0
    trousers: float = 1.0
    bare_arms: bool = False
    boots: bool = False
    gloves: Ink | None = None
    armour: bool = False
    rings: bool = False
    cape: bool = False
    head: str = ""


def wear(costume: str, who: Traits, pose: str) -> Wear:
    """The outfit a costume means for this person."""
    female = who.lash == 1.0
    base, second = ("base", 0.0), ("second", 0.0)
    busy = pose in ("drive", "ride", "straddle")
    match costume:
        case "coat":
            return Wear("coat", base, base, second, hem=0.5, flare=0.022, bulk=0.008, skirt_ink=base, cuff=1.25)
        case "hat and coat":
            return Wear(
                "coat", base, base, second, hem=0.56, flare=0.026, bulk=0.008, skirt_ink=base, cuff=1.25, head="hat"
            )
        case "suit":
            return Wear(
                "suit", base, base, ("base", -0.1), hem=0.07, flare=0.006, skirt_ink=base, bulk=0.003, cuff=1.15
            )
        case "dress":
            skin = ("skin", -max(0.0, who.dark))
            return Wear(
                "dress", base, base, skin, ("second", -0.1), base, 0.66, 0.05, trousers=0.0, bare_arms=who.seed % 2 == 0
            )
        case "uniform":
            return Wear(
                "uniform",
                base,
                base,
                ("base", -0.22),
                hem=0.09,
                flare=0.006,
                skirt_ink=base,
                bulk=0.003,
                cuff=1.2,
                trousers=0.0,
                boots=True,
                head="cap",
            )
        case "racing suit":
            worn = "racing helmet" if busy or pose == "run" else ""
            return Wear(
                "racing suit",
                base,
                base,
                base,
                bulk=0.002,
                trousers=0.5,
                cuff=1.1,
                gloves=("leather", 0.1) if busy else None,
                head=worn,
            )
        case "spacesuit":
            white = ("white", -0.08)
            return Wear(
                "spacesuit",
                white,
                white,
                white,
                ("metal", -0.3),
                bulk=0.02,
                trousers=0.0,
                cuff=1.1,
                boots=True,
                gloves=("metal", 0.1),
                rings=True,
                head="bubble",
            )
        case "armour":
            metal = ("metal", 0.0)
            return Wear(
                "armour",
                metal,
                ("metal", -0.22),
                ("metal", -0.18),
                ("metal", -0.35),
                ("base", -0.1),
                0.2,
                0.012,
                0.007,
                gloves=("metal", -0.12),
                trousers=0.0,
                armour=True,
                boots=True,
                cape=True,
                head="armour helmet" if who.seed % 3 or busy else "coif",
            )
        case "robe":
            return Wear(
                "robe",
                base,
                base,
                ("base", -0.2),
                ("leather", -0.1),
                base,
                0.97,
                0.04,
                0.012,
                1.9,
                0.0,
                head="hood" if who.seed % 2 else "",
            )
        case "apron":
            return Wear("apron", ("second", 0.25), ("second", 0.25), ("second", -0.1), cuff=1.1)
        case _:
            if who.kind in ("girl", "old woman") or (female and who.seed % 3 == 0):
                skin = ("skin", -max(0.0, who.dark))
                return Wear(
                    "frock",
                    base,
                    base,
                    skin,
                    ("second", -0.2),
                    second,
                    0.5 if who.kind != "old woman" else 0.64,
                    0.034,
                    trousers=0.0,
                )
            if who.seed % 3 == 1:
                return Wear("jacket", base, base, second, hem=0.04, flare=0.004, skirt_ink=base, bulk=0.004, cuff=1.15)
            return Wear("sweater", base, base, second, bulk=0.001)


def skirt(body: Body, wear_: Wear) -> Path | None:
    """Cloth from the waist to the hem, stretched over both legs: a hull, so that it drapes over knees too."""
    if wear_.hem <= 0.0:
        return None
    j, points = body.j, []
    reach = wear_.hem
    for u in (0.3, 0.12, -0.05):
        points += list(body.edge(u, wear_.bulk))
    r = 0.052 * body.width + wear_.bulk
    for k in (0, 1):
        hip, knee, ankle = body.at(j.hips[k]), body.at(j.knees[k]), body.at(j.ankles[k])
        for u in (0.25, 0.5, 0.75, 1.0):
            v = u * reach * 2.0
            x, y = mid(hip, knee, min(1.0, v)) if v <= 1.0 else mid(knee, ankle, v - 1.0)
            wide = r * (1.0 - 0.25 * min(1.0, v)) + wear_.flare * v
            points += [(x - wide, y), (x + wide, y), (x, y + wear_.flare * 0.3)]
    rim = hull([(round(x, 4), round(y, 4)) for x, y in points])
    floor = max(y for _, y in rim)
    sharp = [i for i, (_, y) in enumerate(rim) if y > floor - 0.03]
    return smooth(rim, corners=sharp, pull=0.12)


def pleats(body: Body, wear_: Wear) -> list[Cut]:
    """Folds down a skirt, and the opening of a coat."""
    out: list[Cut] = []
    j = body.j
    knees = [body.at(k) for k in j.knees]
    feet = [body.at(a) for a in j.ankles]
    if wear_.hem < 0.3:
        return out
    for i, u in enumerate((0.08, 0.36, 0.64, 0.92)):
        side = body.edge(0.1, wear_.bulk * 0.6)
        top = mid(side[0], side[1], u)
        knee = mid(min(knees), max(knees), u)
        foot = mid(min(feet), max(feet), u)
        spread = (u - 0.5) * 2.0 * wear_.flare
        spine = [top, (knee[0] + spread, knee[1]), (foot[0] + spread * 2.0, foot[1])]
        out.append(
            Cut(
                tube(spine, [0.001, 0.006, 0.012]),
                (wear_.skirt_ink[0], wear_.skirt_ink[1] + (0.1 if i % 2 else -0.3)),
                0.0,
                0.0,
                alpha=0.6,
                size=130,
            )
        )
    if wear_.name == "coat" and body.seen(0.0, 0.1):
        (x, y), _ = body.on(0.12, 0.0, wear_.bulk)
        low = mid(mid(knees[0], knees[1], 0.5), mid(feet[0], feet[1], 0.5), 0.3)
        out.append(
            Cut(
                tube([(x, y), ((x + low[0]) / 2, (y + low[1]) / 2), low], [0.002, 0.003, 0.011]),
                ("shade", 0.0),
                0.0,
                0.0,
                alpha=0.6,
                size=100,
            )
        )
    return out


def mid(a: Pt, b: Pt, u: float) -> Pt:
    return (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u)
