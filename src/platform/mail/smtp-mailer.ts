import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Mailer, MailFailed, type Mail } from './mailer.js';

/**
 * Mails by SMTP. Address: `smtp://[user:password@]host[:port][?from=address]`, `smtps://` for TLS from the first byte.
 * Without `from`, mails come from no-reply at the portal's host.
 */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  override readonly way = 'smtp';
  private readonly transport: Transporter;
  private readonly from: string;
  private readonly host: string;

  constructor(address: string, baseUrl: string) {
    super();
    const url = new URL(address);
    this.host = new URL(baseUrl).hostname;
    this.from = url.searchParams.get('from') ?? `no-reply@${this.host}`;
    const secure = url.protocol === 'smtps:';
    this.transport = createTransport({
      host: url.hostname,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      ...(url.username && {
        auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      }),
      pool: true,
      maxConnections: 4,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  override async send(mail: Mail): Promise<void> {
    if (!isOneAddress(mail.to)) throw new MailFailed('bad_address', true);
    try {
      await this.transport.sendMail({
        from: this.from,
        to: { name: '', address: mail.to },
        subject: oneLine(mail.subject),
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.key}@${this.host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw failureOf(error);
    }
  }

  override async check(): Promise<void> {
    await this.transport.verify();
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/** One address and nothing else: no list, no name, no line end, nothing that a header could be made of. */
export const isOneAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/.test(text);

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

function failureOf(error: unknown): MailFailed {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined;
  if (typeof status !== 'number') return new MailFailed('unreachable', false);
  // 5xx to our sign-in or greeting is a matter of set-up, which may be mended; to the recipient it is final.
  const command: unknown = Reflect.get(error as Error, 'command');
  const permanent = status >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return new MailFailed(permanent ? 'refused' : 'refused_for_now', permanent);
}
