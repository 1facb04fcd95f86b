import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AdministrativeUnits } from '../../src/agencies/units.service.js';
import { ShippedProcedures } from '../../src/catalog/shipped-procedures.service.js';
import { run as createAdmin } from '../../src/cli/admin.js';
import { run as tellDeadline } from '../../src/cli/deadline.js';
import { run as checkDefinition } from '../../src/cli/definition-check.js';
import { run as importUnits } from '../../src/cli/import-units.js';
import { UsageError } from '../../src/cli/usage.js';
import { AccountQueries } from '../../src/identity/account.queries.js';
import { OneTimeLinks } from '../../src/identity/one-time-links.service.js';
import { type CatalogContext, startCatalog } from '../support/catalog.js';

let context: CatalogContext;
let folder: string;
let said: string;

beforeAll(async () => {
  context = await startCatalog();
});

afterAll(() => context?.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-commands-'));
  said = '';
  for (const name of ['log', 'error'] as const) {
    jest.spyOn(console, name).mockImplementation((text: string) => void (said += `${text}\n`));
  }
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('definition check', () => {
  const sample = () => context.get(ShippedProcedures).text('2.000635');
  const checked = async (text: string) => {
    const code = await checkDefinition([file('procedure.yaml', text), '--json'], context.app);
    return {
      code,
      findings: JSON.parse(said) as { code: string; path: string; message: string; example: string | null }[],
    };
  };

  it('answers 0 where nothing stands in the way', async () => {
    const { code, findings } = await checked(await sample());
    expect(code).toBe(0);
    expect(new Set(findings.map((one) => one.code))).toEqual(new Set(['definition.role_unstaffed']));
  });

  it('prints code, path, sentence and example of what does not make sense', async () => {
    const { code, findings } = await checked((await sample()).replace('to: accepted', 'to: acepted'));
    expect(code).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'definition.unknown_state',
        path: 'workflow.actions.2.to',
        message: 'The workflow has no step “acepted”.',
        example: 'accepted',
      }),
    );
  });

  it('says what is wrong with an expression', async () => {
    const { code, findings } = await checked((await sample()).replace('8000 * copies', '8000 * copy_count'));
    expect(code).toBe(1);
    const one = findings.find(({ path }) => path === 'fee.amount');
    expect(one?.code).toBe('forms.expression_unknown_name');
    expect(one?.message).toContain('copy_count');
  });

  it('prints the same for a text that cannot be read, with its lines', async () => {
    expect(await checkDefinition([file('procedure.yaml', 'schema: 1\nschema: 1\n')], context.app)).toBe(1);
    expect(said).toContain('(line 2): The same entry is written twice');
  });

  it('answers 1 for a missing file and says how it is called', async () => {
    expect(await checkDefinition([join(folder, 'nothing.yaml')], context.app)).toBe(1);
    await expect(checkDefinition(['--json'], context.app)).rejects.toThrow(UsageError);
  });
});

describe('deadline', () => {
  const ask = async (procedure: string, received: string) => {
    said = '';
    const code = await tellDeadline(['--procedure', procedure, '--received', received, '--json'], context.app);
    return { code, answer: JSON.parse(said) as { due: string; provisional: boolean; steps: { message: string }[] } };
  };

  it('tells when a case is due, and why', async () => {
    // A Wednesday before and after the cut-off of 15:00.
    expect((await ask('2.000635', '2026-11-25T14:59')).answer.due).toBe('2026-11-25T10:00:00.000Z');
    const late = await ask('2.000635', '2026-11-25T15:01');
    expect(late.answer.due).toBe('2026-11-26T10:00:00.000Z');
    expect(late.answer.steps.some((one) => one.message.includes('15:00'))).toBe(true);
    expect((await ask('2.000635', '2026-11-25T08:01:00Z')).answer.due).toBe(late.answer.due);
  });

  it('answers 1 for a procedure that nobody knows, and refuses what is no time', async () => {
    expect(await tellDeadline(['--procedure', '9.999999', '--received', '2026-11-24T08:00'], context.app)).toBe(1);
    for (const time of ['tomorrow', '2026-13-01T08:00', '2026-11-24']) {
      await expect(tellDeadline(['--procedure', '2.000635', '--received', time], context.app)).rejects.toThrow(
        UsageError,
      );
    }
    await expect(tellDeadline(['--procedure', '2.000635'], context.app)).rejects.toThrow(UsageError);
  });
});

describe('admin create', () => {
  it('makes an administrator who chooses a password by a link that works once', async () => {
    expect(await createAdmin(['Quan.Tri@mau.motcua.test'], context.app)).toBe(0);
    const code = /\/invitation\?code=(\S+)/.exec(said)?.[1] ?? '';
    const owner = await context.get(OneTimeLinks).peek(['admin'], decodeURIComponent(code));
    const member = await context.get(AccountQueries).member(owner ?? '');
    expect(member.email).toBe('quan.tri@mau.motcua.test');
    expect(member.grants.map((one) => one.role).sort()).toEqual(['catalog_admin', 'system_admin']);
    const [mails] = await context.database.query<{ count: number }>('select count(*)::int as count from outbox');
    expect(mails?.count).toBe(0);
  });

  it('makes another link for the same account, and ends the earlier one', async () => {
    const code = async () => {
      said = '';
      await createAdmin(['again@mau.motcua.test'], context.app);
      return decodeURIComponent(/code=(\S+)/.exec(said)?.[1] ?? '');
    };
    const [first, second] = [await code(), await code()];
    const links = context.get(OneTimeLinks);
    expect(await links.peek(['admin'], first)).toBeUndefined();
    expect(await links.peek(['admin'], second)).toBeDefined();
  });

  it('refuses what is no address', async () => {
    await expect(createAdmin(['nobody'], context.app)).rejects.toThrow(UsageError);
    await expect(createAdmin([], context.app)).rejects.toThrow(UsageError);
  });
});

describe('import units', () => {
  const ward = (code: string, name: string, full = `Phường ${name}`) => ({
    Code: code,
    Name: name,
    NameEn: `${name} En`,
    FullName: full,
    FullNameEn: `${name} En Ward`,
  });
  const province = (code: string, name: string, wards: readonly object[]) => ({
    Code: code,
    Name: name,
    NameEn: name,
    FullName: `Tỉnh ${name}`,
    FullNameEn: `${name} Province`,
    Wards: wards,
  });
  const list = [
    province('46', 'Huế', [
      ward('19753', 'Phú Xuân'),
      ward('90001', 'Mẫu Một', 'Phư\ufffd\ufffdng Mẫu Một'),
      ward('90002', 'Mẫu Hai', 'xã Mẫu Hai'),
    ]),
  ];
  const load = (value: unknown) => importUnits([file('units.json.gz', gzipSync(JSON.stringify(value)))], context.app);

  it('makes the addresses those of the list, and changes nothing the second time', async () => {
    expect(await load(list)).toBe(0);
    const units = context.get(AdministrativeUnits);
    expect((await units.communes('46')).map((one) => one.name.vi)).toEqual([
      'Xã Mẫu Hai',
      'Phường Mẫu Một',
      'Phường Phú Xuân',
    ]);
    expect(await units.provinces()).toHaveLength(1);
    said = '';
    expect(await load(list)).toBe(0);
    expect(said).toContain('0 added, 0 changed, 0 ended');
  });

  it('brings back what was left out once', async () => {
    const less = [province('46', 'Huế', [ward('19753', 'Phú Xuân')])];
    expect(await load(less)).toBe(0);
    expect(said).toContain('2 ended');
    said = '';
    expect(await load(list)).toBe(0);
    expect(said).toContain('2 changed');
  });

  it('writes nothing where one entry cannot be used', async () => {
    const broken = [province('46', 'Huế', [ward('19753', 'Phú Xuân mới'), ward('', 'Không mã')])];
    expect(await load(broken)).toBe(1);
    expect(said).toContain('0.Wards.1');
    expect(await context.get(AdministrativeUnits).name('19753', 'vi')).toBe('Phường Phú Xuân');
    expect(await load([])).toBe(1);
    expect(await importUnits([file('broken.json', '[{')], context.app)).toBe(1);
    expect(await importUnits([join(folder, 'nothing.json')], context.app)).toBe(1);
    await expect(importUnits([], context.app)).rejects.toThrow(UsageError);
  });
});
