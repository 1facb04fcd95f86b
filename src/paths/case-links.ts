/** The page of a case, as its applicant and as its office see it. */
export const caseOfApplicant = (code: string): string => `/cases/${encodeURIComponent(code)}`;
export const caseOfOffice = (code: string): string => `/officer/cases/${encodeURIComponent(code)}`;
/** Where somebody without an account follows a case: the code is filled in, the phone number is asked for. */
export const trackCase = (code: string): string => `/track?code=${encodeURIComponent(code)}`;
