import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { type Static, Type } from 'typebox';
import { CannotStart } from './config.ts';

/** The variables by which a Kafka is reached and signed in to. */
export const kafkaSettings = {
  KAFKA_BROKERS: Type.Optional(
    Type.String({
      format: 'hosts',
      description: 'Kafka: where events go and payments come from, host:port,…; none where absent',
    }),
  ),
  KAFKA_SSL: Type.Boolean({ default: false, description: 'Speak TLS with Kafka' }),
  KAFKA_CA: Type.Optional(
    Type.String({
      needs: ['KAFKA_SSL'],
      description: "A PEM file: who signs the brokers' certificates, if no public authority does",
    }),
  ),
  KAFKA_SASL_MECHANISM: Type.Optional(
    Type.Enum(['plain', 'scram-sha-256', 'scram-sha-512'], {
      needs: ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
      description: 'How to sign in to Kafka; not at all where absent',
    }),
  ),
  KAFKA_SASL_USERNAME: Type.Optional(Type.String({ needs: ['KAFKA_SASL_MECHANISM'], description: 'As whom' })),
  KAFKA_SASL_PASSWORD: Type.Optional(
    Type.String({ secret: true, needs: ['KAFKA_SASL_MECHANISM'], description: 'With which password' }),
  ),
};

const KafkaSettings = Type.Object(kafkaSettings);
export type KafkaSettings = Static<typeof KafkaSettings>;

/** How connections to Kafka are secured, as kafkajs takes it. @throws CannotStart where KAFKA_CA can't be read */
export function kafkaSecurity(settings: Partial<KafkaSettings>): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { KAFKA_SSL, KAFKA_CA, KAFKA_SASL_MECHANISM: mechanism } = settings;
  const { KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = settings;
  return {
    ...(KAFKA_SSL && { ssl: KAFKA_CA === undefined ? true : { ca: [pem(KAFKA_CA)] } }),
    ...(mechanism !== undefined && { sasl: { mechanism, username, password } as SASLOptions }),
  };
}

function pem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CannotStart(`KAFKA_CA can't be read: ${(error as Error).message}`);
  }
}
