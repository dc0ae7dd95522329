"""The pose model: fetched by package name, checked, built, kept in the user's cache.

The pose package ships no model, so the two networks come out of an older release of the same package (Apache-2.0),
through the machine's ordinary pip and whatever index it is set up for. Nothing else here uses the network.
"""

from posture.assets.pose_model.locate import Models, ensure_model, kept_model

__all__ = ["Models", "ensure_model", "kept_model"]
