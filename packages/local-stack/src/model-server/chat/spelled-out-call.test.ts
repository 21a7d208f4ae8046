import { describe, expect, it } from 'vitest';
import { quoteServiceAnswer } from './service-answer.ts';
import { spelledOutCall } from './spelled-out-call.ts';

const tool = (name: string, properties: Record<string, object>, required = Object.keys(properties)) => ({
  name,
  description: '',
  parameters: { type: 'object', properties, required },
});
const getOrder = tool('get_order', { order_id: { type: 'string' } });
const route = tool('forward_call', { department: { type: 'string', enum: ['sales', 'lost_property'] } });
const book = tool('book_table', { persons: { type: 'integer' }, table: { type: 'string' } });
const all = [tool('end_call', {}), tool('knowledge_search', { query: { type: 'string' } }), getOrder, route, book];

describe('a call that is spelled out', () => {
  it.each([
    ['Please get order A17-3.', { tool: 'get_order', arguments: { order_id: 'A17-3' } }],
    ['Could you get my orders 4711', { tool: 'get_order', arguments: { order_id: '4711' } }],
    ['forward my call to lost property', { tool: 'forward_call', arguments: { department: 'lost_property' } }],
    ['book table T5 for 4 persons', undefined],
    ['book for 4 persons the table T5', { tool: 'book_table', arguments: { persons: 4, table: 'T5' } }],
  ])('is made as said: %s', (said, call) => {
    expect(spelledOutCall(said, all)).toEqual(call);
  });

  it.each([
    'Where is my parcel 4711?',
    'get my order',
    'forward the call to the director',
    'how do I end a call',
    'do a knowledge search for parking',
  ])('is not read into other words: %s', (said) => {
    expect(spelledOutCall(said, all)).toBeUndefined();
  });
});

describe('what a service answered', () => {
  const source = { type: 'external_service', host: 'api.example.org' };

  it.each<[string, object, string]>([
    [
      'values with their names',
      { ok: true, data: { state: 'shipped', items: [{ is_gift: false }, { n: 2 }] } },
      'According to api.example.org: state "shipped", is gift "false", n "2".',
    ],
    ['a text', { ok: true, data: 'on "its" way' }, `According to api.example.org: "on 'its' way".`],
    ['nothing', { ok: true, data: {} }, 'api.example.org answered with nothing.'],
    [
      'a refusal',
      { ok: false, problem: 'The service answered with status 404.' },
      'api.example.org was no help: The service answered with status 404.',
    ],
  ])('is quoted: %s', (_what, answer, said) => {
    expect(quoteServiceAnswer(JSON.stringify({ source, ...answer }))).toBe(said);
  });

  it.each(['"Pressed 12#."', '{"ok":true}', 'not json'])('is nothing else: %s', (text) => {
    expect(quoteServiceAnswer(text)).toBeUndefined();
  });
});
