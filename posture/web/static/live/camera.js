/** The webcam: opening it, losing it, letting go of it. */

const WANTED = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

const CODES = {
  NotAllowedError: "denied",
  PermissionDeniedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  DevicesNotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "in_use",
  TrackStartError: "in_use",
  AbortError: "in_use",
};

export class CameraTrouble extends Error {
  /**
   * @param {"insecure" | "denied" | "none" | "in_use" | "unplugged" | "unknown"} code of the words that say what is wrong
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super(`camera: ${code}`, { cause });
    this.code = code;
  }
}

/** @param {unknown} error what getUserMedia threw @returns {CameraTrouble} */
export function trouble(error) {
  return error instanceof CameraTrouble ? error : new CameraTrouble(CODES[error?.name] ?? "unknown", error);
}

/** What to ask for. @param {string | null} device its id; null: any, the one facing the person first */
export function constraints(device) {
  const which = device ? { deviceId: { exact: device } } : { facingMode: "user" };
  return { audio: false, video: { ...WANTED, ...which } };
}

export class Camera {
  #stream = null;
  #watch = null;
  /** Counts openings and stops: what was asked for before the last one is no longer wanted. */
  #turn = 0;

  /** @param {{lost: (trouble: CameraTrouble) => void, devices?: MediaDevices}} wanted lost: it ended unasked */
  constructor({ lost, devices = globalThis.navigator?.mediaDevices }) {
    Object.assign(this, { lost, devices });
  }

  /**
   * Open it, letting go of the one open before.
   * @param {string | null} [device]
   * @returns {Promise<MediaStream | null>} null where it was stopped or opened anew meanwhile
   * @throws {CameraTrouble}
   */
  async open(device = null) {
    if (!this.devices?.getUserMedia) throw new CameraTrouble("insecure");
    this.stop();
    const turn = this.#turn;
    const stream = await this.#ask(device).catch((error) => {
      throw trouble(error);
    });
    if (turn === this.#turn) return this.#take(stream);
    for (const track of stream.getTracks()) track.stop();
    return null;
  }

  /** Turn it off: its light goes out. */
  stop() {
    this.#turn += 1;
    for (const track of this.#stream?.getTracks() ?? []) {
      track.removeEventListener("ended", this.#ended);
      track.stop();
    }
    this.#stream = null;
  }

  get on() {
    return this.#stream !== null;
  }

  /** The open camera's id, or null. */
  get device() {
    return this.#stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  }

  /** Cameras there are, named once one has been allowed. @returns {Promise<{id: string, label: string}[]>} */
  async list() {
    const all = (await this.devices?.enumerateDevices?.()) ?? [];
    const cameras = all.filter((one) => one.kind === "videoinput" && one.deviceId);
    return cameras.map((one) => ({ id: one.deviceId, label: one.label }));
  }

  /** Call when cameras come or go; one listener at a time. @param {(() => void) | null} change */
  watch(change) {
    if (this.#watch) this.devices?.removeEventListener?.("devicechange", this.#watch);
    if (change) this.devices?.addEventListener?.("devicechange", change);
    this.#watch = change;
  }

  #take(stream) {
    this.#stream = stream;
    for (const track of stream.getTracks()) track.addEventListener("ended", this.#ended);
    return stream;
  }

  async #ask(device) {
    try {
      return await this.devices.getUserMedia(constraints(device));
    } catch (error) {
      // The camera chosen last time may be gone: any other is better than none.
      if (device && error?.name === "OverconstrainedError") return this.devices.getUserMedia(constraints(null));
      throw error;
    }
  }

  #ended = () => {
    this.stop();
    this.lost(new CameraTrouble("unplugged"));
  };
}
