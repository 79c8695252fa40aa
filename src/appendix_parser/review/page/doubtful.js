// The queue of doubtful figures of a scan: each with its cut-out and its readings, and a key for each answer.

import { cutOuts } from "./cutout.js";
import { byId, fill, h } from "./dom.js";

const CODES = new Set(["recognised-figure-differs", "recognised-figure-doubtful"]);
const REASON = "Second reading of the scan; checked by eye";

/**
 * Fill the queue. `figureAt(finding)` gives `{ record, field, other }` of a finding, where `other` is the second reading or null;
 * `actions` has `keep(record, field, correction)`, `edit(record, field)` and `correctionOf(field)`. Without doubtful figures, the
 * view and its link stay hidden. Returns `refresh()`, to be called when corrections have changed.
 */
export function buildDoubtful(page, figureAt, actions) {
  const queue = page.appendix.findings.filter((finding) => CODES.has(finding.code)).map((finding) => ({ finding, ...figureAt(finding), seen: false }));
  const figures = queue.filter(({ field }) => field);
  const isOpen = (figure) => !figure.seen && !actions.correctionOf(figure.field);
  let at = 0;

  byId("doubtful-link").hidden = figures.length === 0;
  const refresh = () => {
    const left = figures.filter(isOpen).length;
    byId("doubtful-count").textContent = `(${left})`;
    at = Math.min(at, Math.max(0, figures.length - 1));
    if (!figures.length) return;
    byId("doubtful-left").textContent = left ? `${left} of ${figures.length} to look at; this is number ${at + 1}.` : "You have checked all doubtful figures.";
    show(figures[at]);
  };
  const on = () => {
    const next = figures.findIndex((figure, index) => index > at && isOpen(figure));
    const first = figures.findIndex(isOpen);
    at = next >= 0 ? next : first >= 0 ? first : at;
    refresh();
  };
  const answers = {
    1: (figure) => {
      figure.seen = true;
      on();
    },
    2: async (figure) => {
      const who = byId("doubtful-who").value.trim();
      const tell = (problem) => (byId("doubtful-problem").textContent = problem);
      tell(figure.other && !who ? "Give your name first, for those who read this later." : "");
      if (!figure.other || !who) return;
      await actions.keep(figure.record, figure.field, { corrected: figure.other, reason: REASON, who }).then(on, (problem) => tell(problem.message));
    },
    3: ({ record, field }) => actions.edit(record, field),
  };
  const answer = (key) => answers[key](figures[at]);
  const button = (key, text) => h("button", { type: "button", "data-answer": key, "aria-keyshortcuts": key, onclick: () => answer(key) }, h("kbd", {}, key), " ", text);
  const show = (figure) => {
    const { record, field, other, finding } = figure;
    const done = actions.correctionOf(field);
    const cut = cutOuts(page.pages, finding.regions, field.label);
    fill(
      byId("doubtful-figure"),
      h("p", {}, h("strong", {}, record.name), `, ${field.label}, page ${finding.page}`),
      ...(cut.length ? cut : [h("p", { class: "notice" }, "The page could not be drawn.")]),
      h("p", { class: "remedy" }, finding.message),
      done && h("p", {}, h("span", { class: "kind" }, "corrected"), h("ins", {}, done.corrected)),
      h("p", { class: "buttons" }, button("1", `Keep ${field.value || "(empty)"}`), other && button("2", `Take ${other}`), button("3", "Another value…")),
    );
  };
  addEventListener("keydown", (event) => {
    const isBusy = byId("doubtful").hidden || document.querySelector("dialog[open]") || event.target.matches("input, textarea");
    if (isBusy || event.altKey || event.ctrlKey || event.metaKey || !(event.key in answers)) return;
    event.preventDefault();
    answer(event.key);
  });
  refresh();
  return { refresh };
}
