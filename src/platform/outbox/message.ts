/** What happened, as announced. Ids and codes only: whoever listens reads the present. */
export interface Announcement {
  /** `module.what_happened`, e.g. `case.accepted`. */
  readonly type: string;
  readonly subject: Subject;
  readonly payload?: MessagePayload;
}

/** What a message or a timer is about: a kind (`case`, `account`) and its id. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

export type MessagePayload = Readonly<Record<string, string | number | boolean | null>>;

export interface Message {
  readonly id: string;
  readonly type: string;
  readonly subject: Subject;
  readonly payload: MessagePayload;
  /** When it was announced, by the application's clock. */
  readonly at: Date;
}
