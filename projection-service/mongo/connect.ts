import { MongoClient } from 'mongodb';

/** A client as views need it; its database is the one that the URL names. Connects when it is first used. */
export const connectMongo = (url: string, name: string): MongoClient =>
  new MongoClient(url, {
    appName: name,
    maxPoolSize: 5,
    serverSelectionTimeoutMS: 3_000,
    connectTimeoutMS: 3_000,
    socketTimeoutMS: 30_000,
    useBigInt64: true,
    writeConcern: { w: 'majority' },
  });
