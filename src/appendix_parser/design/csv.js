// CSV that a page saves.

/** Return rows of texts as CSV (RFC 4180). */
export const csvOf = (rows) => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Put an apostrophe before what a spreadsheet could run or convert, or what has one; it is taken off when it is read. */
export function escapeCell(text) {
  if (/^(0|[1-9]\d{0,9})$/.test(text)) return text; // a whole number stays what it is
  const startsOddly = /^[^\p{L}]/u.test(text);
  const couldBeDate = /^\p{L}+[ .,/-]{0,2}\d/u.test(text);
  return startsOddly || couldBeDate || /^(true|false)$/i.test(text.trim()) ? `'${text}` : text;
}

/** Let the browser save a text as a file. */
export function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
