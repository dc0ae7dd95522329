/** The connection: what is unanswered, what a close means, and how it comes back. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { closeReason, wait } from "../../posture/web/static/live/close_codes.js";
import { InFlight } from "../../posture/web/static/live/in_flight.js";
import { LiveSocket, address } from "../../posture/web/static/live/socket.js";

class FakeSocket {
  static made = [];
  sent = [];
  readyState = 1;

  constructor(url) {
    this.url = url;
    FakeSocket.made.push(this);
  }

  send(message) {
    this.sent.push(message);
  }

  close() {
    this.readyState = 3;
  }

  hear(message) {
    this.onmessage({ data: JSON.stringify(message) });
  }
}

function connect() {
  FakeSocket.made = [];
  const seen = [];
  const heard = {
    welcome: () => seen.push("welcome"),
    state: ({ n }) => seen.push(`state ${n}`),
    ended: ({ practice }) => seen.push(`ended ${practice}`),
    error: ({ code }) => seen.push(`error ${code}`),
    status: ({ name, words }) => seen.push(words ? `${name} ${words}` : name),
  };
  const live = new LiveSocket({ url: "ws://x", ticket: "t", poses: "browser", heard, WebSocket: FakeSocket });
  live.open();
  return { live, seen, socket: () => FakeSocket.made.at(-1) };
}

function greet(socket) {
  socket.onopen();
  socket.hear({ type: "welcome" });
}

test("the address is that of the page, secure where the page is", () => {
  assert.equal(address("/coach", { protocol: "https:", host: "a.b" }), "wss://a.b/coach/live");
  assert.equal(address("/coach", { protocol: "http:", host: "localhost:8501" }), "ws://localhost:8501/coach/live");
});

test("no third frame is sent before one of two is answered", () => {
  const { live, socket } = connect();
  assert.equal(live.room, false);
  greet(socket());
  for (const n of [1, 2]) live.sendFrame(n, new ArrayBuffer(1));
  assert.equal(live.room, false);
  socket().hear({ type: "state", n: 1 });
  assert.equal(live.room, true);
});

test("an answer answers all frames before it, and the state of a command none", () => {
  const flight = new InFlight();
  flight.add(4, 0);
  flight.add(5, 0);
  flight.answer(0);
  assert.equal(flight.size, 2);
  flight.answer(5);
  assert.equal(flight.size, 0);
});

test("a frame unanswered for ten seconds means that the connection is dead", () => {
  const flight = new InFlight();
  flight.add(1, 1000);
  assert.equal(flight.stuck(10_000), false);
  assert.equal(flight.stuck(11_001), true);
});

test("a lost connection comes back with the same ticket and the way taken last", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { live, seen, socket } = connect();
  greet(socket());
  live.tell("poses", { poses: "server" });
  live.sendFrame(1, new ArrayBuffer(1));
  socket().onclose({ code: 1006 });
  assert.equal(live.room, false);
  mock.timers.tick(10_000);
  assert.equal(FakeSocket.made.length, 2);
  greet(socket());
  assert.equal(JSON.parse(socket().sent[0]).poses, "server");
  assert.equal(live.inFlight, 0);
  const once = ["connecting", "open", "welcome"];
  assert.deepEqual(seen, [...once, "lost socket.lost", ...once]);
  mock.timers.reset();
});

test("one that was taken over by another window does not come back", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { seen, socket } = connect();
  greet(socket());
  socket().onclose({ code: 4409 });
  mock.timers.tick(60_000);
  assert.equal(FakeSocket.made.length, 1);
  assert.equal(seen.at(-1), "refused socket.replaced");
  mock.timers.reset();
});

test("after the end nothing comes back", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { seen, socket } = connect();
  greet(socket());
  socket().hear({ type: "ended", practice: 3 });
  socket().onclose({ code: 1000 });
  mock.timers.tick(60_000);
  assert.equal(FakeSocket.made.length, 1);
  assert.equal(seen.at(-1), "ended 3");
  mock.timers.reset();
});

test("what an earlier connection still says is not heard", () => {
  const { live, seen, socket } = connect();
  const before = socket();
  greet(before);
  live.retry();
  before.hear({ type: "state", n: 9 });
  before.onclose({ code: 1006 });
  assert.ok(!seen.includes("state 9"));
  assert.equal(FakeSocket.made.length, 2);
  live.close();
});

test("waits double to eight seconds, a little apart from page to page", () => {
  assert.deepEqual([0, 1, 2, 9].map((attempt) => wait(attempt, () => 0.5)), [500, 1000, 2000, 8000]);
  assert.ok(wait(3, () => 0) < wait(3, () => 1));
});

test("every code of the server has its own words", () => {
  const codes = [4400, 4401, 4409, 4413, 4429, 4500, 4503];
  assert.equal(new Set(codes.map((code) => closeReason(code).words)).size, codes.length);
  assert.deepEqual(codes.filter((code) => closeReason(code).again), [4429, 4500, 4503]);
  assert.equal(closeReason(1006).words, "socket.lost");
});
