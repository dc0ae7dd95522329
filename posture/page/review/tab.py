"""A browser tab's reviews: kept by the server under an unguessable name in the tab's address, so that a reload goes on.

What belongs to a review is the business of posture.web.jobs; here is only which reviews a tab has and which it shows.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from posture.page.visitor import visitor
from posture.roles import Principal
from posture.web.jobs import Job
from posture.web.recordings import Recording
from posture.web.review_messages import WebReviewOptions
from posture.web.services import services
from posture.web.tokens import MOST_AGE, ReviewToken, issue_token, new_client

_VISIT: Final = "visit"
_REVIEW: Final = "review"
"""Names in the address, and in the state of the visitor, who may look at another page meanwhile."""


@dataclass(slots=True)
class ReviewTab:
    """The reviews of one tab."""

    client: str
    principal: Principal
    began: float
    jobs: list[str] = field(default_factory=list)
    """Ids of its reviews, the oldest first, without those for annotated videos."""
    annotated: dict[str, str] = field(default_factory=dict)
    """By the id of a review, that of the one that makes its annotated video."""
    brought: str | None = None
    """A recording that is here and not yet reviewed."""
    begun: set[str] = field(default_factory=set)
    """Recordings that were reviewed, which the page may still be told of."""

    def token(self) -> str:
        """What lets this tab's scripts bring recordings and fetch results."""
        return issue_token(ReviewToken(client=self.client, principal=self.principal))

    def job(self) -> Job | None:
        """The review that is shown; None before there is one, or where it is gone."""
        asked = st.query_params.get(_REVIEW) or st.session_state.get(_REVIEW, "")
        return self.find(asked) if asked in self.jobs else None

    def find(self, job: str) -> Job | None:
        """One of its reviews."""
        return services().jobs.find(self.client, job)

    def others(self, job: Job) -> list[Job]:
        """Its other reviews that are done."""
        found = (self.find(one) for one in self.jobs if one != job.id)
        return [one for one in found if one and one.state == "done"]

    def add_recording(self, recording: str) -> None:
        """A recording was brought; told again in later runs of the page, which changes nothing."""
        if recording not in self.begun:
            self.brought = recording

    def recording(self) -> Recording | None:
        """The one that was brought and waits for its review."""
        return services().uploads.find(self.client, self.brought) if self.brought else None

    def start_review(self, recording: Recording, options: WebReviewOptions) -> None:
        """Have a recording reviewed, and show that. Raises BusyError."""
        job = services().jobs.start(recording, options)
        self.jobs.append(job.id)
        self.begun.add(recording.id)
        self.brought = None
        self.show(job.id)

    def show(self, job: str | None) -> None:
        """Show a review, or none so that another can be begun."""
        st.session_state[_VISIT], st.session_state[_REVIEW] = self.client, job or ""
        st.query_params[_VISIT] = self.client
        if job:
            st.query_params[_REVIEW] = job
        else:
            st.query_params.pop(_REVIEW, None)

    def annotate(self, job: Job) -> None:
        """Have the annotated video made, unless it is there already or on its way. Raises BusyError."""
        made = self.annotation(job)
        if made is None or made.state in {"failed", "cancelled"}:
            options = job.options.model_copy(update={"annotated": True, "evidence": False})
            self.annotated[job.id] = services().jobs.start(job.recording, options).id

    def annotation(self, job: Job) -> Job | None:
        """The review that makes or made the annotated video."""
        return self.find(self.annotated.get(job.id, ""))

    def delete(self, job: Job) -> None:
        """End a review, and delete it with its recording and all that came of it."""
        made = self.annotation(job)
        for one in (made, job):
            if one:
                services().delete(one)
        self.annotated.pop(job.id, None)
        self.jobs.remove(job.id)
        self.show(None)


@st.cache_resource
def _all() -> dict[str, ReviewTab]:
    return {}


def current_tab() -> ReviewTab:
    """This tab's; a new one where there is none, where it is somebody else's, or where the server was started anew."""
    asked = st.query_params.get(_VISIT) or st.session_state.get(_VISIT, "")
    tab = _all().get(asked)
    if tab is None or tab.principal.name != visitor().name:
        tab = ReviewTab(new_client(), visitor(), time.monotonic())
        _forget_old()
        _all()[tab.client] = tab
    st.session_state[_VISIT] = tab.client
    job = tab.job()
    if job:
        tab.show(job.id)
    return tab


def _forget_old() -> None:
    """Their recordings and reviews are gone by now, too."""
    late = time.monotonic() - MOST_AGE
    for tab in [tab for tab in _all().values() if tab.began < late]:
        _all().pop(tab.client, None)
