// What became of every word: counted by page, and drawn over the pages.

import { byId, fill, h, svg } from "./dom.js";

const FATES = {
  records: "in a record",
  headings: "section headings, notes, the title",
  headers: "header rows of tables",
  furniture: "running headers, footers, page numbers",
  context: "text that belongs to no record: a cover, prose",
  unplaced: "in none of these: each is a finding",
};

/** Fill the panel; `go(page)` shows a page. */
export function buildCoverage(page, go) {
  const { coverage } = page.appendix;
  const kinds = Object.keys(FATES);
  const counts = page.pages.map((sheet) => kinds.map((_, kind) => sheet.words.filter((word) => word[4] === kind).length));
  const figures = (number) => number.toLocaleString("en-GB");
  const sheets = byId("sheets");
  const toggle = (kind) => (event) => sheets.classList.toggle(`without-${kind}`, !event.target.checked);
  fill(
    byId("coverage-parts"),
    patterns(kinds),
    h(
      "p",
      { class: coverage.unplaced ? "verdict lost" : "verdict" },
      h("strong", {}, coverage.unplaced ? `${figures(coverage.unplaced)} words are in no record.` : "Nothing was left out."),
      ` The PDF has ${figures(coverage.words)} words; each was placed once, and is coloured on its page by where it went.`,
    ),
    h(
      "ul",
      { class: "legend" },
      ...kinds.map((kind) =>
        h(
          "li",
          {},
          h(
            "label",
            { class: "check" },
            h("input", { type: "checkbox", checked: true, onchange: toggle(kind) }),
            svg("svg", { class: "swatch", viewBox: "0 0 28 16", "aria-hidden": "true" }, svg("rect", { class: `word ${kind}`, x: 1, y: 1, width: 26, height: 14 })),
            h("span", {}, h("strong", {}, `${figures(coverage[kind])} ${kind}`), ` – ${FATES[kind]}`),
          ),
        ),
      ),
    ),
    h(
      "div",
      { class: "scrolling", tabindex: "0", role: "region", "aria-label": "Words by page" },
      h(
        "table",
        { class: "numbers" },
        h("caption", {}, "Words by page"),
        h("thead", {}, h("tr", {}, ...["page", "words", ...kinds].map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          ...page.pages.map((sheet, index) =>
            h(
              "tr",
              {},
              h(
                "th",
                { scope: "row" },
                h("button", { type: "button", class: "quiet", "aria-label": `Show page ${sheet.number}`, onclick: () => go(sheet.number) }, String(sheet.number)),
              ),
              h("td", {}, figures(sheet.words.length)),
              ...counts[index].map((count, kind) => h("td", { class: count && kinds[kind] === "unplaced" ? "lost" : null }, figures(count))),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Draw the words of a page; a click on one says what it is and what became of it. */
export function wordLayer(sheet) {
  const kinds = Object.keys(FATES);
  const layer = svg("svg", { class: "word-layer", viewBox: `0 0 ${sheet.width} ${sheet.height}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  for (const [x0, top, x1, bottom, kind, text] of sheet.words) {
    const box = svg("rect", { class: `word ${kinds[kind]}`, x: x0, y: top, width: x1 - x0, height: bottom - top });
    box.append(svg("title", {}, `${text}: ${FATES[kinds[kind]]}`));
    box.addEventListener("click", () => (byId("place").textContent = `“${text}”: ${FATES[kinds[kind]]}`));
    layer.append(box);
  }
  return layer;
}

/** Hatches, so that the kinds can be told apart without colour. */
function patterns(kinds) {
  const marks = {
    records: "",
    headings: "M0 1H6M0 4H6",
    headers: "M0 6L6 0",
    furniture: "M1 1H2M4 4H5",
    context: "M1 0V6M4 0V6",
    unplaced: "M0 6L6 0M0 0L6 6",
  };
  const pattern = (kind) =>
    svg(
      "pattern",
      { id: `hatch-${kind}`, class: `hatch ${kind}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 6, height: 6 }),
      svg("path", { d: marks[kind] }),
    );
  return svg("svg", { class: "patterns", "aria-hidden": "true" }, svg("defs", {}, ...kinds.map(pattern)));
}
