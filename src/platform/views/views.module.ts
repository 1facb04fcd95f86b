import { Global, Module } from '@nestjs/common';
import { I18nModule } from '../i18n/i18n.module.js';
import { Assets } from './assets.js';
import { Views } from './views.js';

/** Templates to HTML. */
@Global()
@Module({ imports: [I18nModule], providers: [Views, Assets], exports: [Views, Assets] })
export class ViewsModule {}
