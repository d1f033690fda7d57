import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { type Static, Type } from 'typebox';
import { CannotStart } from './cannot-start.ts';

/** The variables that say how to connect and sign in to Kafka. */
export const kafkaSettings = {
  KAFKA_BROKERS: Type.Optional(
    Type.String({
      format: 'hosts',
      description:
        'Brokers of Kafka, which receives events and delivers payments: host:port,…. If not set, Kafka is not used',
    }),
  ),
  KAFKA_SSL: Type.Boolean({
    default: false,
    needs: ['KAFKA_BROKERS'],
    description: 'Whether to connect to Kafka with TLS',
  }),
  KAFKA_CA: Type.Optional(
    Type.String({
      needs: ['KAFKA_SSL'],
      description: 'A PEM file with the certificate authority of the brokers, if it is not a public one',
    }),
  ),
  KAFKA_SASL_MECHANISM: Type.Optional(
    Type.Enum(['plain', 'scram-sha-256', 'scram-sha-512'], {
      needs: ['KAFKA_BROKERS', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
      description: 'How to sign in to Kafka. If not set, the service does not sign in',
    }),
  ),
  KAFKA_SASL_USERNAME: Type.Optional(
    Type.String({ needs: ['KAFKA_SASL_MECHANISM'], description: 'The user name for Kafka' }),
  ),
  KAFKA_SASL_PASSWORD: Type.Optional(
    Type.String({ secret: true, needs: ['KAFKA_SASL_MECHANISM'], description: 'The password for Kafka' }),
  ),
};

const KafkaSettings = Type.Object(kafkaSettings);
export type KafkaSettings = Static<typeof KafkaSettings>;

/** How connections to Kafka are secured, as kafkajs takes it. @throws CannotStart if KAFKA_CA cannot be read */
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
    throw new CannotStart(`KAFKA_CA cannot be read: ${(error as Error).message}`);
  }
}
