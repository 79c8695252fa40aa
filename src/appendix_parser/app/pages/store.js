// What you say about a document, as the program keeps it: written at once, undone, and never over what another tab has written.

import { adopt } from "./adopt.js";
import { ask } from "./api.js";
import { shellWord } from "./corrections.js";
import { h } from "./dom.js";

/** Return the part of a mark that changes with how the document is read. */
const readingOf = (mark) => mark.split("-")[0];

/** Return the store of a document. `onChange(state)` is called with what there is to say after each change. */
export function storeOf({ base, mark, undoable, file }, filename, onChange) {
  let known = mark;
  const accept = (answer) => {
    known = answer.mark;
    if (answer.appendix) adopt(answer);
    onChange(answer);
  };
  const change = async (path, body) => {
    onChange({ saving: true });
    try {
      accept(await ask(`${base}/${path}`, { body, mark: known }));
    } catch (error) {
      onChange({ failed: error });
      throw error;
    }
  };
  onChange({ undoable });
  return {
    put: (field, { corrected, reason, who }) =>
      change("corrections", { pointer: field.pointer, field: field.name, printed: field.value, corrected, reason, who }),
    remove: (pointer, field) => change("corrections", { pointer, field }),
    settle: (finding, settled) => change("settled", { finding, settled }),
    undo: () => change("undo"),
    /** Show what is in the files now, if that is something else. With another PDF or profile, the records are others. */
    async load() {
      const answer = await ask(`${base}/state`, { method: "GET" });
      if (readingOf(answer.mark) !== readingOf(known)) location.reload();
      else if (answer.mark !== known) accept(answer);
      return answer;
    },
    howToKeep: () => [
      h("p", {}, "Each correction is applied and checked at once, and is in the file ", h("code", {}, file), " beside the PDF."),
      h("p", {}, "The command line reads the same file:"),
      h("p", {}, h("code", {}, `appendix-parser convert ${shellWord(filename)} --corrections ${shellWord(file)}`)),
    ],
  };
}

/**
 * Return `keep(draft)`, which has the program keep the text that is being typed, the newest of what waits. `onKept(problem)` is
 * called with what the program has against it, or "".
 */
export function draftKeeper(base, onKept) {
  let isBusy = false;
  let next = null;
  return async (draft) => {
    next = { draft };
    if (isBusy) return;
    isBusy = true;
    while (next) {
      const { draft: newest } = next;
      next = null;
      try {
        await ask(`${base}/draft`, { body: newest });
        onKept("");
      } catch (error) {
        onKept(newest && error.status ? error.message : ""); // the next key tries again
      }
    }
    isBusy = false;
  };
}
