/** @throws {Error} the page has no such element */
export function find<T extends Element = HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (element === null) throw new Error(`the page has no ${selector}`);
  return element;
}

/** Shows a text under a label. */
export function show(label: string, text: string): void {
  find(`output[aria-label="${label}"]`).textContent = text;
}

/** Makes an element; texts are texts, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Fills a select, keeping what is chosen where it is still there. */
export function fillSelect(selector: string, options: readonly { id: string; name: string }[], chosen?: string): void {
  const select = find<HTMLSelectElement>(selector);
  const value = chosen ?? select.value;
  select.replaceChildren(...options.map(({ id, name }) => element('option', { value: id }, name)));
  if (options.some(({ id }) => id === value)) select.value = value;
}

/** What goes wrong is shown to the person, and goes when something works. */
export async function attempt(work: () => Promise<void> | undefined): Promise<void> {
  const problem = find('#problem');
  problem.textContent = '';
  try {
    await work();
  } catch (error) {
    problem.textContent = error instanceof Error ? error.message : String(error);
  }
}

export function onSubmit(form: string, work: (fields: FormData) => Promise<void>): void {
  find<HTMLFormElement>(form).addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(() => work(new FormData(event.target as HTMLFormElement)));
  });
}

export function onPress(button: string, work: () => Promise<void> | undefined): void {
  find(button).addEventListener('click', () => void attempt(work));
}
