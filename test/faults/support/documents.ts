import { docxType, fixture } from '../../fixtures/documents/read-fixture.ts';
import type { Upload } from '../../ingestion/support/knowledge.ts';

const TOPICS = ['lanterns', 'quarries', 'orchards', 'ferries', 'beehives', 'looms', 'kilns', 'vineyards', 'sundials'];
const PLACES = ['Alder', 'Birch', 'Cypress', 'Dogwood', 'Elm', 'Fir', 'Ginkgo', 'Hazel', 'Ivy', 'Juniper'];

/** Some pages about one topic, in words that no other document has together. */
function prose(topic: string, number: number, join: (heading: string, paragraphs: string[]) => string): string {
  return PLACES.slice(0, 3 + (number % 4))
    .map((place, part) =>
      join(
        `${place} and its ${topic}`,
        Array.from(
          { length: 2 + ((number + part) % 3) },
          (_, at) =>
            `The ${topic} of ${place} street are looked after by keeper ${topic}${part}${at}. ` +
            `Whoever visits the ${topic} at ${place} rings bell ${number * 10 + at} and waits ${part + at + 2} minutes. ` +
            `In winter the ${topic} close at ${(number + part) % 12} o'clock, and nobody may enter ${place} alone.`,
        ),
      ),
    )
    .join('\n\n');
}

const bytes = (text: string) => new TextEncoder().encode(text);
const markdown = (topic: string, number: number): Upload => ({
  ...{ name: `${topic}.md`, media_type: 'text/markdown' },
  bytes: bytes(prose(topic, number, (heading, paragraphs) => `## ${heading}\n\n${paragraphs.join('\n\n')}`)),
});
const plain = (topic: string, number: number): Upload => ({
  ...{ name: `${topic}.txt`, media_type: 'text/plain' },
  bytes: bytes(prose(topic, number, (heading, paragraphs) => [heading, ...paragraphs].join('\n\n'))),
});
const html = (topic: string, number: number): Upload => ({
  ...{ name: `${topic}.html`, media_type: 'text/html' },
  bytes: bytes(
    `<html><body>${prose(topic, number, (heading, paragraphs) => `<h2>${heading}</h2>${paragraphs.map((one) => `<p>${one}</p>`).join('')}`)}</body></html>`,
  ),
});

/** Small documents of every type; no two say the same. */
export const DOCUMENTS: readonly Upload[] = [
  ...TOPICS.map((topic, number) => ([plain, markdown, html][number % 3] ?? plain)(topic, number)),
  { name: 'cedar-clinic.txt', media_type: 'text/plain', bytes: fixture('cedar-clinic.txt') },
  { name: 'clinic-handbook.pdf', media_type: 'application/pdf', bytes: fixture('clinic-handbook.pdf') },
  { name: 'willow-clinic.docx', media_type: docxType, bytes: fixture('willow-clinic.docx') },
  { name: 'hillside-clinic.doc', media_type: 'application/msword', bytes: fixture('hillside-clinic.doc') },
];

/** Two ways to cut, one of them into more than one batch's worth of small pieces. */
export const CHUNKINGS = [
  { target_tokens: 200, overlap_tokens: 40 },
  { target_tokens: 48, overlap_tokens: 8 },
] as const;
