import { type WasmMemory, type WasmModule, wasm } from './wasm.ts';

const ERRNO = { success: 0, badf: 8, noent: 44, spipe: 70 } as const;
const FILETYPE = { character_device: 2, directory: 3, regular_file: 4 } as const;
const [STDIN, STDOUT, STDERR, ROOT] = [0, 1, 2, 3] as const;
const ROOT_NAME = '/';

type OpenFile = { path: string; bytes: Uint8Array; size: number; position: number };

/** What a finished program left: its exit code, its output and the files it wrote. */
export type WasiRun = { exit_code: number; stdout: string; stderr: string; files: Map<string, Uint8Array> };

class ProgramExit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/**
 * Runs a WASI command module that computes and writes files: its whole file system is in memory, empty at the start,
 * and the clock stands still. There is no way from it to the machine. Blocks until the program ends.
 */
export function runWasi(program: WasmModule, args: readonly string[]): WasiRun {
  const files = new Map<string, OpenFile>();
  const open = new Map<number, OpenFile>();
  const output: Record<number, string> = {};
  const encoded = args.map((arg) => new TextEncoder().encode(`${arg.replaceAll('\0', '')}\0`));
  let memory: WasmMemory;
  let next_fd: number = ROOT;
  const view = () => new DataView(memory.buffer);
  const text = (at: number, length: number) => new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));

  const imports = {
    args_sizes_get(count_at: number, size_at: number) {
      view().setUint32(count_at, encoded.length, true);
      view().setUint32(
        size_at,
        encoded.reduce((sum, arg) => sum + arg.length, 0),
        true,
      );
      return ERRNO.success;
    },
    args_get(pointers_at: number, bytes_at: number) {
      let at = bytes_at;
      encoded.forEach((arg, index) => {
        view().setUint32(pointers_at + 4 * index, at, true);
        new Uint8Array(memory.buffer).set(arg, at);
        at += arg.length;
      });
      return ERRNO.success;
    },
    clock_time_get(_clock: number, _precision: bigint, at: number) {
      view().setBigUint64(at, 0n, true);
      return ERRNO.success;
    },
    fd_prestat_get(fd: number, at: number) {
      if (fd !== ROOT) return ERRNO.badf;
      view().setUint32(at, 0, true);
      view().setUint32(at + 4, ROOT_NAME.length, true);
      return ERRNO.success;
    },
    fd_prestat_dir_name(fd: number, at: number, length: number) {
      if (fd !== ROOT) return ERRNO.badf;
      new Uint8Array(memory.buffer).set(new TextEncoder().encode(ROOT_NAME).subarray(0, length), at);
      return ERRNO.success;
    },
    fd_fdstat_get(fd: number, at: number) {
      const type = fd === ROOT ? FILETYPE.directory : open.has(fd) ? FILETYPE.regular_file : FILETYPE.character_device;
      if (fd > ROOT && !open.has(fd)) return ERRNO.badf;
      new Uint8Array(memory.buffer, at, 24).fill(0);
      view().setUint8(at, type);
      view().setBigUint64(at + 8, ~0n, true);
      view().setBigUint64(at + 16, ~0n, true);
      return ERRNO.success;
    },
    fd_fdstat_set_flags: () => ERRNO.success,
    path_open(
      dir: number,
      _lookup: number,
      path_at: number,
      path_length: number,
      flags: number,
      _rights: bigint,
      _inherited: bigint,
      _fd_flags: number,
      fd_at: number,
    ) {
      if (dir !== ROOT) return ERRNO.badf;
      const path = text(path_at, path_length);
      const [CREATE, TRUNCATE] = [1, 8];
      let file = files.get(path);
      if (!file && !(flags & CREATE)) return ERRNO.noent;
      file ??= { path, bytes: new Uint8Array(64 * 1024), size: 0, position: 0 };
      if (flags & TRUNCATE) file.size = 0;
      files.set(path, file);
      file.position = 0;
      next_fd += 1;
      open.set(next_fd, file);
      view().setUint32(fd_at, next_fd, true);
      return ERRNO.success;
    },
    fd_seek(fd: number, offset: bigint, whence: number, at: number) {
      const file = open.get(fd);
      if (!file) return fd <= STDERR ? ERRNO.spipe : ERRNO.badf;
      file.position = [0, file.position, file.size][whence] ?? 0;
      file.position += Number(offset);
      view().setBigUint64(at, BigInt(file.position), true);
      return ERRNO.success;
    },
    fd_read(fd: number, vectors_at: number, count: number, read_at: number) {
      const file = open.get(fd);
      if (!file && fd !== STDIN) return ERRNO.badf;
      let total = 0;
      for (const target of vectors(vectors_at, count)) {
        const part = file ? file.bytes.subarray(file.position, Math.min(file.size, file.position + target.length)) : [];
        target.set(part);
        total += part.length;
        if (file) file.position += part.length;
      }
      view().setUint32(read_at, total, true);
      return ERRNO.success;
    },
    fd_write(fd: number, vectors_at: number, count: number, written_at: number) {
      const file = open.get(fd);
      if (!file && fd !== STDOUT && fd !== STDERR) return ERRNO.badf;
      let total = 0;
      for (const part of vectors(vectors_at, count)) {
        if (file) append(file, part);
        else output[fd] = ((output[fd] ?? '') + new TextDecoder().decode(part)).slice(-64 * 1024);
        total += part.length;
      }
      view().setUint32(written_at, total, true);
      return ERRNO.success;
    },
    fd_close: (fd: number) => (open.delete(fd) || fd <= ROOT ? ERRNO.success : ERRNO.badf),
    proc_exit(code: number) {
      throw new ProgramExit(code);
    },
  };
  function* vectors(at: number, count: number): Generator<Uint8Array> {
    for (let index = 0; index < count; index += 1) {
      const pointer = view().getUint32(at + 8 * index, true);
      yield new Uint8Array(memory.buffer, pointer, view().getUint32(at + 8 * index + 4, true));
    }
  }

  const instance = new wasm.Instance(program, { wasi_snapshot_preview1: imports });
  memory = instance.exports['memory'] as WasmMemory;
  let exit_code = 0;
  try {
    (instance.exports['_start'] as () => void)();
  } catch (error) {
    if (!(error instanceof ProgramExit)) throw error;
    exit_code = error.code;
  }
  const written = [...files].map(([path, file]) => [path, file.bytes.slice(0, file.size)] as const);
  return { exit_code, stdout: output[STDOUT] ?? '', stderr: output[STDERR] ?? '', files: new Map(written) };
}

function append(file: OpenFile, part: Uint8Array): void {
  const end = file.position + part.length;
  if (end > file.bytes.length) {
    const larger = new Uint8Array(Math.max(end, 2 * file.bytes.length));
    larger.set(file.bytes.subarray(0, file.size));
    file.bytes = larger;
  }
  file.bytes.set(part, file.position);
  file.position = end;
  file.size = Math.max(file.size, end);
}
