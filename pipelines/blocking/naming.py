"""Who and what is in a shot, in words: names, nouns, what they do and where they stand."""

from __future__ import annotations

import itertools
import random

from . import vocabulary as v
from .asked import Asked, AskedSubject
from .phrases import noun, phrases, pick, spell, usual, verb

_WITH = {
    "vehicle": (
        " in ",
        " beside ",
        " leaning on ",
        " next to ",
        " gets out of ",
        " at the wheel of ",
        " on ",
        " past ",
        " waiting for ",
    ),
    "animal": (" with ", " and ", " leading ", " riding ", " walking ", " followed by ", " watching "),
}

_PARTS = {
    "ECU": ("eyes", "eye", "lips", "mouth", "fingertips", "iris", "earring", "teeth"),
    "CU": ("face", "face", "hands", "hand", "feet", "profile", "head", "tears", "expression", "boots", "back"),
    "MCU": ("face", "shoulders", "profile", "hands", "back"),
}
_IN_HAND = (
    " holding {0}", " with {0}", ", gripping {0}", " and {0}", " carrying {0}", " picks up {0}", " turns over {0}",
    ", {1} in hand", " with {0} in {2} hand", ", {1} in {2} hands", ", {0} in {2} fist", " clutching {2} {1}",
    ", {1} raised", " holds {0}", " holds up {0}", " looks at {2} {1}", " and {2} {1}", " puts down {0}",
    " with {2} {1}", ", {0} on {2} lap", ", {0} at {2} feet", " reaches for {0}", ", {1} ready", " swinging {0}",
    " takes out {0}", " staring at {0}", " drops {0}", ", {1} under {2} arm", " throws {0}", " examines {0}",
)  # fmt: skip
_LYING = (
    "on the table", "on the floor", "on the desk", "on the ground", "on the bed", "on a shelf", "in the dust",
    "in the snow", "in the mud", "on the dashboard", "on the seat", "in an open palm", "by the window", "in the gutter",
    "in the grass", "on the counter", "in a hand", "on the chair", "on the wall", "under the bed", "between them",
)  # fmt: skip
_CROSSING = (
    "crosses/crossing the {}", "walks/walking through the {}", "stands/standing in the {}", "waits/waiting at the {}",
    "enters/entering the {}", "leaves/leaving the {}", "is/sitting in the {}", "heads/heading across the {}",
    "stops/stopping in the {}", "wanders/wandering the {}", "moves/moving along the {}", "is/standing outside the {}",
    "comes/coming out of the {}", "is alone/all alone in the {}", "is lost/lost in the {}", "works/working in the {}",
    "appears/appearing in the {}", "rests/resting by the {}", "searches/searching the {}", "runs/running down the {}",
    "looks/looking round the {}", "hides/hiding in the {}", "steps/stepping into the {}", "is/lying in the {}",
    "meets nobody/meeting nobody in the {}", "paces/pacing the {}", "travels/travelling the {}",
)  # fmt: skip

JUDGED = ("size", "framing", "angle", "move", "time", "weather", "place")
_NUMBER = ("no", "one", "two", "three", "four", "five", "six")


class SubjectTeller:
    """Words one Asked; keeps the choice between training and held-out lines in one place."""

    def __init__(self, rng: random.Random, held_out: bool) -> None:
        self.rng, self.held_out = rng, held_out

    def line(self, name: str, value: str, marks: tuple[str, ...] = ("",)) -> tuple[str, str] | None:
        """(mark, wording) of a line; a section without held-out lines falls back on training lines."""
        found = pick(name, value, self.rng, self.held_out, marks) or (
            pick(name, value, self.rng, False, marks) if self.held_out and name not in JUDGED else None
        )
        return (found.mark, spell(found.pattern, self.rng)) if found else None

    def free(self, name: str, value: str) -> str | None:
        """A wording that stands on its own: an unmarked line, or an "of" line without its subject."""
        if not self.held_out and name != "place" and self.rng.random() < 0.15:
            return value  # the plain word of the trade: CU, push in, dusk, fog
        found = self.line(name, value, ("", "of") if name in ("size", "framing", "angle", "move") else ("",))
        return found[1] if found else None

    def noun(self, name: str, kind: str, plural: bool = False) -> str:
        lines = [p for p in phrases(name)[kind] if p.mark == "" and (p.held_out == self.held_out or name not in JUDGED)]
        lines = lines or list(phrases(name)[kind])
        return noun(usual(lines, self.rng, self.held_out).pattern, self.rng, plural)

    def with_article(self, word: str) -> str:
        if self.rng.random() < 0.5:
            return ("an " if word[:1].lower() in "aeiou" else "a ") + word
        return self.rng.choice(("the ", "the ", "our ", "", "", "")) + word

    def person(self, figure: AskedSubject, nth: int) -> str:
        """A noun phrase for one figure: a name, a pronoun, or a noun with an article and perhaps a costume."""
        rng = self.rng
        names = {"man": "man", "woman": "woman", "person": "person", "old man": "man", "boy": "man"}.get(figure.kind)
        costume = ""
        if figure.costume and figure.costume != "plain":
            implied = [p for p in phrases("costume")[figure.costume] if p.mark == "noun" and not p.held_out]
            if implied and figure.kind in ("person", "man", "woman") and rng.random() < 0.4:
                return self.with_article(noun(rng.choice(implied).pattern, rng))
            found = self.line("costume", figure.costume)
            costume = " " + found[1] if found else ""
        if names and figure.kind in ("man", "woman", "person") and rng.random() < 0.33:
            return self.name_of(names) + costume
        if figure.kind in ("man", "woman") and rng.random() < 0.16:
            return {"man": "he", "woman": "she"}[figure.kind] + costume
        if rng.random() < 0.08:
            return (
                rng.choice(("a lone ", "one ", "a single ", "a solitary ")) + self.noun("figure", figure.kind) + costume
            )
        return self.with_article(self.noun("figure", figure.kind)) + costume

    def name_of(self, names: str) -> str:
        name = spell(self.rng.choice(phrases("names")[names]).pattern, self.rng)
        return name.upper() if self.rng.random() < 0.4 else name

    def part_of(self, figure: AskedSubject, size: str) -> str:
        """A part of one person, as close shots name it: "her eyes", "Marta's hands"."""
        rng = self.rng
        part = rng.choice(_PARTS[size])
        own = {"man": "his", "woman": "her", "boy": "his", "girl": "her", "old man": "his", "old woman": "her"}
        if figure.kind == "person" or (rng.random() < 0.5 and figure.kind not in ("man", "woman")):
            who = self.name_of("person") if figure.kind == "person" else "the " + self.noun("figure", figure.kind)
            return f"{who}'s {part}"
        if rng.random() < 0.4 and figure.kind in ("man", "woman"):
            return f"{self.name_of(figure.kind)}'s {part}"
        if figure.kind not in ("man", "woman"):
            return f"the {self.noun('figure', figure.kind)}'s {part}"
        return f"{own[figure.kind]} {part}"

    def crossing(self, name: str, form: str) -> str:
        """What somebody does in a place called ``name``."""
        third, ing = self.rng.choice(_CROSSING).split("/")
        verb_, _, rest = ing.partition(" ")
        if form == "third":
            return (
                (third if " " in third else f"{third} {rest}").format(name)
                if third != "is"
                else f"is {ing}".format(name)
            )
        return f"{verb_} {rest}".format(name)

    def where(self, subject: AskedSubject, looks: bool = True) -> list[str]:
        """The positional phrases of a subject, in any order."""
        out = []
        for name, value in (
            ("motion", subject.goes),
            ("side", subject.side),
            ("depth", subject.layer),
            ("facing", subject.looks if looks else None),
        ):
            if value and (found := self.line(name, value)):
                out.append(found[1])
        self.rng.shuffle(out)
        return out

    def act(self, subject: AskedSubject, form: str) -> str:
        if not subject.pose:
            return ""
        found = pick("pose", subject.pose, self.rng, self.held_out and "pose" in JUDGED) or pick(
            "pose", subject.pose, self.rng
        )
        return verb(found.pattern, self.rng, form) if found else ""

    def clause(self, who: str, subject: AskedSubject, action: str, plural: bool = False) -> str:
        """Who does what, where: one clause of a subject."""
        rng = self.rng
        where = self.where(subject)
        join = rng.choice((" ", ", "))
        if rng.random() < 0.12 and where:  # the position first
            return f"{where[0]}, {who} {action}".strip() + (join + join.join(where[1:]) if where[1:] else "")
        return f"{who} {action}".strip() + (join + join.join(where) if where else "")

    def _form(self, plural: bool) -> str:
        return "ing" if self.rng.random() < 0.45 else "plain" if plural else "third"

    def figures(self, asked: Asked) -> str:
        """The people of the shot as one or more clauses; empty when the words name none."""
        rng, figures = self.rng, asked.figures
        if asked.people == 0:
            found = self.line("people", "0", ("", "num"))
            return found[1] if found else "nobody"
        if not figures:
            return ""
        count = len(figures)
        runs = [tuple(run) for _, run in itertools.groupby(figures)]
        if asked.people == v.CROWD or (len(runs) == 1 and count > 1):
            return self._meeting(asked, self._many(asked, figures, count))
        if count > 2 and len(runs) < count:
            parts = [
                self._many(Asked(), run, len(run))
                if len(run) > 1
                else self.clause(self.person(run[0], n), run[0], self.act(run[0], self._form(False)))
                for n, run in enumerate(runs)
            ]
            return rng.choice((" and ", ", ", " with ", " beside ", " facing ", " & ")).join(parts)
        if count == 2 and rng.random() < 0.12 and figures[0].kind == figures[1].kind:
            base = self._many(asked, figures, count, bare=True)
            rest = [
                f"{self.rng.choice(('one', 'the first') if n == 0 else ('the other', 'the second'))} {', '.join(w)}"
                for n, f in enumerate(figures)
                if (w := self.where(f))
            ]
            base = ", ".join([base, *rest])
        else:
            parts = [self.clause(self.person(f, n), f, self.act(f, self._form(False))) for n, f in enumerate(figures)]
            if count == 1:
                base = parts[0]
                if rng.random() < 0.1 and (alone := self.line("people", "1")):
                    base += ", " + alone[1]
            else:
                conj = rng.choice(
                    (
                        " and ",
                        " and ",
                        ", ",
                        " with ",
                        " beside ",
                        ", behind them ",
                        " while ",
                        "; ",
                        " next to ",
                        " & ",
                        " facing off with " if asked.each_other else " and ",
                    )
                )
                base = (", ".join(parts[:-1]) if count > 2 else parts[0]) + conj + parts[-1]
        return self._meeting(asked, base)

    def _meeting(self, asked: Asked, base: str) -> str:
        """Add how two people stand to each other."""
        rng = self.rng
        for flag, value in ((asked.each_other, "each other"), (asked.side_by_side, "side by side")):
            if flag and (found := self.line("facing", value)):
                base = rng.choice(
                    (f"{base}, {found[1]}", f"{base} {found[1]}", f"{found[1]}: {base}", f"{found[1]}, {base}")
                )
        return base

    def _many(self, asked: Asked, figures: tuple[AskedSubject, ...], count: int, bare: bool = False) -> str:
        rng, one = self.rng, figures[0]
        value = "crowd" if asked.people == v.CROWD else str(count)
        found = self.line("people", value, ("num",) if rng.random() < 0.75 else ("", "num"))
        mark, words = found or ("num", _NUMBER[count] if count <= 6 else "many")
        if rng.random() < 0.3 and count <= 6 and value != "crowd":
            mark, words = "num", rng.choice((_NUMBER[count], str(count)))
        mixed = len({f.kind for f in figures}) > 1
        if mixed and mark == "num":
            words += " " + rng.choice(("people", "figures", "people", "characters", "strangers"))
        elif mark == "num":
            several = self.noun("figure", one.kind, plural=True)
            if count <= 6 and value != "crowd" and rng.random() < 0.16:
                number = rng.choice((_NUMBER[count], str(count)))
                words = rng.choice(
                    (
                        f"{several}, {number}", f"{several} x{count}", f"{count} x {several}",
                        f"the {number} {several}",
                        f"{several}, {number} of them", f"{number} of the {several}", f"{several} ({number})",
                        f"all {number} {several}", f"a group of {number} {several}", f"there are {number} {several}",
                    )
                )  # fmt: skip
            else:
                words += " " + several
        if bare:
            return words
        return self.clause(
            words,
            AskedSubject(one.kind, None, None, one.looks, one.goes, one.pose),
            self.act(one, self._form(True)),
            True,
        )

    def things(self, name: str, things: tuple[AskedSubject, ...]) -> str:
        """Vehicles, animals, props or set pieces as one clause."""
        if not things:
            return ""
        rng, one, count = self.rng, things[0], len(things)
        if len(set(things)) > 1:
            joins = (
                (" and ", ", ", " beside ", " with ", " overtakes ", " behind ")
                if name == "vehicle"
                else (" and ", ", ")
            )
            return rng.choice(joins).join(self.things(name, (thing,)) for thing in things)
        word = self.noun(name, one.kind, plural=count > 1)
        who = f"{rng.choice((_NUMBER[count], str(count)))} {word}" if count > 1 else self.with_article(word)
        action = ""
        if name in ("vehicle", "animal") and rng.random() < 0.6:
            still = one.goes == "still" or (one.goes is None and rng.random() < 0.15)
            section = {"vehicle": ("parked", "moving"), "animal": ("still", "moving")}[name][0 if still else 1]
            if (not still or one.goes == "still") and (found := pick(f"{name}_action", section, rng)):
                action = verb(found.pattern, rng, self._form(count > 1))
        goes = None if one.goes == "still" else one.goes
        return self.clause(who, AskedSubject(one.kind, one.side, one.layer, one.looks, goes), action, count > 1)

    def subjects(self, asked: Asked) -> str:
        """Everything that stands in the shot."""
        rng = self.rng
        people = self.figures(asked)
        if (
            people
            and asked.people == 0
            and (asked.framing in ("empty", "insert", "pov") or rng.random() < 0.3)
            and asked.framing
        ):
            people = ""
        parts = [people]
        hold = asked.props and asked.people == 1 and asked.figures and rng.random() < 0.5
        for name in ("vehicle", "animal", "prop", "piece"):
            things = getattr(asked, name + "s")
            if name == "prop" and hold:
                own = {"man": "his", "woman": "her"}.get(asked.figures[0].kind, rng.choice(("his", "her", "their")))
                bare = self.noun("prop", things[0].kind)
                one = self.things(name, things)
                parts[0] += rng.choice(_IN_HAND).format(one, bare if len(things) == 1 else one, own)
            elif name == "prop" and len(things) == 1 and not (things[0].side or things[0].layer) and rng.random() < 0.3:
                noun_ = self.noun("prop", things[0].kind)
                whose = rng.choice(("her ", "his ", "the ", "a ", "")) if not people or asked.people == 0 else "the "
                parts.append(f"{whose}{noun_} {rng.choice(_LYING)}")
            else:
                words = self.things(name, things)
                if words and parts[0] and asked.people and name in _WITH and rng.random() < 0.5:
                    parts[0] += rng.choice(_WITH[name]) + words
                    continue
                if words and parts[0] and name == "piece":
                    words = rng.choice(("by ", "near ", "in front of ", "beside ", "under ")) + words
                parts.append(words)
        parts = [p for p in parts if p]
        return rng.choice((", ", " and ", "; ", ". ")).join(parts) if len(parts) > 1 else "".join(parts)
