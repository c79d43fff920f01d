"""The words of the camera with the abbreviations that crews write: one table for lists, captions and tooltips."""

from __future__ import annotations

from studio.film.shots import Shot

SIZES: dict[str, str] = {
    "ECU": "extreme close-up", "CU": "close-up", "MCU": "medium close-up", "MS": "medium shot",
    "MLS": "medium long shot", "FS": "full shot", "WS": "wide shot", "EWS": "extreme wide shot",
}  # fmt: skip
# word -> abbreviation
FRAMINGS: dict[str, str] = {
    "single": "1S", "two-shot": "2S", "three-shot": "3S", "group": "GRP", "over-the-shoulder": "OTS", "pov": "POV",
    "insert": "INS", "empty": "EMPTY",
}  # fmt: skip
ANGLES: dict[str, str] = {"eye": "EYE", "low": "LOW", "high": "HIGH", "overhead": "OVHD", "dutch": "DUTCH"}
MOVES: dict[str, str] = {
    "static": "STATIC", "pan left": "PAN L", "pan right": "PAN R", "tilt up": "TILT UP", "tilt down": "TILT DN",
    "push in": "PUSH IN", "pull out": "PULL OUT", "track": "TRACK", "crane up": "CRANE UP", "crane down": "CRANE DN",
    "zoom in": "ZOOM IN", "zoom out": "ZOOM OUT", "handheld": "HH", "whip pan left": "WHIP L",
    "whip pan right": "WHIP R", "orbit": "ORBIT",
}  # fmt: skip
LENSES: tuple[int, ...] = (14, 18, 21, 24, 28, 35, 40, 50, 65, 75, 85, 100, 135, 200)  # mm, full frame
PLAIN = ("single", "empty", "eye", "static")  # what is not worth a word in a caption


def camera_of(shot: Shot) -> str:
    """Size, framing, angle and move as a caption has them: "MS  OTS  LOW  PUSH IN". What is plain is left out."""
    parts = (
        "" if shot.framing in PLAIN else FRAMINGS.get(shot.framing, shot.framing.upper()),
        "" if shot.angle in PLAIN else ANGLES.get(shot.angle, shot.angle.upper()),
        "" if shot.move in PLAIN else MOVES.get(shot.move, shot.move.upper()),
    )
    return "  ".join(filter(None, (shot.size, *parts)))
