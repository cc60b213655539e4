// The word check of what was just saved, and the calm card that may follow. Loaded when something was written; it
// sends nothing. The phone alone keeps when a card was shown, and in which field the words were not meant so.
import { transact } from "./database.js";
import { remember } from "./hooks.js";
import { support_card } from "./rules/help.js";
import { support_words } from "./rules/support.js";
import { compute } from "./store.js";

const CARD = "support";
const META = ["_meta"];
let latest = 0;

const kept = (tx) => tx.objectStore("_meta").get(CARD).then((row) => row ?? { key: CARD, shown: 0, fine: {} });

/** Look through the text of a field that has been saved; shows the card, or takes it away once the words are gone. */
export async function check(field, text) {
  const turn = ++latest;
  const kinds = support_words(text);
  const fine = kinds.length ? await transact(META, "readonly", kept).then((row) => row.fine[field] ?? []) : [];
  const fresh = kinds.filter((kind) => !fine.includes(kind));
  const card = fresh.length
    ? await compute(support_card, [{ content: "help" }, { all: "writing" }, { lit: fresh }])
    : null;
  if (turn !== latest) return; // a later text was looked through meanwhile
  remember(CARD, card && { ...card, field, kinds });
  if (card) await transact(META, "readwrite", async (tx) => tx.objectStore("_meta").put({ ...(await kept(tx)), shown: Date.now() }));
}

/** "Not what I meant": in this field, these words bring no card again. */
export async function notMeant({ field, kinds }) {
  remember(CARD, null);
  await transact(META, "readwrite", async (tx) => {
    const row = await kept(tx);
    await tx.objectStore("_meta").put({ ...row, fine: { ...row.fine, [field]: kinds } });
  });
}
