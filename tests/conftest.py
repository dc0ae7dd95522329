"""What many tests need."""

import pytest

from posture.assets.pose_model import Models, ensure_model


@pytest.fixture(scope="session")
def models() -> Models:
    """The pose model, fetched if it is not in the cache yet: only for tests marked slow."""
    return ensure_model()
