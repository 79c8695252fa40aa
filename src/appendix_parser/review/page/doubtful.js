// The queue of doubtful figures of a scan: each with its cut-out and its readings, and a key for each answer.

import { cutOuts } from "./cutout.js";
import { byId, fill, h } from "./dom.js";
import { keysIn, placeIn } from "./queue.js";

const CODES = new Set(["recognised-figure-differs", "recognised-figure-doubtful"]);
const REASON = "Second reading of the scan; checked by eye";

/**
 * Fill the queue. `figureAt(finding)` gives `{ record, field, other }` of a finding, where `other` is the second reading or null;
 * `actions` has `keep(record, field, correction)`, `edit(record, field)`, `correctionOf(field)`, `isSettled(finding)` and
 * `settle(finding, settled)`. Without doubtful figures, the view and its link stay hidden. Returns `refresh()`, to be called when
 * corrections or findings have changed.
 */
export function buildDoubtful(page, figureAt, actions) {
  const read = () => page.appendix.findings.filter((finding) => CODES.has(finding.code)).map((finding) => ({ finding, ...figureAt(finding) })).filter(({ field }) => field);
  const isOpen = (figure) => !actions.isSettled(figure.finding) && !actions.correctionOf(figure.field);
  let figures = read();
  const place = placeIn(() => figures, isOpen);

  byId("doubtful-link").hidden = figures.length === 0;
  const refresh = () => {
    figures = read();
    const left = figures.filter(isOpen).length;
    byId("doubtful-count").textContent = `(${left})`;
    byId("doubtful-left").textContent = left ? `${left} of ${figures.length} to look at; this is number ${place.at + 1}.` : "You have checked all doubtful figures.";
    if (figures.length) show(place.current);
    else fill(byId("doubtful-figure"));
  };
  const on = () => {
    place.goOn();
    refresh();
  };
  const answers = {
    1: async (figure) => {
      if (await actions.settle(figure.finding, true)) on();
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
  const answer = (key) => place.current && answers[key](place.current);
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
  keysIn(byId("doubtful"), Object.fromEntries(Object.keys(answers).map((key) => [key, () => answer(key)])));
  refresh();
  return { refresh };
}
