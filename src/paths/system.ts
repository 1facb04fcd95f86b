/** Pages of the system administrator. */
export const system = {
  overview: '/admin/system',
  audit: '/admin/audit',
} as const;

/** Jobs of one queue in one state (`failed`, `waiting` …). */
export const jobsIn = (queue: string, state: string): string =>
  `${system.overview}/jobs/${encodeURIComponent(queue)}?state=${encodeURIComponent(state)}`;
/** All failed jobs of a queue are to be tried again. */
export const retryAllIn = (queue: string): string => `${system.overview}/jobs/${encodeURIComponent(queue)}/retry`;
export const jobPage = (queue: string, id: string): string =>
  `${system.overview}/jobs/${encodeURIComponent(queue)}/${encodeURIComponent(id)}`;
export const retryJob = (queue: string, id: string): string => `${jobPage(queue, id)}/retry`;
export const discardJob = (queue: string, id: string): string => `${jobPage(queue, id)}/discard`;
