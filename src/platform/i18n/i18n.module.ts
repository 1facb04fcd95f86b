import { Global, Module } from '@nestjs/common';
import { Wording } from './wording.js';

/** The sentences of the product, for whoever speaks to people. */
@Global()
@Module({ providers: [Wording], exports: [Wording] })
export class I18nModule {}
