"""What the options of judging name, read: house rules and numbers, and somebody's own baseline."""

from __future__ import annotations

from posture.cli.baselines import own_baseline
from posture.cli.options import JudgingOptions
from posture.config.leg_weights import load_leg_network
from posture.config.profile import load_profile
from posture.config.thresholds import load_thresholds
from posture.features.moment.leg_classifier import LegClassifier
from posture.session.session import Session


class Judging:
    """Everything but the poses that a session needs. Raises SettingsError where a file that was named is wrong."""

    def __init__(self, options: JudgingOptions) -> None:
        self.options = options
        self.profile = load_profile(options.profile, load_thresholds(options.thresholds))
        self.own = own_baseline(options.baseline, options.baseline_person)

    def session(self) -> Session:
        """A session that goes by it."""
        return Session(
            self.profile.limits,
            rules=self.profile.rules,
            declared=self.options.declared,
            baselines=self.own.by_person,
            classifier=LegClassifier(load_leg_network()),
        )
