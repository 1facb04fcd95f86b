import { Injectable } from '@nestjs/common';
import { AdministrativeUnits } from '../../agencies/units.service.js';
import type { PublishedVersion } from '../../catalog/catalog.types.js';
import { compileForm, type Reading } from '../../forms/compiled-form.js';
import { Config } from '../../platform/config/config.js';
import type { Locale } from '../../platform/i18n/localised.js';
import { ApplicationForm } from './application-form.js';

/** The form of a version, as drafts and applications use it. Compiled once a version. */
@Injectable()
export class ApplicationForms {
  constructor(
    private readonly config: Config,
    private readonly units: AdministrativeUnits,
  ) {}

  of(version: Pick<PublishedVersion, 'bundle'>): ApplicationForm {
    return new ApplicationForm(compileForm(version.bundle.form), this.config.timeZone);
  }

  /** How somebody's answers are read: numbers in their notation, communes by the list. Provinces without a list pass. */
  async reading(locale: Locale): Promise<Reading> {
    const book = await this.units.book();
    const isCommuneOf = (commune: string, province: string): boolean => {
      const known = book.communes(province);
      return known.length === 0 || known.some((unit) => unit.code === commune);
    };
    return { locale, isCommuneOf };
  }
}
