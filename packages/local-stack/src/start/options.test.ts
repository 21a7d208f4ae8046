import { expect, it } from 'vitest';
import { parseStartOptions } from './options.ts';

it('reads the options of the walk and the components', () => {
  const args = ['--once', '--json', '--file', 'a.pdf', '--question', 'why?', '--components', 'mongod,chroma'];
  expect(parseStartOptions(args)).toEqual({
    once: true,
    json: true,
    fresh: false,
    file: 'a.pdf',
    question: 'why?',
    components: ['mongod', 'chroma'],
  });
});

it('refuses what it does not know, with the usage', () => {
  expect(() => parseStartOptions(['--onec'])).toThrow(/--onec.*usage: npm start/s);
  expect(() => parseStartOptions(['--components', 'mongo'])).toThrow('there is no component "mongo"');
});
