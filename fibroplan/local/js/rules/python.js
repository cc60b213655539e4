// What Python has and JavaScript does not, as the transpiled rules call it. No name of Python begins with "$".
export const $mod = (a, b) => a - b * Math.floor(a / b);

export const $in = (x, c) => (Array.isArray(c) || typeof c == "string" ? c.includes(x) : Object.hasOwn(c, x));

export const $get = (d, k, other = null) => (Object.hasOwn(d, k) ? d[k] : other);

export const $is_dict = (x) => typeof x == "object" && x !== null && !Array.isArray(x);

export const $range = (a, b) => Array.from({ length: Math.max(0, b - a) }, (_, i) => a + i);

const less = (a, b) => {
  if (!Array.isArray(a)) return a < b ? -1 : a > b ? 1 : 0;
  for (let i = 0; i < a.length; i++) {
    const c = less(a[i], b[i]);
    if (c) return c;
  }
  return 0;
};

export const $sorted = (xs, key = (x) => x) =>
  (Array.isArray(xs) ? xs : Object.keys(xs)).map((x) => [key(x), x]).sort((a, b) => less(a[0], b[0])).map((pair) => pair[1]);
