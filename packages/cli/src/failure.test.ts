import { PatchbayError } from '@patchbay/sdk';
import { expect, it } from 'vitest';
import { failureText } from './failure.ts';

it('says everything that is wrong once, each with its field', () => {
  const error = new PatchbayError({
    type: 'invalid_request',
    code: 'invalid_body',
    status: 400,
    message: 'agent_id: is required',
    param: 'agent_id',
    details: {
      issues: [
        { param: 'agent_id', message: 'is required' },
        { param: 'to', message: 'is required' },
        { param: 'topK', message: 'Unknown field; did you mean top_k?' },
      ],
    },
    doc_url: 'https://api.example.org/v1/docs/errors#invalid_body',
  });
  expect(failureText(error)).toBe(
    [
      'error: agent_id: is required (invalid_body)',
      '  to: is required',
      '  topK: Unknown field; did you mean top_k?',
      '  https://api.example.org/v1/docs/errors#invalid_body',
      '',
    ].join('\n'),
  );
});

it('names the field where the message does not', () => {
  const fields = { type: 'invalid_request', code: 'unprocessable', status: 422, param: 'from' } as const;
  const error = new PatchbayError({ ...fields, message: '+493012345679 is no live phone number of yours.' });
  expect(failureText(error)).toBe('error: +493012345679 is no live phone number of yours. (unprocessable) [from]\n');
});
