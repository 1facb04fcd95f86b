import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { AccountQueries } from './account.queries.js';
import { Accounts } from './accounts.service.js';
import { AccessGuard } from './internal/access.guard.js';
import { AccountNews } from './internal/account-news.js';
import { SessionStore } from './internal/session-store.js';
import { SignInAttempts } from './internal/sign-in-attempts.js';
import { OneTimeLinks } from './one-time-links.service.js';
import { OwnAccount } from './own-account.service.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';
import { Staff } from './staff.service.js';
import { Tokens } from './tokens.service.js';

const FACE = [Accounts, AccountQueries, OneTimeLinks, OwnAccount, Passwords, Sessions, SignIn, Staff, Tokens];

@Module({
  imports: [AuditModule, AgenciesModule],
  providers: [...FACE, AccountNews, SessionStore, SignInAttempts, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: FACE,
})
export class IdentityModule {}
