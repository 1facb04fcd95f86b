import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { Timers } from '../../platform/timers/timers.service.js';
import { CASE } from '../case.messages.js';
import { warnAt } from './timing.js';

/** Names of the moments at which a case wants to be looked at. */
export const DUE_SOON = 'case.due_soon';
export const OVERDUE = 'case.overdue';
/** A state that ends by itself: hand-over, an answer that never came. */
export const STEP = 'case.step';
