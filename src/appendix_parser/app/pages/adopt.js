// Taking over, without loading the page again, what the program made of a document after a correction.

import { filters, list, overview, records, showTitle, steps } from "./main.js";
import { appendix, corrections, readScore } from "./main.js";
import { giveFindings, recordsOf } from "./model.js";

/** A value that only a correction had put there. */
const GONE_FIELD = { value: "", shown: "", parts: null };

/** Put the values and findings of an `answer` into the document that the page shows. */
export function adopt(answer) {
  const fresh = answer.appendix;
  take(appendix, fresh, ["title"]);
  appendix.sections.forEach((section, s) => adoptSection(section, fresh.sections[s]));
  appendix.findings.splice(0, Infinity, ...fresh.findings);

  const fields = new Map(recordsOf(fresh, readScore).flatMap((record) => record.fields.map((field) => [field.key, field])));
  const byPointer = new Map(records.map((record) => [record.pointer, record]));
  for (const record of records) {
    record.findings.length = 0;
    for (const field of record.fields) take(field, fields.get(field.key) ?? GONE_FIELD, ["value", "shown", "words", "parts"]);
  }
  giveFindings(byPointer, appendix.findings);
  corrections.replace(records, fresh.corrections, answer.unapplied);
  redraw();
}

function redraw() {
  for (const record of records) list.refresh(record);
  overview.refresh();
  filters.refresh();
  steps.refresh();
  showTitle();
}

function adoptSection(section, fresh) {
  take(section, fresh, ["name", "note", "corrected"]);
  section.rubrics.forEach((rubric, r) => {
    take(rubric, fresh.rubrics[r], ["label", "objective_number"]);
    rubric.criteria.forEach((criterion, c) => take(criterion, fresh.rubrics[r].criteria[c], ["text"]));
  });
  section.objectives.forEach((objective, o) => {
    const now = fresh.objectives[o];
    take(objective, now, ["number", "label", "title", "description"]);
    objective.assessments.forEach((assessment, a) => take(assessment, now.assessments[a], ["score", "comments"]));
    objective.other_scores.forEach((other, at) => take(other, now.other_scores[at], ["score", "comments"]));
    objective.extras.forEach((extra, at) => take(extra, now.extras[at], ["text"]));
  });
}

function take(into, from, names) {
  for (const name of names) if (name in from) into[name] = from[name];
}
