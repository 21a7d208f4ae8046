import { theAuditEvent } from '@patchbay/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { cedar, crash, useBench } from './support/bench.ts';

const bench = useBench();

describe('an upload', { timeout: 60_000 }, () => {
  it.each([
    ['other bytes of the same length', { bytes: new TextEncoder().encode('x'.repeat(cedar.bytes.length)) }],
    ['another length', { bytes: cedar.bytes.subarray(1) }],
    ['another type', { media_type: 'application/pdf' }],
  ] as const)('of %s than declared makes the file failed', async (_what, uploaded) => {
    const { file, key } = await bench.declared(uploaded);
    await bench.knowledge.deliver(key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'upload_mismatch' } });
  });

  it('is measured where the storage has no checksum of it', async () => {
    const { file, key } = await bench.declared(null);
    bench.knowledge.objects.upload(key, cedar.bytes, cedar.media_type, { checksum: false });
    await bench.knowledge.deliver(key);
    expect(await bench.read(file.id)).toMatchObject({ status: 'ready' });
  });

  it('that the storage refused makes the file failed once its owner says it is over', async () => {
    const { file } = await bench.declared(null);
    const failed = await bench.knowledge.completeUpload(bench.scope, file.id);
    expect(failed).toMatchObject({ status: 'failed', reason: { code: 'upload_rejected' }, deadline_at: null });
    const retried = await bench.knowledge.retryFile(bench.scope, file.id);
    expect(retried).toMatchObject({ status: 'awaiting_upload', stage: 'upload', upload: { method: 'PUT' } });
  });

  it('that is there stays as it is when its owner says it is over, before and after', async () => {
    const { file, key } = await bench.declared();
    expect(await bench.knowledge.completeUpload(bench.scope, file.id)).toMatchObject({ status: 'awaiting_upload' });
    await bench.knowledge.deliver(key);
    expect(await bench.knowledge.completeUpload(bench.scope, file.id)).toMatchObject({ status: 'ready' });
  });
});

describe('the sweep', { timeout: 60_000 }, () => {
  const origin = { request_id: 'r', source: 'scheduler' };

  it('fails what is overdue, with the reason, and leaves the rest', async () => {
    const settled = await bench.declared();
    await bench.knowledge.deliver(settled.key);
    const never = await bench.declared(null);
    const stuck = await bench.declared();
    await bench.knowledge.deliver(stuck.key, { work: { parseFile: crash, failFile: async () => ({}) } });
    bench.knowledge.clock.advance(3_600_000 + 1);
    const fresh = await bench.declared(null);
    await bench.knowledge.sweep(origin);
    expect(await bench.read(never.file.id)).toMatchObject({ status: 'failed', reason: { code: 'upload_expired' } });
    expect(await bench.read(stuck.file.id)).toMatchObject({ status: 'processing' });
    bench.knowledge.clock.advance(300_000);
    await bench.knowledge.sweep(origin);
    expect(await bench.read(stuck.file.id)).toMatchObject({ status: 'failed', reason: { code: 'ingestion_timeout' } });
    expect(await bench.read(fresh.file.id)).toMatchObject({ status: 'awaiting_upload' });
    expect(await bench.read(settled.file.id)).toMatchObject({ status: 'ready' });
    await theAuditEvent(bench.knowledge.test, {
      action: 'file.failed',
      entity_id: stuck.file.id,
      actor_id: 'file-sweeper',
    });
  });

  it('goes on past a file that it cannot fail, and says so at its end', async () => {
    const one = await bench.declared(null);
    const other = await bench.declared(null);
    bench.knowledge.clock.advance(3_600_001);
    const { get } = bench.knowledge.files;
    vi.spyOn(bench.knowledge.files, 'get').mockImplementation((scope, id) =>
      id === one.file.id ? Promise.reject(new Error('down')) : get(scope, id),
    );
    onTestFinished(() => void vi.restoreAllMocks());
    await expect(bench.knowledge.sweep(origin)).rejects.toThrow('1 overdue files could not be failed');
    expect(await bench.read(other.file.id)).toMatchObject({ status: 'failed', reason: { code: 'upload_expired' } });
    vi.restoreAllMocks();
    expect(await bench.knowledge.sweep(origin)).toEqual({ overdue: 1, failed: 1 });
    expect(await bench.knowledge.sweep(origin)).toEqual({ overdue: 0, failed: 0 });
  });

  it('fails a retry that no execution picked up; the next retry starts another one', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { parseFile: crash } });
    const before = bench.knowledge.started.length;
    await bench.knowledge.retryFile(bench.scope, file.id);
    bench.knowledge.clock.advance(300_001);
    await bench.knowledge.sweep(origin);
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'ingestion_not_started' } });
    await bench.knowledge.retryFile(bench.scope, file.id);
    const [first, second] = bench.knowledge.started.slice(before);
    expect([first?.key, second?.key]).toEqual([key, key]);
    expect(first?.name).not.toBe(second?.name);
  });
});

describe('a retry', { timeout: 60_000 }, () => {
  it('is for failed files only', async () => {
    const { file, key } = await bench.declared();
    await expect(bench.knowledge.retryFile(bench.scope, file.id)).rejects.toMatchObject({ code: 'file_not_ready' });
    await bench.knowledge.deliver(key);
    await expect(bench.knowledge.retryFile(bench.scope, file.id)).rejects.toMatchObject({ code: 'file_not_ready' });
  });

  it('whose execution cannot be started leaves the file failed, to be retried at once', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { parseFile: crash } });
    vi.spyOn(bench.knowledge.ingestion, 'start').mockRejectedValueOnce(new Error('Step Functions is away'));
    await expect(bench.knowledge.retryFile(bench.scope, file.id)).rejects.toThrow('away');
    expect(await bench.read(file.id)).toMatchObject({ status: 'failed', reason: { code: 'ingestion_failed' } });
    expect(await bench.knowledge.retryFile(bench.scope, file.id)).toMatchObject({ status: 'queued' });
  });

  it('starts one execution when it is asked for twice at once', async () => {
    const { file, key } = await bench.declared();
    await bench.knowledge.deliver(key, { work: { parseFile: crash } });
    const before = bench.knowledge.started.length;
    const asked = await Promise.allSettled([1, 2].map(() => bench.knowledge.retryFile(bench.scope, file.id)));
    expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(bench.knowledge.started).toHaveLength(before + 1);
  });
});
