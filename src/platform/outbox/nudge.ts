import { Injectable } from '@nestjs/common';

/** Long enough for the transaction that announces to be committed in most cases; the relay looks again anyway. */
const A_MOMENT_MS = 15;

/** Wakes the relay of this process, where it has one, shortly after something was announced. */
@Injectable()
export class Nudge {
  private wake: (() => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** The relay says whom to wake. */
  listen(wake: (() => void) | undefined): void {
    this.wake = wake;
  }

  soon(): void {
    if (!this.wake || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wake?.();
    }, A_MOMENT_MS);
    this.timer.unref();
  }
}
