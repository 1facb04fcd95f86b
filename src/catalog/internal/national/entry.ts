import type { Doubt, NationalEntry } from '../../national.types.js';
import { doubtWays } from './belief.js';
import { readLegalBasis } from './legal-basis.js';
import type { Source } from './line.js';
import { readPapers } from './papers.js';
import { readParagraphs, readRelated } from './prose.js';
import { cutEnding, type Ending, readResults } from './results.js';
import { saysNothing, shorten, tidy } from './tidy.js';
import { readWays } from './ways.js';
import { readAgencies, readApplicants, readLevels, readMinistry } from './who.js';

/** Raised whenever the same source would now be read differently, so that the next import reads every line anew. */
export const PARSER_VERSION = 1;

export interface EntryReading {
  readonly entry: NationalEntry;
  readonly doubts: readonly Doubt[];
}

/** Takes one procedure of the national catalogue apart. Pure; every source gives an entry, what is odd gives doubts. */
export function readEntry(source: Source): EntryReading {
  const doubts: Doubt[] = [];
  const papers = tidy(source.thanh_phan_ho_so);
  const torn = isTorn(papers);
  if (torn) doubts.push({ kind: 'text.torn', part: 'steps', found: shorten(papers) });
  const steps = torn ? `${source.trinh_tu_thuc_hien}Thành phần hồ sơ${papers}` : source.trinh_tu_thuc_hien;
  const ending = cutEnding(tidy(source.ket_qua_xu_ly));
  const conditions = cutEnding(tidy(source.yeu_cau_dieu_kien));
  const ways = readWays(source.cach_thuc_thuc_hien, doubts);
  const entry: NationalEntry = {
    code: source.ma_thu_tuc,
    name: tidy(source.ten_thu_tuc),
    ...plainTexts(source),
    sector: readSector(source.linh_vuc, doubts),
    levels: readLevels(source.cap_thuc_hien, doubts),
    applicants: readApplicants(source.doi_tuong_thuc_hien, doubts),
    agencies: readAgencies(source.co_quan_thuc_hien),
    related: readRelated(source.thu_tuc_lien_quan),
    steps: readSteps(steps, doubts),
    ways,
    papers: torn ? noPapers(doubts) : readPapers(papers, doubts),
    legalBasis: readLegalBasis(source.can_cu_phap_ly, doubts),
    conditions: readParagraphs(conditions.text),
    results: readResults(ending.text, doubts),
    ...lastWords(ending, conditions),
    ...optional('ministry', readMinistry(source.bo_nganh, doubts)),
  };
  return { entry, doubts: [...doubts, ...doubtWays(ways)] };
}

/**
 * The page was cut where its headings stand, and "Thành phần hồ sơ" also occurs inside the steps of some procedures: the
 * field then holds the rest of the steps, and the papers are lost.
 */
const isTorn = (papers: string): boolean =>
  !papers.includes('Tên giấy tờ') && (/^[),.;]|^\p{Ll}/u.test(papers) || /Bước \d/.test(papers));

function noPapers(doubts: Doubt[]): NationalEntry['papers'] {
  doubts.push({ kind: 'papers.none', part: 'papers' });
  return [];
}

function readSector(text: string, doubts: Doubt[]): string {
  const sector = tidy(text);
  if (!saysNothing(sector)) return sector;
  doubts.push({ kind: 'sector.missing', part: 'sector' });
  return 'Lĩnh vực khác';
}

function readSteps(text: string, doubts: Doubt[]): string[] {
  const steps = readParagraphs(text);
  if (steps.length === 0) doubts.push({ kind: 'steps.none', part: 'steps' });
  return steps;
}

function plainTexts(source: Source): Partial<NationalEntry> {
  const url = source.detail_url.trim();
  return {
    ...(/^https:\/\/[\w.-]+\/\S+$/.test(url) && { url }),
    ...optional('decision', said(source.so_quyet_dinh)),
    ...optional('category', said(source.loai_thu_tuc)),
    ...optional('authority', said(source.co_quan_co_tham_quyen)),
    ...optional('delegated', said(source.co_quan_duoc_uy_quyen)),
    ...optional('coordinating', said(source.co_quan_phoi_hop)),
    ...optional('receptionAddress', said(source.dia_chi_tiep_nhan)),
  };
}

const lastWords = (ending: Ending, conditions: Ending): Pick<NationalEntry, 'keywords' | 'description'> => ({
  keywords: [...ending.keywords, ...conditions.keywords],
  ...optional('description', ending.description ?? conditions.description),
});

function said(text: string): string | undefined {
  const tidied = tidy(text);
  return saysNothing(tidied) ? undefined : tidied;
}

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
