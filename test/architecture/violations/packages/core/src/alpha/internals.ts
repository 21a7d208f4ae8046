export const secretOfAlpha = 1;
