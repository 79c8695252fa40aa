// What the page of a history does beyond showing: tables are copied and saved, evidence opens when a link leads to it.

import { csvOf, escapeCell, saveFile } from "./csv.js";

for (const holder of document.querySelectorAll("[data-table]")) addTools(holder);
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => {
  if (!document.getElementById("all-on-paper").checked) return;
  for (const details of document.querySelectorAll("details:not([open])")) details.open = true;
});
reveal();

/** Put the buttons above a table, or above the tables that make one together. */
function addTools(holder) {
  const name = holder.dataset.table;
  const tools = document.createElement("div");
  tools.className = "tools";
  tools.append(
    button("Copy", `Copy the table “${name}”`, (pressed) => copy(rowsOf(holder), pressed)),
    button("Save as CSV", `Save the table “${name}” as CSV`, () => saveFile(`${name}.csv`, `\ufeff${csvOf(rowsOf(holder).map(escaped))}`)),
  );
  holder.before(tools);
}

function button(text, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", () => act(made));
  return made;
}

/** Return the rows of a table, with its heading first; of several tables, the caption of each is before its rows. */
function rowsOf(holder) {
  const tables = [...holder.querySelectorAll("table")];
  const grouped = holder.dataset.group;
  const headings = [...tables[0].tHead.rows[0].cells].map(textOf);
  const rows = tables.flatMap((table) =>
    [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => {
      const cells = [...row.cells].map(textOf);
      return grouped ? [{ text: table.caption.textContent.trim() }, ...cells] : cells;
    }),
  );
  return [grouped ? [{ text: grouped }, ...headings] : headings, ...rows];
}

/** Return what a cell holds: a number where it says so, else its words. */
function textOf(cell) {
  const number = cell.dataset.number;
  return number ? { text: number, number: true } : { text: (cell.dataset.text ?? cell.textContent).trim().replace(/\s+/g, " ") };
}

const escaped = (row) => row.map(({ text, number }) => (number ? text : escapeCell(text)));

async function copy(rows, pressed) {
  const plain = rows.map((row) => escaped(row).join("\t")).join("\n");
  const items = { "text/plain": blob(plain, "text/plain"), "text/html": blob(markup(rows), "text/html") };
  const before = pressed.textContent;
  try {
    await navigator.clipboard.write([new ClipboardItem(items)]);
    pressed.textContent = "Copied";
  } catch {
    pressed.textContent = "Not allowed here: save it instead";
  }
  setTimeout(() => (pressed.textContent = before), 2500);
}

const blob = (text, type) => new Blob([text], { type });

/** Return rows as a table for other programs; Excel keeps text cells as text. It never becomes part of this page. */
function markup(rows) {
  const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const cell = ({ text, number }) => (number ? `<td>${text}</td>` : `<td style="mso-number-format:'\\@'">${quoted(text)}</td>`);
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}

/** Open what is folded away around the place that the address names. */
function reveal() {
  const place = document.getElementById(location.hash.slice(1));
  const folded = place?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  place.scrollIntoView();
}
