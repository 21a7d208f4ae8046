/** What `count` runs took of the processor, in milliseconds each: user and system time of all threads. */
export async function cpuOfEach(count: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index += 1) await run(index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / count;
}
