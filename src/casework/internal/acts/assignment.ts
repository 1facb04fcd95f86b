import { Invalid } from '../../../platform/errors/errors.js';
import type { ActEffect } from '../act.types.js';
import { InputReader } from '../read-input.js';
import type { Colleagues } from './colleagues.js';
import { personOf } from './person.js';

/** The case moves to the handling agency; nobody's act. */
export const handOver = (): ActEffect<'hand_over'> => ({
  read: () => ({}),
  apply: async ({ file, agencies }) => ({ from: agencies.received_at.id, to: file.handledBy }),
});

/** A specialist takes the case. */
export const claim = (): ActEffect<'claim'> => ({
  read: () => ({}),
  async apply({ actor, file }) {
    const person = personOf(actor);
    file.assignee = person.accountId;
    file.assigneeName = person.name;
    return {};
  },
});

/** A leader or reception names the specialist. */
export const assign = (colleagues: Colleagues): ActEffect<'assign'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { assignee: reader.text('assignee', 40) };
    reader.done();
    return read;
  },
  async prepare(_actor, { assignee }, file) {
    const specialists = await colleagues.holders('specialist', file.handledBy);
    const name = specialists.find((one) => one.id === assignee)?.name;
    if (name === undefined) throw new Invalid([{ at: 'assignee', code: 'casework.not_a_specialist' }]);
    return { assignee, name };
  },
  async apply({ file, input }) {
    const before = file.assigneeName;
    file.assignee = input.assignee;
    file.assigneeName = input.name;
    return { before, assignee: input.name };
  },
});
