import { AppError, type TenantScope, type Work } from '../kernel/index.ts';
import type { RegistryRepository } from '../versioned-registry/index.ts';
import { type DeclaredBy, mergeVariables } from './merge-variables.ts';
import { MAX_TEMPLATE_BYTES, type PromptContent } from './prompt-content.ts';
import type { PromptInclude, PromptVersionRef } from './prompt-include.ts';
import type { PromptVariable } from './prompt-variable.ts';
import { includesUsed, parseTemplate, type TemplatePart, writeTemplate } from './template.ts';

/** How far includes may go down: an include of an include is two. */
export const MAX_INCLUDE_DEPTH = 5;

/** Different versions that one prompt may be made of, besides itself. */
export const MAX_INCLUDED_VERSIONS = 50;

/** Where included versions are read. */
export type PromptReader = Pick<RegistryRepository<PromptContent>, 'findHead' | 'findVersion'>;

/** A prompt with everything that it includes put in: one template, one list of variables. */
export interface ExpandedPrompt {
  readonly template: string;
  readonly variables: PromptVariable[];
  /** Every version that is inside, each once, in order of first use. */
  readonly includes: PromptVersionRef[];
}

/** How to expand. */
export interface ExpandOptions {
  /** The prompt that the content belongs to, where there is one: it cannot be inside itself. */
  readonly self?: string | undefined;
  /** The transaction that the reads belong to. */
  readonly work?: Work | undefined;
  /** Archived prompts cannot be newly used, but what was published with them can still be shown. */
  readonly archived: 'refused' | 'read';
  /** Field that a refusal names, where the request does not carry the content itself. */
  readonly param?: string;
}

/** What is known of a version once it was read. */
interface Expansion {
  readonly parts: readonly TemplatePart[];
  readonly bytes: number;
  /** Levels of includes below it. */
  readonly height: number;
  readonly declared: readonly DeclaredBy[];
  readonly includes: readonly PromptVersionRef[];
}

const encoder = new TextEncoder();

/**
 * Puts the included versions into a template. Each version is read once, in the caller's own tenant; sizes are added up
 * before anything is put together, so that no nesting can blow it up.
 *
 * @throws AppError `reference_not_found`, `reference_archived`, `unprocessable` (a prompt inside itself, too deep, too
 * large, variables that do not agree) with the path of the include that leads there.
 */
export async function expandPrompt(
  scope: TenantScope,
  prompts: PromptReader,
  content: PromptContent,
  options: ExpandOptions,
): Promise<ExpandedPrompt> {
  const known = new Map<string, Expansion>();

  async function read(include: PromptInclude, params: ReturnType<typeof paramsOf>, chain: readonly string[]) {
    const { prompt_id, version, name } = include;
    const details = { include: name, prompt_id, version, chain };
    // Versions never change, so a circle can only close over the draft's own prompt.
    if (prompt_id === options.self) {
      const message = `The include ${chain.join(' → ')} leads back to this prompt: a prompt cannot be inside itself.`;
      throw new AppError('unprocessable', { message, param: params.prompt_id, details: { ...details, cycle: true } });
    }
    if (chain.length > MAX_INCLUDE_DEPTH) throw tooDeep(params.prompt_id, chain);
    const key = `${prompt_id}@${version}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const head = await prompts.findHead(scope, prompt_id, options.work);
    const missing = (param: string, what: string) =>
      new AppError('reference_not_found', {
        message: `The include ${chain.join(' → ')} names ${what} that does not exist.`,
        param,
        details,
      });
    if (head === undefined) throw missing(params.prompt_id, 'a prompt');
    if (head.archived_at !== null && options.archived === 'refused') {
      const message = `The include ${chain.join(' → ')} names a prompt that is archived: restore it, or include another.`;
      throw new AppError('reference_archived', { message, param: params.prompt_id, details });
    }
    const found = await prompts.findVersion(scope, prompt_id, version, options.work);
    if (found === undefined) throw missing(params.version, 'a version');
    if (known.size === MAX_INCLUDED_VERSIONS) {
      const message = `The prompt is made of more than ${MAX_INCLUDED_VERSIONS} versions of others.`;
      throw new AppError('unprocessable', { message, param: params.prompt_id });
    }
    const where = `${name} (${prompt_id} version ${version})`;
    const expansion = await expand(found.content, { where, params: () => params, chain });
    known.set(key, expansion);
    return expansion;
  }

  async function expand(
    { template, variables, includes = [] }: PromptContent,
    at: { where: string; params: (index: number) => ReturnType<typeof paramsOf>; chain: readonly string[] },
  ): Promise<Expansion> {
    const parsed = parseTemplate(template);
    const used = includesUsed(parsed);
    const inside = new Map<string, Expansion>();
    const declared: DeclaredBy[] = [{ where: at.where, param: at.params(0).prompt_id, variables }];
    const versions: PromptVersionRef[] = [];
    let height = 0;
    for (const [index, include] of includes.entries()) {
      const params = at.params(index);
      const chain = [...at.chain, include.name];
      const expansion = await read(include, params, chain);
      if (chain.length + expansion.height > MAX_INCLUDE_DEPTH) throw tooDeep(params.prompt_id, chain);
      if (!used.has(include.name)) continue;
      inside.set(include.name, expansion);
      height = Math.max(height, expansion.height + 1);
      declared.push(...expansion.declared.map((one) => ({ ...one, param: params.prompt_id })));
      versions.push({ prompt_id: include.prompt_id, version: include.version }, ...expansion.includes);
    }
    if (inside.size === 0) {
      return { parts: parsed.parts, bytes: bytesOf(template), height, declared, includes: versions };
    }
    const partsOf = (part: TemplatePart): readonly TemplatePart[] =>
      part.type === 'include' ? (inside.get(part.name)?.parts ?? []) : [part];
    const bytes = parsed.parts.reduce(
      (sum, part) =>
        sum + (part.type === 'include' ? (inside.get(part.name)?.bytes ?? 0) : bytesOf(writeTemplate([part]))),
      0,
    );
    if (bytes > MAX_TEMPLATE_BYTES) throw tooLarge(options.param ?? 'content.includes', bytes);
    return { parts: joined(parsed.parts.flatMap(partsOf)), bytes, height, declared, includes: versions };
  }

  const params = (index: number) => paramsOf(options.param, index);
  const { parts, declared, includes } = await expand(content, { where: 'this prompt', params, chain: [] });
  const variables = mergeVariables(declared);
  // A template without includes stays as it was written, byte for byte.
  if (includes.length === 0) return { template: content.template, variables, includes: [] };
  const template = writeTemplate(parts);
  const bytes = bytesOf(template);
  if (bytes > MAX_TEMPLATE_BYTES) throw tooLarge(options.param ?? 'content.includes', bytes);
  return { template, variables, includes: distinct(includes) };
}

/** Paths of an include's fields: where the content is in the request, or the one field that stands for it. */
function paramsOf(param: string | undefined, index: number) {
  if (param !== undefined) return { prompt_id: param, version: param };
  const path = `content.includes.${index}`;
  return { prompt_id: `${path}.prompt_id`, version: `${path}.version` };
}

function joined(parts: readonly TemplatePart[]): TemplatePart[] {
  const result: TemplatePart[] = [];
  let texts: string[] = [];
  const flush = () => {
    if (texts.length > 0) result.push({ type: 'text', text: texts.join('') });
    texts = [];
  };
  for (const part of parts) {
    if (part.type === 'text') texts.push(part.text);
    else {
      flush();
      result.push(part);
    }
  }
  flush();
  return result;
}

function distinct(versions: readonly PromptVersionRef[]): PromptVersionRef[] {
  return [...new Map(versions.map((one) => [`${one.prompt_id}@${one.version}`, one])).values()];
}

function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

function tooDeep(param: string, chain: readonly string[]): AppError {
  return new AppError('unprocessable', {
    message: `The include ${chain.join(' → ')} goes deeper than ${MAX_INCLUDE_DEPTH} levels.`,
    param,
    details: { limit: MAX_INCLUDE_DEPTH, chain },
  });
}

function tooLarge(param: string, size_bytes: number): AppError {
  return new AppError('unprocessable', {
    message: `With its includes the template has ${size_bytes} bytes; at most ${MAX_TEMPLATE_BYTES} are allowed.`,
    param,
    details: { size_bytes, limit_bytes: MAX_TEMPLATE_BYTES },
  });
}
