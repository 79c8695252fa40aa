// The findings one after the other, the gravest first.

import { byId } from "./dom.js";
import { SEVERITIES } from "./model.js";

/**
 * Connect the buttons and the key F8 to the findings. `show(finding, byKey)` shows one. Returns `reached(finding)`, which says
 * that one was shown in another way, so that the next step continues from there; and `refresh()`, for when there are others.
 */
export function buildSteps({ findings }, show) {
  let inOrder, total, at;

  const refresh = () => {
    inOrder = Object.keys(SEVERITIES).flatMap((severity) => findings.filter((finding) => finding.severity === severity));
    total = inOrder.length;
    at = -1;
    byId("steps").hidden = total === 0;
    byId("finding-at").textContent = total === 1 ? "1 finding" : `${total} findings`;
    byId("finding-said").textContent = "";
  };

  const reached = (finding) => {
    at = inOrder.indexOf(finding);
    byId("finding-at").textContent = `Finding ${at + 1} of ${total}`;
    byId("finding-said").textContent = finding.message;
  };
  const step = (by, byKey) => {
    if (!total) return;
    const from = at < 0 && by < 0 ? 0 : at;
    const finding = inOrder[(from + by + total) % total];
    reached(finding);
    show(finding, byKey);
  };
  refresh();
  byId("finding-back").addEventListener("click", () => step(-1, false));
  byId("finding-on").addEventListener("click", () => step(1, false));
  addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1, true);
  });
  return { reached, refresh };
}
