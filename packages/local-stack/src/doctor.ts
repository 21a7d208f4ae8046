/** `npm run doctor`: what this machine has and lacks. Exits 0 when `npm start` would work. */
import { examine } from './doctor/examine.ts';
import { styleFor } from './terminal/style.ts';

const style = styleFor(process.stdout, process.env);
const findings = await examine(process.env);
const marks = { ok: style.green('✓'), note: style.dim('·'), bad: style.red('✗') };

let section = '';
for (const finding of findings) {
  if (finding.section !== section) console.log(`\n${style.bold(finding.section)}`);
  section = finding.section;
  console.log(`  ${marks[finding.state]} ${finding.name.padEnd(20)} ${finding.text}`);
}
const bad = findings.filter((finding) => finding.state === 'bad');
console.log(
  bad.length === 0
    ? `\n${style.green('npm start will work.')}\n`
    : `\n${style.red('npm start will not work:')} ${bad.length} to fix (✗)\n`,
);
process.exitCode = bad.length === 0 ? 0 : 1;
