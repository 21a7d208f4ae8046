/** When a process dies: at its nth touch of what is outside of it, before that took place or after, unheard. */
export interface Fate {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A process that may die: everything that it does to the outside goes through it. */
export class Mortal {
  readonly #fate: Fate | undefined;
  #touches = 0;
  isDead = false;

  constructor(fate?: Fate) {
    this.#fate = fate;
  }

  /** A port as this process has it. Whoever is dead touches nothing any more. */
  port<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...values: unknown[]) => {
          this.#touches += 1;
          const dies = this.#touches === this.#fate?.at;
          if (dies && this.#fate?.when === 'before') this.isDead = true;
          if (this.isDead) throw new Killed();
          const result: unknown = await value.apply(target, values);
          if (dies) this.isDead = true;
          if (this.isDead) throw new Killed();
          return result;
        };
      },
    });
  }
}

/** The end of a process, for whoever is left to see it. */
export class Killed extends Error {
  override name = 'Killed';
}
