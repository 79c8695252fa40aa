// The review page in the app: corrections are kept by the program, and doubts are worked through one by one.

import { byId, h } from "./dom.js";
import { buildDoubts } from "./doubts.js";
import { actions, appendix, byPointer, choose, corrections, doubtful, followAddress, page, records, viewer } from "./main.js";
import { showCorrections } from "./corrections.js";
import { draftKeeper, storeOf } from "./store.js";

const { app } = page;
const dialog = byId("editor");
const inputs = Object.fromEntries(["corrected", "reason", "who"].map((name) => [name, byId(`editor-${name}`)]));
const keepDraft = draftKeeper(app.base, sayWhetherKept);
const undo = h("button", { type: "button", id: "undo", "aria-keyshortcuts": "Control+Z", onclick: undoLast, disabled: true }, "Undo");
const saved = h("span", { id: "saved", role: "status" });
let edited = null;
let doubts = null;
let isSettling = false;
let isDraftLost = false;

document.querySelector(".masthead nav").prepend(h("a", { href: "/" }, "‹ All editions"));
document.querySelector(".masthead").append(h("div", { class: "keeping" }, saved, undo));
document.querySelector("#editor-form button.main").textContent = "Save the correction";
byId("editor-problem").after(h("button", { type: "button", id: "editor-load", hidden: true, onclick: loadLatest }, "Load the latest state"));

corrections.store = storeOf(app, appendix.source.filename, told);
const open = actions.edit;
actions.edit = (record, field) => {
  edited = { record, field };
  byId("editor-load").hidden = true;
  open(record, field);
  inputs.who.value ||= corrections.all().at(-1)?.correction.who ?? "";
};
actions.undo = undoLast;
actions.isSettled = (finding) => app.doubts[appendix.findings.indexOf(finding)]?.[1] ?? false;
actions.settle = settle;
actions.show = (record, field) => {
  if (!byId("sheets").checkVisibility()) return choose(record, field);
  const at = viewer.mark(record, field);
  byId("place").textContent = at ? `${record.name}${field ? `, ${field.label}` : ""}: page ${at}` : "";
};
doubts = buildDoubts(page, byPointer, actions);
doubtful.refresh();
showCorrections(corrections, appendix.source.filename, actions);

byId("editor-form").addEventListener("input", () => keepDraft({ pointer: edited.field.pointer, field: edited.field.name, ...typed() }));
dialog.addEventListener("close", () => keepDraft(null));
addEventListener("beforeunload", (event) => {
  if (dialog.open && (typed().corrected !== before() || typed().reason !== reasonBefore())) event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || dialog.open || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  undoLast();
});
addEventListener("visibilitychange", () => {
  if (!document.hidden && !dialog.open) corrections.store.load().catch((error) => told({ failed: error }));
});
addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLImageElement) target.replaceWith(notDrawn(target));
  },
  true,
);
followAddress();
goToPage();
resume(app.draft);

/** Say that a page was not drawn, and offer to draw it again: a busy computer may have stopped it. */
function notDrawn(image) {
  const again = () => notice.replaceWith(Object.assign(image.cloneNode(), { src: image.src }));
  const notice = h(
    "div",
    { class: "notice" },
    h("p", {}, "This page could not be drawn. The computer may be busy, or the page may need too much time or memory. Its values are still complete."),
    h("button", { type: "button", "aria-label": `Try again: ${image.alt}`, onclick: again }, "Try again"),
  );
  return notice;
}

const typed = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));

function before() {
  return corrections.of(edited.field)?.corrected ?? edited.field.value;
}

function reasonBefore() {
  return corrections.of(edited.field)?.reason ?? "";
}

/** Say how saving goes, and follow what it changed. */
function told({ saving = false, failed = null, undoable = null, mark = null, doubts: settled = null }) {
  if (settled) app.doubts = settled;
  if (saving) saved.textContent = "Saving";
  else if (failed) saved.textContent = dialog.open ? "Not saved" : failed.message;
  else if (mark) saved.textContent = "Saved and checked";
  saved.classList.toggle("problem", failed !== null);
  byId("editor-load").hidden = failed?.status !== 412;
  if (undoable !== null) undo.disabled = undoable === 0;
  if (mark === null) return;
  doubts?.refresh();
  doubtful.refresh();
  showCorrections(corrections, appendix.source.filename, actions);
}

/** Say in the dialogue that the text that is being typed would be lost with the page, until it would not. */
function sayWhetherKept(problem) {
  if (problem) byId("editor-problem").textContent = `The text that you type is not kept: ${problem}`;
  else if (isDraftLost) byId("editor-problem").textContent = "";
  isDraftLost = problem !== "";
}

/** Have the program write down that a doubt is settled, or open again; return whether it did. */
async function settle(finding, settled) {
  if (isSettling) return false; // the key was pressed twice
  isSettling = true;
  try {
    await corrections.store.settle(app.doubts[appendix.findings.indexOf(finding)][0], settled);
    return true;
  } catch (error) {
    if (error.status === 412) await loadLatest();
    saved.textContent = error.status === 412 ? "Another tab or program changed this. Look at the latest state." : error.message;
    return false;
  } finally {
    isSettling = false;
  }
}

async function undoLast() {
  if (undo.disabled) return;
  try {
    await corrections.store.undo();
    saved.textContent = "Undone";
  } catch (error) {
    if (error.status === 412) await loadLatest();
  }
}

/** Show what another tab or program saved; what is being typed stays. */
async function loadLatest() {
  try {
    await corrections.store.load();
  } catch (error) {
    byId("editor-problem").textContent = error.message;
    return;
  }
  if (!dialog.open) return;
  const other = corrections.of(edited.field);
  byId("editor-printed").textContent = edited.field.value || "(empty)";
  byId("editor-problem").textContent = other ? `This value is corrected to “${other.corrected}” now, by ${other.who}. Save to replace that.` : "The latest state is loaded. You can save now.";
  byId("editor-load").hidden = true;
}

/** Open the dialogue again with the text that was being typed when the page or the program came to an end. */
function resume(draft) {
  const record = draft && records.find((each) => each.fields.some(({ pointer, name }) => pointer === draft.pointer && name === draft.field));
  if (!record) return;
  const field = record.fields.find(({ pointer, name }) => pointer === draft.pointer && name === draft.field);
  const kept = corrections.of(field);
  if (kept && Object.keys(inputs).every((name) => kept[name] === draft[name]?.trim())) return keepDraft(null); // it was saved
  choose(record, field);
  actions.edit(record, field);
  for (const [name, input] of Object.entries(inputs)) input.value = draft[name] ?? input.value;
  byId("editor-problem").textContent = "This is the text that you were typing. Save it or cancel.";
}

/** Follow an address that names a page, as the links of the history do. */
function goToPage() {
  const found = /^#page=(\d+)$/.exec(location.hash);
  if (!found) return;
  location.hash = "#records";
  viewer.go(page.pages.findIndex((sheet) => sheet.number === Number(found[1])) + 1);
}
