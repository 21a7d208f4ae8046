import type { Patchbay, schemas } from '@patchbay/sdk';
import { attempt, element, fillSelect, find, onSubmit } from './dom.ts';

const POLL_MS = 500;
const SETTLED = new Set<string>(['ready', 'failed']);

/** What browsers do not know by themselves. */
const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  txt: 'text/plain',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  htm: 'text/html',
};

/** @throws {Error} it is nothing that can be read */
function typeOf({ name, type }: File): schemas.File['media_type'] {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const known = TYPES[ending] ?? Object.values(TYPES).find((one) => one === type);
  if (known === undefined) throw new Error(`${name}: only PDF, Word, text, Markdown and web pages can be searched`);
  return known as schemas.File['media_type'];
}

/** What a document itself lacks, no retry mends. */
const canRetry = ({ status, reason }: schemas.File) =>
  status === 'failed' && reason?.code.startsWith('document_') !== true;

/** Documents of an index: dropped, sent, followed through their stages. */
export function showKnowledge(patchbay: Patchbay): { readonly indexId: () => string } {
  const indexId = () => find<HTMLSelectElement>('#index').value;
  /** What is being sent: the share that was sent, by file name. */
  const sending = new Map<string, number>();
  let files: readonly schemas.File[] = [];
  let looking = 0;

  async function showIndexes(chosen?: string): Promise<void> {
    fillSelect('#index', await patchbay.searchIndexes.list({ limit: 100 }).toArray(1_000), chosen);
    await look();
  }

  /** Looks again as long as something is under way. */
  async function look(): Promise<void> {
    looking += 1;
    const mine = looking;
    for (;;) {
      const index_id = indexId();
      files = index_id === '' ? [] : await patchbay.files.list({ index_id, limit: 100 }).toArray(100);
      if (mine !== looking) return;
      render();
      if (files.every(({ status }) => SETTLED.has(status))) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  function render(): void {
    const sent = [...sending].map(([name, part]) => sendingRow(name, part));
    find('#files').replaceChildren(...sent, ...files.map(fileRow));
  }

  function fileRow(file: schemas.File): HTMLElement {
    const stage = SETTLED.has(file.status) ? file.status : file.stage;
    const reason = file.reason === null ? [] : [element('p', { class: 'failed' }, file.reason.message)];
    const retry = element('button', { type: 'button' }, 'Retry');
    retry.addEventListener('click', () => {
      void attempt(async () => {
        await patchbay.files.retry(file.id);
        await look();
      });
    });
    return element(
      'tr',
      { 'aria-label': file.name },
      element('td', {}, file.name, ...reason),
      element('td', { class: file.status }, stage),
      element('td', {}, progress(file.percent / 100), ` ${file.percent} %`),
      element('td', {}, String(file.pages ?? '')),
      element('td', {}, String(file.chunks ?? '')),
      element('td', {}, ...(canRetry(file) ? [retry] : [])),
    );
  }

  async function send(document: File): Promise<void> {
    const media_type = typeOf(document);
    sending.set(document.name, 0);
    render();
    try {
      const upload = { name: document.name, media_type, data: document, index_ids: [indexId()] };
      await patchbay.files.upload(upload, {
        onProgress: ({ sent_bytes, total_bytes }) => {
          sending.set(document.name, sent_bytes / total_bytes);
          render();
        },
      });
    } finally {
      sending.delete(document.name);
      await look();
    }
  }

  async function sendAll(documents: Iterable<File>): Promise<void> {
    if (indexId() === '') throw new Error('Create an index first');
    await Promise.all(Array.from(documents, send));
  }

  const drop = find('#drop');
  for (const event of ['dragover', 'dragleave', 'drop']) {
    drop.addEventListener(event, (happened) => {
      happened.preventDefault();
      drop.classList.toggle('over', event === 'dragover');
    });
  }
  drop.addEventListener('drop', ({ dataTransfer }) => {
    const dropped = [...(dataTransfer?.files ?? [])];
    void attempt(() => sendAll(dropped));
  });
  const chosen = find<HTMLInputElement>('#documents');
  chosen.addEventListener('change', () => {
    const documents = [...(chosen.files ?? [])];
    chosen.value = '';
    void attempt(() => sendAll(documents));
  });
  find('#index').addEventListener('change', () => void attempt(look));
  onSubmit('#new-index', async (fields) => {
    const { id } = await patchbay.searchIndexes.create({ name: String(fields.get('name')) });
    await showIndexes(id);
  });
  void attempt(() => showIndexes());
  return { indexId };
}

function progress(part: number): HTMLElement {
  return element('progress', { max: '1', value: String(part) });
}

function sendingRow(name: string, part: number): HTMLElement {
  const cells = [name, 'sending', '', '', '', ''].map((text) => element('td', {}, text));
  cells[2]?.append(progress(part), ` ${Math.round(part * 100)} %`);
  return element('tr', { 'aria-label': name }, ...cells);
}
