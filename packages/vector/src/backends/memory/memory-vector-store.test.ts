import { vectorStoreContract } from '@patchbay/testing/vector-store-contract';
import { wordSearchContract } from '@patchbay/testing/word-search-contract';
import { memoryVectorStore } from './memory-vector-store.ts';

// Several writers of one index share a process here.
const store = memoryVectorStore();
vectorStoreContract(async () => store);
// It ranks no words, so that postings do.
wordSearchContract(async () => store);
