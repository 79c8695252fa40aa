// What became of every word: counted by page, and drawn over the pages.

import { byId, fill, h, svg } from "./dom.js";
import { count } from "./model.js";

const FATES = {
  records: { name: "in values", meaning: "a score, comment, title, description or criterion" },
  headings: { name: "headings", meaning: "section headings, notes, the title" },
  headers: { name: "column headings", meaning: "header rows of tables" },
  furniture: { name: "page headers", meaning: "running headers, footers, page numbers" },
  context: { name: "other text", meaning: "a cover, a contents page, prose" },
  unplaced: { name: "left over", meaning: "each is a finding" },
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
      h("strong", {}, coverage.unplaced ? `${count(coverage.unplaced, "word is", "words are")} left over.` : "Nothing was left out."),
      ` The PDF has ${count(coverage.words, "word")}. The colour of each word on its page shows where it went.`,
      coverage.hidden > 0 && ` Nobody can see ${figures(coverage.hidden)} of them; these are not shown here either.`,
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
            h("span", {}, h("strong", {}, `${figures(coverage[kind])} ${FATES[kind].name}`), ` – ${FATES[kind].meaning}`),
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
        h("thead", {}, h("tr", {}, ...["page", "words", ...kinds.map((kind) => FATES[kind].name)].map((name) => h("th", { scope: "col" }, name)))),
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
              ...counts[index].map((number, kind) => h("td", { class: number && kinds[kind] === "unplaced" ? "lost" : null }, figures(number))),
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
    box.append(svg("title", {}, `${text}: ${saying(kinds[kind])}`));
    box.addEventListener("click", () => (byId("place").textContent = `“${text}”: ${saying(kinds[kind])}`));
    layer.append(box);
  }
  return layer;
}

const saying = (kind) => `${FATES[kind].name} (${FATES[kind].meaning})`;

/** Hatches, so that the kinds can be distinguished without colour. */
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
