import { publicPaths } from '../../../paths/public.js';
import { askSimply, type SimpleForm, summaryOf } from '../../shared/simple-form.js';

/** The two questions. */
export const trackFormModel = (form: SimpleForm): object => ({
  title: form.speak.t('track.title'),
  summary: summaryOf(form, ['code', 'digits']),
  action: publicPaths.track,
  code: askSimply(form, 'code', { classes: 'govuk-input--width-20', spellcheck: false, autocapitalize: 'characters' }),
  digits: askSimply(form, 'digits', {
    classes: 'govuk-input--width-4',
    inputmode: 'numeric',
    spellcheck: false,
    autocomplete: 'off',
  }),
});
