// Lighthouse for mobile with its default throttling, on several pages in turn, several times.
// Takes one JSON argument: { chrome, flags, runs, pages: [{ name, url }] }; prints one JSON line for each audit.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The packages live in the benchmark's cache, which is the working directory.
const require = createRequire(`${process.cwd()}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const { chrome, flags, runs, pages } = JSON.parse(process.argv[2]);
const CATEGORIES = ["performance", "accessibility", "best-practices"];

function summary({ categories, audits }) {
  const value = (id) => audits[id]?.numericValue ?? null;
  // What costs points, so that a low score says why.
  const lost = CATEGORIES.slice(1).flatMap((category) =>
    categories[category].auditRefs
      .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => id),
  );
  return {
    ...Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(100 * (categories[id].score ?? 0))])),
    fcp: value("first-contentful-paint"),
    lcp: value("largest-contentful-paint"),
    tbt: value("total-blocking-time"),
    bytes: value("total-byte-weight"),
    lost,
  };
}

for (let run = 0; run < runs; run++)
  for (const { name, url } of pages) {
    const browser = await launch({ chromePath: chrome, chromeFlags: ["--headless=new", ...flags], logLevel: "silent" });
    try {
      const options = { port: browser.port, output: "json", logLevel: "error", onlyCategories: CATEGORIES };
      const { lhr } = await lighthouse(url, options);
      console.log(JSON.stringify({ name, ...summary(lhr) }));
    } finally {
      await browser.kill();
    }
  }
