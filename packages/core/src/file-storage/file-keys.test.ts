import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBJECT_AREAS } from '../kernel/index.ts';
import { filePrefixes, fileReason, fileReasons, parseUploadKey, uploadKey, workKey } from './index.ts';

const ref = { tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC', file_id: 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBD', version: 3 };

describe('the key of an upload', () => {
  it('says whose it is, and is read back', () => {
    const key = uploadKey(ref);
    expect(key.startsWith(`${OBJECT_AREAS.uploads}${ref.tenant_id}/`)).toBe(true);
    expect(parseUploadKey(key)).toEqual(ref);
  });

  it.each([
    '',
    'uploads/',
    `x${uploadKey(ref)}`,
    `${uploadKey(ref)}/x`,
    `${uploadKey(ref)}\n`,
    uploadKey({ ...ref, version: 0 }),
    uploadKey({ ...ref, tenant_id: ref.file_id }),
    uploadKey({ ...ref, tenant_id: `${ref.tenant_id}/../x` }),
    workKey(ref, 'document.json'),
  ])('is none of ours: %j', (key) => {
    expect(parseUploadKey(key)).toBeNull();
  });

  it('is never that of what the steps leave for each other, whose writing starts no ingestion', () => {
    expect(workKey(ref, 'document.json').startsWith(OBJECT_AREAS.uploads)).toBe(false);
    expect(workKey({ ...ref, version: 2 }, 'document.json')).not.toBe(workKey(ref, 'document.json'));
  });
});

describe('the prefix of a tenant', () => {
  const ulid = fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
    minLength: 26,
    maxLength: 26,
  });
  const refs = fc.record({
    tenant_id: ulid.map((id) => `ten_${id}`),
    file_id: ulid.map((id) => `fil_${id}`),
    version: fc.integer({ min: 1, max: 999_999_999 }),
  });

  it('holds every key of its files, and none of a file of anybody else', () => {
    fc.assert(
      fc.property(refs, refs, (one, other) => {
        fc.pre(one.tenant_id !== other.tenant_id);
        expect(parseUploadKey(uploadKey(one))).toEqual(one);
        const [uploads = '', work = ''] = filePrefixes(one);
        expect(uploadKey(one).startsWith(uploads)).toBe(true);
        expect(workKey(one, 'document.json').startsWith(work)).toBe(true);
        for (const key of [uploadKey(other), workKey(other, 'document.json')]) {
          expect(filePrefixes(one).some((prefix) => key.startsWith(prefix))).toBe(false);
          expect(key).toContain(`/${other.tenant_id}/`);
        }
      }),
    );
  });

  it('is left by no text: what is read back as a key is that key', () => {
    const fragments = fc.constantFrom('uploads/', 'work/', '/', '..', '%2e%2e', '\\', '\n', '\0', ' ', '1', '01', '-1');
    const ids = refs.map(uploadKey);
    const texts = fc.array(fc.oneof(fragments, ids, fc.string()), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, ids), (text) => {
        const ref = parseUploadKey(text);
        if (ref !== null) expect(uploadKey(ref)).toBe(text);
      }),
    );
  });
});

describe('the reason of a failed file', () => {
  it('is a sentence of its own for every code', () => {
    const sentences = Object.values(fileReasons);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^{}<>_]{15,}\.$/);
  });

  it('shows nothing of a code that it does not know', () => {
    for (const code of ['E11000 duplicate key', 'constructor', '__proto__']) {
      expect(fileReason(code)).toEqual({ code: 'ingestion_failed', message: fileReasons.ingestion_failed });
    }
  });
});
