"""What goes wrong in a way a person can mend: one clear sentence, never a traceback."""

from __future__ import annotations


class Trouble(Exception):
    """One sentence that says what is wrong, where, and what to do. The command line prints it and exits 2."""
