import { frame } from './frame.js';

const part = encodeURIComponent;
const procedure = (code: string): string => `${frame.catalog}/${part(code)}`;
const agency = (id: string): string => `${frame.agencies}/${part(id)}`;
const member = (id: string): string => `${frame.staff}/${part(id)}`;

/** Pages of administrators of the catalogue, the agencies and the staff. */
export const admin = {
  catalog: frame.catalog,
  importDefinition: `${frame.catalog}/import`,
  procedure,
  /** What the draft changes, and what the check says of it. */
  draft: (code: string): string => `${procedure(code)}/draft`,
  publish: (code: string): string => `${procedure(code)}/draft/publish`,
  discardDraft: (code: string): string => `${procedure(code)}/draft/discard`,
  definitionFile: (code: string): string => `${procedure(code)}/definition.yaml`,
  draftFile: (code: string): string => `${procedure(code)}/draft/definition.yaml`,
  /** What a version changed. */
  version: (code: string, number: number): string => `${procedure(code)}/versions/${number}`,
  versionFile: (code: string, number: number): string => `${procedure(code)}/versions/${number}/definition.yaml`,
  national: `${frame.catalog}/national`,
  agencies: frame.agencies,
  newAgency: `${frame.agencies}/new`,
  agency,
  openingHours: (id: string): string => `${agency(id)}/opening-hours`,
  calendar: frame.calendar,
  removeDay: `${frame.calendar}/remove`,
  commonHours: `${frame.calendar}/opening-hours`,
  staff: frame.staff,
  invite: `${frame.staff}/invite`,
  member,
  grant: (id: string): string => `${member(id)}/roles`,
  revoke: (id: string, grant: string): string => `${member(id)}/roles/${part(grant)}/revoke`,
  disable: (id: string): string => `${member(id)}/disable`,
  enable: (id: string): string => `${member(id)}/enable`,
  inviteAgain: (id: string): string => `${member(id)}/invite`,
} as const;
