import fc from 'fast-check';

/** Property tests use one seed, so that a failure repeats; `npm run prove` takes a new seed and prints it. */
const seed = Number(process.env.PATCHBAY_SEED ?? 20_261_122);

fc.configureGlobal({ seed });
