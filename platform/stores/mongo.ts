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

/**
 * Connects again after a first connection that failed. The driver (mongodb 7.9) would keep what failed, and answer every operation
 * with "Topology is closed" until the process ends.
 */
class PatientClient extends MongoClient {
  override async connect(): Promise<this> {
    try {
      return await super.connect();
    } catch (error) {
      Object.assign(this, { topology: undefined });
      throw error;
    }
  }
}

/** A client that reads 64-bit integers as bigints; its database is the one that the URL names. Connects on first use. */
export const connectMongo = ({ url, name, size, operationTimeoutMs }: MongoSettings): MongoClient =>
  new PatientClient(url, {
    appName: name,
    maxPoolSize: size,
    waitQueueTimeoutMS: connectTimeoutMs,
    serverSelectionTimeoutMS: connectTimeoutMs,
    connectTimeoutMS: connectTimeoutMs,
    socketTimeoutMS: operationTimeoutMs,
    useBigInt64: true,
    writeConcern: { w: 'majority' },
  });
