import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encryptedOfficeFile } from '../../../test/fixtures/documents/poison.ts';
import { docxType, fixture } from '../../../test/fixtures/documents/read-fixture.ts';
import { detectType } from './detect-type.ts';

describe('detectType', () => {
  it.each([
    ['clinic-handbook.pdf', 'application/pdf'],
    ['willow-clinic.docx', docxType],
    ['hillside-clinic.doc', 'application/msword'],
    ['cedar-clinic.txt', 'text/plain'],
  ])('knows %s by its content', (name, type) => {
    expect(detectType(fixture(name))).toBe(type);
  });

  it('knows a PDF behind bytes that a gateway put before it', () => {
    expect(detectType(Buffer.concat([Buffer.from('junk\r\n'), fixture('clinic-handbook.pdf')]))).toBe(
      'application/pdf',
    );
  });

  it('knows UTF-16 text with and without a byte order mark', () => {
    expect(detectType(Buffer.from('Opening hours on Saturday', 'utf16le'))).toBe('text/plain');
    expect(detectType(Buffer.from('\ufeffOpening hours', 'utf16le'))).toBe('text/plain');
  });

  it('does not take an archive, an encrypted document or a picture for a document', () => {
    expect(detectType(zipSync({ 'notes.txt': strToU8('hello') }))).toBe('zip');
    expect(detectType(encryptedOfficeFile())).toBe('encrypted');
    expect(detectType(Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'))).toBe('binary');
    expect(detectType(Buffer.alloc(1_000))).toBe('binary');
  });

  it('knows UTF-16 without a mark in other scripts, and UTF-32 by its mark', () => {
    for (const text of ['Часы работы клиники в субботу', '診療所は月曜日から、金曜日まで開きます。']) {
      expect(detectType(Buffer.from(text, 'utf16le'))).toBe('text/plain');
      expect(detectType(Buffer.from(text, 'utf16le').swap16())).toBe('text/plain');
    }
    expect(detectType(Buffer.from('0000feff00000041', 'hex'))).toBe('text/plain');
  });

  it('does not take a text with a binary tail for text', () => {
    expect(detectType(Buffer.concat([Buffer.alloc(100_000, 'words '), Buffer.alloc(50_000, 1)]))).toBe('binary');
  });

  it.each([
    ['text/html', '\ufeff\n<?xml version="1.0"?><!-- a --><!-- b -->\n<!DOCTYPE html><p>x'],
    ['text/html', '<HTML lang=en><body>x'],
    ['text/plain', 'Write <html> to begin a page.'],
    ['text/plain', `${'<!-- -->'.repeat(5_000)}<p`],
    ['text/markdown', '# Hours\n\nSee **below**.\n\n## Parking\n'],
    ['text/markdown', '| a | b |\n|---|:-:|\n\n[map](m.html)'],
    ['text/plain', '# a comment\n# another\nkey = value'],
    ['text/plain', `${'---'.repeat(10_000)}x`],
  ])('tells %s by how a text is written: %j', (type, text) => {
    expect(detectType(Buffer.from(text))).toBe(type);
  });
});
