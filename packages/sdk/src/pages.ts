/** One page of a list, as the API answers it. */
export interface Page<T> {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/**
 * A list: `for await (const prompt of patchbay.prompts.list())` walks through all items, page by page, and asks for the
 * next page only when it is needed. Nothing is sent before somebody asks.
 */
export interface Pages<T> extends AsyncIterable<T> {
  /** The one page that the query asks for. */
  page(): Promise<Page<T>>;
  /** All pages from the query's on. */
  pages(): AsyncIterable<Page<T>>;
  /** All items, or the first so many. */
  toArray(limit?: number): Promise<T[]>;
}

/** Makes a list from what gets a page; without a cursor the first one, or the one that the query names. */
export function pagesOf<T>(get: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  async function* pages(): AsyncGenerator<Page<T>> {
    let cursor: string | undefined;
    do {
      const page: Page<T> = await get(cursor);
      yield page;
      cursor = page.has_more ? (page.next_cursor ?? undefined) : undefined;
    } while (cursor !== undefined);
  }
  async function* items(): AsyncGenerator<T> {
    for await (const page of pages()) yield* page.data;
  }
  return {
    page: () => get(undefined),
    pages,
    async toArray(limit = Number.POSITIVE_INFINITY) {
      const found: T[] = [];
      if (limit <= 0) return found;
      for await (const item of items()) {
        found.push(item);
        if (found.length >= limit) break;
      }
      return found;
    },
    [Symbol.asyncIterator]: items,
  };
}
