import { Injectable } from '@nestjs/common';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf } from '../../../platform/i18n/format.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../speak.js';
import type { Asked, WizardSetting } from './wizard.types.js';

/** What pages of an application need besides the application. */
@Injectable()
export class WizardSettings {
  constructor(
    private readonly units: AdministrativeUnits,
    private readonly wording: Wording,
    private readonly clock: Clock,
  ) {}

  async for({ locale, journey }: Asked): Promise<WizardSetting> {
    const { paths, atCounter } = journey;
    return {
      speak: speakIn(this.wording, locale),
      wording: this.wording,
      units: await this.units.book(),
      paths,
      atCounter,
    };
  }

  /** `YYYY-MM-DD`. */
  today(): string {
    return dayOf(this.clock.now());
  }
}
