import { system } from '../../platform/actor.js';

/** Who acts where nobody does. */
export const MOTCUA = system('Motcua');
