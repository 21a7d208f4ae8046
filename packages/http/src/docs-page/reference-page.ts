import { escapeHtml, markdown, page } from './html.ts';
import { fieldView, type SchemaNode, schemaView, typeOf } from './schema-view.ts';

interface Content {
  readonly schema?: SchemaNode;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface Answer {
  readonly description: string;
  readonly content?: Readonly<Record<string, Content>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema: SchemaNode;
    description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}

/** The part of an OpenAPI document that the page shows. */
export interface ReferenceDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, SchemaNode>>;
    readonly responses?: Readonly<Record<string, Answer>>;
  };
}

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  /** Finds an answer that is a reference. */
  readonly answers: Readonly<Record<string, Answer>>;
}

function exampleView({ example, examples }: Content): string {
  const named = examples ?? (example === undefined ? {} : { example: { value: example } });
  const shown = Object.entries(named).map(
    ([name, { value }]) =>
      `<p><small>${escapeHtml(name)}</small></p><pre><code>${escapeHtml(JSON.stringify(value, null, 2))}</code></pre>`,
  );
  return shown.join('');
}

function contentView(content: Readonly<Record<string, Content>> | undefined): string {
  return Object.entries(content ?? {})
    .map(([type, part]) => {
      const schema = part.schema ?? {};
      return `<p><small>${escapeHtml(type)}</small> ${typeOf(schema)}</p>${schemaView(schema)}${exampleView(part)}`;
    })
    .join('');
}

function responseView(status: string, response: Answer): string {
  const shown = status.startsWith('2') ? contentView(response.content) : '';
  return `<details${status.startsWith('2') ? ' open' : ''}><summary>${status}</summary>${markdown(response.description)}${shown}</details>`;
}

function operationView({ method, path, operation, answers }: Placed): string {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    fieldView(
      `${parameter.in} ${parameter.name}`,
      parameter.description === undefined
        ? parameter.schema
        : { ...parameter.schema, description: parameter.description },
      parameter.required === true,
    ),
  );
  return [
    `<section id="${escapeHtml(operation.operationId)}"><h3>${escapeHtml(operation.summary)}</h3>`,
    `<p><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></p>`,
    operation.description === undefined ? '' : markdown(operation.description),
    parameters.length === 0 ? '' : `<h4>Parameters</h4><ul class="fields">${parameters.join('')}</ul>`,
    operation.requestBody === undefined ? '' : `<h4>Body</h4>${contentView(operation.requestBody.content)}`,
    '<h4>Answers</h4>',
    ...Object.entries(operation.responses).map(([status, response]) => {
      const answer = '$ref' in response ? answers[response.$ref.split('/').at(-1) ?? ''] : response;
      return responseView(status, answer ?? { description: '' });
    }),
    '</section>',
  ].join('');
}

/** The reference of the API as one page of HTML without scripts, from its OpenAPI document. */
export function referencePage(document: ReferenceDocument): string {
  const answers = document.components?.responses ?? {};
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Placed => ({ method, path, operation, answers })),
  );
  const groups = (document.tags ?? []).map(({ name }) => ({
    name,
    members: operations.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const schemas = Object.entries(document.components?.schemas ?? {});
  const links = groups.map(({ name, members }) => {
    const inner = members.map(
      ({ operation: { operationId, summary } }) => `<a href="#${operationId}">${escapeHtml(summary)}</a>`,
    );
    return `<b>${escapeHtml(name)}</b>${inner.join('')}`;
  });
  const { title, version, description } = document.info;
  const content = [
    `<h1>${escapeHtml(title)} <small>${escapeHtml(version)}</small></h1>${markdown(description ?? '')}`,
    '<p><a href="../openapi.json">OpenAPI document</a> · <a href="errors">Errors</a></p>',
    ...groups.map(({ name, members }) => `<h2>${escapeHtml(name)}</h2>${members.map(operationView).join('')}`),
    '<h2>Schemas</h2>',
    ...schemas.map(([name, schema]) => {
      const about = schema.description === undefined ? '' : markdown(schema.description);
      return `<section id="schema-${escapeHtml(name)}"><h3>${escapeHtml(name)}</h3>${about}${schemaView(schema)}</section>`;
    }),
  ];
  return page(title, links.join(''), content.join(''));
}
