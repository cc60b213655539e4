// Whether values can stand in a row. Columns that this version does not know are let through: a newer phone wrote them.
import schema from "./schema.js";

/** A text is longer than the store keeps; `most` in characters. */
export class TooLong extends Error {
  constructor(column, most) {
    super(column);
    this.most = most;
  }
}
/** What should be a number is none. */
export class NoNumber extends Error {}

const IS = {
  text: (value) => typeof value === "string",
  number: (value) => Number.isFinite(value),
  flag: (value) => typeof value === "boolean",
  list: (value) => Array.isArray(value),
  map: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

// Characters as people and the server count them: an emoji outside the basic plane is one, not two.
export const longer = (text, most) => text.length > most && [...text].length > most;

/** Throws TooLong or NoNumber for what the person gave and the store would not keep. */
export function refuse(table, fields) {
  for (const [column, value] of Object.entries(fields)) {
    const [kind, most] = schema.shapes[table]?.[column] ?? [];
    if (most && typeof value === "string" && longer(value, most)) throw new TooLong(column, most);
    if (kind === "number" && typeof value === "number" && !Number.isFinite(value)) throw new NoNumber(column);
  }
}

/** Whether a row from outside has every column that it needs, each of its kind. */
export function fits(table, row) {
  const whole = { ...schema.defaults[table], ...row };
  return Object.entries(schema.shapes[table]).every(([column, [kind, most, nullable, members]]) => {
    const value = whole[column];
    if (value === null || value === undefined) return nullable && value === null;
    if (!IS[kind](value) || (most && longer(value, most))) return false;
    return !members || value.every(IS[members]);
  });
}
