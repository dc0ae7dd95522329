"""What many tests need."""

import pytest
from hypothesis import HealthCheck, settings

from posture.assets.pose_model import Models, ensure_model

# No test may fail because the machine is busy: neither an example nor the making of one has a deadline. All else, such
# as fixed examples in CI, is as Hypothesis has it.
settings.register_profile("posture", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("posture")


@pytest.fixture(scope="session")
def models() -> Models:
    """The pose model, fetched if it is not in the cache yet: only for tests marked slow."""
    return ensure_model()
