import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import { ErrorFilter } from './error.filter.js';
import { PageInterceptor } from './page.interceptor.js';

/** Pages out of handlers, answers out of errors. Needs `LAYOUT` from a global module above. */
@Module({
  providers: [
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
  ],
})
export class HttpModule {}
