// What all pages of the app have: their data, the link to the page itself, and the place for what went wrong.

import { byId } from "./dom.js";

export const data = JSON.parse(byId("data").textContent);

for (const link of document.querySelectorAll("nav a")) {
  if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
}

/** Say what went wrong, or that nothing did any more. */
export function alarm(message) {
  const place = byId("alert");
  if (place.textContent !== message) place.textContent = message;
  place.hidden = !message;
}
