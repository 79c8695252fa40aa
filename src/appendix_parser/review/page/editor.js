// The dialogue in which a value is corrected.

import { byId } from "./dom.js";

const LINE = 60; // characters that fit on a line of the dialogue

/**
 * Connect the dialogue to the corrections. `readScore(text)` gives null for what is not a score of the document, and `scores`
 * says which there are. Returns `edit(record, field)`, which opens the dialogue.
 */
export function buildEditor(corrections, readScore, scores) {
  const dialog = byId("editor");
  const [corrected, reason, who] = ["corrected", "reason", "who"].map((name) => byId(`editor-${name}`));
  const problem = byId("editor-problem");
  let record, field;

  byId("editor-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const values = { corrected: tidy(corrected.value), reason: tidy(reason.value), who: tidy(who.value) };
    problem.textContent = problemWith(field, values, readScore);
    if (!problem.textContent) attempt(() => corrections.keep(record, field, values));
  });
  dialog.addEventListener("close", () => {
    const view = document.querySelector("[data-view]:not([hidden])");
    (view.querySelector(`[data-edit="${CSS.escape(field.key)}"]`) ?? view).focus();
  });
  byId("editor-cancel").addEventListener("click", () => dialog.close());
  byId("editor-remove").addEventListener("click", () => attempt(() => corrections.remove(record, field)));

  const attempt = async (change) => {
    try {
      await change();
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    }
  };

  return (ofRecord, ofField) => {
    [record, field] = [ofRecord, ofField];
    const before = corrections.of(field);
    byId("editor-what").textContent = `${record.name}, ${field.label}`;
    byId("editor-printed").textContent = field.value || "(empty)";
    corrected.value = before?.corrected ?? field.value;
    corrected.rows = corrected.value.length > LINE ? 5 : 1;
    reason.value = before?.reason ?? "";
    problem.textContent = "";
    byId("editor-hint").textContent = field.name === "score" ? scores : "";
    byId("editor-remove").hidden = !before;
    dialog.showModal();
    corrected.focus();
    corrected.select();
  };
}

const tidy = (text) => text.replaceAll("\r\n", "\n").trim().normalize("NFC");

function problemWith(field, { corrected, reason, who }, readScore) {
  if (corrected === field.value) return "This is what is printed. Change it, or cancel.";
  if (field.name === "score" && !corrected) return "Give a score. If there is none, write N/A or TBC.";
  if (field.name === "score" && !readScore(corrected)) return `“${corrected}” is not a score on this document's levels.`;
  if (!reason) return "Give the reason, for those who read this later.";
  if (!who) return "Give your name, for those who read this later.";
  return "";
}
