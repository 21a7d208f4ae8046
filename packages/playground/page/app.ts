/** The page to try a deployment with: sign in, drop documents, ask them, talk to an agent. */
import { attempt, find, onSubmit, show } from './dom.ts';
import { showKnowledge } from './knowledge.ts';
import { showSearch } from './search.ts';
import { type Person, personOfLink, signIn } from './sign-in.ts';
import { showTalk } from './talk.ts';

async function enter(person: Person): Promise<void> {
  const patchbay = await signIn(person);
  find<HTMLFormElement>('#sign-in').hidden = true;
  find('main').hidden = false;
  show('Account', person.email);
  showSearch(patchbay, showKnowledge(patchbay).indexId);
  showTalk(patchbay);
}

onSubmit('#sign-in', (fields) =>
  enter({ email: String(fields.get('email')), password: String(fields.get('password')) }),
);
show('Account', 'nobody');
const person = personOfLink();
if (person !== null) void attempt(() => enter(person));
