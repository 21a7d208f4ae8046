// biome-ignore-all lint/suspicious/noConsole: it is what an example does with an event
// A receiver of Patchbay's webhooks in Node.
//
//   npm install standardwebhooks
//   WEBHOOK_SECRET=whsec_… PORT=8787 node webhook-receiver.mjs
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

// While a secret rotates, the old one and the new one both sign: either of them verifies.
const webhook = new Webhook(process.env.WEBHOOK_SECRET);

// A delivery that was repeated has the id that it had before. Keep the ids where your data is, as long as events are
// repeated: ten hours, or 30 days with replays.
const seen = new Set();

const server = createServer(async (request, response) => {
  // The very bytes that came are what was signed: a parsed and rewritten body does not verify.
  const body = Buffer.concat(await request.toArray()).toString('utf8');
  let event;
  try {
    event = webhook.verify(body, request.headers);
  } catch (error) {
    console.log(`refused: ${error.message}`);
    response.writeHead(400).end();
    return;
  }
  if (seen.has(event.id)) {
    console.log(`again ${event.id}`);
  } else {
    seen.add(event.id);
    // Note the event and answer; work on it afterwards. An answer that takes 15 seconds has failed.
    console.log(`${event.type} ${event.data.entity.id} ${event.id}`);
  }
  response.writeHead(204).end();
});

server.listen(Number(process.env.PORT ?? 8787), () => console.log(`listening on ${server.address().port}`));
