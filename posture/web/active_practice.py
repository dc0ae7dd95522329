"""One practice while it runs, whoever is connected to it at the moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from posture.pose.frame import Frame
from posture.practice.message_parts import FrameCost
from posture.practice.messages import Command, Ended, State
from posture.practice.practice import Practice
from posture.practice.protocol import MessageReader, PoseMessage, ProtocolError, read_text
from posture.web.server_poses import ServerPoses
from posture.web.tokens import PracticeToken


class ActivePractice:
    """A practice and the models that it uses. Its methods are called on worker threads, and wait for each other."""

    def __init__(
        self,
        token: PracticeToken,
        practice: Practice,
        poses: ServerPoses,
    ) -> None:
        self.token = token
        self.practice_id = token.resume
        """Id in the store; None before the practice has begun."""
        self.ended: Ended | None = None
        """What is told of its end, once it has ended; told again where a line broke just then."""
        self._practice = practice
        self._poses = poses
        self._turn = threading.Lock()
        self._closed = False

    def welcome(self) -> str:
        """The first message for a new connection, as JSON."""
        with self._my_turn():
            return self._practice.welcome().to_json()

    def handle_frame(self, data: bytes, inbox: MessageReader) -> State:
        """Judge a binary message, which `inbox` reads. Raises ProtocolError."""
        with self._my_turn():
            began = time.perf_counter()
            message = inbox.read(data)
            if isinstance(message, PoseMessage):
                state = self._practice.process_poses(message.frame, message.light)
            else:
                state = self._practice.process_frame(Frame(message.time, message.image))
            self.practice_id = state.practice or self.practice_id
            state.n, state.t = message.n, message.t
            state.ways = FrameCost(server_ms=round(1000 * (time.perf_counter() - began), 1))
            return state

    def handle_command(self, text: str) -> State | Ended:
        """Do what a text message says. Raises ProtocolError."""
        with self._my_turn():
            command = read_text(Command, text)
            if command.poses == "browser":
                self._poses.close()
            answer = self._practice.handle(command)
            self.practice_id = answer.practice or self.practice_id
            self.ended = answer if isinstance(answer, Ended) else self.ended
            return answer

    def close(self) -> None:
        """Release the models, and keep the last of what was practised. Raises StoreError where that fails."""
        with self._turn:
            if not self._closed:
                self._closed = True
                self._poses.close()
                self._practice.close()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        """A message of a replaced connection may still come when all is over."""
        with self._turn:
            if self._closed:
                raise ProtocolError("replaced", "this practice goes on in another window")
            yield
