/**
 * The entry of `npm start | test | doctor | prove | bench | check`: plain JavaScript that runs on Node 20 with nothing
 * installed. It names missing tools, installs the npm packages when they do not match the lock file, and runs the real
 * command under Node 24, which is one of those packages.
 */
import { join } from 'node:path';
import { targetOf } from './bootstrap/commands.mjs';
import { installPackages } from './bootstrap/install.mjs';
import { runCommand } from './bootstrap/run-command.mjs';
import { printTestSummary, testResultsFile } from './bootstrap/test-summary.mjs';
import { checkTools } from './bootstrap/tools.mjs';

const repository = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const [command = '', ...args] = process.argv.slice(2);

const target = targetOf(repository, command, args);
if ('problem' in target) {
  console.error(target.problem);
  process.exit(2);
}
const tools = checkTools(repository, process.env);
for (const tool of tools.filter((one) => !one.ok)) console.error(tool.advice);
if (tools.some((tool) => !tool.ok && tool.needed_for.includes(command))) process.exit(1);

await installPackages(repository);
const results = command === 'test' ? testResultsFile(repository) : undefined;
const exit_code = await runCommand(repository, target, results);
if (results) printTestSummary(results, exit_code);
process.exit(exit_code);
