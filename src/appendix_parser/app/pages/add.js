// Adding PDFs: chosen or dropped, sent a few at a time, each with what became of it.

import { ask } from "./api.js";
import { byId, h } from "./dom.js";

const AT_ONCE = 3;
const MEGABYTE = 1024 * 1024;

/**
 * Connect the field and the window. `onChange(sent)` is called with the files that are on their way or were refused;
 * `onTaken()` when the folder has a new one.
 */
export function buildAdding(limit, onChange, onTaken) {
  const input = h("input", { type: "file", id: "files", multiple: true, accept: ".pdf,application/pdf" });
  const zone = h(
    "div",
    { class: "drop" },
    h("label", { for: "files" }, h("strong", {}, "Drop PDFs here"), " or choose them:"),
    input,
    h("p", { class: "remedy" }, "They are copied into the folder and read on this computer. Nothing is sent anywhere."),
  );
  const sent = [];
  const due = [];
  let busy = 0;
  let count = 0;

  const tell = () => onChange([...sent]);
  const drop = (entry) => {
    sent.splice(sent.indexOf(entry), 1);
    tell();
  };
  const send = async () => {
    while (due.length) {
      const entry = due.shift();
      try {
        if (entry.file.size > limit * MEGABYTE) throw new Error(`The file is larger than ${limit} MB. Start the program with a higher --max-size if you trust it.`);
        await ask(`/documents?name=${encodeURIComponent(entry.name)}`, { body: entry.file });
        drop(entry);
        onTaken();
      } catch (error) {
        Object.assign(entry, { problem: error.message, known: error.status === 409 });
        tell();
      }
      entry.file = null;
    }
  };
  const add = (files) => {
    for (const file of files) {
      const entry = { key: `sent-${(count += 1)}`, name: file.name.toWellFormed(), file, problem: "" };
      sent.push(entry);
      due.push(entry);
    }
    tell();
    for (; busy < AT_ONCE; busy += 1) send().finally(() => (busy -= 1));
  };

  input.addEventListener("change", () => {
    add([...input.files]);
    input.value = "";
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && zone.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    add([...event.dataTransfer.files]);
  });
  byId("adding").append(zone);
  return { forget: (key) => drop(sent.find((entry) => entry.key === key)), isSending: () => due.length + busy > 0 };
}
