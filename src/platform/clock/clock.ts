import { Injectable } from '@nestjs/common';

/** The only source of the present time. Everything that decides by time asks it, so that a test or a demo can move it. */
@Injectable()
export class Clock {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** How far this clock runs ahead of the machine's, in milliseconds. */
  get aheadBy(): number {
    return this.offset;
  }

  /** Moves the clock to run `milliseconds` ahead of the machine's. */
  moveTo(milliseconds: number): void {
    this.offset = milliseconds;
  }
}
