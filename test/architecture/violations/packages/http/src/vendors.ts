import { MongoClient } from 'mongodb';
import { S3Client } from '@aws-sdk/client-s3';
import { RoomServiceClient } from 'livekit-server-sdk';
import { voice } from '@livekit/agents';
import { ChromaClient } from 'chromadb';
import OpenAI from 'openai';
export const all = [MongoClient, S3Client, RoomServiceClient, voice, ChromaClient, OpenAI];
