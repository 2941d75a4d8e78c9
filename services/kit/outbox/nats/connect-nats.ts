import { JetStreamApiError, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { ConfigError } from '../../../../platform/errors';

/**
 * A connection that is made anew for as long as it lives.
 *
 * @throws ConfigError that says what is wrong with EVENTS_URL or with the server there
 */
export async function connectNats(url: string, name: string): Promise<NatsConnection> {
  const connection = await connect({
    ...optionsOf(url),
    name: `lahella-graph ${name}`,
    timeout: 5_000,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
  }).catch((cause: unknown) => {
    throw new ConfigError(
      `EVENTS_URL is ${withoutPassword(url)}, but no NATS server takes us there (${reasonOf(cause)}). ` +
        'Start it, or correct the address, the user or the password.',
    );
  });
  await requireJetStream(connection, url);
  return connection;
}

async function requireJetStream(connection: NatsConnection, url: string): Promise<void> {
  try {
    await jetstreamManager(connection);
  } catch (cause) {
    await connection.close();
    const isOff = cause instanceof JetStreamApiError || isNamed(cause, 'JetStreamNotEnabled');
    throw new ConfigError(
      `The NATS server at ${withoutPassword(url)} ` +
        (isOff
          ? 'has no JetStream for us: start it with -js, and enable it for the account.'
          : `does not answer about JetStream (${reasonOf(cause)}).`),
    );
  }
}

/** The client takes user and password beside the address only. */
function optionsOf(text: string) {
  const { protocol, host, username, password } = new URL(text);
  const user = decodeURIComponent(username);
  const pass = decodeURIComponent(password);
  const who = password === '' ? { token: user } : { user, pass };
  return {
    servers: host,
    ...(username === '' ? {} : who),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}

/** The client exports some of its errors as names only. */
const isNamed = (cause: unknown, name: string): boolean =>
  cause instanceof Error && cause.name === name;

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//***@');

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && cause.message !== '' ? cause.message : String(cause);
