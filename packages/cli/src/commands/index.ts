import { operations } from '@patchbay/sdk/operations';
import type { Command } from '../command.ts';
import { accountCommands } from './accounts.ts';
import { chatSession } from './chat-session.ts';
import { completionScript } from './completion-script.ts';
import { configurationCommands } from './configuration.ts';
import { followCommands } from './follow.ts';
import { importInbound } from './import-inbound.ts';
import { operationCommand } from './operation-command.ts';
import { searchEval } from './search-eval.ts';
import { searchCommands } from './search-knowledge.ts';
import { searchQuery } from './search-query.ts';
import { startSession } from './start-session.ts';
import { uploadFiles } from './upload-files.ts';

/** Commands with words of their own. One with the path of an operation stands in for it. */
const own: readonly Command[] = [
  ...accountCommands,
  ...configurationCommands,
  ...followCommands,
  ...searchCommands,
  searchQuery,
  searchEval,
  startSession,
  chatSession,
  importInbound,
  uploadFiles,
  completionScript,
];

const taken = new Set(own.map(({ path }) => path.join(' ')));

/** Every command: those with words of their own, and one for each operation. `login` exchanges keys, so no other does. */
export const commands: readonly Command[] = [
  ...own,
  ...operations
    .filter(({ id }) => id !== 'createToken')
    .map(operationCommand)
    .filter(({ path }) => !taken.has(path.join(' '))),
];
