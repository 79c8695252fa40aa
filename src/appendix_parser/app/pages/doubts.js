// The queue of doubts: one after the other, the gravest first, each with what the page prints, and a way to correct it.

import { cutOuts } from "./cutout.js";
import { byId, fill, h } from "./dom.js";
import { fieldAt, recordAt, SEVERITIES } from "./model.js";

const QUEUED = ["error", "warning"];
const MOST_VALUES = 6;

/**
 * Add the view. `actions` has `edit(record, field)` and `choose(record, field)`; `byPointer` finds records. Returns `refresh()`,
 * for after a correction.
 */
export function buildDoubts(page, byPointer, actions) {
  const { appendix, pages } = page;
  let at = 0;
  const card = h("div", { class: "doubt", id: "doubt" });
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
    h("p", { class: "remedy" }, "Keys in this view: N next, P previous, C correct, S show on the page, U undo."),
  );
  byId("workbench").prepend(view);
  const link = h("a", { href: "#doubts" }, "Doubts ", h("span", { class: "count", id: "doubt-count" }));
  document.querySelector('nav a[href="#overview"]').before(link);
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea")) return;
    const key = { n: () => go(1), p: () => go(-1), c: correctFirst, s: showOnPage, u: actions.undo }[event.key.toLowerCase()];
    if (!key) return;
    event.preventDefault();
    key();
  });
  refresh();
  return { refresh };

  function queue() {
    return QUEUED.flatMap((severity) => appendix.findings.filter((finding) => finding.severity === severity));
  }

  function go(by) {
    const total = queue().length;
    if (!total) return;
    at = (at + by + total) % total;
    refresh();
  }

  function refresh() {
    const all = queue();
    at = Math.max(0, Math.min(at, all.length - 1));
    const hadFocus = card.contains(document.activeElement);
    byId("doubt-count").textContent = all.length ? `(${all.length})` : "";
    byId("doubt-at").textContent = all.length ? `Doubt ${at + 1} of ${all.length}` : "No doubts are left. The notes are in the overview.";
    for (const id of ["doubt-back", "doubt-on"]) byId(id).disabled = all.length < 2;
    fill(card, ...(all.length ? shown(all[at]) : []));
    if (hadFocus) view.focus({ preventScroll: true });
  }

  function shown(finding) {
    const record = recordAt(byPointer, finding.pointer);
    const values = valuesOf(record, finding);
    const places = values.length < record.fields.length ? values : record.fields.slice(0, 2);
    const regions = finding.regions.length ? finding.regions : places.flatMap((field) => field.regions);
    const { sign, name } = SEVERITIES[finding.severity];
    return [
      h("div", { class: `finding ${finding.severity}` }, h("p", {}, h("span", { class: "sign", "aria-hidden": "true" }, sign), h("strong", {}, `${name[0].toUpperCase()}${name.slice(1)}: `), finding.message), h("p", { class: "remedy" }, finding.remedy)),
      ...cutOuts(pages, regions, record.name),
      h("h3", {}, h("bdi", {}, record.name)),
      h("dl", { class: "doubt-values" }, ...values.slice(0, MOST_VALUES).map((field) => value(record, field))),
      h("p", { class: "buttons" }, h("button", { type: "button", id: "doubt-show", "aria-keyshortcuts": "S", onclick: showOnPage }, "Show on the page")),
    ];
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

  /** Return the values that a finding is about: the one that it names, those of the assessment, or all of a short record. */
  function valuesOf(record, finding) {
    const exact = fieldAt(record, finding.pointer);
    if (exact) return [exact, ...record.fields.filter((field) => field !== exact && field.group != null && field.group === exact.group)];
    const within = record.fields.filter((field) => field.pointer === finding.pointer || field.pointer.startsWith(`${finding.pointer}/`));
    return within.length ? within : record.fields;
  }

  function current() {
    const finding = queue()[at];
    const record = finding && recordAt(byPointer, finding.pointer);
    return finding ? { record, fields: valuesOf(record, finding) } : null;
  }

  function correctFirst() {
    const doubt = current();
    const field = doubt?.fields.find((each) => !each.fixed);
    if (field) actions.edit(doubt.record, field);
  }

  function showOnPage() {
    const doubt = current();
    if (doubt) actions.show(doubt.record, doubt.fields[0]);
  }
}
