/**
 * What a PDF engine gives for one run of glyphs. Lengths are points; the origin is the page's upper left corner as it
 * is read (rotation applied), y grows downwards and is the baseline.
 */
export interface TextItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly monospace: boolean;
  /** Written at an angle to the page, such as a stamp along the margin. */
  readonly slanted: boolean;
  readonly rtl: boolean;
}

/** One page as the engine saw it, in the order of its content stream. */
export interface PageItems {
  readonly height: number;
  readonly items: readonly TextItem[];
}

/** Runs of one baseline, joined. */
export interface Line {
  text: string;
  readonly x: number;
  right: number;
  readonly y: number;
  size: number;
  /** Most of its characters are. */
  monospace: boolean;
  readonly slanted: boolean;
}
