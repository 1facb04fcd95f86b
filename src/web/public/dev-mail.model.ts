import { frame } from '../../paths/frame.js';
import { formatShortMoment } from '../../platform/i18n/format.js';
import type { DevMail } from '../../platform/mail/dev-mailbox.js';

type Words = (key: string) => string;

/** Mails as a table, newest first. */
export const mailboxModel = (mails: readonly DevMail[], t: Words): object => ({
  title: t('dev_mail.title'),
  head: [{ text: t('dev_mail.at') }, { text: t('dev_mail.to') }, { text: t('dev_mail.subject') }],
  rows: mails.map((mail) => [
    { text: formatShortMoment(mail.at) },
    { text: mail.to },
    { text: mail.subject, href: `${frame.mailbox}/${mail.id}` },
  ]),
});

/** One mail as its reader sees the text of it, with the portal's links to follow. */
export const mailModel = (mail: DevMail, baseUrl: string, t: Words): object => ({
  subject: mail.subject,
  rows: [
    { key: { text: t('dev_mail.to') }, value: { text: mail.to } },
    { key: { text: t('dev_mail.at') }, value: { text: formatShortMoment(mail.at) } },
  ],
  paragraphs: mail.text.split(/\n{2,}/).map((text) => splitLink(text, baseUrl)),
});

/** As `/dev/mail.json` gives it. */
export const mailJson = ({ id, to, subject, text, html, at }: DevMail): object => ({
  id,
  to,
  subject,
  text,
  html,
  at: at.toISOString(),
});

/** A link of the portal in a paragraph becomes one that can be followed, wherever the portal runs just now. */
function splitLink(text: string, baseUrl: string): { before: string; href: string; link: string } {
  const found = /https?:\/\/\S+$/.exec(text);
  if (!found?.[0].startsWith(`${baseUrl}/`)) return { before: text, href: '', link: '' };
  return { before: text.slice(0, found.index), href: found[0].slice(baseUrl.length), link: found[0] };
}
