import type { PdfiumExports } from './pdfium-module.ts';

/** Room for one rectangle, matrix or pair of numbers that a function of pdfium answers by pointer. */
const scratchBytes = 64;

/** Numbers and strings in the memory of a pdfium. Everything is freed together with the instance. */
export class PdfiumMemory {
  readonly #pdfium: PdfiumExports;
  /** Where functions put their answers. */
  readonly scratch: number;
  #view: DataView;

  constructor(pdfium: PdfiumExports) {
    this.#pdfium = pdfium;
    this.scratch = pdfium.malloc(scratchBytes);
    this.#view = new DataView(pdfium.memory.buffer);
  }

  /** `index` counts 4-byte numbers from the begin of the scratch. */
  float(index: number): number {
    return this.#current().getFloat32(this.scratch + index * 4, true);
  }

  /** `index` counts 8-byte numbers from the begin of the scratch. */
  double(index: number): number {
    return this.#current().getFloat64(this.scratch + index * 8, true);
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
    const text = Buffer.from(this.#pdfium.memory.buffer, buffer, bytes - 2).toString('utf16le');
    this.#pdfium.free(buffer);
    return text;
  }

  /** The buffer is another one each time that the memory has grown. */
  #current(): DataView {
    if (this.#view.buffer !== this.#pdfium.memory.buffer) this.#view = new DataView(this.#pdfium.memory.buffer);
    return this.#view;
  }
}
