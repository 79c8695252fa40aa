// What the document says, arranged for looking at: pure functions of the published JSON.

/** Labels of all years, in the document's order; "" stands for a column without a year. */
export function yearLabels(appendix) {
  const used = objectives(appendix).flatMap((objective) => objective.assessments.map((a) => a.year_label));
  return [...new Set([...appendix.years.map((year) => year.label), ...used])];
}

export const objectives = (appendix) => appendix.sections.flatMap((section) => section.objectives);

export const assessmentOf = (objective, label) => objective.assessments.find((a) => a.year_label === label);

/**
 * Return how an objective moved from the last year but one to the last: "up", "down", "same", or "unknown" where
 * one of the two has no number; null if there is only one year.
 */
export function movement(objective, labels) {
  if (labels.length < 2) return null;
  const [before, after] = labels.slice(-2).map((label) => assessmentOf(objective, label)?.score.value);
  if (before == null || after == null) return "unknown";
  return after > before ? "up" : after < before ? "down" : "same";
}

export const MOVEMENTS = {
  up: { sign: "▲", name: "moved up" },
  down: { sign: "▼", name: "moved down" },
  same: { sign: "=", name: "unchanged" },
  unknown: { sign: "–", name: "not comparable" },
};

export const SEVERITIES = {
  error: { sign: "✖", name: "error", plural: "errors" },
  warning: { sign: "!", name: "warning", plural: "warnings" },
  info: { sign: "i", name: "note", plural: "notes" },
};

/**
 * Return whether a year's comment leaves an action open: it states one or carries one forward, and does not say that
 * there is none; "as per previous year's comment" stands for the year before.
 */
export function isActionOpen(objective, label) {
  const index = objective.assessments.findIndex((a) => a.year_label === label);
  if (index < 0) return false;
  const kinds = new Set(objective.assessments[index].comments.parts.map((part) => part.kind));
  if (kinds.has("no_further_action")) return false;
  if (kinds.has("action") || kinds.has("carried_forward")) return true;
  const before = objective.assessments[index - 1];
  return kinds.has("same_as_previous") && before != null && isActionOpen(objective, before.year_label);
}

/** Place a score on the scale in nine steps, from 0 (lowest level) to 8; null without a number. */
export function step(value, levels) {
  const scores = levels.map((level) => level.score);
  const [low, high] = scores.length > 1 ? [Math.min(...scores), Math.max(...scores)] : [1, 5];
  return value == null ? null : Math.max(0, Math.min(8, Math.round((8 * (value - low)) / (high - low))));
}

/** Make a score of a text that is not among the document's scores. */
const unread = (raw) => ({ raw, low: null, high: null, value: null, status: raw ? "unreadable" : "missing" });

/** Say how many there are of something: "1 page", "2 pages". */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/** Say a score for people: "2/3, between Developing and Mature". */
export function scoreInWords(score, levels) {
  const name = (number) => levels.find((level) => level.score === number)?.name;
  if (score.value == null) return `${score.raw || "empty"}, ${score.status.replaceAll("_", " ")}`;
  const [low, high] = [name(score.low), name(score.high)];
  if (score.low !== score.high && low && high) return `${score.raw}, between ${low} and ${high}`;
  return low ? `${score.raw}, ${low}` : score.raw;
}

/** What kind of score a column holds that is not the council's own, for people. */
const SCORE_KINDS = {
  target: "target",
  baseline: "baseline",
  forecast: "forecast",
  benchmark: "benchmark",
  peer: "another council's",
  moderated: "moderated",
};

/**
 * Return all records in document order. A record has a `pointer`, a `kind`, a `name`, `fields` (the values that can be
 * looked at and corrected) and `findings`; an objective also has itself as `objective`. `readScore` reads a corrected score.
 */
export function recordsOf(appendix, readScore) {
  const records = [documentRecord(appendix)];
  appendix.sections.forEach((section, s) => {
    const at = `/sections/${s}`;
    records.push(sectionRecord(section, at, s));
    section.rubrics.forEach((rubric, r) => records.push(rubricRecord(rubric, section, `${at}/rubrics/${r}`, s)));
    section.objectives.forEach((objective, o) =>
      records.push(objectiveRecord(objective, appendix.levels, `${at}/objectives/${o}`, s, readScore)),
    );
  });
  appendix.context.forEach((context, c) => records.push(contextRecord(context, `/context/${c}`)));
  const byPointer = new Map(records.map((record) => [record.pointer, record]));
  giveFindings(byPointer, appendix.findings);
  return records;
}

/** Return the record that a pointer leads into: the one with the longest pointer that it starts with. */
export function recordAt(byPointer, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) {
    if (byPointer.has(at)) return byPointer.get(at);
  }
  return byPointer.get("");
}

/** Return the pointers that a finding is about: those of its values if it is about many. */
export const pointersOf = ({ pointer, pointers }) => (pointers.length ? pointers : [pointer]);

/** Give each record the findings about it. */
export function giveFindings(byPointer, findings) {
  for (const finding of findings) {
    for (const record of new Set(pointersOf(finding).map((pointer) => recordAt(byPointer, pointer)))) record.findings.push(finding);
  }
}

/** Return the value of a record that a pointer leads to, if it leads to one. */
export function fieldAt(record, pointer) {
  const named = pointer.endsWith("/number") ? pointer.replace(/number$/, "label") : pointer;
  return record.fields.find((field) => `${field.pointer}/${field.name}` === named);
}

export const fieldKey = (pointer, field) => `${pointer} ${field}`;

/** Find all that a person may search for in a record. */
export function searchText(record) {
  return [record.name, ...record.fields.map((field) => field.shown)].join("\n").toLocaleLowerCase();
}

/**
 * Make a value of a record: `value` is what is printed, `shown` what counts: the corrected value if there is one. `put(text)`
 * puts what counts into the document, so that all that is made of it follows.
 */
function field(pointer, name, label, value, regions, put, more = {}) {
  const made = { key: fieldKey(pointer, name), pointer, name, label, value: value ?? "", shown: value ?? "", regions, ...more };
  made.show = (text) => {
    made.shown = text;
    put?.(text, made);
  };
  return made;
}

/** Put a text into this property of a part of the document. */
const into = (part, property) => (text) => (part[property] = text);

function documentRecord(appendix) {
  const fields = [field("", "title", "Title", appendix.title, [], into(appendix, "title"))];
  return { pointer: "", kind: "document", get name() { return appendix.title || "The document"; }, fields, findings: [] };
}

function sectionRecord(section, pointer, index) {
  const fields = [field(pointer, "name", "Heading", section.name, section.regions, into(section, "name"))];
  if (section.note != null || section.corrected.includes("note")) fields.push(field(pointer, "note", "Note", section.note, []));
  return { pointer, kind: "section", section: index, get name() { return section.name || `Section ${section.position}`; }, fields, findings: [] };
}

function rubricRecord(rubric, section, pointer, index) {
  const label = field(pointer, "label", "Label", rubric.label, rubric.regions ?? [], into(rubric, "label"));
  const criteria = rubric.criteria.map((criterion, c) =>
    field(`${pointer}/criteria/${c}`, "text", `${criterion.score} – ${criterion.level}`, criterion.text, criterion.regions),
  );
  const name = () => `Scoring criteria: ${rubric.objective_number == null ? section.name : rubric.label}`;
  return { pointer, kind: "rubric", section: index, get name() { return name(); }, fields: [label, ...criteria], findings: [] };
}

function objectiveRecord(objective, levels, pointer, index, readScore) {
  const { number, title, description } = objective.regions;
  const fields = [
    field(pointer, "label", "Number", objective.label, number, into(objective, "label")),
    field(pointer, "title", "Title", objective.title, title, into(objective, "title")),
    field(pointer, "description", "Description", objective.description, description),
  ];
  objective.assessments.forEach((assessment, a) => {
    const [at, year] = [`${pointer}/assessments/${a}`, assessment.year_label];
    const group = `year ${year}`;
    const { comments, regions } = assessment;
    fields.push(
      scoreField(at, `${year} score`.trim(), assessment, levels, readScore, { group }),
      field(at, "comments", `${year} comments`.trim(), comments.text, regions.comments, null, { group, parts: comments.parts }),
    );
  });
  objective.other_scores.forEach((other, o) => fields.push(...otherScoreFields(other, levels, `${pointer}/other_scores/${o}`, readScore)));
  objective.extras.forEach((extra, e) =>
    fields.push(field(`${pointer}/extras/${e}`, "text", extra.heading || "Column without a heading", extra.text, extra.regions, into(extra, "text"), { group: "extras" })),
  );
  const name = () => [objective.label || objective.position, objective.title].join(" ");
  return { pointer, kind: "objective", section: index, get name() { return name(); }, fields, findings: [], objective };
}

/** Make the score of a part of the document that has one. */
function scoreField(pointer, label, part, levels, readScore, more) {
  const { score } = part;
  const put = (text, made) => {
    part.score = text === score.raw ? score : (readScore(text) ?? unread(text));
    made.words = scoreInWords(part.score, levels);
  };
  return field(pointer, "score", label, score.raw, part.regions.score, put, { ...more, words: scoreInWords(score, levels) });
}

/** Make the values of a score that is not the council's own. */
function otherScoreFields(other, levels, pointer, readScore) {
  const { comments, regions } = other;
  const kind = SCORE_KINDS[other.kind];
  const label = other.heading || `Score (${kind})`;
  const score = scoreField(pointer, label, other, levels, readScore, { group: pointer, kind });
  if (!comments) return [score];
  return [score, field(pointer, "comments", `${label}: comments`, comments.text, regions.comments, null, { group: pointer, parts: comments.parts })];
}

function contextRecord(context, pointer) {
  const shown = field(pointer, "text", "Text", context.text, [{ page: context.page, bbox: context.bbox }], null, { fixed: true });
  return { pointer, kind: "context", name: `Page ${context.page}: ${context.text.slice(0, 60)}`, fields: [shown], findings: [] };
}
