// Which records are shown: a pure test, and the form that sets it.

import { byId, fill, h } from "./dom.js";
import { assessmentOf, isActionOpen, movement, MOVEMENTS, objectives, searchText, SEVERITIES, yearLabels } from "./model.js";

const NAMES = { text: "Search", section: "Section", year: "Year", score: "Score", moved: "Moved", findings: "Findings", actions: "Actions open" };

export const NO_FILTER = { text: "", section: "", year: "", score: "", moved: "", findings: "", actions: false };

/** Return the test that a record passes if it is to be shown. */
export function filterTest(filter, labels) {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (record) => {
    const text = words.length ? searchText(record) : "";
    return (
      words.every((word) => text.includes(word)) &&
      (!filter.section || String(record.section) === filter.section) &&
      (!filter.findings || hasFinding(record, filter.findings)) &&
      (!asksForObjectives(filter) || (record.kind === "objective" && fits(record.objective, filter, labels)))
    );
  };
}

const asksForObjectives = (filter) => Boolean(filter.year || filter.score || filter.moved || filter.actions);

function hasFinding(record, severity) {
  return record.findings.some((finding) => severity === "any" || finding.severity === severity);
}

function fits(objective, filter, labels) {
  const years = filter.year ? [filter.year] : labels;
  const assessed = years.map((label) => assessmentOf(objective, label)).filter(Boolean);
  return (
    assessed.length > 0 &&
    (!filter.score || assessed.some((assessment) => printed(assessment) === filter.score)) &&
    (!filter.moved || movement(objective, labels) === filter.moved) &&
    (!filter.actions || isActionOpen(objective, filter.year || labels.at(-1)))
  );
}

const printed = (assessment) => assessment.score.raw || "(empty)";

/**
 * Fill the form; `onChange` gets the filter, and the filter in words, whenever it changes. Returns `set(filter)`, and `refresh()`
 * for after a correction.
 */
export function buildFilters(appendix, onChange) {
  const form = byId("filters");
  const labels = yearLabels(appendix);
  const controls = {
    text: h("input", { type: "search", id: "filter-text", autocomplete: "off" }),
    section: select("section", appendix.sections.map((section, s) => [String(s), section.name || `Section ${s + 1}`])),
    year: select("year", labels.filter(Boolean).map((label) => [label, label])),
    score: select("score", scoresOf(appendix)),
    moved: select("moved", labels.length > 1 ? Object.entries(MOVEMENTS).map(([key, m]) => [key, `${m.sign} ${m.name}`]) : []),
    findings: select("findings", [["any", "with findings"], ...Object.entries(SEVERITIES).map(([key, s]) => [key, `with ${s.plural}`])]),
    actions: h("input", { type: "checkbox", id: "filter-actions" }),
  };
  const read = () => ({
    ...Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value])),
    text: controls.text.value.trim(),
    actions: controls.actions.checked,
  });
  const tell = () => onChange(read(), inWords(controls));
  const set = (filter) => {
    for (const [name, control] of Object.entries(controls)) {
      if (name === "actions") control.checked = filter.actions;
      else control.value = filter[name];
    }
    tell();
  };
  fill(
    form,
    h("label", { class: "wide" }, NAMES.text, controls.text),
    ...["section", "year", "score", "moved", "findings"].map((name) =>
      h("label", { class: name === "section" ? "wide" : null }, NAMES[name], controls[name]),
    ),
    h("label", { class: "check" }, controls.actions, NAMES.actions),
    h("button", { type: "button", onclick: () => set(NO_FILTER) }, "Clear"),
  );
  form.addEventListener("input", () => tell());
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    set,
    refresh() {
      const chosen = controls.score.value;
      fill(controls.score, ...select("score", scoresOf(appendix)).children);
      controls.score.value = chosen;
      if (controls.score.value !== chosen) controls.score.value = ""; // the last such score was corrected
    },
  };
}

/** Return the scores that there are, the lowest first, as options. */
function scoresOf(appendix) {
  const assessments = objectives(appendix).flatMap((objective) => objective.assessments);
  const scores = new Map(assessments.map((assessment) => [printed(assessment), assessment.score.value ?? Infinity]));
  return [...scores].sort((a, b) => a[1] - b[1]).map(([raw]) => [raw, raw]);
}

function select(name, options) {
  const choices = options.map(([value, text]) => h("option", { value }, text));
  return h("select", { id: `filter-${name}` }, h("option", { value: "" }, "all"), ...choices);
}

/** Say which filters are set: "Year 2024, Score 2/3". */
function inWords({ text, actions, ...selects }) {
  const chosen = Object.entries(selects).filter(([, control]) => control.value);
  return [
    text.value.trim() && `${NAMES.text} “${text.value.trim()}”`,
    ...chosen.map(([name, control]) => `${NAMES[name]} ${control.selectedOptions[0].text}`),
    actions.checked && NAMES.actions,
  ].filter(Boolean).join(", ");
}
