/** Pages about one's own account. */
export const account = {
  register: '/register',
  signIn: '/sign-in',
  signOut: '/sign-out',
  /** The address in mails; the code is in the query, which no log holds. */
  verifyEmail: '/verify-email',
  resend: '/verify-email/again',
  forgot: '/forgot-password',
  reset: '/reset-password',
  invitation: '/invitation',
  profile: '/profile',
  password: '/profile/password',
  sessions: '/profile/sessions',
} as const;

/** The sign-in page, which leads back to where the person was. */
export const signInAndReturnTo = (path: string): string => `${account.signIn}?next=${encodeURIComponent(path)}`;

/** An address of the portal with a one-time code. */
export const withCode = (path: string, code: string): string => `${path}?code=${encodeURIComponent(code)}`;
