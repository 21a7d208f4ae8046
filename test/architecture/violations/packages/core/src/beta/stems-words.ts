import { stemmer } from 'stemmer';

export const stems = stemmer;
