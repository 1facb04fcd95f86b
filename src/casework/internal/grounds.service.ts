import { Injectable } from '@nestjs/common';
import { Agencies } from '../../agencies/agencies.service.js';
import type { Agency } from '../../agencies/agencies.types.js';
import { AgencyCalendars } from '../../agencies/agency-calendars.service.js';
import { AdministrativeUnits } from '../../agencies/units.service.js';
import { PublishedProcedures } from '../../catalog/published-procedures.service.js';
import { NotFound } from '../../platform/errors/errors.js';
import { Db } from '../../platform/database/db.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import { Wording } from '../../platform/i18n/wording.js';
import type { CaseGround } from './act.types.js';
import { type CaseFile, SELECT_CASE } from './case-file.js';

type Placed = Pick<CaseFile, 'versionId' | 'receivedBy' | 'handledBy' | 'decidedBy'>;

/**
 * What an act needs and no act can change: version, calendar, agencies. Read before the transaction begins, so that a
 * transaction never waits for a second connection.
 */
@Injectable()
export class CaseGrounds {
  constructor(
    private readonly db: Db,
    private readonly procedures: PublishedProcedures,
    private readonly agencies: Agencies,
    private readonly calendars: AgencyCalendars,
    private readonly units: AdministrativeUnits,
    private readonly wording: Wording,
  ) {}

  /** The case as it is now, without a lock; undefined for an unknown code. */
  async find(code: string): Promise<CaseFile | undefined> {
    const [file] = await this.db.query<CaseFile>(`${SELECT_CASE} where code = $1`, [code]);
    return file;
  }

  async findById(id: string): Promise<CaseFile | undefined> {
    const [file] = await this.db.query<CaseFile>(`${SELECT_CASE} where id = $1`, [id]);
    return file;
  }

  /**
   * Whether nothing but reminders of the due date happened since this version: they change nothing that anybody decides
   * on, so what was typed meanwhile still stands. With `tx`: as that transaction sees it.
   */
  async onlyReminded(caseId: string, version: number, tx?: Tx): Promise<boolean> {
    const sql = `select coalesce(bool_and(event in ('due_soon', 'overdue')), false) as only
      from case_events where case_id = $1 and revision > $2 and $2 > 0`;
    const values = [caseId, version];
    const [row] = tx
      ? await queryIn<{ only: boolean }>(tx, sql, values)
      : await this.db.query<{ only: boolean }>(sql, values);
    return row?.only === true;
  }

  async of(file: Placed): Promise<CaseGround> {
    const [version, calendar, units, agencies] = await Promise.all([
      this.procedures.version(file.versionId),
      this.calendars.of(file.handledBy),
      this.units.book(),
      this.agencies.withParents([file.receivedBy, file.handledBy, file.decidedBy]),
    ]);
    const agency = (id: string): Agency => {
      const found = agencies.get(id);
      if (!found) throw new NotFound('agencies.unknown');
      return found.agency;
    };
    const three = {
      received_at: agency(file.receivedBy),
      handled_by: agency(file.handledBy),
      decided_by: agency(file.decidedBy),
    };
    const above = ({ id }: Agency): string => agencies.get(id)?.above?.name.vi ?? '';
    return {
      bundle: version.bundle,
      calendar,
      agencies: three,
      names: { units, yes: this.wording.t('vi', 'common.yes'), no: this.wording.t('vi', 'common.no') },
      above: {
        received_at: above(three.received_at),
        handled_by: above(three.handled_by),
        decided_by: above(three.decided_by),
      },
    };
  }
}
