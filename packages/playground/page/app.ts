/** The page to try a deployment with: sign in, drop documents, ask them, talk to an agent. */
import { attempt, find, onPress, onSubmit, show } from './dom.ts';
import { showKnowledge } from './knowledge.ts';
import { showSearch } from './search.ts';
import { personOfLink, resume, signIn, signOut } from './sign-in.ts';
import { showTalk } from './talk.ts';

async function enter(arriving: ReturnType<typeof resume>): Promise<void> {
  const person = await arriving;
  if (person === null) return;
  const { email, patchbay } = person;
  find<HTMLFormElement>('#sign-in').hidden = true;
  find('main').hidden = false;
  find('#sign-out').hidden = false;
  show('Account', email);
  showSearch(patchbay, showKnowledge(patchbay).indexId);
  showTalk(patchbay);
}

onSubmit('#sign-in', (fields) =>
  enter(signIn({ email: String(fields.get('email')), password: String(fields.get('password')) })),
);
onPress('#sign-out', async () => signOut());
show('Account', 'nobody');
const person = personOfLink();
void attempt(() => enter(person === null ? resume() : signIn(person)));
