// A real mail server that keeps what it is given.

import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type Mailer, smtpMailer } from '../src/notices/mailer';
import { simpleParser } from './parse-mail';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailServer {
  readonly mails: ReceivedMail[];
  /** Whether it answers that it takes none. */
  refuses: boolean;
  /** Sends to it. */
  readonly mailer: Mailer;
  stop(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (server.refuses) return done(new Error('full'));
        const mail = simpleParser(Buffer.concat(parts).toString('latin1'));
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address, ...mail });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const server: MailServer = {
    mails,
    refuses: false,
    mailer: smtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'huigao@example.org' }),
    stop: () => new Promise((resolve) => smtp.close(resolve)),
  };
  return server;
}
