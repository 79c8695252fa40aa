// The pages of the PDF: an image each, and on it a button for every place where a value stands.

import { byId, fill, h } from "./dom.js";
import { rove } from "./roving.js";

const SIZES = [50, 75, 100, 125, 150, 200, 300]; // per cent of the pane's width
const NARROW = 600; // pixels: narrower panes begin with a larger page
const SHORT = 80; // characters of a value in the name of its place

/**
 * Fill the viewer. `onChoose(record, field)` is called when a place is chosen; `wordsOn(page)` draws the words of a page by
 * what became of them. Returns `mark(record, field, page)`, `go(page)` and `showWords(on)`.
 */
export function buildPages(page, records, onChoose, wordsOn) {
  const container = byId("sheets");
  const sheets = page.pages.map((sheet) => buildSheet(sheet, page.appendix.source.page_count));
  const indexOf = (number) => page.pages.findIndex((sheet) => sheet.number === number); // only some pages may have been read
  const places = records.flatMap((record) =>
    record.fields.flatMap((field) => field.regions.map((region) => ({ record, field, region, button: placeButton(record, field) }))),
  );
  for (const place of places) {
    const { region, button } = place;
    const sheet = page.pages[indexOf(region.page)];
    put(button, region.bbox, sheet);
    button.addEventListener("click", () => onChoose(place.record, place.field));
    sheets[indexOf(region.page)].querySelector(".sheet").append(button);
  }
  fill(container, ...sheets);
  rove(container, ".place-button");
  const near = new Set();
  const draw = (sheet) => {
    const content = page.pages[sheets.indexOf(sheet)];
    const image = sheet.querySelector("img:not([src])");
    if (image) image.src = content.image;
    const wanted = container.classList.contains("with-words") && !sheet.querySelector(".word-layer");
    if (wanted) sheet.querySelector(".sheet").append(wordsOn(content));
  };
  watch(container, sheets, near, draw);
  const go = connectToolbar(container, sheets);

  return {
    go,
    mark(record, field, pageNumber) {
      let target = null;
      for (const place of places) {
        const isCurrent = place.record === record && place.field === field;
        place.button.classList.toggle("chosen", place.record === record);
        place.button.classList.toggle("current", isCurrent);
        place.button.setAttribute("aria-pressed", String(place.record === record));
        if (place.record !== record) continue;
        const wanted = (!field || isCurrent) && (!pageNumber || place.region.page === pageNumber);
        if (wanted) target ??= place;
      }
      if (target) reveal(container, sheets[indexOf(target.region.page)], target.button);
      return target?.region.page ?? null;
    },
    showWords(on) {
      container.classList.toggle("with-words", on);
      near.forEach(draw);
    },
  };
}

function buildSheet({ number, width, height, image }, total) {
  const name = `Page ${number} of ${total}`;
  const picture = image
    ? h("img", { alt: `${name}, as printed`, draggable: "false" })
    : h("p", { class: "notice" }, "This page could not be drawn. Its values are still complete.");
  const sheet = h("div", { class: "sheet" }, picture);
  sheet.style.aspectRatio = `${width} / ${height}`;
  return h("figure", { class: "page", "data-page": number }, h("figcaption", {}, name), sheet);
}

function placeButton(record, field) {
  const value = field.value.length > SHORT ? `${field.value.slice(0, SHORT)}…` : field.value;
  const name = `${record.name}, ${field.label}: ${field.words ?? value}`;
  return h("button", { type: "button", class: "place-button", "aria-label": name, "aria-pressed": "false", "data-label": field.label, "data-key": field.key });
}

/** Lay an element over a box, in points, of a page. */
function put(element, [x0, top, x1, bottom], { width, height }) {
  element.style.left = `${(100 * x0) / width}%`;
  element.style.top = `${(100 * top) / height}%`;
  element.style.width = `${(100 * (x1 - x0)) / width}%`;
  element.style.height = `${(100 * (bottom - top)) / height}%`;
}

/** Keep `near` the set of the sheets that are in view or soon will be; `draw` is called for each that comes near. */
function watch(container, sheets, near, draw) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        near.delete(target);
        if (!isIntersecting) continue;
        near.add(target);
        draw(target);
      }
    },
    { root: container, rootMargin: "100%" },
  );
  for (const sheet of sheets) observer.observe(sheet);
}

function reveal(container, sheet, button) {
  const box = button.getBoundingClientRect();
  const pane = container.getBoundingClientRect();
  if (!pane.height) return;
  const seen = box.top >= pane.top && box.bottom <= pane.bottom && box.left >= pane.left && box.right <= pane.right;
  if (seen) return;
  container.scrollTo({
    top: container.scrollTop + box.top - pane.top - Math.max(8, (pane.height - box.height) / 3),
    left: container.scrollLeft + box.left - pane.left - Math.max(8, (pane.width - box.width) / 2),
  });
}

function connectToolbar(container, sheets) {
  const number = byId("page-number");
  const topOf = (sheet) => sheet.getBoundingClientRect().top - container.getBoundingClientRect().top;
  const current = () => {
    const reached = sheets.filter((sheet) => topOf(sheet) <= container.clientHeight / 3);
    return Math.max(1, reached.length);
  };
  const go = (wanted) => {
    const page = Math.max(1, Math.min(sheets.length, wanted || 1));
    container.scrollTo({ top: container.scrollTop + topOf(sheets[page - 1]) });
    number.value = page;
  };
  number.max = sheets.length;
  number.value = 1;
  byId("page-total").textContent = `of ${sheets.length}`;
  number.addEventListener("change", () => go(Number(number.value)));
  byId("page-back").addEventListener("click", () => go(current() - 1));
  byId("page-on").addEventListener("click", () => go(current() + 1));
  container.addEventListener("scroll", () => {
    if (document.activeElement !== number) number.value = current();
  });

  let size = SIZES.indexOf(innerWidth < NARROW ? 200 : 100);
  const resize = (by) => {
    const page = current();
    size = Math.max(0, Math.min(SIZES.length - 1, size + by));
    container.style.setProperty("--size", `${SIZES[size]}%`);
    byId("size").textContent = `${SIZES[size]} %`;
    byId("smaller").disabled = size === 0;
    byId("larger").disabled = size === SIZES.length - 1;
    if (by) go(page);
  };
  byId("smaller").addEventListener("click", () => resize(-1));
  byId("larger").addEventListener("click", () => resize(1));
  resize(0);
  return go;
}
