// The list of editions: add PDFs, see how they are read, open one, save everything.

import { buildAdding } from "./add.js";
import { ask } from "./api.js";
import { dueCard, editionCard, fileLinks, many, sentCard } from "./cards.js";
import { byId, fill, h } from "./dom.js";
import { alarm, data } from "./frame.js";
import { keyed } from "./keyed.js";

const SOON = 600; // milliseconds between looks while something continues, and otherwise
const LATER = 4000;

fill(
  byId("main"),
  h(
    "div",
    { class: "column" },
    h("section", { "aria-labelledby": "adding-heading", id: "adding" }, h("h2", { id: "adding-heading" }, "Add PDFs")),
    h(
      "section",
      { "aria-labelledby": "due-heading", id: "due-part" },
      h("h2", { id: "due-heading" }, "Being read"),
      h("p", { id: "tally", role: "status" }),
      h("ul", { class: "cards", id: "sent" }),
      h("ul", { class: "cards", id: "due" }),
    ),
    h("section", { "aria-labelledby": "editions-heading", id: "editions-part" }, h("h2", { id: "editions-heading" }, "Editions by year"), h("p", { id: "none" }, "None yet."), h("div", { id: "years" })),
    h(
      "section",
      { "aria-labelledby": "save-heading", id: "save-part" },
      h("h2", { id: "save-heading" }, "All years, and saving"),
      h("p", { id: "history" }),
      h("p", { class: "buttons" }, h("button", { type: "button", class: "main", id: "save", onclick: save }, "Save everything")),
      h("p", { id: "saved", role: "status" }),
      h("ul", { id: "saving-problems" }),
      h("p", { class: "buttons", id: "history-files" }),
    ),
    h("footer", {}, h("p", { class: "remedy" }, "Folder: ", h("code", {}, data.folder)), h("p", {}, h("button", { type: "button", id: "stop", onclick: stop }, "Stop the program"))),
  ),
);

let state = data.state;
let sent = [];
let timer = 0;
let isStopped = false;
let said = ""; // what came of what you did last
let gone = ""; // what is wrong with the program or the folder now
const actions = { act, dismiss: (key) => adding.forget(key) };
const showSent = keyed(byId("sent"), (entry) => sentCard(entry, actions));
const showDue = keyed(byId("due"), (entry) => dueCard(entry, actions));
const showYears = keyed(byId("years"), ({ key, label }) =>
  h("section", { "aria-label": label }, h("h3", {}, label), h("ul", { class: "cards", "data-year": key })),
);
const lists = new Map();
const adding = buildAdding(data.limit, (entries) => ((sent = entries), show()), refresh);
show();
schedule();
addEventListener("visibilitychange", () => document.hidden || refresh());
addEventListener("beforeunload", (event) => {
  if (adding.isSending()) event.preventDefault();
});

function show() {
  const due = state.editions.filter((edition) => edition.stage !== "ready");
  const ready = state.editions.filter((edition) => edition.stage === "ready");
  showSent(sent.map(({ file, ...entry }) => entry));
  showDue(due.map((edition) => ({ ...edition, key: edition.name })));
  byId("due-part").hidden = due.length + sent.length === 0;
  const going = due.filter(({ stage }) => stage === "waiting" || stage === "reading").length + sent.filter(({ problem }) => !problem).length;
  tell("tally", going ? `${ready.length} read, ${going} to go` : due.length + sent.length ? `${many(due.length + sent.filter(({ known }) => !known).length, "document")} not read` : "");
  showEditions(ready);
  showSaving(ready);
  alarm([said, gone, ...about()].filter(Boolean).join(" "));
}

function about() {
  const strays = state.strays.map((name) => `“${name}” belongs to no PDF in the folder. If you renamed the PDF, give this file the same name.`);
  return [state.unnamed && `${many(state.unnamed, "PDF")} in the folder cannot be shown: give each a name in plain letters.`, ...strays];
}

function showEditions(ready) {
  const years = [...new Set(ready.map((edition) => edition.about.year ?? 0))].sort((a, b) => b - a);
  byId("none").hidden = ready.length > 0;
  showYears(years.map((year) => ({ key: String(year), label: year ? String(year) : "Without a year" })));
  for (const list of byId("years").querySelectorAll("[data-year]")) {
    const year = Number(list.dataset.year);
    if (!lists.has(list)) lists.set(list, keyed(list, (entry) => editionCard(entry, actions)));
    lists.get(list)(ready.filter((edition) => (edition.about.year ?? 0) === year).map((edition) => ({ ...edition, key: edition.name })));
  }
}

function showSaving(ready) {
  const { running, total, done, problems, kept } = state.saved;
  const { doubtful, problem, folder, files } = state.history;
  byId("save-part").hidden = ready.length === 0;
  byId("save").disabled = running;
  byId("save").setAttribute("aria-label", "Save everything: workbook, CSV, JSON, and the page for the committee");
  const asked = doubtful ? [" ", h("a", { href: "/matches" }, many(doubtful, "doubtful match", "doubtful matches"), " to decide")] : [];
  if (problem) asked.push(" ", h("strong", { class: "problem" }, problem));
  refill("history", [h("a", { href: "/history" }, "History"), ` of ${many(ready.length, "edition")}.`, ...asked]);
  const failed = Object.entries(problems);
  const end = failed.length ? "Not everything could be saved." : "Saved: workbooks, CSV, JSON, and the page for the committee, in the folder “out”.";
  tell("saved", running ? `Saving: ${done} of ${total}` : total ? `${end}${kept.length ? ` Files that were in the way are kept in: ${kept.join(", ")}.` : ""}` : "");
  refill("saving-problems", failed.map(([name, problem]) => h("li", { class: "problem" }, `${name}: ${problem}`)));
  refill("history-files", files.length ? ["All years: ", ...fileLinks(folder, files, "all years")] : []);
}

function tell(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

/** Fill an element if that changes anything: what has the focus keeps it. */
function refill(id, content) {
  const made = h("div", {}, ...content);
  if (made.textContent !== byId(id).textContent || made.children.length !== byId(id).children.length) fill(byId(id), ...made.childNodes);
}

async function refresh() {
  if (isStopped) return;
  clearTimeout(timer);
  try {
    state = await ask("/state", { method: "GET" });
    gone = "";
  } catch (error) {
    gone = error.message;
  }
  if (isStopped) return;
  show();
  schedule();
}

function schedule() {
  clearTimeout(timer);
  const isBusy = adding.isSending() || state.saved.running || state.editions.some(({ stage }) => stage === "waiting" || stage === "reading");
  timer = setTimeout(refresh, isBusy && !document.hidden ? SOON : LATER);
}

async function act(name, what, body) {
  await attempt(() => ask(`/documents/${encodeURIComponent(name)}/${what}`, { body }));
}

async function save() {
  await attempt(() => ask("/save"));
}

async function stop() {
  await attempt(() => ask("/stop"));
  isStopped = true;
  clearTimeout(timer);
  gone = "";
  said = "The program has stopped. Everything is in the folder. You can close this page.";
  show();
}

async function attempt(work) {
  try {
    await work();
    said = "";
    await refresh();
  } catch (error) {
    said = error.message;
    show();
  }
}
