/** The two sides of a comparison: each does the same work once. `round` counts from 0, warm-up included. */
export interface Sides<Ours, Rival> {
  readonly ours: (round: number) => Promise<Ours>;
  readonly rival: (round: number) => Promise<Rival>;
}

/** Runs both sides in turns, the first place changing with every round; results of the warm-up are left out. */
export async function interleave<Ours, Rival>(
  { ours, rival }: Sides<Ours, Rival>,
  { rounds, warm_up }: { readonly rounds: number; readonly warm_up: number },
): Promise<{ ours: Ours[]; rival: Rival[] }> {
  const results = { ours: [] as Ours[], rival: [] as Rival[] };
  for (let round = 0; round < warm_up + rounds; round += 1) {
    const turns = [
      async () => {
        const result = await ours(round);
        if (round >= warm_up) results.ours.push(result);
      },
      async () => {
        const result = await rival(round);
        if (round >= warm_up) results.rival.push(result);
      },
    ];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return results;
}
