import { readFile, statfs } from 'node:fs/promises';
import { availableParallelism, freemem, totalmem } from 'node:os';
import { REPOSITORY_DIR } from '../stack/directories.ts';
import { voiceObstacle } from '../start/voice-obstacle.ts';
import type { Finding } from './finding.ts';

const GIB = 1024 ** 3;
/** What the whole stack takes while it walks the main job, measured, with some room. */
const NEEDED_MEMORY_BYTES = 2.5 * GIB;
/** mongod has one open for each collection and each index: some 330 a database, of which the tests use a handful. */
const NEEDED_OPEN_FILES = 4_096;
/** Caches, builds and a first state. */
const NEEDED_DISK_BYTES = 3 * GIB;

/** Processor, free memory, free disk and the limit of open files. Little memory is a warning: it may well be freed when it is needed. */
export async function examineResources(): Promise<Finding[]> {
  const section = 'Machine';
  const obstacle = voiceObstacle([]);
  const memory = await availableMemory();
  const disk = await statfs(REPOSITORY_DIR);
  const open_files = await openFilesLimit();
  const free_disk = disk.bavail * disk.bsize;
  const platform = `${process.platform}-${process.arch}`;
  const supported = ['linux-x64', 'linux-arm64'].includes(platform);
  return [
    {
      section,
      name: 'platform',
      state: supported ? 'ok' : 'bad',
      text: supported ? platform : `${platform}: the local components are built for Linux only (x64, arm64)`,
    },
    { section, name: 'cores', state: 'ok', text: String(availableParallelism()) },
    { section, name: 'network', state: obstacle === undefined ? 'ok' : 'note', text: obstacle ?? 'there is one' },
    {
      section,
      name: 'free memory',
      state: memory >= NEEDED_MEMORY_BYTES ? 'ok' : 'note',
      text: `${gib(memory)} of ${gib(totalmem())}; the stack takes about ${gib(NEEDED_MEMORY_BYTES)}`,
    },
    {
      section,
      name: 'free disk',
      state: free_disk >= NEEDED_DISK_BYTES ? 'ok' : 'bad',
      text: `${gib(free_disk)}; needed at first: about ${gib(NEEDED_DISK_BYTES)}`,
    },
    {
      section,
      name: 'open files',
      state: open_files >= NEEDED_OPEN_FILES ? 'ok' : 'note',
      text:
        open_files >= NEEDED_OPEN_FILES
          ? `a process may have ${open_files}`
          : `a process may have ${open_files} only, and mongod ends where it needs more: ulimit -n ${NEEDED_OPEN_FILES}`,
    },
  ];
}

async function availableMemory(): Promise<number> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kib = /MemAvailable:\s+(\d+)/.exec(text)?.[1];
  return kib ? Number(kib) * 1024 : freemem();
}

/** What programs that this process starts may have open: Node raises its own limit to the hard one, which they inherit. */
async function openFilesLimit(): Promise<number> {
  const text = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  return Number(/^Max open files\s+(\d+)/m.exec(text)?.[1] ?? Number.POSITIVE_INFINITY);
}

function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GB`;
}
