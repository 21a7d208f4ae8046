import { piiMask } from '@patchbay/core/conversation-safety';
import { createLogger } from '@patchbay/observability';
import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { maskedLogger, maskedReport } from './masked.ts';
import type { UnnumberedReport } from './unnumbered-report.ts';

const CANARY = 'ann.bell@example.com';
const mask = piiMask(['email_address']);

describe('what is kept of a conversation', () => {
  it('holds nothing that is masked, in any kind of report', () => {
    const file = { file_id: idOf('file', 1), file_name: 'a.pdf', version: 1, page: 1, start: 0, end: 9 };
    const reports: UnnumberedReport[] = [
      {
        type: 'turn',
        role: 'user',
        text: `Write to ${CANARY}.`,
        modality: 'speech',
        interrupted: false,
        citations: [file],
      },
      { type: 'error', source: 'llm_error', message: `Error: bad input ${CANARY}` },
      {
        type: 'tool_call',
        tool_name: 'send_mail',
        ok: true,
        duration_ms: 3,
        arguments: { to: [CANARY] },
      } as UnnumberedReport,
    ];
    const kept = reports.map((report) => maskedReport(report, mask));
    expect(JSON.stringify(kept)).not.toContain('ann');
    expect(kept[0]).toEqual({ ...reports[0], text: 'Write to [email_address].' });
    expect(kept[2]).toMatchObject({ tool_name: 'send_mail', ok: true, arguments: { to: ['[email_address]'] } });
  });

  it('is as it is where nothing is masked', () => {
    const report: UnnumberedReport = { type: 'error', source: 'x', message: CANARY };
    expect(maskedReport(report, null)).toBe(report);
  });

  it('is masked in log lines too, in errors, their causes and children', () => {
    const lines: string[] = [];
    const log = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } });
    const quiet = maskedLogger(log, mask).child({ caller: CANARY, session_id: idOf('session', 1) });
    const cause = new Error(`no such person: ${CANARY}`);
    quiet.warn('a tool failed', { error: new Error(`rejected ${CANARY}`, { cause }), args: { to: CANARY } });
    quiet.debug('said', { text: CANARY });
    quiet.info('nothing');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain('ann.bell');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ session_id: idOf('session', 1), caller: '[email_address]' });
  });
});
