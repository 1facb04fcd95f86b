import { describe, expect, it } from '@jest/globals';
import type { State } from '../workflow/workflow.types.js';
import { newsOf } from './case.messages.js';

const state = (id: string, phase: State['phase'], nationalStatus: number): State => ({
  id,
  name: { vi: id, en: id },
  public: { vi: id, en: id },
  phase,
  nationalStatus,
  holder: 'leader',
  at: 'handled_by',
});
const [working, asked] = [state('working', 'in_progress', 4), state('asked', 'in_progress', 7)];
const [over, stopped] = [state('over', 'withdrawn', 7), state('stopped', 'withdrawn', 8)];

describe('a withdrawal', () => {
  it('is told as what it is: done before receipt, asked for after it', () => {
    expect(newsOf({ kind: 'withdraw', from: working, to: over })).toBe('case.taken_back');
    expect(newsOf({ kind: 'withdraw', from: working, to: asked })).toBe('case.withdrawal_asked');
  });

  it('that was declined is told by whoever takes the work up again, and by nobody else', () => {
    expect(newsOf({ kind: 'assign', from: asked, to: working })).toBe('case.withdrawal_declined');
    expect(newsOf({ kind: 'send_back', from: asked, to: working })).toBe('case.withdrawal_declined');
    expect(newsOf({ kind: 'stop', from: asked, to: stopped })).toBeUndefined();
    expect(newsOf({ kind: 'assign', from: working, to: working })).toBeUndefined();
  });
});
