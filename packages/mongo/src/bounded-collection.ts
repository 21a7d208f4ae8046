import { isAppError, type Page, type PageRequest } from '@patchbay/core/kernel';
import type { AnyBulkWriteOperation, ClientSession, Collection, Document, UpdateResult } from 'mongodb';
import { type Boundary, coreDocument } from './boundary/boundary.ts';
import type { TenantFilter } from './boundary/filter.ts';
import { BoundaryViolation } from './boundary/plain-object.ts';
import { type Computation, storedComputation, storedUpdate, type TenantUpdate } from './boundary/update.ts';
import { OPERATION_TIMEOUT_MS } from './client.ts';
import type { CollectionDefinition } from './collections/collection-definition.ts';
import { isRetriedByDriver, toAppError } from './mongo-errors.ts';
import { pageParts, toPage } from './page-query.ts';
import type { MongoWork } from './unit-of-work/mongo-work.ts';

/** Order of a result; keys are the core's names. */
export type Sort = Readonly<Record<string, 1 | -1>>;

/** What a read may ask for besides its filter. */
export interface ReadOptions {
  readonly sort?: Sort;
  /** Fields to leave in (1) or out (0). */
  readonly projection?: Readonly<Record<string, 0 | 1>>;
}

/** What an update did. */
export interface UpdateOutcome {
  readonly matched: number;
  readonly modified: number;
  readonly inserted: boolean;
}

/** Everything that a bounded collection is made of. */
export interface CollectionParts<T extends { id: string }> {
  readonly definition: CollectionDefinition<T>;
  readonly collection: Collection<Document>;
  readonly boundary: Boundary;
  readonly work: MongoWork | undefined;
  readonly session: ClientSession | undefined;
}

/**
 * A collection behind a boundary. Documents go in and come out under the core's names; driver errors leave as
 * catalogued ones, except those that make the driver run a transaction again.
 *
 * Inside a Work, await one operation after the other: a transaction cannot run two at once. After `already_exists`
 * inside a Work the server has aborted the transaction, so the body can only let the error out.
 */
export class BoundedCollection<T extends { id: string }, F extends object = TenantFilter<T>> {
  readonly #parts: CollectionParts<T>;

  constructor(parts: CollectionParts<T>) {
    this.#parts = parts;
  }

  async findOne(filter: F, options: ReadOptions = {}): Promise<T | null> {
    const { boundary } = this.#parts;
    const found = await this.#run((all, base) => all.findOne(boundary.filter(filter), { ...base, ...stored(options) }));
    return found === null ? null : coreDocument<T>(found);
  }

  /** At most `limit` documents: an unbounded list is a mistake, `iterate` and `page` are the ways to read all. */
  async find(filter: F, options: ReadOptions & { limit: number }): Promise<T[]> {
    const { boundary } = this.#parts;
    const found = await this.#run((all, base) =>
      // In one answer: the server would send the first 101 alone.
      all
        .find(boundary.filter(filter), {
          ...base,
          ...stored(options),
          limit: options.limit,
          batchSize: options.limit + 1,
        })
        .toArray(),
    );
    return found.map((document) => coreDocument<T>(document));
  }

  /** Every match, a batch at a time. */
  async *iterate(filter: F, options: ReadOptions & { batch_size?: number } = {}): AsyncGenerator<T> {
    const { boundary, collection } = this.#parts;
    const cursor = collection.find(boundary.filter(filter), {
      ...this.#base(),
      ...stored(options),
      batchSize: options.batch_size ?? 500,
    });
    try {
      for (;;) {
        const next = await this.#run(() => cursor.next());
        if (next === null) return;
        yield coreDocument<T>(next);
      }
    } finally {
      await cursor.close();
    }
  }

  /**
   * One page of a list, by `id` or by another field: one that is unique within the filter, or with `ties`, where those
   * of the same value follow each other by id.
   *
   * @throws AppError `invalid_cursor` when the cursor belongs to another list.
   */
  async page(
    filter: F,
    request: PageRequest,
    by: keyof T & string = 'id',
    { ties = false, ...options }: Pick<ReadOptions, 'projection'> & { readonly ties?: boolean } = {},
  ): Promise<Page<T>> {
    const { boundary, definition } = this.#parts;
    const bounded = boundary.filter(filter);
    const field = by === 'id' ? '_id' : by;
    const query = {
      realm: boundary.realm,
      collection: definition.name,
      sort_field: field,
      ties,
      filter: bounded,
      order: request.order,
    };
    const found: Document[] = [];
    for (const { condition, sort } of pageParts(query, request.cursor)) {
      const missing = request.limit + 1 - found.length;
      if (missing <= 0) break;
      const next = await this.#run((all, base) =>
        all
          .find({ $and: [bounded, condition] }, { ...base, ...stored(options) })
          .sort(sort)
          .limit(missing)
          .toArray(),
      );
      found.push(...next);
    }
    const items = found.map((document) => coreDocument<T>(document));
    return toPage(query, request, items, (item) => item[by]);
  }

  /** How many match; with a limit it stops counting there. */
  async count(filter: F, options: { readonly limit?: number } = {}): Promise<number> {
    return this.#run((all, base) => all.countDocuments(this.#parts.boundary.filter(filter), { ...base, ...options }));
  }

  /** Results of a pipeline written in stored names (`_id`); a result's `_id` arrives as `id`, group keys included. */
  async aggregate<R>(pipeline: readonly Document[]): Promise<R[]> {
    const bounded = this.#parts.boundary.pipeline(pipeline);
    const found = await this.#run((all, base) => all.aggregate(bounded, base).toArray());
    return found.map((document) => coreDocument<R>(document));
  }

  /** @throws AppError `already_exists` when a unique field is taken. */
  async insertOne(document: T): Promise<void> {
    const { boundary } = this.#parts;
    await this.#write((all, base) => all.insertOne(boundary.document(document), base));
  }

  async insertMany(documents: readonly T[]): Promise<void> {
    if (documents.length === 0) return;
    const { boundary } = this.#parts;
    const bounded = documents.map((document) => boundary.document(document));
    await this.#write((all, base) => all.insertMany(bounded, base));
  }

  /**
   * @throws AppError `already_exists` when an upsert would take what is unique of another document. Outside of a
   * transaction two that make the same document at once are none: MongoDB tries the loser again by itself only where the
   * filter has exactly the fields of the index, which it never has beside `tenant_id`.
   */
  async updateOne(filter: F, update: TenantUpdate<T>, options: { upsert?: boolean } = {}): Promise<UpdateOutcome> {
    const { boundary, session } = this.#parts;
    const change = storedUpdate(update);
    const { upsert = false } = options;
    const write = () =>
      this.#write((all, base) => all.updateOne(boundary.filter(filter), change, { ...base, upsert }), touched);
    const result = await write().catch((error: unknown) => {
      if (upsert && session === undefined && isAppError(error, 'already_exists')) return write();
      throw error;
    });
    return { matched: result.matchedCount, modified: result.modifiedCount, inserted: result.upsertedCount > 0 };
  }

  async updateMany(filter: F, update: TenantUpdate<T>): Promise<UpdateOutcome> {
    const { boundary } = this.#parts;
    const change = storedUpdate(update);
    const result = await this.#write((all, base) => all.updateMany(boundary.filter(filter), change, base), touched);
    return { matched: result.matchedCount, modified: result.modifiedCount, inserted: false };
  }

  /** Updates and returns the document as it is `after` (default) or was `before`; null when nothing matched. */
  async findOneAndUpdate(
    filter: F,
    update: TenantUpdate<T>,
    options: ReadOptions & { upsert?: boolean; return?: 'before' | 'after' } = {},
  ): Promise<T | null> {
    const { boundary } = this.#parts;
    const change = storedUpdate(update);
    const found = await this.#write(
      (all, base) =>
        all.findOneAndUpdate(boundary.filter(filter), change, {
          ...base,
          ...stored(options),
          upsert: options.upsert ?? false,
          returnDocument: options.return ?? 'after',
        }),
      (document) => document !== null || options.upsert === true,
    );
    return found === null ? null : coreDocument<T>(found);
  }

  /**
   * Sets fields that the server computes from the document as it is, in one atomic step, making it where there is none;
   * returns it as it is then.
   *
   * @throws AppError `already_exists` when two make the same document at once: the loser may try again.
   */
  async compute(filter: F, stages: readonly Computation[]): Promise<T> {
    const { boundary } = this.#parts;
    const change = storedComputation(stages);
    const found = await this.#write((all, base) =>
      all.findOneAndUpdate(boundary.filter(filter), change, { ...base, upsert: true, returnDocument: 'after' }),
    );
    if (found === null) throw new BoundaryViolation('a computed update left no document');
    return coreDocument<T>(found);
  }

  /** Puts each document in place of the one with its id, or adds it: repeating it changes nothing. */
  async upsertMany(documents: readonly T[]): Promise<void> {
    if (documents.length === 0) return;
    const { boundary } = this.#parts;
    const operations = documents.map((document): AnyBulkWriteOperation<Document> => {
      const { _id, ...replacement } = boundary.document(document);
      return { replaceOne: { filter: boundary.filter({ id: _id }), replacement, upsert: true } };
    });
    await this.#write((all, base) => all.bulkWrite(operations, { ...base, ordered: false }));
  }

  /** Sets bookkeeping fields (times of use, progress), which are no change of the resource: no audit event, no Work. */
  async touchOne(filter: F, fields: Partial<T>): Promise<boolean> {
    const change = this.#bookkeeping(fields);
    const result = await this.#run((all, base) => all.updateOne(this.#parts.boundary.filter(filter), change, base));
    return result.matchedCount > 0;
  }

  /** The same on every match. */
  async touchMany(filter: F, fields: Partial<T>): Promise<void> {
    const change = this.#bookkeeping(fields);
    await this.#run((all, base) => all.updateMany(this.#parts.boundary.filter(filter), change, base));
  }

  #bookkeeping(fields: Partial<T>): Document {
    const { definition } = this.#parts;
    const allowed: readonly string[] = definition.bookkeeping ?? [];
    const other = Object.keys(fields).find((field) => !allowed.includes(field));
    if (other !== undefined) throw new BoundaryViolation(`${other} is no bookkeeping field of ${definition.name}`);
    return storedUpdate({ $set: fields });
  }

  /** Hard removal, for what is derived or expired; resources are archived. Returns how many left. */
  async deleteMany(filter: F): Promise<number> {
    const { boundary } = this.#parts;
    const result = await this.#write(
      (all, base) => all.deleteMany(boundary.filter(filter), base),
      ({ deletedCount }) => deletedCount > 0,
    );
    return result.deletedCount;
  }

  #base(): { session?: ClientSession; maxTimeMS: number } {
    const { session } = this.#parts;
    return { ...(session === undefined ? {} : { session }), maxTimeMS: OPERATION_TIMEOUT_MS };
  }

  /** @param wrote whether the result means that something is different now; a write that found nothing needs no record. */
  async #write<R>(operation: Operation<R>, wrote: (result: R) => boolean = () => true): Promise<R> {
    const { definition, work } = this.#parts;
    if (definition.writes === 'none') throw new BoundaryViolation(`${definition.name} is written by no repository`);
    if (definition.writes === 'audited') {
      if (work === undefined) throw new BoundaryViolation(`${definition.name} is written inside a unit of work only`);
    }
    const result = await this.#run(operation);
    if (definition.writes === 'audited' && wrote(result)) work?.written.add(definition.name);
    return result;
  }

  async #run<R>(operation: Operation<R>): Promise<R> {
    try {
      return await operation(this.#parts.collection, this.#base());
    } catch (error) {
      if (this.#parts.session !== undefined && isRetriedByDriver(error)) throw error;
      throw toAppError(error);
    }
  }
}

const touched = ({ matchedCount, upsertedCount }: UpdateResult) => matchedCount + upsertedCount > 0;

type Operation<R> = (
  collection: Collection<Document>,
  base: { session?: ClientSession; maxTimeMS: number },
) => Promise<R>;

function stored({ sort, projection }: ReadOptions): Document {
  return {
    ...(sort === undefined ? {} : { sort: renamed(sort) }),
    ...(projection === undefined ? {} : { projection: renamed(projection) }),
  };
}

function renamed(fields: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name === 'id' ? '_id' : name, value]));
}
