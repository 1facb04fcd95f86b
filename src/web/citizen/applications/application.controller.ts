import { Controller } from '@nestjs/common';
import { Intake } from '../../../casework/intake.service.js';
import { Requires } from '../../../identity/access.js';
import { citizen } from '../../../paths/citizen.js';
import { CheckPages } from '../../shared/wizard/check-pages.service.js';
import { PaperPages } from '../../shared/wizard/paper-pages.service.js';
import { SectionPages } from '../../shared/wizard/section-pages.service.js';
import { WizardController, type WizardPages } from '../../shared/wizard/wizard.controller.js';
import type { Journey } from '../../shared/wizard/wizard.types.js';

/** One's own application, from the first question to the button. */
@Requires('own.application')
@Controller('applications/:id')
export class ApplicationController extends WizardController {
  protected readonly journey: Journey;
  protected readonly pages: WizardPages;

  constructor(sections: SectionPages, papers: PaperPages, checks: CheckPages, intake: Intake) {
    super();
    this.pages = { sections, papers, checks };
    this.journey = {
      paths: { ...citizen, list: citizen.applications },
      atCounter: false,
      submit: (person, id, given) => intake.submit(person, id, given),
      submitted: citizen.receipt,
    };
  }
}
