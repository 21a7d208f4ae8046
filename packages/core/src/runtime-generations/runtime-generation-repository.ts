/** Port of the control documents of agent workers: one a generation, with the time of its last sign of life. */
export interface RuntimeGenerationRepository {
  /** Notes a sign of life. It never moves back in time, and repeating it changes nothing. */
  seen(generation: number, at: Date): Promise<void>;
  /** The highest generation that was seen at this time or later; null where none was. */
  newest(since: Date): Promise<number | null>;
}
