/** The persons of the demo whose accounts the sign-in page offers in demo mode; made by `demo/accounts`. */
export const DEMO_LOGINS = [
  { login: 'citizen@demo.motcua.test', who: 'citizen' },
  { login: 'reception@demo.motcua.test', who: 'reception' },
  { login: 'specialist@demo.motcua.test', who: 'specialist' },
  { login: 'leader@demo.motcua.test', who: 'leader' },
  { login: 'clerk@demo.motcua.test', who: 'clerk' },
  { login: 'catalog@demo.motcua.test', who: 'catalog' },
  { login: 'system@demo.motcua.test', who: 'system' },
] as const;

export const DEMO_PASSWORD = 'motcua-demo-2026';
