import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** For loading sample or old cases by the ordinary commands: what is announced meanwhile reaches nobody. */
@Injectable()
export class Silence {
  private readonly store = new AsyncLocalStorage<true>();

  /** Runs the work; acts within it send no mail and leave nothing in anybody's inbox, now or later. */
  during<T>(work: () => Promise<T>): Promise<T> {
    return this.store.run(true, work);
  }

  get reigns(): boolean {
    return this.store.getStore() === true;
  }
}
