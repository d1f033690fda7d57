import { freePort } from '../../testing/network/free-port.ts';
import { checkout, docker, shell } from './docker.ts';
import { oddPasswords } from './passwords.ts';

const scaled = ['command-service', 'process-manager', 'projection-service', 'query-service'] as const;
export type Scale = Record<(typeof scaled)[number], number>;
export const oneOfEach = Object.fromEntries(scaled.map((service) => [service, 1])) as Scale;
export const several: Scale = { ...oneOfEach, 'command-service': 3, 'projection-service': 2, 'query-service': 3 };

/** A name that no other run has, and the ports that its gateway and its Kafka are published on. */
export type Project = { name: string; port: number; kafkaPort: number };

/** Free ports for what the profile `debug` publishes besides Kafka, by the variables of compose.yaml. */
export async function debugPorts(): Promise<Record<string, string>> {
  const names = ['EVENT_STORE_PORT', 'POSTGRES_PORT', 'MONGODB_PORT', 'PROJECTION_PORT'];
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())] as const)));
}

/** The system of compose.yaml as a project of its own. */
export class ComposedLedger {
  readonly name: string;
  readonly commandUrl: string;
  readonly queryUrl: string;
  readonly url: string;
  /** Of Kafka, once the profile `debug` is up. */
  readonly kafkaPort: number;
  readonly #env: Record<string, string>;
  readonly #tree: string;

  /**
   * @param tree the checkout whose compose.yaml it is
   * @param env what compose.yaml is given besides the ports
   */
  constructor({ name, port, kafkaPort }: Project, tree = checkout, env: Record<string, string> = oddPasswords) {
    this.#tree = tree;
    this.name = name;
    this.kafkaPort = kafkaPort;
    this.url = `http://127.0.0.1:${port}`;
    this.commandUrl = `${this.url}/commands`;
    this.queryUrl = `${this.url}/queries`;
    this.#env = { GATEWAY_PORT: String(port), KAFKA_PORT: String(kafkaPort), LOG_LEVEL: 'warn', ...env };
  }

  /** `docker compose ARGS`. */
  compose(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
    return docker(['compose', '-p', this.name, ...args], { ...this.#env, ...env }, this.#tree);
  }

  /** Runs commands of the documentation, in `folder`. @returns what they printed @throws Error with their own words where one fails */
  shell(commands: string, folder = this.#tree, env: Record<string, string> = {}): Promise<string> {
    return shell(commands, folder, { ...this.#env, ...env, COMPOSE_PROJECT_NAME: this.name }, this.#tree);
  }

  /** Removes a store with its volume. */
  async lose(store: string, volume: string): Promise<void> {
    await this.compose(['rm', '--stop', '--force', store]);
    await docker(['volume', 'rm', `${this.name}_${volume}`]);
  }

  async build(): Promise<void> {
    await this.compose(['build', '--quiet']);
  }

  /** Starts or scales it. Resolves when all containers are healthy. */
  async up(scale: Partial<Scale> = oneOfEach): Promise<void> {
    const scales = Object.entries(scale).flatMap(([service, count]) => ['--scale', `${service}=${count}`]);
    await this.compose(['up', '--no-build', '--wait', '--wait-timeout', '180', ...scales]);
  }

  /** The ids of a service's containers that run. */
  async containers(service: string): Promise<string[]> {
    return (await this.compose(['ps', '--quiet', service])).split('\n').filter(Boolean);
  }

  /** Ends every process of a container as a crash would: its restart policy brings it back. */
  async crash(container: string): Promise<void> {
    await docker(['exec', container, 'bash', '-c', 'kill -9 -1']).catch(() => undefined); // it takes the shell along
  }

  /** Resolves when a service's containers are all healthy. */
  async healthy(service: string): Promise<void> {
    await this.compose(['up', '--no-build', '--no-recreate', '--no-deps', '--wait', '--wait-timeout', '200', service]);
  }

  /** What `docker compose run --rm NAME ARGS` prints. */
  run(name: 'token' | 'ledger', args: readonly string[] = [], env: Record<string, string> = {}): Promise<string> {
    return this.compose(['run', '--rm', '--no-TTY', '--quiet-pull', name, ...args], env);
  }

  /** Removes everything: containers, networks, volumes, images. */
  async down(): Promise<void> {
    await this.compose(['--profile', '*', 'down', '--volumes', '--remove-orphans', '--rmi', 'local', '--timeout', '3']);
  }
}
