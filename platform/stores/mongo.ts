import { MongoClient } from 'mongodb';

export type MongoSettings = {
  url: string;
  /** How its connections are named in MongoDB's log. */
  name: string;
  /** The most connections. */
  size: number;
  /** How long an operation waits for its answer. */
  operationTimeoutMs: number;
};

const connectTimeoutMs = 2_000;

/** A client that reads 64-bit integers as bigints; its database is the one that the URL names. Connects on first use. */
export const connectMongo = ({ url, name, size, operationTimeoutMs }: MongoSettings): MongoClient =>
  new MongoClient(url, {
    appName: name,
    maxPoolSize: size,
    waitQueueTimeoutMS: connectTimeoutMs,
    serverSelectionTimeoutMS: connectTimeoutMs,
    connectTimeoutMS: connectTimeoutMs,
    socketTimeoutMS: operationTimeoutMs,
    useBigInt64: true,
    writeConcern: { w: 'majority' },
  });
