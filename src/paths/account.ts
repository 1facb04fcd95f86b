/** Pages about one's own account. */
export const account = {
  register: '/register',
  /** What to do next after registering. */
  registered: '/register/done',
  signIn: '/sign-in',
  signOut: '/sign-out',
  /** The address in mails; the code is in the query, which no log holds. */
  verifyEmail: '/verify-email',
  resend: '/verify-email/again',
  forgot: '/forgot-password',
  /** A mail is on its way, if there is an account. */
  mailSent: '/forgot-password/sent',
  reset: '/reset-password',
  invitation: '/invitation',
  profile: '/profile',
  email: '/profile/email',
  password: '/profile/password',
  sessions: '/profile/sessions',
} as const;

/** The sign-in page, which leads back to where the person was. */
export const signInAndReturnTo = (path: string): string => `${account.signIn}?next=${encodeURIComponent(path)}`;

/** An address of the portal with a one-time code. */
export const withCode = (path: string, code: string): string => `${path}?code=${encodeURIComponent(code)}`;
