/** One thing the doctor looked at. `bad`: `npm start` cannot work like this; `note`: worth knowing, no obstacle. */
export type Finding = { section: string; name: string; state: 'ok' | 'note' | 'bad'; text: string };
