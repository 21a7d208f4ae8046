declare module 'word-extractor' {
  interface TextOptions {
    /** False keeps typographic quotes and dashes as they are. */
    filterUnicode?: boolean;
    includeHeadersAndFooters?: boolean;
  }
  interface WordText {
    getBody(options?: TextOptions): string;
    getFootnotes(options?: TextOptions): string;
    getEndnotes(options?: TextOptions): string;
    getTextboxes(options?: TextOptions): string;
  }
  class WordExtractor {
    extract(source: string | Buffer): Promise<WordText>;
  }
  export = WordExtractor;
}
