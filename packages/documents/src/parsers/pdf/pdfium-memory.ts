import type { PdfiumExports } from './pdfium-module.ts';

/** Room for one rectangle, matrix or pair of numbers that a function of pdfium answers by pointer. */
const scratchBytes = 64;

/** Numbers and strings in the memory of a pdfium. Everything is freed together with the instance. */
export class PdfiumMemory {
  readonly #pdfium: PdfiumExports;
  /** Where functions put their answers. */
  readonly scratch: number;
  #floats!: Float32Array;
  #doubles!: Float64Array;

  constructor(pdfium: PdfiumExports) {
    this.#pdfium = pdfium;
    this.scratch = pdfium.malloc(scratchBytes);
    this.#look();
  }

  /** `index` counts 4-byte numbers from the begin of the scratch. */
  float(index: number): number {
    if (this.#floats.length === 0) this.#look();
    return this.#floats[index] ?? Number.NaN;
  }

  /** `index` counts 8-byte numbers from the begin of the scratch. */
  double(index: number): number {
    if (this.#doubles.length === 0) this.#look();
    return this.#doubles[index] ?? Number.NaN;
  }

  /** UTF-16 text that lies at a pointer. */
  read(pointer: number, characters: number): string {
    return Buffer.from(this.#pdfium.memory.buffer, pointer, characters * 2).toString('utf16le');
  }

  /** @throws RangeError when there is no room */
  put(bytes: Uint8Array): number {
    const pointer = this.#pdfium.malloc(Math.max(1, bytes.length));
    if (pointer === 0) throw new RangeError(`pdfium has no room for ${bytes.length} bytes`);
    new Uint8Array(this.#pdfium.memory.buffer).set(bytes, pointer);
    return pointer;
  }

  /** Text of a function that is called once for the length and once for the bytes, UTF-16 with a closing zero. */
  text(read: (buffer: number, bytes: number) => number): string {
    const bytes = read(0, 0);
    if (bytes <= 2 || bytes > 1 << 20) return '';
    const buffer = this.put(new Uint8Array(bytes));
    read(buffer, bytes);
    const text = this.read(buffer, bytes / 2 - 1);
    this.#pdfium.free(buffer);
    return text;
  }

  /** Memory that has grown has another buffer, and what looked into the old one is empty. */
  #look(): void {
    this.#floats = new Float32Array(this.#pdfium.memory.buffer, this.scratch, scratchBytes / 4);
    this.#doubles = new Float64Array(this.#pdfium.memory.buffer, this.scratch, scratchBytes / 8);
  }
}
