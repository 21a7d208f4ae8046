import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { awsCredentials, callAws, deployApp, startStack } from '@patchbay/local-stack';
import { buildEmbeddingLayer } from '@patchbay/local-stack/build';
import { createEmbedderSource } from '@patchbay/models';
import { startComponent } from '@patchbay/testing';
import { build } from 'esbuild';
import { beforeAll, expect, it, onTestFinished } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MODEL = 'all-minilm-l6-v2';
const TEXTS = ['When do you open on Saturday?', 'Saturday opening hours are nine to one.', 'The bus stops here.'];

/** What every function that embeds does: settings from its variables, the model from the source. */
const HANDLER = `
import { loadEmbeddingConfig } from '@patchbay/config';
import { createEmbedderSource } from '@patchbay/models';
const source = createEmbedderSource(await loadEmbeddingConfig());
export const handler = async ({ texts }) => source.of(source.default_model).embed(texts, 'document');
`;

/** A stack with one of the product's functions in it, made as the product makes them. */
const APP = `
import { createRequire } from 'node:module';
const require = createRequire('${ROOT}/infra/package.json');
const { App, CfnOutput, Stack } = require('aws-cdk-lib');
const { Code } = require('aws-cdk-lib/aws-lambda');
const { stageConfig } = await import('${ROOT}/infra/config/stages.ts');
const { builtEmbeddingModel } = await import('${ROOT}/infra/constructs/bundles.ts');
const { ProductFunction } = await import('${ROOT}/infra/constructs/product-function.ts');
const config = stageConfig({ target: 'local', stage: 'layer', embedding_provider: 'bundled' }, process.arch);
const platform = {
  config: { ...config, openai_base_url: undefined },
  code: () => Code.fromAsset('./function'),
  embeddingModel: builtEmbeddingModel('${ROOT}'),
};
const stack = new Stack(new App(), 'Layer', { env: { account: '000000000000', region: 'us-east-1' } });
const spec = { id: 'embedTexts', summary: 'Embed texts', uses: ['models'], timeout_seconds: 60 };
const { lambda } = new ProductFunction(stack, spec, platform);
new CfnOutput(stack, 'FunctionName', { value: lambda.functionName });
`;

/** A new machine fetches the model first. */
beforeAll(async () => {
  await buildEmbeddingLayer(ROOT, process.arch === 'arm64' ? 'arm64' : 'x64');
}, 10 * 60_000);

it('a deployed function embeds by the bundled model, alike with the model of the local stack', {
  timeout: 240_000,
}, async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'patchbay-layer-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(path.join(cwd, 'app.mjs'), APP);
  await build({
    stdin: { contents: HANDLER, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    outfile: path.join(cwd, 'function/index.mjs'),
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  const stack = await startStack({ components: ['aws-emulator'], ports: 'ephemeral', persist: false, env: {} });
  onTestFinished(() => stack.stop());
  const { aws_endpoint_url } = stack.endpoints;
  const app = { command: 'node app.mjs', cwd };
  const { outputs } = await deployApp({ aws_endpoint_url, state_dir: stack.state_dir, context: {}, app, env: {} });
  const call = {
    service: 'lambda',
    method: 'POST',
    path: `/2015-03-31/functions/${outputs.Layer?.FunctionName}/invocations`,
    json: { texts: TEXTS },
  };
  const { text } = await callAws(aws_endpoint_url, awsCredentials({}), call, 90_000);
  expect(text).toMatch(/^\[\[/);
  const vectors: number[][] = JSON.parse(text);

  const { openai } = await startComponent('model-server');
  const server = createEmbedderSource({
    provider: 'openai',
    default_model: MODEL,
    openai,
    bedrock: {},
    bundled_model_dir: undefined,
  });
  const theirs = await server.of(MODEL).embed(TEXTS, 'document');
  expect(vectors).toHaveLength(TEXTS.length);
  for (const [at, vector] of vectors.entries()) {
    expect(vector.reduce((sum, value, place) => sum + value * (theirs[at]?.[place] ?? 0), 0)).toBeGreaterThan(0.999);
  }
});
