// The checks, off the page's thread.

import { type Checked, checkAll } from '@huigao/checks';
import { type CheckRequest, ReportMirror } from './report-mirror';

const mirror = new ReportMirror();

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const checked: Checked = checkAll(mirror.apply(data));
  postMessage(checked);
});
