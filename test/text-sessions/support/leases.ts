import type { TestDatabase } from '@patchbay/testing';

/** The clocks go on: what a function held when it died in the middle of a turn is held no longer. */
export async function leasesPass({ client, name }: TestDatabase, sessionId: string): Promise<void> {
  const database = client.db(name);
  const past = new Date(0);
  await database
    .collection('text_conversations')
    .updateOne({ _id: sessionId as never, turn: { $ne: null } }, { $set: { 'turn.leased_until': past } });
  await database.collection('idempotency_records').updateMany({ answer: null }, { $set: { leased_until: past } });
}
