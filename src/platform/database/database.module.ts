import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { createDataSource } from './data-source.js';
import { Db } from './db.js';
import { Transactions } from './transactions.js';

/** Web pages and jobs share one pool a process; sized for two cores. */
const POOL = 10;

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: async (config: Config) => {
        if (config.databaseUrl === undefined) throw new Error('No database address');
        const settings = { url: config.databaseUrl, pool: POOL, applicationName: `motcua ${config.role}` };
        return { ...(await createDataSource(settings)).options, retryAttempts: 0 };
      },
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('No database settings');
        return new DataSource(options).initialize();
      },
    }),
  ],
  providers: [Db, Transactions],
  exports: [Db, Transactions],
})
export class DatabaseModule {}
