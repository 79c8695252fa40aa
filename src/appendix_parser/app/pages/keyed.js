// A list that follows its data and leaves alone what has not changed, so that focus and typed text stay.

/** Return `update(entries)`; an entry has a `key`, and `make(entry)` makes its element. */
export function keyed(container, make) {
  const made = new Map();
  return (entries) => {
    const wanted = new Set(entries.map((entry) => entry.key));
    for (const [key, { element }] of made) {
      if (wanted.has(key)) continue;
      element.remove();
      made.delete(key);
    }
    let before = null;
    for (const entry of entries) {
      const text = JSON.stringify(entry);
      const known = made.get(entry.key);
      let element = known?.element;
      if (known?.text !== text) {
        element = make(entry);
        if (known) exchange(known.element, element);
        made.set(entry.key, { element, text });
      }
      const next = before ? before.nextSibling : container.firstChild;
      if (element !== next) container.insertBefore(element, next);
      before = element;
    }
  };
}

/** Put an element in the place of another one; the focus goes to the same thing in it, or to the first that can take it. */
function exchange(old, element) {
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  const had = old.contains(document.activeElement);
  old.replaceWith(element);
  if (had) (element.querySelector(`[data-act="${focused}"]`) ?? element.querySelector("a, button, input"))?.focus();
}
