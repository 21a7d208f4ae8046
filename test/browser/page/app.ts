/** The page of a customer's app: what a person fills in and presses, and what they then see. */
import { type Api, loadConfig, signIn } from './api.ts';
import { type Answer, type Conversation, startConversation } from './conversation.ts';
import { declareFile, followIngestion, send } from './upload.ts';

let api: Api | undefined;
let conversation: Conversation | undefined;
let indexId = '';
const config = await loadConfig();

function find<T extends Element>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (element === null) throw new Error(`the page has no ${selector}`);
  return element;
}

function show(label: string, text: string): void {
  find(`output[aria-label="${label}"]`).textContent = text;
}

/** What goes wrong is shown to the person. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    find('#problem').textContent = String(error);
  }
}

function onSubmit(form: string, work: (fields: FormData) => Promise<void>): void {
  find<HTMLFormElement>(form).addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(() => work(new FormData(event.target as HTMLFormElement)));
  });
}

function onPress(button: string, work: () => Promise<void> | undefined): void {
  find(button).addEventListener('click', () => void attempt(async () => work()));
}

function signedIn(): Api {
  if (api === undefined) throw new Error('sign in first');
  return api;
}

function showAnswer({ text, citations }: Answer): void {
  const item = document.createElement('li');
  item.append(text, ...citations.map(({ file_name, page }) => citation(`${file_name}, page ${page}`)));
  find('#answers').append(item);
}

function citation(text: string): HTMLElement {
  const element = document.createElement('cite');
  element.textContent = ` [${text}]`;
  return element;
}

onSubmit('#sign-in', async (fields) => {
  api = await signIn(config, String(fields.get('email')), String(fields.get('password')));
  show('Account', 'signed in');
});

onSubmit('#index', async (fields) => {
  const index = await signedIn().call<{ id: string }>('POST', '/v1/search-indexes', { name: fields.get('name') });
  indexId = index.id;
  show('Index', index.id);
});

onSubmit('#document', async (fields) => {
  const content = fields.get('file') as File;
  const declared = await declareFile(signedIn(), content, indexId);
  let events = 0;
  const status = await send(declared.upload, content, (part) => {
    events += 1;
    find<HTMLProgressElement>('progress').value = part;
    show('Progress events', String(events));
  });
  show('Storage', String(status));
  await followIngestion(signedIn(), declared.id, (file) => show('File', `${file.status} ${file.percent} %`));
});

onSubmit('#call', async (fields) => {
  conversation = await startConversation(signedIn(), String(fields.get('agent')), {
    onAnswer: showAnswer,
    onAgentState: (state) => show('Agent state', state),
    onUnderstood: (text) => show('You said', text),
    onHeard: (ms) => show('Heard', String(ms)),
  });
  show('Call', 'in the room');
});

onSubmit('#question', async (fields) => conversation?.ask(String(fields.get('text'))));
onPress('#speak', () => conversation?.speak());
onPress('#hang-up', async () => {
  await conversation?.hangUp();
  show('Call', 'over');
});
show('Account', 'nobody');
