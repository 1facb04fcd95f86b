import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DiskStorage } from './disk-storage.js';
import { Storage } from './storage.js';

/** Where bytes lie: S3_URL where it is set, the data folder otherwise. */
@Global()
@Module({
  providers: [
    {
      provide: Storage,
      inject: [Config],
      useFactory: async (config: Config): Promise<Storage> => {
        if (config.s3Url === undefined) return new DiskStorage(config.filesDir);
        // The client is large; who keeps files on disk never loads it.
        const { S3Storage } = await import('./s3-storage.js');
        return new S3Storage(config.s3Url);
      },
    },
  ],
  exports: [Storage],
})
export class StorageModule {}
