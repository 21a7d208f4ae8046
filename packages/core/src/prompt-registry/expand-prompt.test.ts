import { tenantScopeFixture } from '@patchbay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExpandOptions, expandPrompt, MAX_INCLUDE_DEPTH, MAX_INCLUDED_VERSIONS } from './expand-prompt.ts';
import { MAX_TEMPLATE_BYTES, type PromptContent } from './prompt-content.ts';
import { CONTEXT, contentOf, promptsIn } from './prompt-fixtures.ts';
import { renderTemplate } from './render-template.ts';
import { parseTemplate } from './template.ts';

const scope = tenantScopeFixture();
const idOf = (n: number) => `pmt_01J9Z3XK5T8Q4V7N2M6R0W${String(n).padStart(4, '0')}`;
const include = (name: string, n: number, version = 1) => ({ name, prompt_id: idOf(n), version });
const text = (name: string, more: object = {}) => ({ name, type: 'string', ...more });

function expand(
  content: PromptContent,
  published: Record<string, PromptContent>,
  options: Partial<ExpandOptions> & { gone?: string[] } = {},
) {
  const { gone, ...rest } = options;
  const { reader, reads } = promptsIn(published, gone);
  return { expanded: expandPrompt(scope, reader, content, { archived: 'refused', ...rest }), reads };
}

describe('expanding a prompt', () => {
  it('puts the texts of its includes in, merges their variables, and lists what is inside once', async () => {
    const { expanded, reads } = expand(
      contentOf('Hi {{name}}. {{> rules}} {{> rules}} {{> tone}}', {
        variables: [text('name')],
        includes: [include('rules', 1, 3), include('tone', 2)],
      }),
      {
        [`${idOf(1)}@3`]: contentOf('Rules of {{clinic}}. {{> t}}', {
          variables: [text('clinic', { default: 'us' })],
          includes: [include('t', 2)],
        }),
        [`${idOf(2)}@1`]: contentOf('Be kind to {{name}}.', { variables: [text('name', { description: 'who' })] }),
      },
    );
    const { template, variables, includes } = await expanded;
    const rules = 'Rules of {{clinic}}. Be kind to {{name}}.';
    expect(template).toBe(`Hi {{name}}. ${rules} ${rules} Be kind to {{name}}.`);
    expect(variables.map(({ name }) => name)).toEqual(['name', 'clinic']);
    expect(includes).toEqual([
      { prompt_id: idOf(1), version: 3 },
      { prompt_id: idOf(2), version: 1 },
    ]);
    expect(reads).toEqual([`${idOf(1)}@3`, `${idOf(2)}@1`]);
  });

  it('leaves a template without includes as it was written, and reads nothing', async () => {
    const { expanded, reads } = expand(contentOf('\\{{ {{"{"}} {{ a }}', { variables: [text('a')] }), {});
    expect((await expanded).template).toBe('\\{{ {{"{"}} {{ a }}');
    expect(reads).toEqual([]);
  });

  it('keeps the parts apart: what stands beside an include never joins with it into something else', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\',
      '{{"{{"}}',
      '\\{{',
      'a}}',
      '"',
      '> x',
      '{{a}}',
      '\n',
      '{{system.time}}',
    );
    const source = fc.array(piece, { minLength: 1, maxLength: 6 }).map((all) => all.join(''));
    const variables = [text('a')];
    const sound = source.filter((template) => parseTemplate(template).problems.length === 0);
    await fc.assert(
      fc.asyncProperty(sound, sound, sound, fc.string({ maxLength: 8 }), async (before, inner, after, a) => {
        const whole = `${before}{{> x}}${after}`;
        fc.pre(
          parseTemplate(whole).problems.length === 0 && parseTemplate(whole).parts.some((p) => p.type === 'include'),
        );
        const { expanded } = expand(contentOf(whole, { variables, includes: [include('x', 1)] }), {
          [`${idOf(1)}@1`]: contentOf(inner, { variables }),
        });
        const render = (template: string) =>
          renderTemplate({ template, variables: contentOf('x', { variables }).variables }, { a }, CONTEXT);
        const flat = await expanded;
        expect(parseTemplate(flat.template).problems).toEqual([]);
        const MARK = '§';
        const around = render(whole.replace('{{> x}}', `{{"${MARK}"}}`)).split(MARK);
        expect(render(flat.template)).toBe(`${around[0]}${render(inner)}${around[1]}`);
      }),
    );
  });
});

describe('an include is refused', () => {
  const one = { includes: [include('x', 1)] };
  it.each([
    ['of a prompt that is not there', {}, {}, 'reference_not_found', 'content.includes.0.prompt_id'],
    [
      'of a version that is not there',
      { [`${idOf(1)}@2`]: contentOf('x') },
      {},
      'reference_not_found',
      'content.includes.0.version',
    ],
    [
      'of an archived prompt',
      { [`${idOf(1)}@1`]: contentOf('x') },
      { gone: [idOf(1)] },
      'reference_archived',
      'content.includes.0.prompt_id',
    ],
    [
      'of the prompt itself, in any version',
      { [`${idOf(1)}@1`]: contentOf('x') },
      { self: idOf(1) },
      'unprocessable',
      'content.includes.0.prompt_id',
    ],
    [
      'that leads back to the prompt through another',
      {
        [`${idOf(1)}@1`]: contentOf('{{> y}}', { includes: [include('y', 2, 7)] }),
        [`${idOf(2)}@7`]: contentOf('x'),
      },
      { self: idOf(2) },
      'unprocessable',
      'content.includes.0.prompt_id',
    ],
    [
      'whose variable is another than that of the same name',
      { [`${idOf(1)}@1`]: contentOf('{{a}}', { variables: [text('a', { max_length: 5 })] }) },
      {},
      'unprocessable',
      'content.includes.0.prompt_id',
    ],
  ])('%s', async (_what, published, options, code, param) => {
    const content = contentOf('{{a}} {{> x}}', { variables: [text('a')], ...one });
    await expect(expand(content, published as Record<string, PromptContent>, options).expanded).rejects.toMatchObject({
      code,
      param,
    });
  });

  it('naming both prompts that declare a variable differently', async () => {
    const { expanded } = expand(contentOf('{{> x}}{{> y}}', { includes: [include('x', 1), include('y', 2)] }), {
      [`${idOf(1)}@1`]: contentOf('{{a}}', { variables: [text('a')] }),
      [`${idOf(2)}@1`]: contentOf('{{a}}', { variables: [{ name: 'a', type: 'number' }] }),
    });
    await expect(expanded).rejects.toMatchObject({
      param: 'content.includes.1.prompt_id',
      message: expect.stringMatching(new RegExp(`a is declared differently by x \\(${idOf(1)}.*y \\(${idOf(2)}`)),
    });
  });

  it('naming the field that stands for it where the request has no content', async () => {
    const content = contentOf('{{> x}}', one);
    await expect(expand(content, {}, { param: 'prompt_version' }).expanded).rejects.toMatchObject({
      param: 'prompt_version',
    });
  });

  it('unless what is archived was published with it and is only read', async () => {
    const published = { [`${idOf(1)}@1`]: contentOf('old') };
    const { expanded } = expand(contentOf('{{> x}}', one), published, { gone: [idOf(1)], archived: 'read' });
    expect((await expanded).template).toBe('old');
  });
});

describe('nesting is bounded', () => {
  /** Prompts 1…n, each with the next inside as often as told. */
  const tower = (height: number, times: number, bottom = 'x') =>
    Object.fromEntries(
      Array.from({ length: height }, (_v, index) => [
        `${idOf(index + 1)}@1`,
        index + 1 === height
          ? contentOf(bottom)
          : contentOf('{{> next}}'.repeat(times), { includes: [include('next', index + 2)] }),
      ]),
    );
  const top = contentOf('{{> next}}', { includes: [include('next', 1)] });

  it('in depth', async () => {
    expect((await expand(top, tower(MAX_INCLUDE_DEPTH, 1)).expanded).template).toBe('x');
    await expect(expand(top, tower(MAX_INCLUDE_DEPTH + 1, 1)).expanded).rejects.toMatchObject({
      message: expect.stringContaining(`deeper than ${MAX_INCLUDE_DEPTH}`),
      param: 'content.includes.0.prompt_id',
    });
  });

  it('in size: a billion laughs are refused before they are laughed', async () => {
    const started = performance.now();
    await expect(expand(top, tower(MAX_INCLUDE_DEPTH, 100, 'ha'.repeat(1000))).expanded).rejects.toMatchObject({
      code: 'unprocessable',
      details: { limit_bytes: MAX_TEMPLATE_BYTES },
    });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('in the number of versions', async () => {
    const leaves = Object.fromEntries(
      Array.from({ length: 60 }, (_v, index) => [`${idOf(100 + index)}@1`, contentOf('x')]),
    );
    const branch = (from: number) =>
      contentOf('x', { includes: Array.from({ length: 20 }, (_v, index) => include(`l${index}`, from + index)) });
    const published = {
      ...leaves,
      [`${idOf(1)}@1`]: branch(100),
      [`${idOf(2)}@1`]: branch(120),
      [`${idOf(3)}@1`]: branch(140),
    };
    const content = contentOf('x', { includes: [include('a', 1), include('b', 2), include('c', 3)] });
    await expect(expand(content, published).expanded).rejects.toMatchObject({
      message: expect.stringContaining(`${MAX_INCLUDED_VERSIONS} versions`),
    });
  });
});
