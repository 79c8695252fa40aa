// Documents of the list: those that are being read or could not be, and those that are ready.

import { h } from "./dom.js";

export const many = (number, one, plural = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : plural}`;

const SEVERITIES = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["note", "notes"] };

const FILES = {
  "appendix.xlsx": "Workbook",
  "appendix.json": "JSON",
  "assessments.csv": "CSV of scores",
  "history.html": "Page for the committee",
  "history.xlsx": "Workbook",
  "history.json": "JSON",
};

/** Make the entry of a file that is on its way, or was refused. */
export function sentCard({ key, name, problem, known }, actions) {
  return h(
    "li",
    { class: "card" },
    h("p", {}, h("bdi", { class: "file" }, name)),
    problem ? h("p", { class: known ? "remedy" : "problem" }, problem) : h("p", { class: "remedy" }, "Copying"),
    problem && h("p", { class: "buttons" }, action(`Dismiss ${name}`, "Dismiss", "dismiss", () => actions.dismiss(key))),
  );
}

/** Make the entry of a document that is not ready. */
export function dueCard(edition, actions) {
  const { name, stage, page, problem, remedy } = edition;
  const say = (text, act, run) => action(`${text} ${name}`, text, act, run);
  const rows = {
    waiting: () => [h("p", { class: "remedy" }, "Waiting"), buttons(say("Cancel", "cancel", () => actions.act(name, "cancel")))],
    reading: () => [
      h("p", { class: "remedy" }, page ? `Reading page ${page}` : "Reading"),
      h("progress", { "aria-label": `Reading ${name}` }),
      buttons(say("Cancel", "cancel", () => actions.act(name, "cancel"))),
    ],
    cancelled: () => [
      h("p", { class: "remedy" }, "Cancelled"),
      buttons(say("Read", "again", () => actions.act(name, "again")), say("Remove", "remove", () => actions.act(name, "remove"))),
    ],
    locked: () => [h("p", { class: "problem" }, problem), passwordForm(edition, actions)],
    failed: () => [
      h("p", { class: "problem" }, problem),
      h("p", { class: "remedy" }, ...coded(remedy)),
      buttons(
        edition.teachable && h("a", { href: `${edition.path}/columns`, "aria-label": `Name the columns of ${name}` }, "Name its columns and levels"),
        say("Try again", "again", () => actions.act(name, "again")),
        say("Remove", "remove", () => actions.act(name, "remove")),
      ),
    ],
  };
  return h("li", { class: `card ${stage}`, "data-name": name }, h("p", {}, h("bdi", { class: "file" }, name)), ...rows[stage]());
}

function passwordForm({ name, remedy }, actions) {
  const input = h("input", { type: "password", autocomplete: "off", required: true });
  const submit = (event) => {
    event.preventDefault();
    actions.act(name, "password", { password: input.value });
    input.value = "";
  };
  return h(
    "form",
    { class: "inline", onsubmit: submit },
    h("label", {}, `Password of ${name}`, input),
    h("button", { type: "submit", class: "main", "data-act": "open" }, "Open"),
    action(`Remove ${name}`, "Remove", "remove", () => actions.act(name, "remove")),
    h("p", { class: "remedy" }, remedy),
  );
}

/** Make the entry of an edition that was read. */
export function editionCard(edition, actions) {
  const { name, path, about, folder, files } = edition;
  const { open, settled, summary } = about;
  const found = Object.entries(SEVERITIES).filter(([severity]) => open[severity]);
  return h(
    "li",
    { class: "card edition", "data-name": name },
    h("p", { class: "name" }, h("a", { href: `${path}${open.error + open.warning ? "#doubts" : ""}`, "data-act": "open" }, h("bdi", {}, about.title || name))),
    h("p", { class: "remedy" }, h("bdi", { class: "file" }, name), `: ${many(summary.objectives, "objective")}; ${about.years.join(", ") || "no year"}`),
    h(
      "ul",
      { class: "needs", "aria-label": "What it needs" },
      ...found.map(([severity, [one, plural]]) => h("li", { class: severity }, many(open[severity], one, plural))),
      about.corrected > 0 && h("li", {}, many(about.corrected, "correction")),
      settled > 0 && h("li", {}, `${settled} looked at`),
      !found.length && h("li", { class: "good" }, settled ? "no doubts left" : "nothing doubtful"),
    ),
    buttons(
      h("a", { href: `${path}/columns`, "aria-label": `Columns and levels of ${name}` }, about.teachable ? "Columns and levels: please check" : "Columns and levels"),
      ...fileLinks(folder, files, name),
      action(`Remove ${name}`, "Remove", "remove", () => actions.act(name, "remove")),
    ),
  );
}

/** Make links to the files of an output folder that most people want. */
export function fileLinks(folder, files, name) {
  const wanted = files.filter((file) => file in FILES);
  return wanted.map((file) =>
    h("a", { href: `/outputs/${encodeURIComponent(folder)}/${encodeURIComponent(file)}`, download: file, "aria-label": `${FILES[file]} of ${name}, ${file}` }, FILES[file]),
  );
}

const buttons = (...content) => h("p", { class: "buttons" }, ...content);

function action(name, text, act, run) {
  return h("button", { type: "button", "aria-label": name, "data-act": act, onclick: run }, text);
}

const coded = (text) => text.split("`").map((piece, index) => (index % 2 ? h("code", {}, piece) : piece));
