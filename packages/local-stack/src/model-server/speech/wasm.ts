/** As much of WebAssembly's API as is used here: TypeScript knows it from the browser's library only. */
export type WasmModule = { readonly wasm_module: unique symbol };
export type WasmInstance = { readonly exports: Record<string, unknown> };
export type WasmMemory = { readonly buffer: ArrayBuffer };

type WasmApi = {
  Module: new (bytes: Uint8Array) => WasmModule;
  Instance: new (
    module: WasmModule,
    imports: Record<string, Record<string, (...args: never[]) => unknown>>,
  ) => WasmInstance;
};

export const wasm = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly;
