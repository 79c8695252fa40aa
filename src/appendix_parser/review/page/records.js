// The list of records: each is a line that opens to its values, their places and the findings about them.

import { change } from "./corrections.js";
import { byId, fill, h } from "./dom.js";
import { movement, MOVEMENTS, SEVERITIES, step, yearLabels } from "./model.js";
import { rove } from "./roving.js";

const PART_NAMES = {
  baseline: "baseline",
  definition: "definition",
  commentary: "commentary",
  action: "action",
  no_further_action: "no further action",
  carried_forward: "carried forward",
  same_as_previous: "same as previous year",
  next_level: "next level",
  remark: null,
};

/**
 * Fill the list. `actions` has `choose(record, field)`, `edit(record, field)` and `correctionOf(field)`. Returns
 * `show(test)`, which hides the records that fail it, except the headings of sections with one that passes, and
 * returns those that pass; `open(record, field)`; `point(element, index)`, which points at a finding of an open record; and
 * `refresh(record)` after a correction.
 */
export function buildRecords(page, records, actions) {
  const list = byId("record-list");
  const labels = yearLabels(page.appendix);
  const articles = new Map(records.map((record) => [record, article(page, record, labels, actions)]));
  const groups = groupsOf(records).map((group) => h("div", { class: "group" }, ...group.map((record) => articles.get(record))));
  fill(list, ...groups);
  const roving = rove(list, ".line");
  let opened = null;

  const toggle = (record, isOpen) => {
    const element = articles.get(record);
    element.classList.toggle("chosen", isOpen);
    element.querySelector(".line").setAttribute("aria-expanded", String(isOpen));
    element.querySelector(".detail").hidden = !isOpen;
  };
  return {
    show(test) {
      const shown = records.filter((record) => test(record) && (record.kind !== "document" || record.findings.length > 0));
      const kept = new Set(shown);
      const headed = new Set(shown.map((record) => record.section));
      const isHeading = (record) => record.kind === "section" && headed.has(record.section);
      for (const [record, element] of articles) element.hidden = !kept.has(record) && !isHeading(record);
      roving.refresh();
      return shown;
    },
    open(record, field) {
      if (opened && opened !== record) toggle(opened, false);
      opened = record;
      toggle(record, true);
      const element = articles.get(record);
      for (const value of element.querySelectorAll(".field")) value.classList.toggle("current", value.dataset.key === field?.key);
      bring(element.querySelector(".field.current") ?? element);
      return element;
    },
    point(element, index) {
      for (const note of list.querySelectorAll(".finding.current")) note.classList.remove("current");
      const note = element.querySelector(`[data-finding="${index}"]`);
      note?.classList.add("current");
      note?.scrollIntoView({ block: "nearest" });
    },
    refresh(record) {
      fill(articles.get(record).querySelector(".detail"), ...detail(page, record, actions));
      // The name of a section is in its rubrics' names too.
      for (const [each, element] of articles) {
        if (each.section === record.section) fill(element.querySelector(".line"), ...line(each, labels, page.appendix.levels, actions));
      }
    },
  };
}

/** Scroll no more than needed, but so that the beginning is seen. */
function bring(element) {
  const fits = element.offsetHeight < innerHeight / 2;
  element.scrollIntoView({ block: fits ? "nearest" : "start" });
}

/** Split the records where a section begins, and where the context does. */
function groupsOf(records) {
  const groups = [];
  for (const record of records) {
    const begins = record.kind === "section" || record.kind === "document" || record.kind !== groups.at(-1)?.[0].kind;
    if (begins && (record.kind !== "rubric" && record.kind !== "objective")) groups.push([record]);
    else groups.at(-1).push(record);
  }
  return groups;
}

function article(page, record, labels, actions) {
  const id = `record-${record.pointer || "document"}`;
  const button = h(
    "button",
    { type: "button", class: "line", "aria-expanded": "false", "aria-controls": `${id}-detail`, onclick: () => actions.choose(record) },
    ...line(record, labels, page.appendix.levels, actions),
  );
  const level = record.kind === "rubric" || record.kind === "objective" ? "h4" : "h3";
  return h(
    "article",
    { class: `record ${record.kind}`, id, "data-pointer": record.pointer },
    h(level, {}, button),
    h("div", { class: "detail", id: `${id}-detail`, hidden: true }, ...detail(page, record, actions)),
  );
}

function line(record, labels, levels, actions) {
  const move = record.objective && movement(record.objective, labels);
  const isCorrected = record.fields.some((field) => actions.correctionOf(field));
  return [
    h("span", { class: "name" }, h("bdi", {}, record.name)),
    h(
      "span",
      { class: "signs" },
      isCorrected && badge("corrected", "✎", "corrected"),
      ...Object.entries(SEVERITIES).map(([severity, { sign, name, plural }]) => {
        const count = record.findings.filter((finding) => finding.severity === severity).length;
        return count ? badge(severity, sign, `${count} ${count === 1 ? name : plural}`) : null;
      }),
      move && badge(`move ${move}`, MOVEMENTS[move].sign, MOVEMENTS[move].name),
      ...(record.objective?.assessments ?? []).map(({ score, year_label: year }) => {
        const shade = step(score.value, levels);
        return h(
          "span",
          { class: `score ${shade == null ? "unscored" : `step-${shade}`}`, title: year },
          h("span", { class: "unseen" }, `${year} score: `),
          score.raw || "–",
        );
      }),
    ),
  ];
}

function badge(kind, sign, words) {
  return h("span", { class: `badge ${kind}`, title: words }, h("span", { "aria-hidden": "true" }, sign), h("span", { class: "unseen" }, words));
}

function detail(page, record, actions) {
  const groups = [...new Set(record.fields.map((field) => field.group))];
  return [
    ...record.findings.map((finding) => findingNote(finding, page.appendix.findings.indexOf(finding))),
    ...groups.map((group) =>
      h(
        "div",
        { class: group == null ? "fields" : "fields year" },
        ...record.fields.filter((field) => field.group === group).map((field) => fieldBlock(record, field, actions)),
      ),
    ),
  ];
}

/** Say what a finding says; `index` is its place among all. */
export function findingNote(finding, index) {
  const { sign, name } = SEVERITIES[finding.severity];
  return h(
    "div",
    { class: `finding ${finding.severity}`, "data-finding": index },
    h("p", {}, h("span", { class: "sign", "aria-hidden": "true" }, sign), h("strong", {}, `${name[0].toUpperCase()}${name.slice(1)}: `), finding.message),
    h("p", { class: "remedy" }, ...withCode(finding.remedy)),
  );
}

/** Set what a remedy has between backticks, such as a command, in its own type. */
function withCode(text) {
  return text.split("`").map((piece, index) => (index % 2 ? h("code", {}, piece) : piece));
}

function fieldBlock(record, field, actions) {
  const pages = [...new Set(field.regions.map((region) => region.page))];
  const where = (pageNumber) => `Show ${field.label} on page ${pageNumber}`;
  const correction = actions.correctionOf(field);
  return h(
    "div",
    { class: "field", "data-key": field.key },
    h(
      "div",
      { class: "label" },
      h("strong", {}, field.label),
      field.kind && h("span", { class: "kind" }, field.kind),
      ...pages.map((number) =>
        h("button", { type: "button", class: "quiet", "aria-label": where(number), onclick: () => actions.choose(record, field, number) }, `p. ${number}`),
      ),
      !field.fixed &&
        h("button", { type: "button", class: "quiet edit", "data-edit": field.key, "aria-label": `Correct ${field.label}`, onclick: () => actions.edit(record, field) }, "Correct"),
    ),
    correction
      ? h("div", { class: "value" }, ...change(field.value, correction), field.name === "score" && h("p", { class: "words" }, `Now ${field.words}`))
      : printedValue(field),
  );
}

function printedValue(field) {
  if (!field.value) return h("p", { class: "value empty" }, "(empty)");
  if (!field.parts?.length) {
    const words = field.words && field.words !== field.value ? h("span", { class: "words" }, field.words.replace(field.value, "")) : null;
    return h("p", { class: "value" }, h("bdi", {}, field.value), words);
  }
  return h("div", { class: "value" }, ...field.parts.map((part) => commentPart(part)));
}

function commentPart(part) {
  const kind = PART_NAMES[part.kind];
  return h(
    "p",
    { class: `part ${part.kind}` },
    kind && h("span", { class: "kind" }, kind),
    part.marker && h("b", {}, part.marker, " "),
    h("bdi", {}, part.text),
  );
}

