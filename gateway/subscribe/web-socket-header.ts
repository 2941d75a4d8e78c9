/** A whole text message in one frame, unmasked as servers send (RFC 6455, section 5.2). */
const finalText = 0x81;

/** The bytes in front of a text message of the given length in bytes. */
export function webSocketHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([finalText, length]);
  if (length < 65_536) return Buffer.from([finalText, 126, length >> 8, length & 0xff]);
  const header = Buffer.alloc(10);
  header[0] = finalText;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
