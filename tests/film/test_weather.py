"""Weather is what the words say, no more: likenesses, raincoats and storms of applause are no weather."""

from __future__ import annotations

import pytest

from studio.film.weather import weather


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Rain hammers the windscreen.", "", "rain"),
        ("Snow falls on a small harbour.", "", "snow"),
        ("A gale tears at the sails. Lightning.", "", "storm"),
        ("Thick fog. Nothing moves.", "", "fog"),
        ("Blazing sun.", "", "clear"),
        ("A kitchen.", "", ""),
        ("She runs.", "rain", "rain"),
        ("The rain has stopped.", "rain", ""),
        ("The sky clears.", "storm", "clear"),
        ("He climbs out into the rain.", "storm", "storm"),
        ("Confetti falls like snow.", "", ""),
        ("A storm of applause.", "", ""),
        ("He storms in wearing a raincoat.", "", ""),
        ("Her breath fogs the visor.", "", ""),
        ("Fog lamps. A snowman. A rainbow.", "", ""),
        ("Not a drop of rain on it.", "", ""),
        ("The promise of rain.", "", ""),
        ("The train leaves. She is brainy.", "", ""),
        ("It begins to rain.", "clear", "rain"),
    ],
)
def test_weather(text: str, before: str, after: str) -> None:
    assert weather(text, before) == after
