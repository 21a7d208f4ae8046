import { z } from 'zod';

/** As much of what a tool brings back from an external service, or from the user's app, as is needed here; more fields are let through. */
const serviceAnswerSchema = z.object({
  source: z.union([
    z.object({ type: z.literal('external_service'), host: z.string() }),
    z.object({ type: z.literal('user_app') }).transform(() => ({ host: 'your app' })),
  ]),
  ok: z.boolean(),
  data: z.unknown().optional(),
  problem: z.string().optional(),
});
type ServiceAnswer = z.output<typeof serviceAnswerSchema>;

/** Parts that are read out at most. */
const PARTS = 8;

/** What an external service said, quoted part by part with its host; undefined when the text is something else. */
export function quoteServiceAnswer(text: string): string | undefined {
  const answer = read(text);
  if (answer === undefined) return undefined;
  const { source, ok, data, problem } = answer;
  if (!ok) return `${source.host} was no help: ${problem ?? 'it did not say why'}`;
  const parts = partsOf(data).slice(0, PARTS);
  return parts.length === 0
    ? `${source.host} answered with nothing.`
    : `According to ${source.host}: ${parts.join(', ')}.`;
}

function read(text: string): ServiceAnswer | undefined {
  try {
    return serviceAnswerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The single values inside, each with the name nearest to it. */
function partsOf(data: unknown, name = ''): string[] {
  if (data === null || data === undefined || data === '') return [];
  if (Array.isArray(data)) return data.flatMap((item) => partsOf(item, name));
  if (typeof data === 'object') return Object.entries(data).flatMap(([key, value]) => partsOf(value, key));
  return [`${name.replace(/[_-]/g, ' ')} "${String(data).replace(/"/g, "'")}"`.trim()];
}
