// What a zone's clocks say on another day than today.
import { offsetOf } from "./now.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Minutes east of UTC of a zone when its clocks show a minute of a day (days since 1970). A time that they skip or show
 * twice is read with the offset before the change. Null for a zone that this phone does not know.
 */
export function offsetAt(zone, day, minute) {
  if (!zone) return null;
  try {
    const shown = day * DAY + minute * MINUTE;
    const before = offsetOf(zone, shown - DAY);
    const after = offsetOf(zone, shown + DAY);
    const fits = (offset) => offsetOf(zone, shown - offset * MINUTE) === offset;
    return fits(before) || !fits(after) ? before : after;
  } catch {
    return null;
  }
}
