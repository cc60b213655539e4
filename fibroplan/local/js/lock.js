// The lock on reflections: a random key seals the texts, and is itself wrapped by a passphrase (PBKDF2) and, where the
// phone has it, by a secret of its own unlock (WebAuthn PRF). The key is never kept in clear, and while it is open it
// is in this page's memory alone: a page that is loaded anew, or rests in the background for long, is locked again.
import schema from "./schema.js";
import { device } from "./now.js";
import { catchUp, flush } from "./events.js";
import { form, stop } from "./form.js";
import { remember } from "./hooks.js";
import { changed } from "./live.js";
import * as packing from "./packing.js";
import { forgetUndo, putAll } from "./store.js";
import { transact } from "./database.js";

const KEYS = "text_key";
const ROUNDS = 600_000; // OWASP's figure for PBKDF2 with SHA-256
const SHORTEST = 15; // characters: NIST SP 800-63B-4 where it is the one factor
const PORTION = 100; // texts in one transaction
const REST_MS = 5 * 60_000; // in the background, before the texts are locked again
const AES = { name: "AES-GCM", length: 256 };
const NAME = "lock";

const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const utf8 = (text) => new TextEncoder().encode(text.normalize("NFC"));
const tables = Object.keys(schema.packed);
const say = () => remember("open-keys", packing.openKeys());

// ---- wrapping the key
async function fromPassphrase(passphrase, salt, iterations) {
  const material = await crypto.subtle.importKey("raw", utf8(passphrase), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, material, AES, false, ["wrapKey", "unwrapKey"]);
}
async function fromSecret(secret, salt) {
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8("fibroplan text key") };
  return crypto.subtle.deriveKey(how, material, AES, false, ["wrapKey", "unwrapKey"]);
}
async function wrap(id, key, by) {
  const iv = random(12);
  const bytes = await crypto.subtle.wrapKey("raw", key, by, { name: "AES-GCM", iv, additionalData: utf8(id) });
  return `${packing.toText(iv)}.${packing.toText(new Uint8Array(bytes))}`;
}
/** The key in a row; null if `by` is not what wrapped it. One that may be wrapped again is not kept. */
async function unwrap({ key_id, wrapped }, by, again = false) {
  const [iv, bytes] = wrapped.split(".").map(packing.toBytes);
  const how = { name: "AES-GCM", iv, additionalData: utf8(key_id) };
  const uses = ["encrypt", "decrypt"];
  return crypto.subtle.unwrapKey("raw", bytes, by, how, AES, again, uses).catch(() => null);
}
const byPassphrase = async (row, passphrase, again) =>
  unwrap(row, await fromPassphrase(passphrase, packing.toBytes(row.salt), row.iterations), again);

// ---- rows
const keyRows = async () => (await transact([KEYS], "readonly", (tx) => tx.objectStore(KEYS).getAll())).filter((row) => !row.deleted);
const rowsOf = (table) => transact([table], "readonly", (tx) => tx.objectStore(table).getAll());
const kept = (ok) => ok || stop("Your phone's storage did not take it. Nothing was changed. Please try again.");

async function passphraseRow(id, key, passphrase) {
  const salt = random(16);
  const wrapped = await wrap(id, key, await fromPassphrase(passphrase, salt, ROUNDS));
  const fields = { key_id: id, kind: "passphrase", salt: packing.toText(salt), iterations: ROUNDS, wrapped, deleted: false };
  return { table: KEYS, id: `${id}.passphrase`, fields };
}

/** Write every text anew in the way that holds now: sealed, or in clear where it is shared or the lock is taken off. */
async function rewrite(told = () => {}) {
  for (const table of tables) {
    const { column } = schema.packed[table];
    const other = `${column}_other`;
    const found = (await rowsOf(table)).filter((row) => !row.deleted && (row[column] || row[other]));
    for (let at = 0; at < found.length; at += PORTION) {
      told(at, found.length);
      const changes = found.slice(at, at + PORTION).map((row) => ({ table, id: row.id, fields: { [column]: row[column], [other]: row[other] } }));
      kept(await putAll(changes));
    }
  }
  forgetUndo();
}

function entered(id, key) {
  packing.openWith(id, key);
  say();
}
async function unlocked() {
  changed([...tables, KEYS]);
  await rewrite(); // what came from elsewhere in clear is sealed here too
  catchUp();
}

// ---- forms
const told = (at, of) => remember(NAME, { busy: true, problem: "", done: of ? `${at} of ${of} texts` : "" });
const checked = (passphrase, again) => {
  if ([...passphrase].length < SHORTEST) stop(`Please take ${SHORTEST} letters or more. Four quiet words are good.`);
  if (passphrase !== again) stop("The two passphrases differ. Please type the same one twice.");
};
const WRONG = "That is not the passphrase. Nothing was changed. Please try again.";

/** Set the lock. */
export const onLock = form(NAME, async ({ passphrase, again, understood }) => {
  checked(passphrase, again);
  if (!understood) stop("Please tick that you have read what a forgotten passphrase means.");
  if ((await keyRows()).length) stop("A lock is set already.");
  await flush();
  const id = packing.toText(random(9));
  const key = await crypto.subtle.generateKey(AES, true, ["encrypt", "decrypt"]);
  const row = await passphraseRow(id, key, passphrase);
  const own = await byPassphrase({ ...row.fields }, passphrase); // as it will be opened: a key that cannot be read out
  if (!own) stop("This browser cannot lock texts. Nothing was changed.");
  entered(id, own);
  kept(await putAll([row]));
  await rewrite(told);
  changed([...tables, KEYS]);
  return "The lock is on.";
});

/** Open the texts with the passphrase. */
export const onUnlock = form(NAME, async ({ passphrase }) => {
  let found = false;
  for (const row of (await keyRows()).filter(({ kind }) => kind === "passphrase")) {
    const key = await byPassphrase(row, passphrase ?? "");
    if (key) entered(row.key_id, key);
    found ||= Boolean(key);
  }
  if (!found) stop(WRONG);
  await unlocked();
  return "";
});

/** Lock now. What is being typed is saved first. */
export async function lockNow() {
  await flush();
  packing.close();
  say();
  changed([...tables, KEYS]);
}
export const onLockNow = form(NAME, async () => {
  await lockNow();
  return "";
});

/** The passphrase's row of each key, with the key so that it can be wrapped anew. */
async function withOld(passphrase) {
  const rows = (await keyRows()).filter(({ kind }) => kind === "passphrase");
  const found = await Promise.all(rows.map(async (row) => ({ row, key: await byPassphrase(row, passphrase ?? "", true) })));
  const opened = found.filter(({ key }) => key);
  if (!opened.length) stop(WRONG);
  return opened;
}

/** Another passphrase; the texts stay as they are sealed. */
export const onChangePassphrase = form(NAME, async ({ current, passphrase, again }) => {
  checked(passphrase, again);
  const opened = await withOld(current);
  kept(await putAll(await Promise.all(opened.map(({ row, key }) => passphraseRow(row.key_id, key, passphrase)))));
  return "The passphrase is changed.";
});

/** Take the lock off: every text is written in clear before the key goes. */
export const onTakeOff = form(NAME, async ({ passphrase }) => {
  for (const { row } of await withOld(passphrase)) entered(row.key_id, await byPassphrase(row, passphrase));
  const rows = await keyRows();
  if (rows.some((row) => !packing.isOpen(row.key_id))) stop("Some texts have another passphrase. Please unlock those first.");
  await flush();
  await packing.unsealed(async () => {
    await rewrite(told);
    kept(await putAll(rows.map(({ id }) => ({ table: KEYS, id, fields: { deleted: true } }))));
  });
  packing.close();
  say();
  changed([...tables, KEYS]);
  return "The lock is off. Your texts are readable on this phone again.";
});

/** The passphrase is forgotten: what it locked goes, and the lock with it. */
export const onStartOver = form(NAME, async () => {
  const gone = { deleted: true };
  for (const table of tables) {
    const { column } = schema.packed[table];
    const locked = (await rowsOf(table)).filter((row) => !row.deleted && packing.isClosed(row[column]));
    for (let at = 0; at < locked.length; at += PORTION)
      kept(await putAll(locked.slice(at, at + PORTION).map(({ id }) => ({ table, id, fields: { ...gone, [column]: "", [`${column}_other`]: "" } }))));
  }
  const closed = (await keyRows()).filter((row) => !packing.isOpen(row.key_id));
  kept(await putAll(closed.map(({ id }) => ({ table: KEYS, id, fields: gone }))));
  forgetUndo();
  changed([...tables, KEYS]);
  return "The lock is off. What it had locked is gone.";
});

// ---- the phone's own unlock
const CREDENTIAL = { type: "public-key" };
const none = () => stop("This phone's own unlock cannot open texts yet. Your passphrase still does.");

/** Whether this phone may have an unlock of its own that can hold a secret. Known for sure once it was tried. */
async function mayHaveOwnUnlock() {
  const Credential = globalThis.PublicKeyCredential;
  if (!Credential?.isUserVerifyingPlatformAuthenticatorAvailable || !globalThis.crypto?.subtle) return false;
  if (!(await Credential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false))) return false;
  const can = await Credential.getClientCapabilities?.().catch(() => null);
  return can?.["extension:prf"] ?? true;
}

/** The secret of the phone's own unlock for a salt; the phone asks for its face, finger or code. */
async function ownSecret(ids, salt) {
  const asked = {
    challenge: random(32),
    allowCredentials: ids.map((id) => ({ ...CREDENTIAL, id: packing.toBytes(id) })),
    userVerification: "required",
    extensions: { prf: { eval: { first: salt } } },
  };
  const answer = await navigator.credentials.get({ publicKey: asked }).catch(() => null);
  if (!answer) stop("The phone did not unlock. Your passphrase still works.");
  return { id: packing.toText(new Uint8Array(answer.rawId)), secret: answer.getClientExtensionResults().prf?.results?.first };
}

/** Let the phone's own unlock open the texts too. */
export const onAddDevice = form(NAME, async ({ passphrase }) => {
  const opened = await withOld(passphrase);
  const made = await navigator.credentials
    .create({
      publicKey: {
        rp: { name: "Fibroplan" },
        user: { id: random(16), name: "Fibroplan", displayName: "Fibroplan reflections" },
        challenge: random(32),
        pubKeyCredParams: [-7, -257].map((alg) => ({ ...CREDENTIAL, alg })),
        authenticatorSelection: { authenticatorAttachment: "platform", residentKey: "preferred", userVerification: "required" },
        extensions: { prf: {} },
      },
    })
    .catch(() => null);
  if (!made) stop("The phone did not set it up. Your passphrase still works.");
  if (!made.getClientExtensionResults().prf?.enabled) none();
  const salt = random(32);
  const { id, secret } = await ownSecret([packing.toText(new Uint8Array(made.rawId))], salt);
  if (!secret) none();
  const changes = [];
  for (const { row, key } of opened) {
    const wrapped = await wrap(row.key_id, key, await fromSecret(secret, salt));
    const fields = { key_id: row.key_id, kind: "device", salt: packing.toText(salt), iterations: 0, wrapped, credential: id, device: device() };
    changes.push({ table: KEYS, id: `${row.key_id}.${id.slice(0, 40)}`, fields: { ...fields, deleted: false } });
  }
  kept(await putAll(changes));
  changed([KEYS]);
  return "This phone's own unlock opens them now too.";
});

/** Open the texts with the phone's own unlock. */
export const onUnlockDevice = form(NAME, async () => {
  const mine = (await keyRows()).filter((row) => row.kind === "device" && row.device === device());
  if (!mine.length) none();
  const { id, secret } = await ownSecret([...new Set(mine.map((row) => row.credential))], packing.toBytes(mine[0].salt));
  if (!secret) none();
  for (const row of mine.filter((each) => each.credential === id)) {
    const key = await unwrap(row, await fromSecret(secret, packing.toBytes(row.salt)));
    if (key) entered(row.key_id, key);
  }
  if (!packing.openKeys().length) stop("That did not open them. Your passphrase still works.");
  await unlocked();
  return "";
});

/** The phone's own unlock opens nothing here any more. */
export const onForgetDevice = form(NAME, async () => {
  const mine = (await keyRows()).filter((row) => row.kind === "device" && row.device === device());
  kept(await putAll(mine.map(({ id }) => ({ table: KEYS, id, fields: { deleted: true } }))));
  changed([KEYS]);
  return "The passphrase alone opens them now.";
});

// ---- what this browser can do, and locking again by itself
if (typeof window !== "undefined") {
  remember("lock-can", { seal: Boolean(globalThis.crypto?.subtle), device: false, id: device() });
  mayHaveOwnUnlock().then((can) => can && remember("lock-can", { seal: true, device: true, id: device() }), () => {});
  let hidden = 0;
  let timer;
  const rested = () => hidden && Date.now() - hidden >= REST_MS && packing.openKeys().length && lockNow().catch(() => {});
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.visibilityState === "hidden") {
      hidden = Date.now();
      timer = setTimeout(rested, REST_MS);
    } else {
      rested();
      hidden = 0;
    }
  });
}
