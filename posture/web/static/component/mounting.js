/**
 * Mounting a component: Streamlit calls it at each run of the page with the same element, and it is made only once.
 *
 * @param {new (place: Element, data: object, tell: Function) => {update: Function, close: () => void}} Instance
 *   is made in the element's `.posture-root`; `update` takes the data of later runs, `close` takes everything away
 * @param {"setTriggerValue" | "setStateValue"} teller how it tells the page something
 * @returns {(component: object) => () => void} takes the component, gives what takes it away
 */
export function mounting(Instance, teller) {
  /** @type {WeakMap<Node, {instance: object, unmount: () => void}>} */
  const mounted = new WeakMap();
  return ({ parentElement, data, [teller]: tell }) => {
    const there = mounted.get(parentElement);
    if (there) {
      there.instance.update(data, tell);
      return there.unmount;
    }
    const place = parentElement.querySelector(".posture-root") ?? parentElement;
    const instance = new Instance(place, data, tell);
    const unmount = () => {
      mounted.delete(parentElement);
      instance.close();
    };
    mounted.set(parentElement, { instance, unmount });
    return unmount;
  };
}
