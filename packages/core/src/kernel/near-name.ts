/** `topK`, `top-k` and `top_k` are one name, written by people of different houses. */
const plain = (name: string) => name.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** How many letters have to be put in, left out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Longer names are not compared: what is typed by hand is shorter. */
const LONGEST = 64;

/** The known name that was probably meant: another spelling of it, or one or two letters away; undefined where none is. */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const asked = plain(name);
  if (asked === '' || asked.length > LONGEST) return undefined;
  const allowed = asked.length < 3 ? 0 : asked.length < 7 ? 1 : 2;
  const near = known
    .filter((one) => Math.abs(plain(one).length - asked.length) <= allowed)
    .map((one) => ({ one, far: distance(asked, plain(one)) }))
    .toSorted((a, b) => a.far - b.far)[0];
  return near !== undefined && near.far <= allowed ? near.one : undefined;
}
