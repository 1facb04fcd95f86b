import type { Draft } from '../../applications/application.types.js';
import type { StoredFile } from '../../documents/files.types.js';

export interface FileAnswer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

export interface ApplicationAnswer {
  readonly id: string;
  readonly procedure: string;
  readonly versionId: string;
  readonly revision: number;
  readonly channel: string;
  readonly answers: object;
  readonly files: Readonly<Record<string, readonly FileAnswer[]>>;
  readonly sealedAt: string | null;
  readonly updatedAt: string;
}

export const fileAnswer = ({ id, name, type, size, sha256 }: StoredFile): FileAnswer => ({
  id,
  name,
  type,
  size,
  sha256,
});

export const applicationAnswer = (draft: Draft): ApplicationAnswer => ({
  id: draft.id,
  procedure: draft.version.code,
  versionId: draft.version.versionId,
  revision: draft.revision,
  channel: draft.channel,
  answers: draft.answers,
  files: Object.fromEntries([...draft.files].map(([slot, files]) => [slot, files.map(fileAnswer)])),
  sealedAt: draft.sealedAt?.toISOString() ?? null,
  updatedAt: draft.updatedAt.toISOString(),
});
