import { countryOfNumber } from '../call-dispatch/index.ts';

/**
 * Where the clocks of nearly everybody in a country agree although it has islands or enclaves that differ: the zone of
 * its mainland. Callees there who differ need their row's `time_zone`.
 */
const MAINLAND: Readonly<Record<string, string>> = {
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
};

/** A country's zones as the runtime's CLDR has them; older type libraries do not know the method. */
type RegionLocale = Intl.Locale & { getTimeZones?(): string[] | undefined };

const known = new Map<string, string | null>();

/** What a zone's clock says at noon UTC in January and in July: whoever agrees in both has the same clock. */
function clockOf(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return [0, 6].map((month) => format.format(new Date(Date.UTC(2026, month, 15, 12)))).join();
}

function zoneOfCountry(country: string): string | null {
  const mainland = MAINLAND[country];
  if (mainland !== undefined) return mainland;
  const [first, ...others] = (new Intl.Locale(`und-${country}`) as RegionLocale).getTimeZones?.() ?? [];
  if (first === undefined) return null;
  return others.every((zone) => clockOf(zone) === clockOf(first)) ? first : null;
}

/**
 * The time zone of who has a number in E.164, by its country; null where the country's clocks differ (US, CA, BR, AU,
 * RU, MX …) or the number belongs to none.
 */
export function timeZoneOfNumber(number: string): string | null {
  const country = countryOfNumber(number);
  if (country === null) return null;
  const zone = known.has(country) ? (known.get(country) ?? null) : zoneOfCountry(country);
  known.set(country, zone);
  return zone;
}
