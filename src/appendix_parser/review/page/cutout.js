// A cut-out: the part of a page where values are, from the picture of that page.

import { h } from "./dom.js";

const MARGIN = [16, 10]; // points beside and above the places
const SCALE = 1.7; // pixels for a point at most
const TALLEST = 260; // points

/** Make a cut-out for each page of these regions; none for a page without a picture. */
export function cutOuts(pages, regions, name) {
  return [...new Set(regions.map((region) => region.page))]
    .map((number) => cutOut(pages.find((each) => each.number === number), regions.filter((region) => region.page === number), name))
    .filter(Boolean);
}

function cutOut(sheet, regions, name) {
  if (!sheet?.image) return null;
  const [beside, above] = MARGIN;
  const edge = (index, pick) => pick(...regions.map(({ bbox }) => bbox[index]));
  const [x0, top] = [Math.max(0, edge(0, Math.min) - beside), Math.max(0, edge(1, Math.min) - above)];
  const x1 = Math.min(sheet.width, edge(2, Math.max) + beside);
  const bottom = Math.min(sheet.height, edge(3, Math.max) + above, top + TALLEST);
  const [width, height] = [x1 - x0, bottom - top];
  if (!(width > 0 && height > 0)) return null;
  const picture = h("img", { src: sheet.image, alt: `What page ${sheet.number} prints there: ${name}`, draggable: "false" });
  const pane = h("div", { class: "cut-pane" }, picture, ...regions.map(({ bbox }) => mark(bbox, x0, top, width, height)));
  Object.assign(pane.style, { aspectRatio: `${width} / ${height}`, width: `min(100%, ${Math.round(width * SCALE)}px)` });
  Object.assign(picture.style, { width: share(sheet.width, width), height: share(sheet.height, height), left: share(-x0, width), top: share(-top, height) });
  return h("figure", { class: "cut-out" }, pane, h("figcaption", {}, `Page ${sheet.number}`));
}

function mark(bbox, x0, top, width, height) {
  const made = h("span", { class: "cut-mark", "aria-hidden": "true" });
  Object.assign(made.style, { left: share(bbox[0] - x0, width), top: share(bbox[1] - top, height), width: share(bbox[2] - bbox[0], width), height: share(bbox[3] - bbox[1], height) });
  return made;
}

const share = (part, whole) => `${(100 * part) / whole}%`;
