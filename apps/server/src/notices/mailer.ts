// Mail through the server of the operator, and no other way out. Without one there is no mailer.

import nodemailer from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text: nothing in it is loaded from anywhere. */
  readonly text: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken it. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Where mail goes out. */
export interface SmtpConfig {
  /** `smtp://user:password@host:port`, or `smtps://…` for TLS from the first byte. */
  readonly url: string;
  readonly from: string;
}

/** How long the mail server may take, in ms. */
const patienceMs = 30_000;

export function smtpMailer({ url, from }: SmtpConfig): Mailer {
  const transport = nodemailer.createTransport(url, {
    from,
    // A mail is text of ours: nothing of it is read from files or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  Object.assign(transport.options, {
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  return {
    send: async ({ to, subject, text }) => {
      // The address as one value: a list or a header in it would reach others.
      await transport.sendMail({
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
