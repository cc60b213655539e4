// What the app may truthfully say of itself now: one small record, the same for every component of the page.
let status = {
  store: "ok", unreadable: false, save: "", saveProblem: "", saveMost: "", sync: "phone", syncedAt: 0, problem: "", update: false,
  offlineReady: false,
};
const listeners = new Set();

export const current = () => status;
export function report(fields) {
  if (Object.entries(fields).every(([key, value]) => status[key] === value)) return;
  status = { ...status, ...fields };
  for (const listener of listeners) listener();
}
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
