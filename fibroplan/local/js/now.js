// The phone's only reader of time and zone.
const phoneZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
const formats = new Map();

export function offsetOf(zone, instant) {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
}

export function device() {
  try {
    let id = localStorage.getItem("fibroplan.device");
    if (!id) localStorage.setItem("fibroplan.device", (id = crypto.randomUUID()));
    return id;
  } catch {
    return "unnamed";
  }
}

/** Take up the name that this phone had before its localStorage was lost. */
export function keepDevice(id) {
  try {
    if (id) localStorage.setItem("fibroplan.device", id);
  } catch {
    /* it is named anew */
  }
}

/**
 * A moment, as domain rules take it; now unless another is given. `zone` is the person's chosen zone; empty follows the phone, whose offset every Date
 * knows. Its name costs the first use of Intl, so it is looked up when it is asked for: by what is written, not shown.
 */
export function now(zone, instant = Date.now()) {
  let offset = -new Date(instant).getTimezoneOffset();
  let chosen = zone;
  try {
    if (zone) offset = offsetOf(zone, instant);
  } catch {
    chosen = ""; // a zone that this phone does not know
  }
  return { instant, offset, get zone() { return chosen || phoneZone(); }, device: device(), uuid: crypto.randomUUID() };
}
