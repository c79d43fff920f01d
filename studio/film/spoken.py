"""When in a shot its lines are spoken, as far as anybody knows before there is sound: each as long as it is."""

from __future__ import annotations

from studio.film.cut import Clip
from studio.film.shots import Line, Shot


def spans(shot: Shot) -> tuple[tuple[Line, int, int], ...]:
    """Every line with the frames of the shot that it fills: (line, first, the frame after the last)."""
    weights = [12 + len(line.text) for line in shot.dialogue]  # a short word takes a breath too
    total, done, found = sum(weights), 0, []
    for line, weight in zip(shot.dialogue, weights, strict=True):
        found.append((line, shot.frames * done // total, shot.frames * (done + weight) // total))
        done += weight
    return tuple(found)


def heard(shot: Shot, clip: Clip) -> tuple[tuple[Line, int, int], ...]:
    """The lines whose middle falls into what a clip of the shot shows, in frames from the clip's own start."""
    return tuple(
        (line, max(0, first - clip.start), min(clip.length, end - clip.start))
        for line, first, end in spans(shot)
        if clip.start <= (first + end) // 2 < clip.start + clip.length
    )
