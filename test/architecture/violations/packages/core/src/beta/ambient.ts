export const time = () => Date.now();
export const today = () => new Date();
export const dice = () => Math.random();
export const uuid = () => crypto.randomUUID();
