// What is measured, by the name that --only takes.
import { act } from './rows/act.mjs';
import { application } from './rows/application.mjs';
import { formPage } from './rows/form-page.mjs';
import { queue } from './rows/queue.mjs';
import { servicePage } from './rows/service-page.mjs';
import { submit } from './rows/submit.mjs';

export { emptyServer } from './rows/empty-server.mjs';
export { Submitter } from './rows/submit.mjs';

export const BY_NAME = { 'form-page': formPage, 'service-page': servicePage, application, queue, submit, act };
