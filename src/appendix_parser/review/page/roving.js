// One stop of the Tab key for many things in a row; the arrow keys go from one to the next.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Let the arrow keys go through what `selector` finds in `container`; `perRow` of them make a row. */
export function rove(container, selector, perRow = 1) {
  const items = () => [...container.querySelectorAll(selector)].filter((item) => item.checkVisibility());
  const first = () => container.querySelector(`${selector}[tabindex="0"]`);
  const stopAt = (item) => {
    first()?.setAttribute("tabindex", "-1");
    item?.setAttribute("tabindex", "0");
  };
  const skipNew = () => {
    for (const item of container.querySelectorAll(`${selector}:not([tabindex])`)) item.setAttribute("tabindex", "-1");
  };
  skipNew();
  stopAt(container.querySelector(selector));
  container.addEventListener("focusin", (event) => event.target.matches(selector) && stopAt(event.target));
  container.addEventListener("keydown", (event) => {
    const inside = event.target === container || event.target.matches(selector);
    if (!(event.key in STEPS) || !inside || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = items();
    const vertical = event.key === "ArrowUp" || event.key === "ArrowDown";
    const at = all.indexOf(event.target === container ? first() : event.target);
    const to = at + STEPS[event.key] * (vertical ? perRow : 1);
    const next = all[Math.max(0, Math.min(all.length - 1, to))];
    event.preventDefault();
    next?.focus();
  });
  return {
    refresh() {
      skipNew();
      if (!first()?.checkVisibility()) stopAt(items()[0] ?? container.querySelector(selector));
    },
  };
}
