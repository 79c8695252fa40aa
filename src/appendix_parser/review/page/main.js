// Reads the document from the page and connects its views.

import { Corrections, showCorrections } from "./corrections.js";
import { buildCoverage, wordLayer } from "./coverage.js";
import { byId } from "./dom.js";
import { buildEditor } from "./editor.js";
import { buildFilters, filterTest, NO_FILTER } from "./filters.js";
import { fieldAt, recordAt, recordsOf, yearLabels } from "./model.js";
import { buildOverview } from "./overview.js";
import { buildPages } from "./pages.js";
import { buildRecords } from "./records.js";

const page = JSON.parse(byId("document").textContent);
const { appendix } = page;
const labels = yearLabels(appendix);
const records = recordsOf(appendix);
const byPointer = new Map(records.map((record) => [record.pointer, record]));
const countable = records.filter((record) => record.kind === "objective").length;

byId("title").textContent = appendix.title || appendix.source.filename;
byId("source").textContent = `${appendix.source.filename}, ${appendix.source.page_count} pages`;
byId("columns").textContent = labels.some(Boolean) ? `Scores: ${labels.join(", ")}` : "";
byId("source").title = `SHA-256 ${appendix.source.sha256}`;

const corrections = new Corrections(records, appendix.corrections ?? [], page.unapplied, (record) => {
  if (record) list.refresh(record);
  showCorrections(corrections, appendix.source.filename, actions);
});
const actions = {
  choose: (record, field, pageNumber) => choose(record, field, pageNumber),
  edit: buildEditor(corrections),
  correctionOf: (field) => corrections.of(field),
};
const list = buildRecords(page, records, actions);
const viewer = buildPages(page, records, (record, field) => choose(record, field), wordLayer);
const setFilter = buildFilters(appendix, (filter, words) => {
  const shown = list.show(filterTest(filter, labels)).filter((record) => record.kind === "objective").length;
  byId("tally").textContent = `${shown} of ${countable} objectives`;
  byId("chosen").textContent = words ? `Chosen: ${words}` : "";
});
buildOverview(page, byPointer, choosePointer, (filter) => {
  setFilter({ ...NO_FILTER, ...filter });
  location.hash = "#records";
});
buildCoverage(page, viewer.go);
showCorrections(corrections, appendix.source.filename, actions);
setFilter(NO_FILTER);

/** Show a record, and one of its values, in the list and on its page. */
function choose(record, field, pageNumber) {
  showView("records");
  history.replaceState(null, "", `#${record.pointer || "records"}`);
  if (byId(`record-${record.pointer || "document"}`).hidden) setFilter(NO_FILTER);
  const element = list.open(record, field);
  const at = viewer.mark(record, field, pageNumber);
  byId("place").textContent = at ? `${record.name}${field ? `, ${field.label}` : ""}: page ${at}` : "";
  return element;
}

/** Show the record that a pointer leads into, and move the focus to it. */
function choosePointer(pointer, name) {
  const record = recordAt(byPointer, pointer);
  const field = fieldAt(record, name ? `${pointer}/${name}` : pointer);
  choose(record, field).querySelector(".line").focus();
}

function showView(name) {
  for (const view of document.querySelectorAll("[data-view]")) view.hidden = view.dataset.view !== name;
  byId("workbench").hidden = name === "overview";
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  viewer.showWords(name === "coverage");
  if (name === "coverage") byId("place").textContent = "Choose a word to read what became of it.";
}

function followAddress() {
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
