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
const heartbeatMs = 10_000;
/** A server may leave a heartbeat unanswered until something changes, for `heartbeatMs` at most. */
const longestHeartbeatMs = heartbeatMs + 3 * connectTimeoutMs;

/**
 * Connects again after a first connection that failed. The driver (mongodb 7.9) would keep what failed, and answer every operation
 * with "Topology is closed" until the process ends.
 */
class PatientClient extends MongoClient {
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(...[url, options]: ConstructorParameters<typeof MongoClient>) {
    super(url, options);
    this.on('serverHeartbeatStarted', () => {
      clearTimeout(this.#heartbeat);
      this.#heartbeat = setTimeout(() => this.#startAgain(), longestHeartbeatMs).unref();
    });
    for (const end of ['serverHeartbeatSucceeded', 'serverHeartbeatFailed', 'topologyClosed'] as const)
      this.on(end, () => clearTimeout(this.#heartbeat));
  }

  override async connect(): Promise<this> {
    try {
      return await super.connect();
    } catch (error) {
      Object.assign(this, { topology: undefined });
      throw error;
    }
  }

  /**
   * If a server ends its connections all at once, the driver's monitor may write to one that is already destroyed, and wait for its `drain`
   * for ever: it never looks again whether the server is there. So a heartbeat that takes too long ends the monitor, and the next operation
   * begins a new one.
   */
  #startAgain(): void {
    const client = this as { topology?: { close(): void } | undefined };
    const { topology } = client;
    client.topology = undefined;
    topology?.close();
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
    heartbeatFrequencyMS: heartbeatMs,
    socketTimeoutMS: operationTimeoutMs,
    useBigInt64: true,
    writeConcern: { w: 'majority' },
  });
