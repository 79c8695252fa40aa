// The queue of doubts: one after the other, the gravest first, each with what the page prints. You correct it, or settle it.

import { cutOuts } from "./cutout.js";
import { byId, fill, h } from "./dom.js";
import { fieldAt, recordAt } from "./model.js";
import { keysIn, placeIn } from "./queue.js";
import { findingNote } from "./records.js";

const QUEUED = ["error", "warning"];
const MOST_VALUES = 6;

/**
 * Add the view. `actions` has `edit(record, field)`, `show(record, field)`, `undo()`, `isSettled(finding)` and
 * `settle(finding, settled)`; `byPointer` finds records. Returns `refresh()`, for after a change.
 */
export function buildDoubts(page, byPointer, actions) {
  const { appendix, pages } = page;
  const card = h("div", { class: "doubt", id: "doubt" });
  const all = h("input", { type: "checkbox", id: "doubt-all", onchange: refresh });
  const isOpen = (finding) => !actions.isSettled(finding);
  const place = placeIn(queue, isOpen);
  const view = h(
    "section",
    { class: "panel doubts", "data-view": "doubts", "aria-labelledby": "doubts-heading", tabindex: "-1", hidden: true },
    h("h2", { id: "doubts-heading" }, "Doubts"),
    h("p", { id: "doubt-at", role: "status" }),
    card,
    h(
      "p",
      { class: "buttons" },
      h("button", { type: "button", id: "doubt-back", "aria-keyshortcuts": "P", onclick: () => go(-1) }, "‹ Previous"),
      h("button", { type: "button", id: "doubt-on", class: "main", "aria-keyshortcuts": "N", onclick: () => go(1) }, "Next ›"),
    ),
    h("p", { class: "choices", hidden: true }, h("label", {}, all, h("span", { id: "doubt-settled" }))),
    h("p", { class: "remedy" }, "Keys in this view: N next, P previous, C correct, R looked at and right, S show on the page, U undo."),
  );
  byId("workbench").prepend(view);
  const link = h("a", { href: "#doubts" }, "Doubts ", h("span", { class: "count", id: "doubt-count" }));
  document.querySelector('nav a[href="#overview"]').before(link);
  keysIn(view, { n: () => go(1), p: () => go(-1), c: correctFirst, r: settle, s: showOnPage, u: actions.undo });
  refresh();
  return { refresh };

  function doubts() {
    return QUEUED.flatMap((severity) => appendix.findings.filter((finding) => finding.severity === severity));
  }

  function queue() {
    return all.checked ? doubts() : doubts().filter(isOpen);
  }

  function go(by) {
    place.go(by);
    refresh();
  }

  function refresh() {
    const total = queue().length;
    const open = doubts().filter(isOpen).length;
    const settled = doubts().length - open;
    const hadFocus = card.contains(document.activeElement);
    byId("doubt-count").textContent = open ? `(${open})` : "";
    byId("doubt-at").textContent = total ? `Doubt ${place.at + 1} of ${total}` : "No doubts are left. The notes are in the overview.";
    byId("doubt-settled").textContent = `Show those that you have looked at too (${settled})`;
    all.closest("p").hidden = settled === 0 && !all.checked;
    for (const id of ["doubt-back", "doubt-on"]) byId(id).disabled = total < 2;
    fill(card, ...(total ? shown(place.current) : []));
    if (hadFocus) view.focus({ preventScroll: true });
  }

  async function settle() {
    const finding = place.current;
    if (finding && (await actions.settle(finding, isOpen(finding))) && !isOpen(place.current ?? finding)) place.goOn();
    refresh();
  }

  function shown(finding) {
    const values = valuesOf(finding);
    const [{ record }] = values;
    return [
      findingNote(finding),
      ...(finding.pointers.length ? eachValue(values) : oneRecord(finding, record, values)),
      !isOpen(finding) && h("p", { class: "remedy" }, "You have looked at this, and it is right."),
      h(
        "p",
        { class: "buttons" },
        h("button", { type: "button", id: "doubt-settle", "aria-keyshortcuts": "R", onclick: settle }, isOpen(finding) ? "Looked at, is right" : "Doubtful again"),
        h("button", { type: "button", id: "doubt-show", "aria-keyshortcuts": "S", onclick: showOnPage }, "Show on the page"),
      ),
    ];
  }

  /** Show what a finding about a record has. */
  function oneRecord(finding, record, values) {
    const places = values.length < record.fields.length ? values.map(({ field }) => field) : record.fields.slice(0, 2);
    const regions = finding.regions.length ? finding.regions : places.flatMap((field) => field.regions);
    return [...cutOuts(pages, regions, record.name), named(record), listed(values.slice(0, MOST_VALUES))];
  }

  /** Show each value of a finding that is about many, under the name of its record. */
  function eachValue(values) {
    return values.flatMap(({ record, field }, at) => [
      record !== values[at - 1]?.record && named(record),
      ...cutOuts(pages, field.regions, `${record.name}, ${field.label}`),
      listed([{ record, field }]),
    ]);
  }

  function named(record) {
    return h("h3", {}, h("bdi", {}, record.name));
  }

  function listed(values) {
    return h("dl", { class: "doubt-values" }, ...values.map(({ record, field }) => value(record, field)));
  }

  function value(record, field) {
    const shownValue = actions.correctionOf(field)?.corrected ?? field.value;
    return h(
      "div",
      {},
      h("dt", {}, field.label),
      h("dd", {}, h("bdi", { class: "value" }, shownValue || "(empty)"), " ", !field.fixed && h("button", { type: "button", class: "quiet", "data-edit": field.key, "aria-label": `Correct ${field.label} of ${record.name}`, onclick: () => actions.edit(record, field) }, "Correct")),
    );
  }

  /** Return the values that a finding is about, each with its record; of a finding about many, each value alone. */
  function valuesOf({ pointer, pointers }) {
    if (pointers.length) return pointers.flatMap((each) => valuesAt(each).slice(0, 1));
    return valuesAt(pointer);
  }

  /** Return the value that a pointer names and those beside it, those of the assessment, or all of a short record. */
  function valuesAt(pointer) {
    const record = recordAt(byPointer, pointer);
    return fieldsAt(record, pointer).map((field) => ({ record, field }));
  }

  function fieldsAt(record, pointer) {
    const exact = fieldAt(record, pointer);
    if (exact) return [exact, ...record.fields.filter((field) => field !== exact && field.group != null && field.group === exact.group)];
    const within = record.fields.filter((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`));
    return within.length ? within : record.fields;
  }

  function current() {
    return place.current ? valuesOf(place.current) : [];
  }

  function correctFirst() {
    const found = current().find(({ field }) => !field.fixed);
    if (found) actions.edit(found.record, found.field);
  }

  function showOnPage() {
    const [first] = current();
    if (first) actions.show(first.record, first.field);
  }
}
