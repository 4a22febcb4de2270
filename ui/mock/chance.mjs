// Chance that is the same on every start, so that two screenshots show the same numbers.
let seed = 20261120;

export function chance() {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
}

export const between = (low, high) => low + Math.floor(chance() * (high - low + 1));
export const oneOf = (items) => items[Math.floor(chance() * items.length)];

/** One key of `weights`, each as likely as its weight says. */
export function weighed(weights) {
  let at = chance() * Object.values(weights).reduce((a, b) => a + b, 0);
  for (const [key, weight] of Object.entries(weights)) {
    at -= weight;
    if (at <= 0) return key;
  }
  return Object.keys(weights)[0];
}

export const ago = (ms) => new Date(Date.now() - ms).toISOString();
export const phone = () => `+79${between(100000000, 999999999)}`;
