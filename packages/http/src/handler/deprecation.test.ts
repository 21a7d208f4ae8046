import { expect, it } from 'vitest';
import { deprecationHeaders } from './deprecation.ts';

it('tells when a route was deprecated and when it ends, in the formats of their RFCs', () => {
  expect(deprecationHeaders({ since: '2026-11-22', sunset: '2027-06-01', instead: 'createThing' })).toEqual({
    Deprecation: '@1795305600',
    Sunset: 'Tue, 01 Jun 2027 00:00:00 GMT',
  });
  expect(deprecationHeaders(undefined)).toEqual({});
});
