import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiClient, configureAgent, speechOf } from '@patchbay/local-stack/walk';
import { type PlaygroundServer, playgroundLink, servePlayground } from '@patchbay/playground';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageConfig } from '../../infra/config/stages.ts';
import { harborClinic } from '../fixtures/documents/clinics.ts';
import { fixture } from '../fixtures/documents/read-fixture.ts';
import {
  type DeployedProduct,
  deployedProduct,
  PRODUCT_UP_MS,
  type ProductTenant,
} from '../gateway/support/product.ts';
import { launchChromium } from './support/chromium.ts';
import { writeMicrophone } from './support/microphone.ts';
import { openPage } from './support/playground-page.ts';

/** The origin that a local deployment lets in, and one that it does not: the same server under another name. */
const [OUR_ORIGIN = ''] = stageConfig({ target: 'local' }, process.arch).cors_origins;
const OTHER_ORIGIN = 'http://localhost:3999';

const DOCUMENT = { name: 'clinic-handbook.pdf', mimeType: 'application/pdf', buffer: fixture('clinic-handbook.pdf') };
/** A microphone is published within this time of its opening; what it hears before is lost. */
const MICROPHONE_LEAD_SECONDS = 6;
/** A busy machine transcribes, answers and speaks slowly. */
const ANSWER_MS = 60_000;

let product: DeployedProduct;
let tenant: ProductTenant;
let server: PlaygroundServer;
let browser: Browser;
let directory: string;

beforeAll(async () => {
  product = await deployedProduct({ voice: true });
  tenant = await product.createTenant('A clinic that tries things');
  const { aws_endpoint_url, openai } = product.endpoints;
  const { people_client_id } = product.addresses;
  directory = await mkdtemp(join(tmpdir(), 'patchbay-browser-'));
  const microphone = join(directory, 'question.wav');
  const question = await speechOf({ openai }, 'What time does the clinic open on Saturday?');
  await writeMicrophone(microphone, question, MICROPHONE_LEAD_SECONDS);
  server = await servePlayground({ api_url: product.api_url, cognito_url: aws_endpoint_url, people_client_id });
  const hosts = Object.fromEntries([OUR_ORIGIN, OTHER_ORIGIN].map((origin) => [new URL(origin).host, server.host]));
  browser = await launchChromium({ microphone, hosts });
}, PRODUCT_UP_MS);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
});

it('takes a dropped document through its stages, and answers from the cited page: in words, typed, spoken', {
  timeout: 240_000,
}, async () => {
  const app = await openPage(browser, playgroundLink(OUR_ORIGIN, tenant.owner));
  await app.waitFor('Account', (text) => text === tenant.owner.email, 30_000);
  expect(app.page.url()).toBe(`${OUR_ORIGIN}/`);

  await app.fill('Name of a new index', 'Handbook');
  await app.press('Create index');
  const index_id = await app.chosen('Index', 30_000);
  const configured = configureAgent(apiClient(product.api_url, tenant.token), index_id);

  await app.drop(DOCUMENT);
  const stages = await app.followFile(DOCUMENT.name, 90_000);
  expect(stages.at(-1)).toBe('ready 100 %');
  expect(stages.length).toBeGreaterThan(2);

  await app.fill('Query', 'What do I pay if I miss an appointment?');
  await app.press('Search');
  await app.waitFor('Search state', (text) => text.includes('passages'), 30_000);
  const [best] = await app.passages();
  expect(best?.text).toContain(harborClinic.missed_fee);
  expect(best?.citation).toBe(`${DOCUMENT.name}, page 2`);
  // A browser without a window has no viewer of PDFs: the address is all there is to see.
  await app.page.evaluate('window.open = (address) => { window.opened = address; }');
  await app.page
    .getByRole('link', { name: `${DOCUMENT.name}, page 2` })
    .first()
    .click();
  // Asked again and again from outside: the page's own policy lets nothing be evaluated inside.
  const opened = async () => String(await app.page.evaluate('window.opened'));
  await expect.poll(opened, { timeout: 30_000 }).toMatch(/#page=2$/);
  const address = await opened();
  const shown = await fetch(address);
  expect(shown.headers.get('content-disposition')).toMatch(/^inline;/);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(DOCUMENT.buffer);
  const { BROWSER_SCREENSHOT: shot } = process.env;
  if (shot !== undefined) await app.page.screenshot({ path: shot, fullPage: true });

  const heard = async () => Number(await app.shown('Heard'));
  const hearMore = async (since: number) => app.waitFor('Heard', (ms) => Number(ms) >= since + 500, 30_000);
  const isListening = () => app.waitFor('Agent state', (state) => state === 'listening', ANSWER_MS);

  const { agent_id } = await configured;
  await app.choose('Agent', agent_id);
  await app.fill('Variables', '{"company": "Harbor Clinic"}');
  await app.press('Call');
  expect(await app.answer(1, ANSWER_MS)).toMatchObject({ text: 'Hello, how can I help you?', citations: [] });
  await hearMore(0);

  await isListening();
  const beforeTyped = await heard();
  await app.fill('Question', 'What do I pay if I miss an appointment?');
  await app.press('Ask');
  const typed = await app.answer(2, ANSWER_MS);
  expect(typed.text).toContain(harborClinic.missed_fee);
  expect(typed.citations.join()).toContain(`${DOCUMENT.name}, page 2`);
  await hearMore(beforeTyped);

  await isListening();
  const beforeSpoken = await heard();
  await app.press('Speak');
  const spoken = await app.answer(3, ANSWER_MS);
  expect(spoken.text, `understood: ${await app.shown('You said')}`).toContain(harborClinic.saturday[0]);
  expect(spoken.citations.join()).toContain(`${DOCUMENT.name}, page 1`);
  await hearMore(beforeSpoken);

  const { BROWSER_SCREENSHOT: path } = process.env;
  if (path !== undefined) await app.page.screenshot({ path, fullPage: true });

  await app.press('Hang up');
  await app.waitFor('Call', (text) => text === 'over', 30_000);
  expect(app.complaints).toEqual([]);
});

it("shows an app the gateway's own refusals, with the id to ask support about", { timeout: 60_000 }, async () => {
  const { page } = await openPage(browser, OUR_ORIGIN);
  const call = async (url: string) => {
    const response = await fetch(url, { headers: { authorization: 'Bearer expired' } });
    const { error } = (await response.json()) as { error: { code: string; request_id: string } };
    return {
      status: response.status,
      code: error.code,
      sameId: error.request_id === response.headers.get('request-id'),
    };
  };
  const answer = await page.evaluate(call, `${product.api_url}/v1/agents`);
  expect(answer).toEqual({ status: 401, code: 'unauthenticated', sameId: true });
});

describe('an origin that the deployment does not name', { timeout: 90_000 }, () => {
  it('is kept from the API by the browser, and what it asked for did not happen', async () => {
    const app = await openPage(browser, OTHER_ORIGIN);
    await app.signIn(tenant.owner);
    await app.fill('Name of a new index', 'Taken over');
    await app.press('Create index');
    expect(await app.problem()).toMatch(/fetch|connection|reach/i);
    expect(app.complaints.join()).toMatch(/search-indexes\S*' from origin '\S+' has been blocked by CORS policy/);
    const { body } = await product.api(tenant.token).get('/v1/search-indexes?limit=100');
    expect(body.data.map(({ name }: { name: string }) => name)).not.toContain('Taken over');
  });

  it('cannot read even an answer that everybody else may', async () => {
    const health = (url: string) => fetch(url).then(({ status }) => status, String);
    const ours = await openPage(browser, OUR_ORIGIN);
    expect(await ours.page.evaluate(health, `${product.api_url}/v1/health`)).toBe(200);
    const other = await openPage(browser, OTHER_ORIGIN);
    expect(await other.page.evaluate(health, `${product.api_url}/v1/health`)).toContain('Failed to fetch');
    expect(other.complaints.join()).toMatch(/health' from origin '\S+' has been blocked by CORS policy/);
  });

  it('is kept from the storage by the browser, with a presigned URL that works from our own', async () => {
    const text = 'On Monday the clinic opens at ten.\n';
    const declared = await product.api(tenant.token).post('/v1/files', {
      name: 'note.txt',
      media_type: 'text/plain',
      size_bytes: text.length,
      sha256: createHash('sha256').update(text).digest('hex'),
      index_ids: [(await product.api(tenant.token).post('/v1/search-indexes', { name: 'Notes' })).body.id],
    });
    const { url, headers } = declared.body.upload;
    const upload = (to: { url: string; headers: Record<string, string>; text: string }) =>
      fetch(to.url, { method: 'PUT', headers: to.headers, body: to.text }).then(({ status }) => status, String);
    const other = await openPage(browser, OTHER_ORIGIN);
    expect(await other.page.evaluate(upload, { url, headers, text })).toContain('Failed to fetch');
    expect(other.complaints.join()).toMatch(/from origin '\S+' has been blocked by CORS policy/);
    // Written once only: this would be a 412 had the other one got through.
    const ours = await openPage(browser, OUR_ORIGIN);
    expect(await ours.page.evaluate(upload, { url, headers, text })).toBe(200);
  });
});
