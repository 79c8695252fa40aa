// The corrections that were made in this page, and the file that keeps them.

import { byId, fill, h } from "./dom.js";
import { fieldKey } from "./model.js";

const COLUMNS = ["pointer", "field", "printed", "corrected", "reason", "who"];

/**
 * All corrections, one for each value at most: those that the document was read with, and those made here.
 * `onChange(record)` hears of every change.
 */
export class Corrections {
  #kept = new Map();
  #onChange;
  saved = true;

  constructor(records, applied, onChange) {
    this.#onChange = onChange;
    for (const correction of applied) this.#adopt(records, correction);
  }

  of(field) {
    return this.#kept.get(field.key)?.correction;
  }

  keep(record, field, correction) {
    this.#kept.set(field.key, { record, field, correction });
    this.#changed(record);
  }

  remove(record, field) {
    this.#kept.delete(field.key);
    this.#changed(record);
  }

  all() {
    return [...this.#kept.values()];
  }

  #changed(record) {
    this.saved = this.#kept.size === 0;
    this.#onChange(record);
  }

  /** Take over a correction that was applied: the value in the document is the corrected one, and the printed one is here. */
  #adopt(records, correction) {
    const key = fieldKey(correction.pointer, correction.field);
    for (const record of records) {
      const field = record.fields.find((one) => one.key === key);
      if (!field) continue;
      Object.assign(field, { value: correction.printed, words: null, parts: null });
      this.#kept.set(key, { record, field, correction });
    }
  }
}

/** Return the file: CSV (RFC 4180) in UTF-8. */
export function toCsv(corrections) {
  const rows = corrections.map(({ field, correction }) => [
    field.pointer,
    field.name,
    ...[field.value, correction.corrected, correction.reason, correction.who].map(harmless),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Put an apostrophe before what a spreadsheet could run or convert, or what has one; it is taken off when it is read. */
function harmless(text) {
  if (/^(0|[1-9]\d{0,9})$/.test(text)) return text; // a whole number stays what it is
  const startsOddly = /^[^\p{L}]/u.test(text);
  const couldBeDate = /^\p{L}+[ .,/-]{0,2}\d/u.test(text);
  return startsOddly || couldBeDate || /^(true|false)$/i.test(text.trim()) ? `'${text}` : text;
}

/** Show the corrections in their panel and their number in the navigation. */
export function showCorrections(corrections, filename, actions) {
  const all = corrections.all();
  byId("correction-count").textContent = all.length ? `(${all.length})` : "";
  const command = `appendix-parser convert ${filename} --corrections corrections.csv`;
  fill(
    byId("correction-list"),
    h("p", {}, all.length ? "To keep these corrections, download the file and give it to the program:" : "None yet. Open a record and choose “Correct” beside a value."),
    all.length > 0 && h("p", {}, h("code", {}, command)),
    all.length > 0 && h("button", { type: "button", class: "main", id: "download", onclick: () => download(corrections) }, `Download corrections.csv`),
    h("ol", { class: "corrected-list" }, ...all.map((entry) => item(entry, actions))),
  );
}

function item({ record, field, correction }, actions) {
  return h(
    "li",
    {},
    h("p", {}, h("strong", {}, record.name), `, ${field.label}`),
    h("p", {}, h("span", { class: "kind" }, "printed"), h("del", {}, field.value || "(empty)")),
    h("p", {}, h("span", { class: "kind" }, "corrected"), h("ins", {}, correction.corrected || "(empty)")),
    h("p", { class: "remedy" }, `${correction.who}: ${correction.reason}`),
    h(
      "p",
      { class: "buttons" },
      h("button", { type: "button", "aria-label": `Show ${record.name}, ${field.label}`, onclick: () => actions.choose(record, field) }, "Show"),
      h("button", { type: "button", "data-edit": field.key, "aria-label": `Change the correction of ${record.name}, ${field.label}`, onclick: () => actions.edit(record, field) }, "Change"),
    ),
  );
}

function download(corrections) {
  const url = URL.createObjectURL(new Blob([toCsv(corrections.all())], { type: "text/csv;charset=utf-8" }));
  h("a", { href: url, download: "corrections.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  corrections.saved = true;
}
