/**
 * Whether a picture is the one before again, as from a camera that has stopped.
 *
 * A picture that is the same has the same landmarks, to the last bit: the server tells a frozen camera and repeated
 * pictures by that (posture/camera/repeats.py), so they must not be found anew. A live camera's noise never repeats.
 */

const [WIDTH, HEIGHT] = [160, 120];

/** Pixels of a picture made small, to be compared. @returns {(picture: CanvasImageSource) => Uint8ClampedArray} */
export function smallPixels() {
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "high";
  return (picture) => {
    context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
    return context.getImageData(0, 0, WIDTH, HEIGHT).data;
  };
}

/**
 * Finds poses only in pictures that are new, or asked for in another size, or in which nobody was found yet.
 * @template Picture, Pose
 * @param {(picture: Picture) => ArrayLike<number>} pixels
 */
export function onlyNew(pixels) {
  let last = [];
  let lastSize = "";
  let pose = null;
  return (picture, find, size = "") => {
    const now = pixels(picture);
    if (!pose || size !== lastSize || !same(now, last)) pose = find();
    [last, lastSize] = [now, size];
    return pose;
  };
}

function same(one, other) {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
