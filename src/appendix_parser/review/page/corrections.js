// The corrections that were made in this page, and the file that keeps them.

import { csvOf, escapeCell, saveFile } from "./csv.js";
import { byId, fill, h } from "./dom.js";
import { fieldKey } from "./model.js";

const COLUMNS = ["pointer", "field", "printed", "corrected", "reason", "who"];

/**
 * All corrections, one for each value at most: those that the document was read with, and those made here. Those that
 * did not apply are kept apart, so that the file which is downloaded has them too, until they are dropped or another
 * takes their place. `onChange(record)` is called after every change, without a record where one was dropped.
 */
export class Corrections {
  #kept = new Map();
  #unapplied;
  #onChange;
  saved = true;

  /** Who keeps the corrections instead of this page, if anybody does: `put(field, correction)`, `remove(pointer, field)`, `howToKeep()`. */
  store = null;

  constructor(records, applied, unapplied, onChange) {
    this.#onChange = onChange;
    this.#unapplied = new Map(unapplied.map((correction) => [fieldKey(correction.pointer, correction.field), correction]));
    for (const correction of applied) this.#adopt(records, correction);
  }

  of(field) {
    return this.#kept.get(field.key)?.correction;
  }

  /** Keep a correction; rejects with what the store has against it. */
  async keep(record, field, correction) {
    if (this.store) return this.store.put(field, correction);
    this.#kept.set(field.key, { record, field, correction });
    this.#unapplied.delete(field.key);
    field.show(correction.corrected);
    this.#changed(record);
  }

  async remove(record, field) {
    if (this.store) return this.store.remove(field.pointer, field.name);
    this.#kept.delete(field.key);
    field.show(field.value);
    this.#changed(record);
  }

  async drop({ pointer, field }) {
    if (this.store) return this.store.remove(pointer, field);
    this.#unapplied.delete(fieldKey(pointer, field));
    this.#changed(null);
  }

  /** Take over the corrections that the store has. */
  replace(records, applied, unapplied) {
    this.#kept.clear();
    this.#unapplied = new Map(unapplied.map((correction) => [fieldKey(correction.pointer, correction.field), correction]));
    for (const correction of applied) this.#adopt(records, correction);
  }

  all() {
    return [...this.#kept.values()];
  }

  unapplied() {
    return [...this.#unapplied.values()];
  }

  /** Return what the file has: a row for each, in the order of its columns. */
  rows() {
    const kept = this.all().map(({ field, correction }) => ({ ...correction, pointer: field.pointer, field: field.name, printed: field.value }));
    return [...kept, ...this.unapplied()].map((correction) => COLUMNS.map((column) => correction[column]));
  }

  #changed(record) {
    this.saved = this.#kept.size + this.#unapplied.size === 0;
    this.#onChange(record);
  }

  /** Take over a correction that was applied: the value in the document is the corrected one, and the printed one is here. */
  #adopt(records, correction) {
    const key = fieldKey(correction.pointer, correction.field);
    for (const record of records) {
      const field = record.fields.find((one) => one.key === key);
      if (!field) continue;
      Object.assign(field, { value: correction.printed, parts: null });
      this.#kept.set(key, { record, field, correction });
    }
  }
}

/** Return the file: CSV (RFC 4180) in UTF-8. */
export function toCsv(rows) {
  return csvOf([COLUMNS, ...rows.map(([pointer, field, ...texts]) => [pointer, field, ...texts.map(escapeCell)])]);
}

/** Show the corrections in their panel and their number in the navigation. */
export function showCorrections(corrections, filename, actions) {
  const all = corrections.all();
  const unapplied = corrections.unapplied();
  const total = all.length + unapplied.length;
  byId("correction-count").textContent = total ? `(${total})` : "";
  fill(
    byId("correction-list"),
    ...(total ? (corrections.store?.howToKeep() ?? howToKeep(corrections, filename)) : [h("p", {}, "None yet. Open an objective and choose “Correct” beside a value.")]),
    all.length > 0 && h("ol", { class: "corrected-list" }, ...all.map((entry) => item(entry, actions))),
    ...(unapplied.length ? unappliedList(corrections, unapplied) : []),
  );
}

function howToKeep(corrections, filename) {
  return [
    h("p", {}, "Scores and figures on this page already count these corrections. The findings and actions follow when the program has read the file."),
    h("p", {}, "To keep them, download the file. Put it beside the PDF, and run this command there:"),
    h("p", {}, h("code", {}, `appendix-parser convert ${shellWord(filename)} --corrections corrections.csv`)),
    h("button", { type: "button", class: "main", id: "download", onclick: () => download(corrections) }, "Download corrections.csv"),
  ];
}

/** Return a file's name as a shell takes it for one word, whatever it holds. */
export function shellWord(name) {
  const plain = /^[\p{L}\d_][\p{L}\d_.,+-]*$/u.test(name);
  return plain ? name : `'${`${name.startsWith("-") ? "./" : ""}${name}`.replaceAll("'", `'"'"'`)}'`;
}

function unappliedList(corrections, unapplied) {
  const entry = (correction) =>
    h(
      "li",
      {},
      h("p", {}, h("strong", {}, correction.field), " at ", correction.pointer ? h("code", {}, correction.pointer) : "the whole document"),
      ...change(correction.printed, correction),
      h("p", { class: "buttons" }, h("button", { type: "button", "aria-label": `Drop the correction of ${correction.field} at ${correction.pointer}`, onclick: () => corrections.drop(correction) }, "Drop")),
    );
  return [
    h("h3", {}, "Not applied"),
    h("p", {}, "The PDF does not print what these corrections expect; the findings say where. They stay in the file until you drop them or correct the value again."),
    h("ol", { class: "corrected-list", id: "unapplied" }, ...unapplied.map(entry)),
  ];
}

/** Show what a correction changes, and who says so and why. */
export function change(printed, { corrected, reason, who }) {
  return [
    h("p", {}, h("span", { class: "kind" }, "printed"), h("del", {}, printed || "(empty)")),
    h("p", {}, h("span", { class: "kind" }, "corrected"), h("ins", {}, corrected || "(empty)")),
    h("p", { class: "remedy" }, `${who}: ${reason}`),
  ];
}

function item({ record, field, correction }, actions) {
  return h(
    "li",
    {},
    h("p", {}, h("strong", {}, record.name), `, ${field.label}`),
    ...change(field.value, correction),
    h(
      "p",
      { class: "buttons" },
      h("button", { type: "button", "aria-label": `Show ${record.name}, ${field.label}`, onclick: () => actions.choose(record, field) }, "Show"),
      h("button", { type: "button", "data-edit": field.key, "aria-label": `Change the correction of ${record.name}, ${field.label}`, onclick: () => actions.edit(record, field) }, "Change"),
    ),
  );
}

function download(corrections) {
  saveFile("corrections.csv", toCsv(corrections.rows()));
  corrections.saved = true;
}
