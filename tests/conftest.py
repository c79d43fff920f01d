"""What every test stands on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studio.crew.home import PLACE


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the queue and the measurements of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLACE, str(tmp_path_factory.mktemp("state")))
        yield
