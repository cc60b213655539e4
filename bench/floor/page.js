// The page's own code: a day's rows from IndexedDB, painted as check items; a tap writes the row and repaints it.
const list = document.getElementById("rows");
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const opening = indexedDB.open("floor", 1);
opening.onupgradeneeded = () => opening.result.createObjectStore("rows", { keyPath: "id" }).createIndex("day", "day");

function drawn(db, row) {
  const item = document.createElement("li");
  item.dataset.testid = "item";
  item.dataset.status = row.done ? "done" : "open";
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = row.done;
  box.addEventListener("change", () => {
    const next = { ...row, done: !row.done };
    const tx = db.transaction("rows", "readwrite", { durability: "strict" });
    tx.objectStore("rows").put(next);
    tx.oncomplete = () => item.replaceWith(drawn(db, next));
  });
  label.append(box, row.title);
  item.append(label);
  return item;
}

const db = await answer(opening);
const day = Number(localStorage.getItem("day"));
const rows = await answer(db.transaction("rows").objectStore("rows").index("day").getAll(day));
list.replaceChildren(...rows.map((row) => drawn(db, row)));

/** Fill the store: two years of rows, eight a day. Called once by the benchmark. */
globalThis.fill = async (today, days, perDay) => {
  localStorage.setItem("day", String(today));
  const tx = db.transaction("rows", "readwrite");
  for (let day = today - days + 1; day <= today; day++)
    for (let item = 0; item < perDay; item++)
      tx.objectStore("rows").put({ id: `${item}.${day}`, day, item, title: `Item ${item}`, amount: 5, done: day < today });
  await new Promise((resolve) => (tx.oncomplete = resolve));
};
navigator.serviceWorker?.register("/sw.js");
