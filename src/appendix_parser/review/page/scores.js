// Scores as a person writes them, read by the list of all scores that the document's levels allow.

import { objectives } from "./model.js";

const QUOTES = "'\"‘’“”‚„`´";
const AROUND = new RegExp(`^[${QUOTES} ]+|[${QUOTES} ]+$`, "g");

/** Return the form in which scores are compared; `choice_key` of the program does the same. */
export function choiceKey(text) {
  const plain = text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−﹣]/g, "-")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .replace(AROUND, "");
  return plain.replace(/(?<![0-9. ])\.$/, "").replaceAll(" ", "");
}

/** Return `read(text)`, which gives the score that a text is on the document's levels, or null if it is not one. */
export function scoreReader({ appendix, scores }) {
  const known = new Map(Object.entries(scores));
  for (const { score } of objectives(appendix).flatMap((objective) => objective.assessments)) {
    if (score.value != null && !known.has(choiceKey(score.raw))) known.set(choiceKey(score.raw), score);
  }
  return (text) => {
    const score = known.get(choiceKey(text));
    return score ? { ...score, raw: text } : null;
  };
}

/** Say which scores there are: "1 Minimum, 2 Developing, 3 Mature; also a split such as 2/3, N/A or TBC". */
export function scoresInWords({ levels }) {
  if (levels.length < 2) return "A score such as 3, 2/3, N/A or TBC.";
  const split = `${levels[0].score}/${levels[1].score}`;
  return `${levels.map(({ score, name }) => `${score} ${name}`).join(", ")}. Also a split such as ${split}, N/A or TBC.`;
}
