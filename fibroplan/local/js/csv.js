// Comma-separated values (RFC 4180) that a spreadsheet opens as text and numbers, and never as formulas.

// A cell that begins like this is run by spreadsheets; an apostrophe before it keeps it a text.
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
export const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel takes UTF-8 for something else

/** Lists and maps as words: "0; 2; 4", "pain: 3; fog: 1". */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain).join("; ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value).map(([key, part]) => `${key}: ${plain(part)}`).join("; ");
  return value === null || value === undefined ? "" : String(value);
}

/** One cell. Numbers stay numbers, a sign before them included. */
export function cell(value) {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = plain(value);
  return text === "" ? "" : `"${FORMULA.test(text) ? "'" : ""}${text.replaceAll('"', '""')}"`;
}

/** Lines of cells, each ended. */
export const lines = (rows) => rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
