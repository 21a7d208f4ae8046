import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Patchbay, type PatchbayOptions, type schemas } from '@patchbay/sdk';
import type { ApiClient } from './client.ts';

type Body = Readonly<Record<string, unknown>>;
type Call = schemas.Call;
type CallBatch = schemas.CallBatch;
type CallBatchReport = schemas.CallBatchReport;
type Made = { readonly id: string };

/** What somebody does who telephones through the product: the same steps through whatever speaks to the API. */
export interface PhoneDriver {
  trunk(body: Body): Promise<Made>;
  trunkStatus(id: string): Promise<string>;
  number(body: Body): Promise<Made>;
  mapping(body: Body): Promise<Made>;
  call(body: Body): Promise<Call>;
  getCall(id: string): Promise<Call>;
  /** The newest first. */
  calls(): Promise<readonly Call[]>;
  batch(body: Body): Promise<CallBatch>;
  getBatch(id: string): Promise<CallBatch>;
  report(id: string): Promise<CallBatchReport>;
}

/** By plain requests. */
export function httpPhoneDriver(client: ApiClient): PhoneDriver {
  const wanted = async (answer: ReturnType<ApiClient['get']>) => {
    const { status, body, text } = await answer;
    if (status >= 300) throw new Error(text);
    return body;
  };
  const post = (path: string, body: Body) =>
    wanted(client.post(path, body, { headers: { 'idempotency-key': crypto.randomUUID() } }));
  const get = (path: string, query = {}) => wanted(client.get(path, { query }));
  return {
    trunk: (body) => post('/v1/sip-trunks', body),
    trunkStatus: async (id) => (await get(`/v1/sip-trunks/${id}`)).status,
    number: (body) => post('/v1/phone-numbers', body),
    mapping: (body) => post('/v1/inbound-mappings', body),
    call: (body) => post('/v1/calls', body),
    getCall: (id) => get(`/v1/calls/${id}`),
    calls: async () => (await get('/v1/calls', { limit: '100' })).data,
    batch: (body) => post('/v1/call-batches', body),
    getBatch: (id) => get(`/v1/call-batches/${id}`),
    report: (id) => get(`/v1/call-batches/${id}/report`, { format: 'csv' }),
  };
}

/** Through the SDK. */
export function sdkPhoneDriver(options: PatchbayOptions): PhoneDriver {
  const patchbay = new Patchbay(options);
  return {
    trunk: (body) => patchbay.sipTrunks.create(body as never),
    trunkStatus: async (id) => (await patchbay.sipTrunks.get(id)).status,
    number: (body) => patchbay.phoneNumbers.create(body as never),
    mapping: (body) => patchbay.inboundMappings.create(body as never),
    call: (body) => patchbay.calls.create(body as never),
    getCall: (id) => patchbay.calls.get(id),
    calls: () => patchbay.calls.list().toArray(),
    batch: (body) => patchbay.callBatches.create(body as never),
    getBatch: (id) => patchbay.callBatches.get(id),
    report: (id) => patchbay.callBatches.report.get(id, { format: 'csv' }),
  };
}

const MAIN = resolve(import.meta.dirname, '../../../packages/cli/src/main.ts');

/** `patchbay` as a process of its own. @returns what it prints */
export function patchbayProcess(env: Readonly<Record<string, string>>) {
  return async (...words: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...words], {
      env: { PATH: process.env['PATH'], ...env },
    });
    return stdout;
  };
}
