/** Port of the machine's scheduler: whether it may end this worker when it wants fewer of them. */
export interface TaskProtection {
  /**
   * Keeps the worker from being ended for this long; repeating it starts the time anew.
   *
   * @throws Error when the scheduler does not answer, or refuses.
   */
  protect(minutes: number): Promise<void>;
  /** It may be ended again. */
  release(): Promise<void>;
}
