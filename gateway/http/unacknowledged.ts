import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** Looks up how many bytes of a connection the peer's system has not acknowledged. */
export type Unacknowledged = (socket: Socket) => number | undefined;

/**
 * What the Linux kernel knows of all connections now. Node gives no access to TCP_USER_TIMEOUT, and
 * the kernel itself tries for a quarter of an hour to reach a peer that has vanished. Null where
 * there is no such table.
 */
export async function readUnacknowledged(): Promise<Unacknowledged | null> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(readTable));
  if (tables.every((table) => table === null)) return null;
  const bytes = new Map<string, number>();
  for (const table of tables) for (const row of (table ?? '').split('\n')) addRow(row, bytes);
  return ({ localPort, remotePort, remoteAddress }) =>
    bytes.get(`${localPort} ${remotePort} ${lastWord(remoteAddress ?? '')}`);
}

const readTable = (path: string): Promise<string | null> =>
  readFile(path, 'latin1').catch(() => null);

/** `sl local_address rem_address st tx_queue:rx_queue …`, all in hexadecimal. */
const rowShape =
  /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]*([0-9A-F]{8}):([0-9A-F]{4}) [0-9A-F]{2} ([0-9A-F]{8}):/;

function addRow(row: string, bytes: Map<string, number>): void {
  const [, local = '', address = '', remote = '', queued = ''] = rowShape.exec(row) ?? [];
  if (queued === '') return;
  bytes.set(`${parseInt(local, 16)} ${parseInt(remote, 16)} ${address}`, parseInt(queued, 16));
}

/** The last 32 bits of an address as the kernel prints them: in the order of a little-endian word. */
function lastWord(address: string): string {
  const dotted = /(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const bytes = dotted === null ? lastBytes(address) : dotted.slice(1, 5).map(Number);
  return bytes
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

function lastBytes(address: string): number[] {
  const [high = '', low = ''] = address.split('%', 1)[0]?.split(':').slice(-2) ?? [];
  return [high, low].flatMap((group) => {
    const value = group === '' ? 0 : parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
