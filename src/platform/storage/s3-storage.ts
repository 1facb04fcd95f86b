import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { NotFound } from '../errors/errors.js';
import { checkKey, Storage, type StoredAs } from './storage.js';

/**
 * Bytes in any store that speaks S3. Address: `s3://<key>:<secret>@<host>[:<port>]/<bucket>[?region=<name>]`, with `s3+http://`
 * for a store without TLS on a private network.
 */
export class S3Storage extends Storage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(address: string) {
    super();
    const url = new URL(address);
    this.bucket = url.pathname.replace(/^\/|\/$/g, '');
    this.client = new S3Client({
      endpoint: `${url.protocol === 's3:' ? 'https' : 'http'}://${url.host}`,
      region: url.searchParams.get('region') ?? 'us-east-1',
      credentials: {
        accessKeyId: decodeURIComponent(url.username),
        secretAccessKey: decodeURIComponent(url.password),
      },
      forcePathStyle: true,
      // Stores other than Amazon's do not know the checksums that the client would add on its own.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000 },
      maxAttempts: 3,
    });
  }

  override async put(key: string, content: Readable | Uint8Array, about: StoredAs = {}): Promise<void> {
    checkKey(key);
    const known = content instanceof Uint8Array || about.size !== undefined;
    const body = known ? content : await buffer(content);
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: key,
        Body: body,
        ContentLength: body instanceof Uint8Array ? body.length : about.size,
        ContentType: about.type ?? 'application/octet-stream',
      }),
    );
  }

  override async get(key: string): Promise<Readable> {
    checkKey(key);
    try {
      const found = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return found.Body as Readable;
    } catch (error) {
      throw isMissing(error) ? new NotFound('storage.no_such_key') : error;
    }
  }

  override async exists(key: string): Promise<boolean> {
    checkKey(key);
    try {
      await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  override async delete(key: string): Promise<void> {
    checkKey(key);
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }

  override async check(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.bucket }));
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name);
