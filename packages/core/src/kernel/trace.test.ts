import { describe, expect, it } from 'vitest';
import { traceIdIn, traceIdOf, traceIdSchema, traceparentOf } from './trace.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a trace', () => {
  it('is taken from a traceparent header, and written to one', () => {
    const header = traceparentOf(TRACE, '00f067aa0ba902b7');
    expect(header).toBe(`00-${TRACE}-00f067aa0ba902b7-01`);
    expect(traceIdIn(header)).toBe(TRACE);
  });

  it.each([
    undefined,
    '',
    TRACE,
    `01-${TRACE}-00f067aa0ba902b7-01`,
    `00-${TRACE}-0000000000000000-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-00f067aa0ba902b7-01\nx`,
  ])('is not guessed from %j', (header) => {
    expect(traceIdIn(header)).toBeUndefined();
  });

  it("is the caller's, or else found from the request's id", () => {
    expect(traceIdOf({ request_id: 'any', trace_id: TRACE })).toBe(TRACE);
    expect(traceIdOf({ request_id: '4BF92F35-77b3-4da6-a3ce-929d0e0e4736' })).toBe(TRACE);
    const odd = traceIdOf({ request_id: 'request 7' });
    expect(traceIdSchema.safeParse(odd).success).toBe(true);
    expect(traceIdOf({ request_id: 'request 7' })).toBe(odd);
  });
});
