import fastifyPassport from '@fastify/passport';
import { Injectable } from '@nestjs/common';
import { Strategy } from 'passport-local';
import { Audit } from '../audit/audit.service.js';
import { Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { Invalid } from '../platform/errors/errors.js';
import type { FastifyReply, FastifyRequest } from '../platform/http/request.js';
import { secretHash } from './internal/secrets.js';
import { Passwords } from './passwords.service.js';

/** What passport hands around between proving a password and opening a session. */
interface Proven {
  readonly accountId: string;
}

const LONGEST_DEVICE = 200;

/** Signing in and out in a browser. A new session id is made at each, so a planted one is worth nothing. */
@Injectable()
export class SignIn {
  readonly passport = new fastifyPassport.Authenticator();
  /** The prefix makes browsers refuse the cookie from anywhere but this very host over TLS. */
  readonly cookieName: string;
  readonly secure: boolean;

  constructor(
    private readonly passwords: Passwords,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    config: Config,
  ) {
    this.secure = config.baseUrl.startsWith('https:');
    this.cookieName = this.secure ? '__Host-motcua' : 'motcua';
    this.passport.use(this.strategy());
    this.passport.registerUserSerializer(async (proven: Proven) => proven.accountId);
  }

  /**
   * Signs in with the fields `login` and `password` of the form. Errors as `Passwords.prove`; Invalid
   * `identity.login_missing` where a field is empty. Answers whose account it is.
   */
  async start(request: FastifyRequest, reply: FastifyReply): Promise<string> {
    let proven: Proven | undefined;
    const run = this.passport.authenticate('local', async (_request, _reply, error, user) => {
      if (error) throw error;
      proven = user ? (user as Proven) : undefined;
    });
    await run.call(request.server, request, reply);
    if (!proven) throw new Invalid([{ at: 'login', code: 'identity.login_missing' }]);
    // Passport carries the account of an earlier sign-in into the new session, which would then be written as theirs.
    delete request.session.passport;
    await request.logIn(proven as never);
    request.session.device = request.headers['user-agent']?.slice(0, LONGEST_DEVICE);
    return proven.accountId;
  }

  /** Ends the session here and on the server. */
  async end(request: FastifyRequest): Promise<void> {
    const { actor } = request;
    if (actor.kind !== 'person') return;
    await request.logOut();
    await this.transactions.run((tx) =>
      this.audit.record(tx, actor, {
        action: 'identity.signed_out',
        subject: { kind: 'account', id: actor.accountId },
      }),
    );
  }

  /** Name of the present session for `OwnAccount` and `Sessions.list`; not its secret id. */
  handleOf(request: FastifyRequest): string {
    return secretHash(request.session.sessionId).toString('hex');
  }

  private strategy(): Strategy {
    const fields = { usernameField: 'login', passwordField: 'password', passReqToCallback: true } as const;
    return new Strategy(fields, (request, login, password, done) => {
      const address = (request as unknown as FastifyRequest).ip;
      this.passwords.prove(login, password, address).then((accountId) => done(null, { accountId }), done);
    });
  }
}
