import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

/** An answer of the agent as the page shows it. */
export interface ShownAnswer {
  readonly text: string;
  /** For instance `handbook.pdf, page 2`. */
  readonly citations: readonly string[];
}

/** The playground in a browser, used as a person uses it. */
export interface PlaygroundPage {
  readonly page: Page;
  /** What the browser complained about on its console. */
  readonly complaints: readonly string[];
  signIn(person: { readonly email: string; readonly password: string }): Promise<void>;
  /** Fills in a field. */
  fill(label: string, text: string): Promise<void>;
  press(button: string): Promise<void>;
  /** What the page shows under a label. */
  shown(label: string): Promise<string>;
  /** Waits until it shows such a text, or fails as soon as the page shows a problem. */
  waitFor(label: string, expected: (text: string) => boolean, timeoutMs: number): Promise<string>;
  /** Chooses an option by its value, as soon as it is there. */
  choose(label: string, value: string): Promise<void>;
  /** The value of what is chosen, as soon as something is. */
  chosen(label: string, timeoutMs: number): Promise<string>;
  /** Drops a document on the page. */
  drop(document: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void>;
  /** Every stage with its percentage that the page shows of a file until it is settled, in order. */
  followFile(name: string, timeoutMs: number): Promise<string[]>;
  /** What a search found. */
  passages(): Promise<{ text: string; citation: string }[]>;
  /** The problem that the page shows, as soon as it shows one. */
  problem(): Promise<string>;
  /** Waits for the nth answer of the agent, from 1. */
  answer(nth: number, timeoutMs: number): Promise<ShownAnswer>;
}

/** How long something may take that waits for nothing but the page and one request or two. */
const SOON_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** Opens the page at an address, with nothing that another page left in the browser. */
export async function openPage(browser: Browser, address: string): Promise<PlaygroundPage> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.setDefaultTimeout(SOON_MS);
  await page.goto(address);

  const alert = page.getByRole('alert');
  const status = (label: string) => page.getByRole('status', { name: label, exact: true });
  const shown = async (label: string) => (await status(label).textContent()) ?? '';

  async function until<T>(what: string, look: () => Promise<T | undefined>, timeoutMs: number): Promise<T> {
    const giveUpAt = performance.now() + timeoutMs;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      const problem = await alert.textContent();
      if (problem === '' && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS);
      else
        throw new Error(`${what}: ${problem || 'not in time'}\n${await page.ariaSnapshot()}\n${complaints.join('\n')}`);
    }
  }

  const app: PlaygroundPage = {
    page,
    complaints,
    shown,
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    async choose(label, value) {
      const select = page.getByLabel(label, { exact: true });
      await until(
        `waiting for ${value}`,
        async () => {
          await select.focus();
          const there = (await select.locator(`option[value="${value}"]`).count()) > 0;
          if (!there) await select.blur();
          return there || undefined;
        },
        SOON_MS,
      );
      await select.selectOption(value);
    },
    chosen(label, timeoutMs) {
      const select = page.getByLabel(label, { exact: true });
      return until(`waiting for ${label}`, async () => (await select.inputValue()) || undefined, timeoutMs);
    },
    async drop({ name, mimeType, buffer }) {
      const dropped = JSON.stringify({ name, type: mimeType, content: buffer.toString('base64') });
      // As text: the types of the page's own world are not those of the test's.
      const transfer = await page.evaluateHandle(`(({ name, type, content }) => {
        const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
        const made = new DataTransfer();
        made.items.add(new File([bytes], name, { type }));
        return made;
      })(${dropped})`);
      await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
    },
    async followFile(name, timeoutMs) {
      const cells = page.getByRole('row', { name, exact: true }).getByRole('cell');
      const seen: string[] = [];
      const look = async () => {
        const [, stage, percent] = await cells.allTextContents();
        const now = `${stage}${percent}`;
        if (stage !== undefined && seen.at(-1) !== now) seen.push(now);
        return stage === 'ready' || stage === 'failed' ? seen : undefined;
      };
      return until(`following ${name}`, look, timeoutMs);
    },
    async passages() {
      const items = await page.getByRole('list', { name: 'Passages' }).getByRole('listitem').all();
      return Promise.all(
        items.map(async (item) => ({
          text: (await item.locator('p').textContent()) ?? '',
          citation: (await item.getByRole('link').textContent()) ?? '',
        })),
      );
    },
    async problem() {
      await alert.filter({ hasText: /./ }).waitFor();
      return (await alert.textContent()) ?? '';
    },
    waitFor(label, expected, timeoutMs) {
      const look = async () => {
        const text = await shown(label);
        return expected(text) ? text : undefined;
      };
      return until(`waiting for ${label}`, look, timeoutMs);
    },
    answer(nth, timeoutMs) {
      const item = page
        .getByRole('list', { name: 'Answers' })
        .getByRole('listitem')
        .nth(nth - 1);
      const look = async () => {
        if ((await item.count()) === 0) return undefined;
        return { text: (await item.textContent()) ?? '', citations: await item.locator('cite').allTextContents() };
      };
      return until(`waiting for answer ${nth}`, look, timeoutMs);
    },
    async signIn({ email, password }) {
      await app.waitFor('Account', (text) => text === 'nobody', SOON_MS);
      await app.fill('E-mail', email);
      await app.fill('Password', password);
      await app.press('Sign in');
      await app.waitFor('Account', (text) => text === email, SOON_MS);
    },
  };
  return app;
}
