// The checks, off the page's thread.

import { checkAll } from '@huigao/checks';
import { AnswerWriter } from './answer-mirror';
import { type CheckRequest, ReportMirror } from './report-mirror';

const mirror = new ReportMirror();
const writer = new AnswerWriter();

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) =>
  postMessage(writer.answerFor(checkAll(mirror.apply(data), data.wantsNumbers))),
);
