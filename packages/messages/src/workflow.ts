import type { Text } from './catalogue';

/** From draft to signed: what people do, what stands where, what is asked of them. */
export const workflowTexts = {
  'workflow.submit': { zh: '送审', en: 'Hand in' },
  'workflow.return': { zh: '退回', en: 'Return' },
  'workflow.agree': { zh: '定稿', en: 'Agree' },
  'workflow.reopen': { zh: '重新开放', en: 'Reopen' },
  'workflow.sign': { zh: '签署', en: 'Sign' },
  'workflow.skip': { zh: '免签', en: 'Do without a signature' },
  'workflow.takeValues': { zh: '采用新数据', en: 'Take new values' },
  'workflow.signOnBehalf': { zh: '代签', en: 'Sign for another' },

  'workflow.title': { zh: '{event}：{section}', en: '{event}: {section}' },
  'workflow.explain.submit': {
    zh: '送审后这一节不能再改，由审核人退回或定稿。',
    en: 'Nobody can edit this section once it is handed in, until a reviewer returns it or it is reopened.',
  },
  'workflow.explain.return': {
    zh: '退回后起草人可以继续修改。退回理由会一直留在这一节的经过里。',
    en: 'The drafters can go on editing. The reason stays with the section.',
  },
  'workflow.explain.agree': {
    zh: '定稿锁定文字，并固定此刻显示的数据；数据以后有变，会在旁边提示，不会悄悄改动定稿。',
    en: 'This locks the text and the values it shows now. A figure that changes later is shown beside it and never alters it silently.',
  },
  'workflow.explain.reopen': {
    zh: '重新开放后这一节回到起草，已有的签署不再有效。',
    en: 'The section goes back to drafting; signatures on it no longer stand.',
  },
  'workflow.explain.sign': {
    zh: '签署针对此刻显示的文字和数据。之后有任何改动，签署即失效并请您重签。',
    en: 'You sign the text and the values as shown now. Any change makes the signature void.',
  },
  'workflow.explain.signOnBehalf': {
    zh: '代签须写明理由，理由会与签署一起长期显示。',
    en: 'Signing for another needs a reason, which stays visible with the signature.',
  },
  'workflow.explain.skip': {
    zh: '这个人不必签这一节。理由会与签署一起长期显示；以后采用新数据或重新定稿时，会再请这个人签。',
    en: 'This person need not sign this section. The reason stays with the signatures; new values or another agreement ask them again.',
  },
  'workflow.explain.takeValues': {
    zh: '采用后这一节显示新数据，已有的签署失效，请相关的人重签。',
    en: 'The section then shows the new values; signatures on it become void.',
  },
  'workflow.reason': { zh: '理由', en: 'Reason' },
  'workflow.reason-missing': { zh: '请写明理由。', en: 'Give a reason.' },
  'workflow.whom-to-skip': { zh: '免去谁的签署', en: 'Whose signature' },
  'workflow.for-whom': { zh: '代谁签署', en: 'For whom' },
  'workflow.must-mend': {
    zh: '改正以下 {count} 处后才能送审：',
    en: 'To be put right before the section can be handed in: {count}',
  },
  'workflow.go-to': { zh: '去看：{rule}，{section}', en: 'Show: {rule}, {section}' },
  'workflow.go': { zh: '去看', en: 'Show' },
  'workflow.done.submit': { zh: '已送审。', en: 'Handed in.' },
  'workflow.done.return': { zh: '已退回。', en: 'Returned.' },
  'workflow.done.agree': { zh: '已定稿。', en: 'Agreed.' },
  'workflow.done.reopen': { zh: '已重新开放。', en: 'Reopened.' },
  'workflow.done.sign': { zh: '已签署。', en: 'Signed.' },
  'workflow.done.skip': { zh: '已免签。', en: 'Not asked for any more.' },
  'workflow.done.takeValues': { zh: '已采用新数据。', en: 'New values taken.' },

  'workflow.updated': { zh: '数据已更新', en: 'Figures have changed' },
  'workflow.updated-figure': {
    zh: '{label}：定稿为 {shown}，现在是 {now}',
    en: '{label}: agreed as {shown}, now {now}',
  },
  'workflow.voided': {
    zh: '{name}采用了新数据，{people}的签署失效，请重签。',
    en: '{name} took new values: the signatures of {people} are void and asked for anew.',
  },
  'workflow.still-asked': { zh: '待签：{people}', en: 'Still to sign: {people}' },
  'workflow.then': { zh: ' → ', en: ' → ' },
  'workflow.taken': { zh: '{label}：由 {shown} 改为 {now}', en: '{label}: {shown} became {now}' },
  'workflow.no-value': { zh: '无数值', en: 'no value' },
  'workflow.returned-by': { zh: '{name}退回：{why}', en: 'Returned by {name}: {why}' },
  'workflow.altered': {
    zh: '这一节与定稿时的文字不同，签署无效。请告知统稿人。',
    en: 'This section no longer reads as it was agreed. Its signatures are void; tell the owner.',
  },

  'workflow.tidy': { zh: '整理标点和空格…', en: 'Tidy punctuation and spaces…' },
  'workflow.steps': { zh: '经过', en: 'History' },
  'workflow.moments': { zh: '谁写的、逐步回看', en: 'Who wrote it, step by step' },
  'workflow.steps-of': { zh: '经过：{section}', en: 'History: {section}' },
  'workflow.no-steps': {
    zh: '还没有送审。送审、退回、定稿、签署都会记在这里：谁、什么时候、为什么。',
    en: 'Not handed in yet. Hand-ins, returns, agreements and signatures are kept here: who, when and why.',
  },
  'workflow.step': { zh: '{name} {event}', en: '{name}: {event}' },
  'workflow.step-for': { zh: '{name} 代 {other} 签署', en: '{name} signed for {other}' },
  'workflow.step-skipped': {
    zh: '{name} 免去 {other} 的签署',
    en: '{name} did without the signature of {other}',
  },
  'workflow.signature-valid': { zh: '签署有效', en: 'valid' },
  'workflow.signature-void': { zh: '签署已失效', en: 'void' },
  'workflow.event.submit': { zh: '送审', en: 'handed it in' },
  'workflow.event.return': { zh: '退回', en: 'returned it' },
  'workflow.event.agree': { zh: '定稿', en: 'agreed' },
  'workflow.event.reopen': { zh: '重新开放', en: 'reopened it' },
  'workflow.event.sign': { zh: '签署', en: 'signed' },
  'workflow.event.skip': { zh: '免签', en: 'did without a signature' },
  'workflow.event.takeValues': { zh: '采用新数据', en: 'took new values' },
  'workflow.actions': { zh: '{section}：状态与操作', en: '{section}: state and actions' },

  'board.title': { zh: '进度总览', en: 'Board' },
} satisfies Record<string, Text>;
