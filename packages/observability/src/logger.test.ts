import { describe, expect, it } from 'vitest';
import { createLogger, type LogFields } from './index.ts';

function capture(fields: LogFields, message = 'something happened') {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
  log.info(message, fields);
  return { text: lines.join(''), line: JSON.parse(lines.join('')) };
}

describe('logger', () => {
  it('writes one line of JSON with level, time, message and fields', () => {
    const { line, text } = capture({ tenant_id: 'ten_1', duration_ms: 3 });
    expect(line).toMatchObject({ level: 'info', message: 'something happened', tenant_id: 'ten_1', duration_ms: 3 });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('adds the fields of a child to its lines and leaves its parent alone', () => {
    const lines: string[] = [];
    const log = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } });
    log.child({ request_id: 'r1' }).info('inside');
    log.info('outside');
    expect(lines.map((line) => JSON.parse(line).request_id)).toEqual(['r1', undefined]);
  });

  it('writes nothing below its level', () => {
    const lines: string[] = [];
    createLogger({ level: 'warn', destination: { write: (line) => lines.push(line) } }).info('quiet');
    expect(lines).toEqual([]);
  });

  it.each(['authorization', 'Cookie', 'client_secret', 'access_token', 'LIVEKIT_API_SECRET', 'password', 'api_key'])(
    'hides the value of the field %s at any depth',
    (key) => {
      const { text } = capture({ outer: { list: [{ [key]: 'hunter2-hunter2' }] } });
      expect(text).not.toContain('hunter2');
      expect(text).toContain('[redacted]');
    },
  );

  it.each([
    ['a bearer header', 'Authorization: Bearer abcdefghij0123456789', 'abcdefghij0123456789'],
    ['a JWT', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl back', 'c2lnbmF0dXJl'],
    ['an API key', 'key pb_live_01J9Z3XK5T_s3cr3ts3cr3t refused', 's3cr3t'],
    ['a connection string', 'mongodb+srv://user:pa55word@host/db', 'pa55word'],
    ['a presigned URL', 'https://b/k?X-Amz-Signature=deadbeef&x=1', 'deadbeef'],
    ['a provider key', 'sk-proj-abcdefghijklmnop', 'abcdefghijklmnop'],
  ])('hides %s inside a message, a field or an error', (_name, text, secret) => {
    expect(capture({ note: text }).text).not.toContain(secret);
    expect(capture({}, text).text).not.toContain(secret);
    const nested = capture({ error: new Error('outer', { cause: new Error(text) }) });
    expect(nested.text).not.toContain(secret);
    expect(nested.line.error.cause.name).toBe('Error');
  });

  it('survives cycles, deep values and huge texts', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const { text } = capture({ cyclic, long: 'x'.repeat(100_000), bytes: new Uint8Array(1_000_000) });
    expect(text.length).toBeLessThan(10_000);
  });
});
