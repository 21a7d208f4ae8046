export const mongo = 1;
