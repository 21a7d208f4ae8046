import type { MongoClient } from 'mongodb';
export type Client = MongoClient;
