# A receiver of Patchbay's webhooks in Python.
#
#   pip install standardwebhooks
#   WEBHOOK_SECRET=whsec_… PORT=8787 python3 webhook_receiver.py
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

# While a secret rotates, the old one and the new one both sign: either of them verifies.
webhook = Webhook(os.environ["WEBHOOK_SECRET"])

# A delivery that was repeated has the id that it had before. Keep the ids where your data is, as long as events are
# repeated: ten hours, or 30 days with replays.
seen = set()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        # The very bytes that came are what was signed: a parsed and rewritten body does not verify.
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            event = webhook.verify(body, headers)
        except WebhookVerificationError as error:
            print(f"refused: {error}", flush=True)
            return self.answer(400)
        if event["id"] in seen:
            print(f"again {event['id']}", flush=True)
        else:
            seen.add(event["id"])
            # Note the event and answer; work on it afterwards. An answer that takes 15 seconds has failed.
            print(f"{event['type']} {event['data']['entity']['id']} {event['id']}", flush=True)
        self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("", int(os.environ.get("PORT", "8787"))), Receiver)
print(f"listening on {server.server_address[1]}", flush=True)
server.serve_forever()
