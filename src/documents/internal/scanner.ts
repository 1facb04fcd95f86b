import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { Unavailable } from '../../platform/errors/errors.js';

export type ScanVerdict = 'clean' | 'infected' | 'not_scanned';

const SILENCE_MS = 20_000;

/**
 * Asks clamd about a file, by its INSTREAM command: chunks with a four-byte length before each, an empty one at the end.
 * Without CLAMD_URL nothing is scanned, and that is what the verdict says. A scanner that does not answer is
 * `documents.scanner_away`: a file is never let in unseen where scanning was asked for.
 */
@Injectable()
export class Scanner {
  constructor(private readonly config: Config) {}

  async scan(content: Readable): Promise<ScanVerdict> {
    if (this.config.clamdUrl === undefined) {
      content.destroy();
      return 'not_scanned';
    }
    const socket = open(new URL(this.config.clamdUrl));
    try {
      const reply = await ask(socket, content);
      if (/ FOUND\0?$/.test(reply)) return 'infected';
      if (/ OK\0?$/.test(reply)) return 'clean';
      throw new Unavailable('documents.scanner_away', 60);
    } finally {
      socket.destroy();
      content.destroy();
    }
  }
}

function open(address: URL): Socket {
  const socket =
    address.protocol === 'unix:'
      ? connect(address.pathname)
      : connect(Number(address.port || 3310), address.hostname.replace(/^\[|\]$/g, ''));
  return socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd is silent')));
}

/** Sends the content and answers clamd's one line. */
async function ask(socket: Socket, content: Readable): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let reply = '';
    socket.setEncoding('utf8').on('data', (part) => (reply += String(part)));
    socket.once('end', () => resolve(reply));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd hung up')));
  });
  const sending = send(socket, content);
  try {
    // clamd may speak before everything is sent, for instance because its own size limit is reached.
    const [reply] = await Promise.all([answer, sending]);
    return reply;
  } catch {
    throw new Unavailable('documents.scanner_away', 60);
  }
}

async function send(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const part of content) {
    const chunk = Buffer.from(part as Uint8Array);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    socket.write(length);
    if (!socket.write(chunk)) await drained(socket);
  }
  socket.write(Buffer.alloc(4));
}

const drained = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('drain', resolve);
    socket.once('close', () => reject(new Error('clamd hung up')));
  });
