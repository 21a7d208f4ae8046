import { type ErrorEntry, errorCatalogue } from '@patchbay/core/kernel';
import { escapeHtml, markdown, page } from './html.ts';

/** Every error code with what to do about it, each under an anchor of its name: where `doc_url` points. */
export function errorsHtml(): string {
  const entries = Object.entries(errorCatalogue) as [string, ErrorEntry][];
  const types = [...new Set(entries.map(([, { type }]) => type))];
  const ofType = (type: string) => entries.filter(([, entry]) => entry.type === type);
  const links = types.map(
    (type) =>
      `<b>${type}</b>${ofType(type)
        .map(([code]) => `<a href="#${code}">${code}</a>`)
        .join('')}`,
  );
  const sections = entries.map(
    ([code, { status, type, message, fix }]) =>
      `<section id="${code}"><h3>${code}</h3><p><span class="method">${status}</span> <code>${type}</code></p><p>${escapeHtml(message)}</p>${markdown(fix)}</section>`,
  );
  return page('Patchbay API errors', links.join(''), `<h1>Errors</h1>${sections.join('')}`);
}
