"""The command line: one function a verb, each loaded when it is asked for."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pipelines.report import Cancelled, Refused
from studio.trouble import Trouble

# verb -> "module:function"; a line here is all a new verb needs beside its options
VERBS = {
    "window": "studio.app:window",
    "film": "studio.commands.film:film",
    "shots": "studio.commands.shots:shots",
    "boards": "studio.commands.film:boards",
    "block": "studio.commands.block:block",
    "jobs": "studio.commands.jobs:jobs",
    "crew": "studio.commands.crew:crew",
    "schedule": "studio.commands.schedule:schedule",
    "wrap": "studio.commands.schedule:wrap",
    "doctor": "studio.doctor:doctor",
    "check": "studio.check:check",
}


class _Parser(argparse.ArgumentParser):
    """Mistakes on the command line are one sentence, like any other."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"workprint: {message}; see: {self.prog} --help\n")


def _vocabulary() -> str:
    """Every word a plan is written in, for --help."""
    from pipelines.blocking import vocabulary as v

    rows = (
        ("size", v.SIZES), ("framing", v.FRAMINGS), ("angle", v.ANGLES), ("move", v.MOVES), ("time", v.TIMES),
        ("weather", v.WEATHERS), ("place", v.PLACES), ("set", tuple(v.SETS)), ("figures", v.FIGURES),
        ("costume", v.COSTUMES), ("pose", v.POSES), ("vehicles", v.VEHICLES), ("animals", v.ANIMALS),
        ("props", v.PROPS),
    )  # fmt: skip
    return "What comes back is told in these words:\n" + "\n".join(
        f"  {name}: {' / '.join(words)}" for name, words in rows
    )


def parser(verb: str = "") -> argparse.ArgumentParser:
    """Every verb and what it takes. ``verb`` is the one that was typed: only its help is written in full."""
    from studio.commands import options

    top = _Parser(prog="workprint", description="From a screenplay to a film, on your own machine.")
    verbs = top.add_subparsers(title="verbs", metavar="VERB", dest="verb", parser_class=_Parser)

    window = verbs.add_parser("window", help="open the window; the same as no verb at all")
    window.add_argument("film", nargs="?", metavar="FILM", help="a film folder, or a screenplay to begin from")
    window.add_argument("--film", dest="folder", metavar="FOLDER", help=argparse.SUPPRESS)
    window.add_argument("--screenshots", metavar="DIR", help="write a picture of every page there instead, and leave")
    window.add_argument("--size", type=options.size, default=None, metavar="WxH", help="of the window")
    window.add_argument("--theme", choices=("dark", "light"), help="else the one chosen last")

    film = verbs.add_parser("film", help="make or continue the film of a screenplay")
    film.add_argument("script", metavar="SCRIPT", help="a Fountain or FDX screenplay")
    film.add_argument(
        "-o", dest="out", metavar="FILM.mp4", help="where to write it (else NAME.mp4 beside the film folder)"
    )
    film.add_argument("--folder", metavar="DIR", help="the film folder (else NAME.film here)")
    film.add_argument(
        "--rate", type=options.rate, default="24", metavar="R", help="frames a second: 24, 25, 23.976, 30000/1001"
    )
    film.add_argument("--burn", action="store_true", help="draw the captions into the picture as well")
    film.add_argument("--json", action="store_true", help="tell what was made as JSON")
    options.common(film, "1280x720")
    options.crew(film)

    shots = verbs.add_parser("shots", help="the shot list of a screenplay")
    shots.add_argument("script", metavar="SCRIPT")
    shots.add_argument("--json", action="store_true", help="print it as JSON")
    shots.add_argument("--csv", metavar="FILE", help="write it for a spreadsheet")
    shots.add_argument("--xlsx", metavar="FILE", help="write it as a workbook")
    shots.add_argument("--rate", type=options.rate, default="24", metavar="R")

    boards = verbs.add_parser("boards", help="the storyboard of the whole film, on paper")
    boards.add_argument("script", metavar="SCRIPT")
    boards.add_argument("-o", dest="out", metavar="BOARDS.pdf", required=True)
    boards.add_argument("--folder", metavar="DIR", help="the film folder (else NAME.film here)")
    boards.add_argument("--rate", type=options.rate, default="24", metavar="R")
    options.common(boards, "1280x720")
    options.crew(boards)

    block = verbs.add_parser(
        "block",
        help="one line of words through the built-in model",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=_vocabulary() if verb == "block" else "",
    )
    block.add_argument(
        "words", metavar="WORDS", help='"close on Marta, rain, slow push in"; - reads a line each from standard input'
    )
    block.add_argument("-o", dest="out", metavar="FILE", help="picture.png, clip.mp4 or clip.gif")
    block.add_argument("--seconds", type=options.seconds, default=3.0, metavar="S")
    block.add_argument("--json", action="store_true", help="print the plan as JSON")
    options.common(block, "1280x720")

    jobs = verbs.add_parser("jobs", help="what the crew makes of a film, and what should become of it")
    jobs.add_argument("film", metavar="FILM", help="the film folder, or its screenplay")
    jobs.add_argument(
        "what", nargs="?", default="list",
        choices=("list", "pause", "resume", "cancel", "retry", "first", "hours"),
        help="what to do with the jobs named, or with all of them; hours 22:00-07:00 works only then, hours any always",
    )  # fmt: skip
    jobs.add_argument("ids", nargs="*", metavar="ID", help="of a job, as the list has it")
    jobs.add_argument("--watch", action="store_true", help="stay, and tell what changes, until all is done")
    jobs.add_argument(
        "--crew", type=options.who, default="local", metavar="local|ADDRESS",
        help="where the jobs are: with the crew of this machine, or at ADDRESS",
    )  # fmt: skip
    jobs.add_argument("--json", action="store_true", help="print the list for a program")

    for name, about in (
        ("schedule", "what is left to be made, and what it will take: time, memory, disk, electricity"),
        ("wrap", "what the shooting took, against what was thought"),
    ):
        report = verbs.add_parser(name, help=about)
        report.add_argument("film", metavar="FILM", help="the film folder, or its screenplay")
        report.add_argument("--json", action="store_true", help="print it for a program")

    crew = verbs.add_parser("crew", help="who works in the background, here and on other machines")
    crew.add_argument("what", choices=("status", "host", "join", "stop"))
    crew.add_argument("address", nargs="?", metavar="ADDRESS", help="join: where the host is, such as 10.0.0.5:8786")
    crew.add_argument("--listen", metavar="ADDRESS[:PORT]", help="host: where other machines may join or ask")
    crew.add_argument(
        "--invite", metavar="FILE", help="host: write an invite for one machine, to help or to ask; join: the invite"
    )
    crew.add_argument("--workers", type=options.workers, default=0, metavar="N", help="processes (else one a core)")
    crew.add_argument("--now", action="store_true", help="stop: do not wait for what is being made; it is made later")
    crew.add_argument("--json", action="store_true", help="print it for a program")

    doctor = verbs.add_parser("doctor", help="what this machine has, what is missing, and how to mend it")
    doctor.add_argument("--json", action="store_true", help="print it for a program")
    verbs.add_parser("check", help="format, lint, types, floors (for those who change the code)")
    verbs.add_parser("test", help="run the tests (./workprint test)")
    return top


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb. 0 done, 1 not well (doctor, check), 2 trouble told in one sentence, 130 stopped by the person."""
    typed = list(sys.argv[1:] if words is None else words)
    if not typed or (typed[0].startswith("--") and typed[0] != "--help"):
        typed = ["window", *typed]
    top = parser(typed[0] if typed else "")
    arguments = top.parse_args(typed)
    if arguments.verb not in VERBS:  # "test" belongs to the launcher
        top.print_help()
        return 0
    module, _, name = VERBS[arguments.verb].partition(":")
    try:
        code: int = getattr(importlib.import_module(module), name)(arguments)
        sys.stdout.flush()
    except (Trouble, Refused) as trouble:
        print(f"workprint: {trouble}", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, Cancelled):
        print("stopped; everything finished so far is kept and will be used next time", file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read our output has gone: nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as wrong:
        where = f" ({wrong.filename})" if wrong.filename else ""
        print(
            f"workprint: the system refused: {wrong.strerror or wrong}{where}; mend that and try again", file=sys.stderr
        )
        return 2
    except Exception:  # noqa: BLE001 - the last door: a person gets a sentence, whoever mends it gets the rest
        print(f"workprint: something broke that should not have; please report the file {_kept()}", file=sys.stderr)
        return 70
    return code


def _kept() -> Path:
    """Write the traceback where it can be found and sent."""
    with tempfile.NamedTemporaryFile("w", prefix="workprint-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exc(file=file)
    return Path(file.name)
