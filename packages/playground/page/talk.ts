import type { Patchbay } from '@patchbay/sdk';
import { type Answer, type Conversation, startConversation } from './conversation.ts';
import { attempt, element, fillSelect, find, onPress, onSubmit, show } from './dom.ts';

function showAnswer({ text, citations }: Answer): void {
  const cited = citations.map(({ file_name, page }) => element('cite', {}, ` [${file_name}, page ${page}]`));
  find('#answers').append(element('li', {}, text, ...cited));
}

function variablesOf(text: string): Record<string, string> {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    throw new Error('Variables must be a JSON object, such as {"company": "Harbor Clinic"}');
  }
}

/** Shows in the empty field which variables the agent's prompt asks for; nothing where it asks for none, or is not live. */
async function showWanted(patchbay: Patchbay, agentId: string): Promise<void> {
  const field = find<HTMLInputElement>('#call input[name="variables"]');
  field.placeholder = '';
  if (agentId === '') return;
  const resolution = await patchbay.agents.resolve(agentId, { environment: 'production' }).catch(() => undefined);
  const wanted = (resolution?.config.prompt.variables ?? []).filter(({ required }) => required);
  if (wanted.length > 0) field.placeholder = JSON.stringify(Object.fromEntries(wanted.map(({ name }) => [name, '…'])));
}

/** Conversations with an agent: spoken, typed, heard, read. */
export function showTalk(patchbay: Patchbay): void {
  let conversation: Conversation | undefined;
  const inRoom = (is: boolean) => {
    for (const id of ['#speak', '#hang-up', '#ask']) find<HTMLButtonElement>(id).disabled = !is;
    show('Call', is ? 'in the room' : 'over');
    if (!is) show('Agent state', 'gone');
  };
  onSubmit('#call', async (fields) => {
    await conversation?.hangUp();
    find('#answers').replaceChildren();
    const start = {
      agent_id: find<HTMLSelectElement>('#agent').value,
      variables: variablesOf(String(fields.get('variables'))),
    };
    conversation = await startConversation(patchbay, start, {
      onAnswer: showAnswer,
      onAgentState: (state) => show('Agent state', state),
      onUnderstood: (text) => show('You said', text),
      onHeard: (ms) => show('Heard', String(ms)),
      onOver: () => inRoom(false),
    });
    inRoom(true);
  });
  onSubmit('#question', async (fields) => {
    await conversation?.ask(String(fields.get('text')));
    find<HTMLInputElement>('#question input').value = '';
  });
  onPress('#speak', () => conversation?.speak());
  onPress('#hang-up', () => conversation?.hangUp());
  const showAgents = async () => fillSelect('#agent', await patchbay.agents.list({ limit: 100 }).toArray(1_000));
  const agent = find<HTMLSelectElement>('#agent');
  agent.addEventListener('focus', () => void attempt(showAgents));
  agent.addEventListener('change', () => void showWanted(patchbay, agent.value));
  void attempt(async () => {
    await showAgents();
    await showWanted(patchbay, agent.value);
  });
}
