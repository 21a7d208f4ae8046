import type { DocumentMediaType } from '@patchbay/core/ingestion-pipeline';
import { type ParsedDocument, textOfSpan } from '@patchbay/core/ingestion-pipeline';
import type { TenantScope } from '@patchbay/core/kernel';
import { createIsolatedParser } from '@patchbay/documents';
import { beforeAll, describe, expect, it } from 'vitest';
import { cedarClinic, harborClinic, hillsideClinic, willowClinic } from '../fixtures/documents/clinics.ts';
import { docxBomb, encryptedOfficeFile, encryptedPdf, truncatedPdf } from '../fixtures/documents/poison.ts';
import { questionsAbout, unansweredQuestion } from '../fixtures/documents/questions.ts';
import { documentOf, docxType, fixture } from '../fixtures/documents/read-fixture.ts';
import { writePictureOnlyPdf } from '../fixtures/documents/write-pdf.ts';
import { type Knowledge, openKnowledge } from './support/knowledge.ts';

const pdfType = 'application/pdf';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await openKnowledge();
}, 600_000);

describe.each([
  ['clinic-handbook.pdf', pdfType, harborClinic, 4],
  ['willow-clinic.docx', docxType, willowClinic, 4],
  ['cedar-clinic.txt', 'text/plain', cedarClinic, 4],
  ['hillside-clinic.doc', 'application/msword', hillsideClinic, 1],
] as const)('%s, ingested', { timeout: 120_000 }, (name, media_type, clinic, pages) => {
  let scope: TenantScope;
  let index: string;
  let fileId: string;
  let document: ParsedDocument;

  beforeAll(async () => {
    scope = knowledge.newTenant();
    index = await knowledge.newIndex(scope);
    const bytes = fixture(name);
    const { file, key } = await knowledge.declare(scope, [index], { name, media_type, bytes });
    fileId = file.id;
    await knowledge.deliver(key);
    document = documentOf(await createIsolatedParser()({ bytes, media_type }));
  }, 120_000);

  it('is ready, and says how many pages and chunks it has', async () => {
    const file = await knowledge.reader.get(scope, fileId);
    expect(file).toMatchObject({ status: 'ready', stage: 'done', percent: 100, attempt: 1, reason: null, pages });
    expect(file).toMatchObject({ deadline_at: null, ready_at: knowledge.clock.now() });
    expect(file.chunks).toBeGreaterThan(4);
    expect(await knowledge.vectors.count({ tenant_id: scope.tenant_id, index_id: index, generation: 1 })).toBe(
      file.chunks,
    );
  });

  it.each(questionsAbout(clinic))('answers "$question"', async ({ question, answer, page }) => {
    const { grounded, data } = await knowledge.searchFor(scope, [index], question, { top_k: 3 });
    expect(grounded).toBe(true);
    const right = data.find(({ text }) => text.replaceAll(/\s+/g, ' ').includes(answer));
    expect(right, data.map(({ text }) => text).join('\n---\n')).toMatchObject({
      index_id: index,
      citation: { file_id: fileId, file_name: name, version: 1 },
    });
    if (pages > 1) expect(right?.citation.page).toBe(page);
  });

  it('cites places whose offsets cut the very passage out of the document', async () => {
    const { data } = await knowledge.searchFor(scope, [index], 'opening hours', { top_k: 50, min_score: -1 });
    expect(data).toHaveLength((await knowledge.reader.get(scope, fileId)).chunks ?? 0);
    for (const { citation } of data) {
      const { page: page_start, page_end = page_start, start, end, text } = citation;
      expect(textOfSpan(document, { page_start, page_end, start, end })).toBe(text);
    }
  });

  it('does not answer what it does not say', async () => {
    const { data } = await knowledge.searchFor(scope, [index], unansweredQuestion, { min_score: 0.5 });
    expect(data).toEqual([]);
  });
});

describe('a table that is larger than a passage', { timeout: 120_000 }, () => {
  const header = 'Country | Cents a minute | Since';
  const rows = Array.from({ length: 60 }, (_, at) => `Land${at} | ${at + 3} | ${1960 + at}`);
  const markdown = [
    '# Roaming',
    '## Calls abroad',
    `| ${header} |`,
    '|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ];

  it('is found by its rows, each with the header that says what they mean, and cited where they stand', async () => {
    const scope = knowledge.newTenant();
    const index = await knowledge.newIndex(scope, { chunking: { target_tokens: 80, overlap_tokens: 0 } });
    const bytes = new TextEncoder().encode(markdown.join('\n'));
    const upload = { name: 'rates.md', media_type: 'text/markdown', bytes } as const;
    const { key } = await knowledge.declare(scope, [index], upload);
    await knowledge.deliver(key);
    const row = rows[40] ?? '';
    const search = (more: object) => knowledge.searchFor(scope, [index], 'Land40', { top_k: 1, min_score: 0, ...more });
    for (const expand of [0, 1, 'section']) {
      const [hit] = (await search({ mode: 'lexical', expand })).data;
      const lines = hit?.text.split('\n') ?? [];
      expect(lines[0]).toBe(header);
      expect(lines).toContain(row);
      expect(lines.filter((line) => line === header)).toHaveLength(1);
      expect(lines.slice(1).every((line) => rows.includes(line))).toBe(true);
      expect(hit?.heading_path).toEqual(['Roaming', 'Calls abroad']);
      expect(hit?.citation.text).not.toContain(header);
      expect(hit?.citation.text).toContain(row);
    }
  });
});

describe('a document that cannot be read', { timeout: 120_000 }, () => {
  const cases: [string, DocumentMediaType, () => Uint8Array | Promise<Uint8Array>, string][] = [
    ['encrypted PDF', pdfType, encryptedPdf, 'document_encrypted'],
    ['PDF cut in half', pdfType, () => truncatedPdf(0.5), 'document_corrupt'],
    ['encrypted Word document', docxType, encryptedOfficeFile, 'document_encrypted'],
    ['DOCX that unpacks to far more', docxType, () => docxBomb(80), 'document_bomb'],
    ['scan', pdfType, writePictureOnlyPdf, 'document_no_text'],
    ['text of nothing but spaces', 'text/plain', () => new TextEncoder().encode('  \n \n'), 'document_empty'],
    ['PDF declared as text', 'text/plain', () => fixture('clinic-handbook.pdf'), 'document_type_mismatch'],
  ];

  it.each(cases)('%s: is failed with its reason, and can be retried', async (name, media_type, make, code) => {
    const scope = knowledge.newTenant();
    const index = await knowledge.newIndex(scope);
    const { file, key } = await knowledge.declare(scope, [index], { name, media_type, bytes: await make() });
    const { ran } = await knowledge.deliver(key);
    expect(ran.at(-1)).toBe('failFile');
    const failed = await knowledge.reader.get(scope, file.id);
    expect(failed).toMatchObject({ status: 'failed', reason: { code }, chunks: null, ready_at: null });
    expect(failed.reason?.message).toMatch(/^[A-Z].{20,}\.$/);
    expect(await knowledge.vectors.count({ tenant_id: scope.tenant_id, index_id: index, generation: 1 })).toBe(0);

    expect(await knowledge.retryFile(scope, file.id)).toMatchObject({ status: 'queued', reason: null, upload: null });
    await knowledge.deliver(key);
    expect(await knowledge.reader.get(scope, file.id)).toMatchObject({
      status: 'failed',
      attempt: 2,
      reason: { code },
    });
  });

  it('says how many pages a document has, where they are too many', async () => {
    const scope = knowledge.newTenant();
    const bytes = new TextEncoder().encode('x\f'.repeat(6_000));
    const content = { name: 'pages.txt', media_type: 'text/plain', bytes } as const;
    const { file, key } = await knowledge.declare(scope, [await knowledge.newIndex(scope)], content);
    await knowledge.deliver(key);
    const message = 'The document has 6001 pages, and at most 5000 can be processed. Split it into smaller documents.';
    const { reason } = await knowledge.reader.get(scope, file.id);
    expect(reason).toEqual({ code: 'document_too_many_pages', message });
  });
});
