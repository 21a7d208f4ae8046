import { extractText } from 'unpdf';
import { runChild } from './run-child.ts';

await runChild(async (bytes) => (await extractText(new Uint8Array(bytes), { mergePages: false })).text);
