// What went wrong with a page that was asked for.

import { byId, fill, h } from "./dom.js";
import { data } from "./frame.js";

fill(
  byId("main"),
  h(
    "div",
    { class: "column" },
    h("p", { class: "problem" }, data.where ? `${data.where}: ` : "", data.problem),
    h("p", {}, data.remedy),
    h("p", {}, h("a", { href: "/" }, "Back to all editions")),
  ),
);
