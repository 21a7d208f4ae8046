const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const DAY_PATTERN = '(mon|tues|wednes|thurs|fri|satur|sun)days?';
const SHORT = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_RANGE = new RegExp(`${DAY_PATTERN}\\s*(?:-|–|—|to|through|until|till)\\s*${DAY_PATTERN}`, 'gi');

const indexOf = (name: string) => SHORT.findIndex((short) => name.toLowerCase().startsWith(short));

/**
 * Which days of the week a text speaks of (0 is Monday): names, ranges, weekdays, the weekend, every day. "Except
 * Sunday" speaks of Sunday too.
 */
export function daysIn(text: string): Set<number> {
  const found = new Set<number>();
  const add = (from: number, to: number) => {
    for (let day = from; ; day = (day + 1) % DAYS.length) {
      found.add(day);
      if (day === to) return;
    }
  };
  for (const [, from = '', to = ''] of text.matchAll(DAY_RANGE)) add(indexOf(from), indexOf(to));
  for (const [name] of text.matchAll(new RegExp(`\\b${DAY_PATTERN}\\b`, 'gi'))) found.add(indexOf(name));
  if (/\b(weekdays?|working days?|business days?)\b/i.test(text)) add(0, 4);
  if (/\bweekends?\b/i.test(text)) add(5, 6);
  if (/\b(every day|daily|seven days|7 days|all week|24\/7)\b/i.test(text)) add(0, 6);
  return found;
}

/** Words that `daysIn` takes care of. */
export const isDayWord = (word: string) =>
  /^((mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?)$/.test(word);
