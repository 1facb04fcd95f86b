import { type AgencyFigures, FIGURE_DAYS } from '../../../casework/figures.queries.js';
import { formatNumber } from '../../../platform/i18n/format.js';
import { PHASES, type Phase } from '../../../workflow/workflow.types.js';
import type { Speak } from '../../shared/speak.js';

/** Phases of open cases. */
const OPEN: readonly Phase[] = PHASES.filter((phase) => phase !== 'closed' && phase !== 'withdrawn');

/** A leader's agencies in numbers. */
export function figuresModel(figures: readonly AgencyFigures[], speak: Speak): object {
  const write = (count: number): string => formatNumber(count, speak.locale);
  const sum = (of: (one: AgencyFigures) => number): number => figures.reduce((total, one) => total + of(one), 0);
  const lateNow = sum((one) => one.lateNow);
  const [onTime, late] = [sum((one) => one.onTime), sum((one) => one.late)];
  return {
    title: speak.t('figures.title'),
    lead: speak.t('figures.lead', { days: FIGURE_DAYS }),
    stats: [
      { value: write(sum(openOf)), label: speak.t('figures.open') },
      { value: write(lateNow), label: speak.t('figures.late_now'), ...(lateNow > 0 && { state: 'late' }) },
      { value: shareText(onTime, late, speak), label: speak.t('figures.on_time') },
    ],
    table: {
      caption: speak.t('figures.by_agency'),
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: [
        { text: speak.t('figures.agency') },
        ...OPEN.map((phase) => number(speak.t(`queue.phases.${phase}`))),
        number(speak.t('figures.late_now')),
        number(speak.t('figures.closed_on_time')),
        number(speak.t('figures.closed_late')),
      ],
      rows: figures.map((one) => [
        { text: one.agency.name[speak.locale] },
        ...OPEN.map((phase) => number(write(one.open[phase] ?? 0))),
        number(write(one.lateNow)),
        number(write(one.onTime)),
        number(write(one.late)),
      ]),
    },
  };
}

const number = (text: string): object => ({ text, format: 'numeric' });

const openOf = (one: AgencyFigures): number => OPEN.reduce((total, phase) => total + (one.open[phase] ?? 0), 0);

const shareText = (onTime: number, late: number, speak: Speak): string =>
  onTime + late === 0 ? '–' : `${formatNumber((100 * onTime) / (onTime + late), speak.locale, 1)} %`;
