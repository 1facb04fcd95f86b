import { Controller } from '@nestjs/common';
import { Intake } from '../../../casework/intake.service.js';
import { Requires } from '../../../identity/access.js';
import { officer } from '../../../paths/officer.js';
import { CheckPages } from '../../shared/wizard/check-pages.service.js';
import { PaperPages } from '../../shared/wizard/paper-pages.service.js';
import { SectionPages } from '../../shared/wizard/section-pages.service.js';
import { WizardController, type WizardPages } from '../../shared/wizard/wizard.controller.js';
import type { Journey, WizardPaths } from '../../shared/wizard/wizard.types.js';

const PATHS: WizardPaths = {
  list: officer.counter,
  application: officer.counterDraft,
  section: officer.counterSection,
  autosave: officer.counterAutosave,
  papers: officer.counterPapers,
  paper: officer.counterPaper,
  file: officer.counterFile,
  removeFile: officer.counterRemoveFile,
  check: officer.counterCheck,
  submit: officer.counterSubmit,
  discard: officer.counterDiscard,
};

/** The application of somebody who stands at the counter, written by the officer. */
@Requires('case.file')
@Controller('officer/counter/:id')
export class CounterDraftController extends WizardController {
  protected readonly journey: Journey;
  protected readonly pages: WizardPages;

  constructor(sections: SectionPages, papers: PaperPages, checks: CheckPages, intake: Intake) {
    super();
    this.pages = { sections, papers, checks };
    this.journey = {
      paths: PATHS,
      atCounter: true,
      submit: (person, id, given) => intake.submitAtCounter(person, id, given),
      submitted: officer.case,
    };
  }
}
