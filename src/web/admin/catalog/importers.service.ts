import { Injectable } from '@nestjs/common';
import { AccountQueries } from '../../../identity/account.queries.js';

const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of those who imported and published: persons by their account, parts of the portal by no name of their own. */
@Injectable()
export class Importers {
  constructor(private readonly accounts: AccountQueries) {}

  /** Names by what the tables keep; who is left out is no person. */
  async names(kept: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.accounts.names(kept.filter((one) => ACCOUNT.test(one)));
  }
}
