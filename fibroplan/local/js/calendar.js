// Appointments for the person's own calendar: a file made here, without a network, and the address of a feed.
import { call, Refused } from "./http.js";
import { quietly } from "./events.js";
import { remember } from "./hooks.js";
import { rows } from "./store.js";
import { offsetAt } from "./zone.js";

const OFFLINE = "There is no connection right now. A link needs one. The file works without.";
const UNREAD = "Your phone's storage does not answer right now. Nothing was changed. Please try again.";
const KEEP_MS = 60_000;

const say = (state, problem, done) => remember("calendar", { state, problem, done });

/** Make a calendar file of the rows on this phone and hand it over as a download. */
export const onSaveCalendar = (rule, details) =>
  quietly(async () => {
    try {
      const [visits, sessions] = await Promise.all(["appointment", "infusion"].map((all) => rows({ all })));
      const timed = [...visits, ...sessions].filter(({ minute }) => minute !== null);
      const found = timed.map(({ id, zone, day, minute }) => [id, offsetAt(zone, day, minute)]);
      const offsets = Object.fromEntries(found.filter(([, offset]) => offset !== null));
      const text = rule(visits, sessions, offsets, details, Date.now());
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
      link.download = "appointments.ics";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
      say("", "", "The file appointments.ics is made. Open it with your calendar.");
    } catch {
      say("", UNREAD, "");
    }
  });

/** Something asked of the server about the feed; its answer, or the reason in plain words. */
const asked = (work) =>
  quietly(async () => {
    say("busy", "", "");
    try {
      await work();
    } catch (error) {
      say("", error instanceof Refused ? error.message : OFFLINE, "");
    }
  });

export const onLookFeed = asked(async () => {
  const { on } = await call("GET", "/api/calendar-feed");
  remember("calendar-link", "");
  say(on ? "on" : "off", "", "");
});

export const onMakeFeed = (details) =>
  asked(async () => {
    const { path } = await call("POST", "/api/calendar-feed", { details });
    remember("calendar-link", location.origin + path);
    say("on", "", "Here is your link. It is shown this once. Keep it to yourself.");
  });

export const onEndFeed = asked(async () => {
  await call("DELETE", "/api/calendar-feed");
  remember("calendar-link", "");
  say("off", "", "The link is off. Calendars that use it find nothing any more.");
});

/** Copy the link; where the phone does not allow it, it stands in the field. */
export const onCopyFeed = (link) =>
  quietly(async () => {
    try {
      await navigator.clipboard.writeText(link);
      say("on", "", "Copied.");
    } catch {
      say("on", "", "Please copy it from the field.");
    }
  });
