/**
 * Presence of each landmark, which the library's JavaScript leaves out though its network gives it.
 *
 * The library's results carry x, y, z and visibility only. The messages that its WASM part hands to its
 * JavaScript part hold presence too, so they are read on their way. The library is pinned byte for byte;
 * should a later one be built differently, this says so instead of guessing. Why it matters: what the picture
 * cuts off comes back with some visibility, but a presence near 0 (posture/pose/observation.py).
 */

const STREAM = "normalized_landmarks";
const PRESENCE_FIELD = 5;
const FIXED32 = 5;
const LENGTH = 2;

/**
 * Begin to listen to a landmarker's messages.
 * @param {object} landmarker a PoseLandmarker
 * @returns {{take: () => Float64Array[]}} `take` gives the presences of the people of the last call of
 * `detect`
 */
export function listen(landmarker) {
  const listeners = listenersOf(landmarker);
  const inner = listeners[STREAM];
  let people = [];
  listeners[STREAM] = (data, last, time) => {
    if (!last) people.push(presences(data));
    return inner(data, last, time);
  };
  return {
    take: () => {
      const taken = people;
      people = [];
      return taken;
    },
  };
}

/**
 * The presences in one message (a list of landmarks in protocol-buffer form).
 * @param {Uint8Array} bytes @returns {Float64Array}
 */
export function presences(bytes) {
  const values = [];
  for (const [, from, to] of fields(bytes, 0, bytes.length)) values.push(presenceOf(bytes, from, to));
  return Float64Array.from(values);
}

function presenceOf(bytes, start, end) {
  for (const [field, from] of fields(bytes, start, end)) {
    if (field === PRESENCE_FIELD)
      return new DataView(bytes.buffer, bytes.byteOffset + from, 4).getFloat32(0, true);
  }
  return 0;
}

/** Number, start and end of each field. */
function* fields(bytes, start, end) {
  for (let at = start; at < end;) {
    const key = bytes[at];
    const kind = key & 7;
    let size = 4;
    at += 1;
    if (kind === LENGTH) [size, at] = varint(bytes, at);
    else if (kind !== FIXED32)
      throw new Error(`the pose library sent a field of kind ${kind}; fetch the pinned one`);
    yield [key >> 3, at, at + size];
    at += size;
  }
}

function varint(bytes, start) {
  let [value, at, shift] = [0, start, 0];
  for (; bytes[at] & 0x80; at += 1, shift += 7) value |= (bytes[at] & 0x7f) << shift;
  return [value | (bytes[at] << shift), at + 1];
}

function listenersOf(landmarker) {
  const runner = Object.values(landmarker).find(
    (value) => typeof value?.attachProtoVectorListener === "function",
  );
  const module = Object.values(runner ?? {}).find((value) => value?.simpleListeners?.[STREAM]);
  if (!module)
    throw new Error("the pose library hands over no presence; run `posture setup` to get the pinned one");
  return module.simpleListeners;
}
