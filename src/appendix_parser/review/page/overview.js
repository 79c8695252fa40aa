// The first view: what moved, the findings, and all scores at a glance.

import { byId, fill, h } from "./dom.js";
import { count, isActionOpen, movement, MOVEMENTS, objectives, pointersOf, recordAt, scoreInWords, SEVERITIES, step, yearLabels } from "./model.js";
import { rove } from "./roving.js";

/**
 * Fill the overview. Of `actions`, `choose(pointer, field)` shows a record, `visit(finding)` a finding, `narrow(filter)` the records
 * that a filter lets through, and `correctionAt(pointer, field)` returns the correction of a value. Returns `refresh()`, for after a
 * correction.
 */
export function buildOverview(page, byPointer, actions) {
  const { appendix } = page;
  const labels = yearLabels(appendix);
  const { narrow } = actions;
  const show = () => {
    fill(byId("tiles"), movedTile(appendix, labels, narrow), actionsTile(appendix, labels, narrow), findingsTile(appendix, narrow), wordsTile(appendix.coverage));
    fill(byId("scale"), ...scaleOf(appendix));
    fill(byId("heat"), ...appendix.sections.map((section, s) => heatTable(section, s, labels, appendix.levels, actions)));
  };
  show();
  byId("heat").style.columnWidth = `${18 + 3 * labels.length}rem`;
  const roving = rove(byId("heat"), "button", Math.max(1, labels.length));
  const list = () => fill(byId("findings"), ...findingLists(page, byPointer, actions.visit));
  list();
  openOnPaper(byId("findings"));
  return {
    refresh() {
      show();
      list();
      roving.refresh();
    },
  };
}

/** Print what is folded away too, and fold it again. */
function openOnPaper(container) {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...container.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

function scaleOf({ levels, ...appendix }) {
  const entry = (shade, sign, name) => h("li", {}, h("span", { class: `score ${shade}` }, sign), name);
  const unscored = objectives(appendix).some((objective) => objective.assessments.some(({ score }) => score.value == null));
  return [
    ...levels.map((level) => entry(`step-${step(level.score, levels)}`, String(level.score), level.name)),
    unscored && entry("unscored", "\u00a0", "no number"),
  ];
}

function tile(name, heading, ...content) {
  return h("div", { class: `tile ${name}` }, h("h3", {}, heading), ...content);
}

function figure(number, words, onclick, sign, key) {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "figure", onclick, "data-figure": key },
      h("span", { class: "sign", "aria-hidden": "true" }, sign),
      h("strong", {}, String(number)),
      h("span", { class: "words" }, ` ${words}`),
    ),
  );
}

function movedTile(appendix, labels, narrow) {
  if (labels.length < 2) return tile("moved", "Movement", h("p", {}, "One year only: nothing to compare."));
  const moves = objectives(appendix).map((objective) => movement(objective, labels));
  return tile(
    "moved",
    `Objectives, ${labels.at(-2)} to ${labels.at(-1)}`,
    h(
      "ul",
      { class: "figures" },
      ...Object.entries(MOVEMENTS).map(([key, { sign, name }]) =>
        figure(moves.filter((move) => move === key).length, name, () => narrow({ moved: key }), sign, key),
      ),
    ),
  );
}

function actionsTile(appendix, labels, narrow) {
  const open = objectives(appendix).filter((objective) => isActionOpen(objective, labels.at(-1))).length;
  const heading = ["Actions", labels.at(-1)].filter(Boolean).join(", ");
  return tile("actions", heading, h("ul", { class: "figures" }, figure(open, "with an action open", () => narrow({ actions: true }), "→", "actions")));
}

function findingsTile(appendix, narrow) {
  const count = (severity) => appendix.findings.filter((finding) => finding.severity === severity).length;
  return tile(
    "findings",
    "Findings",
    h(
      "ul",
      { class: "figures" },
      ...Object.entries(SEVERITIES).map(([key, { sign, name, plural }]) =>
        figure(count(key), count(key) === 1 ? name : plural, () => narrow({ findings: key }), sign, key),
      ),
    ),
  );
}

function wordsTile(coverage) {
  const lost = coverage.unplaced;
  const verdict = lost ? `${lost.toLocaleString("en-GB")} of them left over: see the findings` : "every one accounted for";
  return tile(
    "words",
    "Words of the PDF",
    h(
      "ul",
      { class: "figures" },
      figure(coverage.words.toLocaleString("en-GB"), verdict, () => (location.hash = "#coverage"), lost ? "✖" : "✓", "words"),
    ),
  );
}

function heatTable(section, index, labels, levels, { choose, correctionAt }) {
  const row = (objective, o) => {
    const pointer = `/sections/${index}/objectives/${o}`;
    const move = movement(objective, labels);
    const cell = (label) => {
      const a = objective.assessments.findIndex((assessment) => assessment.year_label === label);
      if (a < 0) return h("td", {}, h("span", { class: "unseen" }, "not assessed"));
      const { score } = objective.assessments[a];
      const isCorrected = Boolean(correctionAt(`${pointer}/assessments/${a}`, "score"));
      const words = `${scoreInWords(score, levels)}${isCorrected ? ", corrected" : ""}`;
      const name = `Objective ${objective.label || objective.position}, ${label} score: ${words}`;
      const shade = step(score.value, levels);
      const attributes = {
        type: "button",
        class: `score ${shade == null ? "unscored" : `step-${shade}`}${isCorrected ? " changed" : ""}`,
        "aria-label": name,
        title: name,
        onclick: () => choose(`${pointer}/assessments/${a}`, "score"),
      };
      return h("td", {}, h("button", attributes, score.raw || "–"));
    };
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, h("span", { class: "number" }, objective.label || `(${objective.position})`), objective.title),
      ...labels.map(cell),
      move && h("td", { class: `move ${move}` }, h("span", { "aria-hidden": "true" }, MOVEMENTS[move].sign), h("span", { class: "unseen" }, MOVEMENTS[move].name)),
    );
  };
  return h(
    "table",
    {},
    h("caption", {}, section.name || `Section ${index + 1}`),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, h("span", { class: "unseen" }, "Objective")),
        ...labels.map((label) => h("th", { scope: "col" }, label || "Score")),
        labels.length > 1 && h("th", { scope: "col" }, h("span", { class: "unseen" }, "Movement")),
      ),
    ),
    h("tbody", {}, ...section.objectives.map(row)),
  );
}

function findingLists(page, byPointer, visit) {
  const { findings } = page.appendix;
  if (!findings.length) return [h("p", {}, "None.")];
  return Object.entries(SEVERITIES).flatMap(([severity, { sign, plural }]) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (!some.length) return [];
    const link = (finding) => {
      const record = recordAt(byPointer, pointersOf(finding)[0]);
      const open = { href: `#${record.pointer || "records"}`, onclick: (event) => (event.preventDefault(), visit(finding)) };
      return h("li", {}, h("a", open, finding.message), finding.page ? ` (page ${finding.page})` : null);
    };
    const title = count(some.length, SEVERITIES[severity].name, plural);
    return [
      h(
        "details",
        { open: severity !== "info", class: `severity ${severity}` },
        h("summary", {}, h("span", { class: "sign", "aria-hidden": "true" }, sign), title),
        h("ul", {}, ...some.map(link)),
      ),
    ];
  });
}
