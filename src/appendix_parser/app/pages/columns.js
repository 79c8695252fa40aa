// The form for columns and levels: what was understood, for you to correct. It writes the profile.

import { ask } from "./api.js";
import { byId, fill, h } from "./dom.js";
import { alarm, data } from "./frame.js";

const ROLES = {
  number: "Number of the objective",
  title: "Title of the objective",
  description: "Description",
  score: "Score",
  comments: "Comments",
  actions: "Actions",
  section: "Section",
  year: "Year",
  extra: "Something else, to be kept",
};
const KINDS = { target: "Target", baseline: "Baseline", forecast: "Forecast", benchmark: "Benchmark", peer: "Another council's", moderated: "Moderated" };
const SECTIONS = { headings: "Headings above the tables", column: "A column of the table", banner: "A row over the whole table" };
const UNKNOWN = "?";

const isFirst = !data.lines.some((line) => line.used);
const linesOf = (table) => data.lines.filter((line) => line.table === table);
const saidOf = (table, key) => linesOf(table).filter((line) => key in line.values);
let isDirty = false;

const columns = linesOf("columns").flatMap((line) => Object.entries(line.values).map(([heading, said]) => column(heading, said, line)));
const remarks = data.lines.filter((line) => !Object.keys(line.values).length && line.note);
const fields = {
  title: text("document", "title", "Title, if the page does not print it"),
  pages: text("document", "pages", "Pages to read, such as 38-57 or 1,4-6"),
  furniture: lines("document", "furniture", "Lines that are not text of the appendix, one on each line"),
  first: text("levels", "first", "Number of the lowest level", { inputmode: "numeric" }),
  names: lines("levels", "names", "Names of the levels, from the lowest, one on each line"),
  out_of: text("levels", "out_of", "Scores are out of", { inputmode: "numeric" }),
  from: select("From", { "": "As the program finds them", ...SECTIONS }, value("sections", "from") ?? ""),
  sectionNames: lines("sections", "names", "Names of the sections, one on each line"),
};
const words = table("words", "Word or symbol");
const colours = table("colours", "Colour");

fill(
  byId("main"),
  h(
    "form",
    { class: "column", id: "columns-form", onsubmit: save, oninput: () => (isDirty = true) },
    h(
      "section",
      { "aria-labelledby": "what-heading" },
      h("h2", { id: "what-heading" }, data.name),
      h("p", {}, "This is how the program understands the headings and levels. Correct what is wrong. Leave a field empty if the program should find the value itself."),
      data.problem && h("p", { class: "problem" }, data.problem),
      data.profile && h("p", { class: "remedy" }, "Used now: ", h("code", {}, data.profile)),
      ...remarks.map(({ note }) => h("p", { class: "remedy" }, note)),
    ),
    part("Columns", columns.length ? columns.map((each) => each.element) : [h("p", {}, "No table with headings was found.")]),
    part("Levels", [h("div", { class: "fields-row" }, fields.first, fields.out_of), fields.names, note("levels", "names"), ...words.elements, ...colours.elements]),
    part("Sections", [fields.from, fields.sectionNames]),
    part("Document", [fields.title, fields.pages, note("document", "pages"), fields.furniture]),
    h(
      "section",
      { "aria-labelledby": "use-heading" },
      h("h2", { id: "use-heading" }, "Use it"),
      h(
        "div",
        { class: "choices", role: "radiogroup", "aria-labelledby": "use-heading" },
        h("label", {}, h("input", { type: "radio", name: "shared", value: "", checked: !data.shared }), "for this document"),
        h("label", {}, h("input", { type: "radio", name: "shared", value: "all", checked: data.shared }), "for every document without its own"),
      ),
      h("p", { class: "problem", id: "columns-problem", role: "alert" }),
      h("p", { class: "buttons" }, h("button", { type: "submit", class: "main" }, "Save and read again"), data.profile && h("button", { type: "button", id: "no-profile", onclick: () => send(null) }, "Use no profile"), h("a", { href: "/" }, "Back without saving")),
    ),
  ),
);
byId("source").textContent = data.name;
addEventListener("beforeunload", (event) => {
  if (isDirty) event.preventDefault();
});

function part(heading, content) {
  const id = `${heading.toLowerCase()}-heading`;
  return h("section", { "aria-labelledby": id }, h("h2", { id }, heading), ...content);
}

function column(heading, said, line) {
  const isSuggested = line.used || isFirst;
  const role = select("What its cells hold", { "": "Leave it to the program", ...ROLES }, isSuggested && said.role !== UNKNOWN ? said.role : "");
  const year = input("Year, such as 2024 or 2023/24", isSuggested ? (said.year ?? "") : "");
  const kind = select("Whose score", { "": "The council's own", ...KINDS }, isSuggested ? (said.kind ?? "") : "");
  const follow = () => {
    const isAboutYear = ["score", "comments", "actions"].includes(control(role).value);
    for (const label of [year, kind]) label.hidden = !isAboutYear;
  };
  control(role).addEventListener("input", follow);
  follow();
  const asked = line.used ? "" : said.role === UNKNOWN ? "Not understood. " : `Proposed: ${ROLES[said.role] ?? said.role}. `;
  const element = h("fieldset", {}, h("legend", {}, h("bdi", {}, heading)), h("div", { class: "fields-row" }, role, year, kind), h("p", { class: "remedy" }, `${asked}${line.note}`));
  const read = () => {
    if (!control(role).value) return null;
    const isAboutYear = !year.hidden;
    return {
      role: control(role).value,
      ...(isAboutYear && control(year).value.trim() ? { year: whole(control(year).value) } : {}),
      ...(isAboutYear && control(kind).value ? { kind: control(kind).value } : {}),
    };
  };
  return { heading, element, read };
}

/** Make the rows of a table of words or colours with their levels, and one more that is empty. */
function table(key, name) {
  const found = new Map();
  for (const line of saidOf("levels", key)) {
    for (const [word, level] of Object.entries(line.values[key])) {
      if (!found.has(word) || line.used) found.set(word, line.used && level !== UNKNOWN ? level : "");
    }
  }
  const rows = [...found, ["", ""]].map(([word, level]) => [input(name, word === UNKNOWN ? "" : word), input(`Level of ${word || "it"}`, level, { inputmode: "numeric" })]);
  const read = () => Object.fromEntries(rows.map(([word, level]) => [control(word).value.trim(), control(level).value.trim()]).filter(([word, level]) => word && level).map(([word, level]) => [word, whole(level)]));
  return { elements: [...rows.map((row) => h("div", { class: "fields-row" }, ...row)), note("levels", key)], read };
}

/** Return what is said in the profile, or proposed for the first one. */
function value(tableName, key) {
  const line = saidOf(tableName, key).find((each) => each.used);
  return line?.values[key] ?? null;
}

function note(tableName, key) {
  const notes = saidOf(tableName, key).map((line) => line.note).filter(Boolean);
  return notes.length > 0 && h("p", { class: "remedy" }, notes.join(" "));
}

function text(tableName, key, name, more = {}) {
  return input(name, value(tableName, key) ?? "", more);
}

function lines(tableName, key, name) {
  const known = value(tableName, key) ?? [];
  const area = h("textarea", { rows: Math.max(2, Math.min(8, known.length + 1)) });
  area.value = known.join("\n");
  return h("label", {}, name, area);
}

function input(name, known, more = {}) {
  const made = h("input", { autocomplete: "off", ...more });
  made.value = known;
  return h("label", {}, name, made);
}

function select(name, options, known) {
  const made = h("select", {}, ...Object.entries(options).map(([key, label]) => h("option", { value: key }, label)));
  made.value = known in options ? known : "";
  return h("label", {}, name, made);
}

function control(label) {
  return label.querySelector("input, select, textarea");
}

function whole(typed) {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : typed.trim();
}

const textOf = (label) => control(label).value.trim();
const linesIn = (label) => textOf(label).split("\n").map((line) => line.trim()).filter(Boolean);

function profile() {
  const filled = (entries) => Object.fromEntries(Object.entries(entries).filter(([, said]) => said !== "" && said !== null && Object.keys(Object(said)).length + (typeof said !== "object") > 0));
  return {
    document: filled({ title: textOf(fields.title), pages: textOf(fields.pages), furniture: linesIn(fields.furniture) }),
    columns: filled(Object.fromEntries(columns.map((each) => [each.heading, each.read()]))),
    levels: filled({ first: textOf(fields.first) && whole(textOf(fields.first)), names: linesIn(fields.names), words: words.read(), colours: colours.read(), out_of: textOf(fields.out_of) && whole(textOf(fields.out_of)) }),
    sections: filled({ from: textOf(fields.from), names: linesIn(fields.sectionNames) }),
  };
}

function save(event) {
  event.preventDefault();
  send(profile());
}

async function send(wanted) {
  const shared = document.querySelector('input[name="shared"]:checked').value === "all";
  try {
    await ask(`${data.base}/profile`, { body: { profile: wanted, shared }, mark: data.mark });
    isDirty = false;
    location.assign("/");
  } catch (error) {
    alarm("");
    byId("columns-problem").textContent = error.message;
  }
}
