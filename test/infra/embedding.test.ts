import { describe, expect, it } from 'vitest';
import { exampleTables } from './example-tables.ts';
import { AWS_CONTEXT, resourcesOf, synthesize, type TemplateResource } from './synthesize.ts';

/** As main.ts asks for it: what is not said is undefined. */
const LOCAL = { target: 'local', openai_base_url: undefined, embedding_provider: undefined };
const of = (context: Record<string, string | undefined>) => synthesize(context, exampleTables);
const functionsOf = (context: Record<string, string | undefined>) => resourcesOf(of(context), 'AWS::Lambda::Function');
const variables = ({ Properties }: TemplateResource) => Properties.Environment?.Variables ?? {};
const embeds = (fn: TemplateResource) => variables(fn).EMBEDDING_MODEL !== undefined;

describe('what functions embed with', () => {
  it('is the bundled model on AWS, which needs no key and no secret', () => {
    const embedding = functionsOf(AWS_CONTEXT).filter(embeds);
    expect(embedding.length).toBeGreaterThan(0);
    for (const fn of embedding) {
      expect(variables(fn)).toMatchObject({ EMBEDDING_PROVIDER: 'bundled', EMBEDDING_MODEL: 'all-minilm-l6-v2' });
      expect(variables(fn)).not.toHaveProperty('OPENAI_BASE_URL');
      expect(variables(fn)).not.toHaveProperty('MODELS_SECRET_ID');
    }
  });

  it('is the server that is named', () => {
    const server = { ...AWS_CONTEXT, openai_base_url: 'https://models.example.com/v1' };
    expect(functionsOf(server).filter(embeds).map(variables)[0]).toMatchObject({
      EMBEDDING_PROVIDER: 'openai',
      EMBEDDING_MODEL: 'text-embedding-3-small',
      OPENAI_BASE_URL: 'https://models.example.com/v1',
      MODELS_SECRET_ID: 'patchbay/test/models',
    });
  });

  it('is Bedrock with the right to run its embedding models, and no other way', () => {
    const policies = (context: Record<string, string | undefined>) =>
      JSON.stringify(resourcesOf(of(context), 'AWS::IAM::Role'));
    const bedrock = { ...AWS_CONTEXT, embedding_provider: 'bedrock' };
    expect(functionsOf(bedrock).filter(embeds).map(variables)[0]).toMatchObject({
      EMBEDDING_PROVIDER: 'bedrock',
      EMBEDDING_MODEL: 'amazon.titan-embed-text-v2:0',
    });
    expect(policies(bedrock)).toContain('bedrock:InvokeModel');
    expect(policies(AWS_CONTEXT)).not.toContain('bedrock:');
  });
});

describe('what functions rerank with', () => {
  const named = { reranker_url: 'https://api.cohere.com/v2/rerank', reranker_model: 'rerank-v3.5' };
  const workerOf = (context: Record<string, string | undefined>) =>
    resourcesOf(of(context), 'AWS::ECS::TaskDefinition')[0]?.Properties.ContainerDefinitions[0];

  it('is nothing where no server is named', () => {
    for (const fn of functionsOf(AWS_CONTEXT)) expect(variables(fn)).not.toHaveProperty('RERANKER_URL');
    expect(JSON.stringify(workerOf(AWS_CONTEXT))).not.toContain('RERANKER');
  });

  it('is the server that is named, with its key from the secret of models, in functions and in agent workers', () => {
    const context = { ...AWS_CONTEXT, ...named };
    const told = { RERANKER_URL: named.reranker_url, RERANKER_MODEL: named.reranker_model };
    const searching = functionsOf(context).filter(embeds);
    expect(searching.length).toBeGreaterThan(0);
    for (const fn of searching) {
      expect(variables(fn)).toMatchObject({ ...told, MODELS_SECRET_ID: 'patchbay/test/models' });
    }
    const { Environment, Secrets } = workerOf(context);
    for (const [Name, Value] of Object.entries(told)) expect(Environment).toContainEqual({ Name, Value });
    expect(Secrets.map(({ Name }: { Name: string }) => Name)).toContain('RERANKER_API_KEY');
  });
});

describe('the layer with the bundled model', () => {
  it('is attached to the functions that embed, with memory for it, and to no other', () => {
    for (const context of [AWS_CONTEXT, { ...AWS_CONTEXT, embedding_provider: 'bedrock' }]) {
      for (const fn of functionsOf(context)) {
        expect(fn.Properties.Layers ?? []).toHaveLength(embeds(fn) ? 1 : 0);
        if (embeds(fn)) expect(fn.Properties.MemorySize).toBeGreaterThanOrEqual(1_024);
      }
    }
  });

  it('is made once a stack that needs it, and belongs to no other stack', () => {
    for (const { Resources } of Object.values(of(AWS_CONTEXT).templates)) {
      const resources = Object.values(Resources);
      const layers = resources.filter(({ Type }) => Type === 'AWS::Lambda::LayerVersion');
      const needed = resources.some((resource) => resource.Type === 'AWS::Lambda::Function' && embeds(resource));
      expect(layers).toHaveLength(needed ? 1 : 0);
      expect(JSON.stringify(resources)).not.toMatch(/ImportValue[^}]*LayerVersion/i);
    }
  });

  it('is not there on a machine that embeds elsewhere', () => {
    expect(functionsOf(LOCAL).filter(embeds).map(variables)[0]).toMatchObject({
      EMBEDDING_PROVIDER: 'openai',
      EMBEDDING_MODEL: 'all-minilm-l6-v2',
      OPENAI_BASE_URL: 'http://127.0.0.1:8126/v1',
    });
    expect(resourcesOf(of(LOCAL), 'AWS::Lambda::LayerVersion')).toEqual([]);
    expect(resourcesOf(of({ ...LOCAL, embedding_provider: 'bundled' }), 'AWS::Lambda::LayerVersion')).not.toEqual([]);
  });
});
