import { contextTokensOf, type Unit } from './units.ts';

/** A heading ends a chunk that has at least this share of the target; smaller sections share one. */
const sectionShare = 0.25;
/** What would not fit whole begins the next chunk, once this share of the target is filled. */
const waitingShare = 0.5;

const sumOf = (units: readonly Unit[]) => units.reduce((sum, { tokens }) => sum + tokens, 0);
const isUncut = ({ kind }: Unit) => kind === 'table' || kind === 'code';

/** Groups units into chunks of at most `target` tokens with their context; `overlap` is for repeated sentences. */
export function packUnits(units: readonly Unit[], target: number, overlap: number): Unit[][] {
  const groups: Unit[][] = [];
  let group: Unit[] = [];
  /** How many units at the head of the group are repeated from the group before. */
  let repeated = 0;

  const roomBeside = (unit: Unit) => target - contextTokensOf(group[0] ?? unit, target) - sumOf(group);
  /** Closes the group; what leads into the next unit goes with it. */
  const close = (next: Unit) => {
    const carried = leadInto(next, group.slice(repeated));
    const closed = group.slice(0, group.length - carried.length);
    if (closed.length > repeated) groups.push(closed);
    const tail = carried.length > 0 || next.isHeading ? [] : overlapOf(closed, next, overlap, target);
    repeated = tail.length;
    group = [...tail, ...carried];
    // What leads in but leaves no room for the unit below stands as a chunk of its own.
    if (carried.length > 0 && next.tokens > roomBeside(next)) {
      groups.push(group);
      group = [];
    }
  };

  const rests = restsOf(units);
  for (const [place, unit] of units.entries()) {
    const room = roomBeside(unit);
    const halves = isHalf(sumOf(group), rests[place] ?? 0, room, overlap) && !isUncut(unit);
    if (group.length > repeated && (halves || endsBefore(unit, group, room, target))) close(unit);
    group.push(unit);
  }
  if (group.length > repeated) groups.push(group);
  return groups;
}

/** For each unit, the tokens from it to the end of its section. */
function restsOf(units: readonly Unit[]): number[] {
  const rests: number[] = [];
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = units[i];
    const isLast = units[i + 1]?.section !== unit?.section;
    rests[i] = (unit?.tokens ?? 0) + (isLast ? 0 : (rests[i + 1] ?? 0));
  }
  return rests;
}

/**
 * Whether a chunk ends here so that the end of its section, which is too long for one chunk and short enough for two,
 * makes two alike: a short last piece says little, and is found for that little.
 */
function isHalf(filled: number, rest: number, room: number, overlap: number): boolean {
  return rest > room && filled >= rest && rest + overlap <= filled + room;
}

function endsBefore(unit: Unit, group: readonly Unit[], room: number, target: number): boolean {
  if (unit.tokens > room) return true;
  const filled = sumOf(group);
  const sectionEnds = unit.isHeading && group.some(({ isHeading }) => !isHeading);
  // A citation names pages: a heading that opens a page never shares a chunk with the page before.
  if (sectionEnds && (filled >= target * sectionShare || unit.page_start !== group.at(-1)?.page_end)) return true;
  const fitsWhole = unit.wholeTokens <= target - contextTokensOf(unit, target);
  return unit.wholeTokens > room && fitsWhole && (isUncut(unit) || filled >= target * waitingShare);
}

/** Whole sentences from the end of a group, of the same section, that fit beside the next unit. */
function overlapOf(group: readonly Unit[], next: Unit, overlap: number, target: number): Unit[] {
  // Rows say what they say by their header, which goes with them; a table that waited is wanted whole.
  if (isUncut(next)) return [];
  const budget = Math.min(overlap, target - contextTokensOf(next, target) - next.tokens);
  let tokens = 0;
  let from = group.length;
  // The first unit is never repeated, or a chunk could repeat all of the one before.
  for (let i = group.length - 1; i > 0; i--) {
    const unit = group[i];
    if (unit === undefined || unit.isHeading || isUncut(unit) || unit.section !== next.section) break;
    tokens += unit.tokens;
    if (tokens > budget) break;
    from = i;
  }
  return group.slice(from);
}

/** The end of a group that belongs to what follows: headings, and one block such as a term before its definition. */
function leadInto(next: Unit, group: readonly Unit[]): Unit[] {
  // Rows in the middle of a table are led into by nothing but their header.
  if (next.tableHeader !== undefined && group.at(-1)?.kind === 'table') return [];
  const block = next.isHeading ? undefined : group.at(-1)?.leadingBlock;
  const isOfBlock = (unit: Unit) => block !== undefined && unit.leadingBlock === block;
  const lastOther = group.findLastIndex((unit) => !isOfBlock(unit));
  const lastText = group.slice(0, lastOther + 1).findLastIndex(({ isHeading }) => !isHeading);
  return group.slice(lastText + 1);
}
