"""The colours and measures of the window. A theme is data; widgets ask for a role, never for a colour.

The film's pictures are the only colour: the window itself is grey with a breath of warmth, and what must be seen
(a stale shot, trouble) is a muted hue.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Theme:
    """One theme. Colours are "#rrggbb"; ``ink`` on ``page`` and ``dim`` on ``page`` keep a contrast of 4.5 to 1."""

    name: str
    void: str  # behind pictures and under everything
    page: str  # what one works on
    raised: str  # bars, docks
    field: str  # where one types
    hover: str
    line: str  # between two areas
    ink: str
    dim: str  # second in rank: labels, counts
    faint: str  # marks, guides, what is not there yet; never for words one must read
    accent: str  # chosen, pressed, playing
    on_accent: str
    stale: str
    bad: str
    good: str
    paper: str  # the script's sheet
    script: str  # its ink


DARK = Theme(
    name="dark", void="#0e0f11", page="#17181b", raised="#1f2124", field="#101113", hover="#2a2d31", line="#2b2d31",
    ink="#e7e4de", dim="#a3a19c", faint="#5d5e62", accent="#e2d9c6", on_accent="#17181b", stale="#cfa35c",
    bad="#d2786a", good="#8fae8b", paper="#1b1c1f", script="#dedbd4",
)  # fmt: skip
LIGHT = Theme(
    name="light", void="#d9d7d2", page="#f4f2ee", raised="#fbfaf7", field="#ffffff", hover="#e6e3dc", line="#d5d2ca",
    ink="#232220", dim="#63615c", faint="#a5a29b", accent="#2f2d2a", on_accent="#f7f5f0", stale="#8a5a10",
    bad="#a4402f", good="#3f6b3d", paper="#fdfcfa", script="#262522",
)  # fmt: skip
THEMES = {theme.name: theme for theme in (DARK, LIGHT)}

# One scale for gaps and insets, in device-independent pixels: half, one, two, three, four steps.
TINY, SMALL, GAP, WIDE, VAST = 4, 8, 12, 20, 32
RADIUS = 5
TEXT, LABEL, TITLE = 13, 12, 18  # pixels

# The script's lines of coverage: hues of one lightness, told apart by neighbours; a shot takes the next one.
LINED = ("#b98b82", "#9d9a6b", "#6fa088", "#6f97b4", "#9689b8", "#b184a3")


def filled(template: str, theme: Theme) -> str:
    """A style sheet with every ``@role`` of the theme put in; longer names first, so that @on_accent is not @on."""
    roles = sorted((f.name for f in fields(theme)), key=len, reverse=True)
    for role in roles:
        template = template.replace(f"@{role}", getattr(theme, role))
    for name, size in (("TINY", TINY), ("SMALL", SMALL), ("GAP", GAP), ("WIDE", WIDE), ("RADIUS", RADIUS)):
        template = template.replace(f"@{name}", f"{size}px")
    return template.replace("@TEXT", f"{TEXT}px").replace("@LABEL", f"{LABEL}px").replace("@TITLE", f"{TITLE}px")
