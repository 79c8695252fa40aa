// A queue: one thing after the other, with a key for each answer.

/** Return the place in a queue. `items()` gives what is in it now, and `isOpen(item)` says whether it waits for an answer. */
export function placeIn(items, isOpen) {
  let at = 0;
  return {
    /** The place, within what is in the queue now. */
    get at() {
      return (at = Math.max(0, Math.min(at, items().length - 1)));
    },
    get current() {
      return items()[this.at];
    },
    go(by) {
      const total = items().length;
      if (total) at = (this.at + by + total) % total;
    },
    /** Go to the next thing that is open, or stay where nothing is. */
    goOn() {
      const all = items();
      const next = all.findIndex((item, index) => index > this.at && isOpen(item));
      const first = all.findIndex(isOpen);
      at = next >= 0 ? next : first >= 0 ? first : this.at;
    },
  };
}

/** Let keys work while a view is shown, unless somebody types or a dialogue is open. `answers` has what each key does. */
export function keysIn(view, answers) {
  addEventListener("keydown", (event) => {
    const isTyping = event.target.matches('input:not([type="checkbox"]), textarea, select');
    if (view.hidden || isTyping || document.querySelector("dialog[open]") || event.altKey || event.ctrlKey || event.metaKey) return;
    const answer = answers[event.key.toLowerCase()];
    if (!answer) return;
    event.preventDefault();
    answer();
  });
}
