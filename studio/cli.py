"""The command line: one function a verb, each loaded when it is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from studio.trouble import Trouble


def _doctor(arguments: argparse.Namespace) -> int:
    from studio.doctor import doctor

    return doctor(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from studio.check import check

    return check(arguments)


def parser() -> argparse.ArgumentParser:
    """Every verb and what it takes."""
    top = argparse.ArgumentParser(prog="workprint", description="From a screenplay to a film, on your own machine.")
    verbs = top.add_subparsers(title="verbs", metavar="VERB")
    verb = verbs.add_parser("doctor", help="what this machine has, what is missing, and how to mend it")
    verb.add_argument("--json", action="store_true", help="print it for a program")
    verb.set_defaults(run=_doctor)
    verb = verbs.add_parser("check", help="format, lint, types, floors (for those who change the code)")
    verb.set_defaults(run=_check)
    verbs.add_parser("test", help="run the tests (./workprint test)")
    return top


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code: 0 done, 2 trouble told in one sentence, 130 stopped by the person."""
    top = parser()
    arguments = top.parse_args(words)
    if not hasattr(arguments, "run"):
        top.print_help()
        return 0
    try:
        code: int = arguments.run(arguments)
    except Trouble as trouble:
        print(f"workprint: {trouble}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code
