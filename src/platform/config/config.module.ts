import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from './config.js';

/** Settings and the clock: what everything else may ask for. `Config` is handed in by the composition root. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config) {
    return {
      module: ConfigModule,
      providers: [{ provide: Config, useValue: config }, Clock],
      exports: [Config, Clock],
    };
  }
}
