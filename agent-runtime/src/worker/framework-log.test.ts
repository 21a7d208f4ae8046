import { initializeLogger, log } from '@livekit/agents';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filterFrameworkLog, safeFrameworkLine } from './framework-log.ts';

const SAID = 'my card number is 4111 1111 1111 1111';

/** What the framework itself writes, through its own logger and our filter. */
const original = process.stdout.write;
let written: string;
beforeEach(() => {
  written = '';
  process.stdout.write = ((text: string) => {
    written += text;
    return true;
  }) as typeof process.stdout.write;
});
afterEach(() => {
  process.stdout.write = original;
});

function logged(keepsAll: boolean): string {
  filterFrameworkLog(keepsAll);
  initializeLogger({ pretty: false, level: 'debug' });
  const logger = log().child({ jobID: 'AJ_1', 'lk.pii.room_name': 'secret-room' });
  logger.debug({ userTranscript: SAID }, 'user turn committed');
  logger.warn({ instructions: SAID, arguments: { text: SAID }, reason: 'timeout' }, 'a tool was slow');
  logger.error({ error: new TypeError(`the model said: ${SAID}`) }, 'a provider failed');
  logger.info({ headers: { authorization: 'Bearer abcdefgh12345678' } }, 'Bearer abcdefgh12345678 was sent');
  logger.error(new Error(SAID));
  logger.error(`Error running STT task: ${new Error(SAID)}`);
  return written;
}

describe("the framework's log", () => {
  it('keeps what happened and where, and nothing that was said', () => {
    const text = logged(false);
    for (const secret of [SAID, '4111', 'secret-room', 'abcdefgh12345678']) expect(text).not.toContain(secret);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { msg: 'a tool was slow', jobID: 'AJ_1', reason: 'timeout', level: 40 },
      { msg: 'a provider failed', error: { type: 'TypeError' }, level: 50 },
      { msg: 'Bearer [redacted] was sent', level: 30 },
      { msg: 'an error was thrown', error: { type: 'Error' } },
      { msg: 'Error running STT task' },
    ]);
    expect(lines[1].error).toEqual({ type: 'TypeError' });
  });

  it('keeps everything but secrets where a developer asks for it', () => {
    const text = logged(true);
    expect(text).toContain(SAID);
    expect(text).not.toContain('abcdefgh12345678');
  });

  it('keeps no line that it cannot read', () => {
    expect([safeFrameworkLine(SAID), safeFrameworkLine(`"${SAID}"`)]).toEqual(['', '']);
  });
});
