// Reads the document from the page and connects its views.

import { Corrections, showCorrections } from "./corrections.js";
import { buildCoverage, wordLayer } from "./coverage.js";
import { byId } from "./dom.js";
import { buildDoubtful } from "./doubtful.js";
import { buildEditor } from "./editor.js";
import { buildFilters, filterTest, NO_FILTER } from "./filters.js";
import { count, fieldAt, pointersOf, recordAt, recordsOf, yearLabels } from "./model.js";
import { buildOverview } from "./overview.js";
import { buildPages } from "./pages.js";
import { buildRecords } from "./records.js";
import { scoreReader, scoresInWords } from "./scores.js";
import { buildSteps } from "./steps.js";

export const page = JSON.parse(byId("data").textContent);
export const appendix = page.appendix;
const labels = yearLabels(appendix);
export const readScore = scoreReader(page);
export const records = recordsOf(appendix, readScore);
export const byPointer = new Map(records.map((record) => [record.pointer, record]));
const countable = records.filter((record) => record.kind === "objective").length;

byId("source").textContent = `${appendix.source.filename}, ${count(appendix.source.page_count, "page")}`;
byId("columns").textContent = labels.some(Boolean) ? `Scores: ${labels.join(", ")}` : "";
byId("source").title = `SHA-256 of the file: ${appendix.source.sha256}`;
showTitle();

export const corrections = new Corrections(records, appendix.corrections ?? [], page.unapplied, (record) => {
  if (record) {
    list.refresh(record);
    overview.refresh();
    filters.refresh();
    showTitle();
  }
  showCorrections(corrections, appendix.source.filename, actions);
  doubtful.refresh();
});
const settled = new Set();
export const actions = {
  /** Whether somebody has looked at a doubt and found it right; a program that shows the page keeps it instead. */
  isSettled: (finding) => settled.has(finding),
  settle: async (finding) => settled.add(finding),
  choose: (record, field, pageNumber) => choose(record, field, pageNumber),
  edit: buildEditor(corrections, readScore, scoresInWords(appendix)),
  correctionOf: (field) => corrections.of(field),
};
export const list = buildRecords(page, records, actions);
export const viewer = buildPages(page, records, (record, field) => choose(record, field), wordLayer);
export const filters = buildFilters(appendix, (filter, words) => {
  const shown = list.show(filterTest(filter, labels)).filter((record) => record.kind === "objective").length;
  byId("tally").textContent = `${shown} of ${count(countable, "objective")}`;
  byId("chosen").textContent = words ? `Chosen: ${words}` : "";
});
export const steps = buildSteps(appendix, showFinding);
export const overview = buildOverview(page, byPointer, {
  choose: choosePointer,
  visit: (finding) => {
    steps.reached(finding);
    showFinding(finding, true);
  },
  narrow: (filter) => {
    filters.set({ ...NO_FILTER, ...filter });
    location.hash = "#records";
  },
  correctionAt: (pointer, name) => actions.correctionOf(fieldAt(recordAt(byPointer, pointer), `${pointer}/${name}`)),
});
actions.keep = (...values) => corrections.keep(...values);
export const doubtful = buildDoubtful(page, figureAt, actions);
buildCoverage(page, viewer.go);
showCorrections(corrections, appendix.source.filename, actions);
filters.set(NO_FILTER);

export function showTitle() {
  byId("title").textContent = appendix.title || appendix.source.filename;
}

/** Return the figure that a finding is about, and how a second reading of the scan has it. */
function figureAt({ pointer }) {
  const record = recordAt(byPointer, pointer);
  const [, parent, name] = /^(.*)\/([^/]*)$/.exec(pointer) ?? [];
  const holder = (parent ?? "").split("/").slice(1).reduce((found, token) => found?.[token], appendix);
  const recognised = name === "score" ? holder?.score?.recognised : holder?.recognised?.number;
  return { record, field: fieldAt(record, pointer), other: recognised?.agreed === false ? recognised.other : null };
}

/** Show a record, and one of its values, in the list and on its page. */
export function choose(record, field, pageNumber) {
  showView("records");
  history.replaceState(null, "", `#${record.pointer || "records"}`);
  if (byId(`record-${record.pointer || "document"}`).hidden) filters.set(NO_FILTER);
  const element = list.open(record, field);
  const at = viewer.mark(record, field, pageNumber);
  byId("place").textContent = at ? `${record.name}${field ? `, ${field.label}` : ""}: page ${at}` : "";
  return element;
}

/** Show the record that a pointer leads into, and move the focus to it. */
function choosePointer(pointer, name) {
  const record = recordAt(byPointer, pointer);
  const field = fieldAt(record, name ? `${pointer}/${name}` : pointer);
  const element = choose(record, field);
  element.querySelector(".line").focus();
  return element;
}

/** Show a finding on its record; the focus moves there too, unless a button of the steps has it and may be pressed again. */
function showFinding(finding, moveFocus) {
  const stay = moveFocus ? null : document.activeElement;
  const element = choosePointer(pointersOf(finding)[0]);
  stay?.focus();
  list.point(element, appendix.findings.indexOf(finding));
}

function showView(name) {
  for (const view of document.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== name;
  byId("workbench").hidden = name === "overview";
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  viewer.showWords(name === "coverage");
  byId("place").textContent = name === "coverage" ? "Choose a word to see where it went." : "";
}

export function followAddress() {
  const place = decoded(location.hash.slice(1));
  if (place === "main") return;
  if (place.startsWith("/")) return choosePointer(place);
  const view = document.querySelector(`[data-view="${CSS.escape(place)}"]`);
  showView(view ? place : "overview");
  if (view) view.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // not an address that this page has given
  }
}

addEventListener("hashchange", followAddress);
addEventListener("beforeunload", (event) => {
  if (!corrections.saved) event.preventDefault();
});
followAddress();
