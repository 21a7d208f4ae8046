import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

/** An answer of the agent as the page shows it. */
export interface ShownAnswer {
  readonly text: string;
  /** For instance `handbook.pdf, page 2`. */
  readonly citations: readonly string[];
}

/** The app's page in a browser, used as a person uses it. */
export interface CustomerPage {
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
  /** The problem that the page shows, as soon as it shows one. */
  problem(): Promise<string>;
  /** Waits for the nth answer of the agent, from 1. */
  answer(nth: number, timeoutMs: number): Promise<ShownAnswer>;
}

/** How long something may take that waits for nothing but the page and one request or two. */
const SOON_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** Opens the app at an origin, with nothing that another page left in the browser. */
export async function openApp(browser: Browser, origin: string): Promise<CustomerPage> {
  const page = await (await browser.newContext()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.setDefaultTimeout(SOON_MS);
  await page.goto(origin);

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

  const app: CustomerPage = {
    page,
    complaints,
    shown,
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
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
      await app.waitFor('Account', (text) => text === 'signed in', SOON_MS);
    },
  };
  return app;
}
