// Doubtful matches: whether two objectives of different editions are the same. Each decision is saved at once.

import { ask } from "./api.js";
import { byId, fill, h } from "./dom.js";
import { alarm, data } from "./frame.js";

const DECIDED = { decided_same: "same", decided_different: "different", doubtful: "" };
const CHOICES = { same: "The same objective", different: "Different objectives", "": "Not decided" };

let known = data.mark;
const said = h("p", { id: "said", role: "status" });
show(data);

function show({ summary, pairs, not_used: unused }) {
  const open = pairs.filter((pair) => pair.outcome === "doubtful").length;
  fill(
    byId("main"),
    h(
      "div",
      { class: "column" },
      h("section", { "aria-label": "Summary" }, h("p", {}, summary), h("p", {}, pairs.length ? `${open} to decide, ${pairs.length - open} decided. Your decisions are in matches.csv.` : "No match is doubtful."), said, h("p", {}, h("a", { href: "/history" }, "Show the history"))),
      ...pairs.map(pairForm),
      unused.length > 0 && h("section", { "aria-labelledby": "unused-heading" }, h("h2", { id: "unused-heading" }, "Decisions about editions that are not there"), h("p", {}, "They stay in matches.csv, and are used again when the edition is back."), h("ul", { id: "unused" }, ...unused.map((text) => h("li", {}, h("bdi", {}, text))))),
    ),
  );
}

function pairForm(pair, index) {
  const decided = DECIDED[pair.outcome];
  const side = (edition, number, title, description) =>
    h("div", {}, h("p", { class: "remedy" }, h("bdi", {}, edition)), h("p", {}, h("strong", {}, number == null ? "" : `#${number} `, h("bdi", {}, title))), h("p", {}, h("bdi", {}, description)));
  return h(
    "section",
    { "aria-label": `${pair.earlier_title} and ${pair.title}` },
    h("div", { class: "pair" }, side(pair.earlier_edition, pair.earlier_number, pair.earlier_title, pair.earlier_description), side(pair.edition, pair.number, pair.title, pair.description)),
    h(
      "fieldset",
      {},
      h("legend", {}, `Are they the same? ${Math.round(100 * pair.confidence)} % likely`),
      h(
        "div",
        { class: "choices" },
        ...Object.entries(CHOICES).map(([choice, label]) =>
          h("label", {}, h("input", { type: "radio", name: `pair-${index}`, value: choice, checked: choice === decided, onchange: () => decide(pair, choice, `pair-${index}`) }), label),
        ),
      ),
    ),
  );
}

async function decide(pair, decision, name) {
  said.textContent = "Saving";
  try {
    const answer = await ask("/matches/decisions", { body: { pair, decision }, mark: known });
    known = answer.mark;
    show(answer);
    said.textContent = "Saved.";
    alarm("");
    document.querySelector(`input[name="${name}"]:checked`)?.focus();
  } catch (error) {
    said.textContent = "";
    alarm(error.status === 412 ? `${error.message} Reload this page to see it.` : error.message);
  }
}
