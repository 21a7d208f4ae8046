import { describe, expect, it } from 'vitest';
import { OBJECT_AREAS } from '../kernel/index.ts';
import { fileReason, fileReasons, parseUploadKey, uploadKey, workKey } from './index.ts';

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
