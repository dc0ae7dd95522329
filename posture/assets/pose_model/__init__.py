"""The pose model: fetched by package name, checked, built, kept in the user's cache.

The pose package ships no model, so the two networks come out of an older release of the same package (Apache-2.0),
through the machine's ordinary pip and whatever index it is set up for. Nothing else here uses the network.
"""

from posture.assets.pose_model.locate import Models, ensure_model, setup
from posture.assets.progress import Progress, silent

__all__ = ["Models", "Progress", "ensure_model", "setup", "silent"]
