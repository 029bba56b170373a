// What the rules of house style take for Chinese prose.

/** A Han character. */
export const hanLetter = /\p{Script=Han}/u;

/** A sign that varies the form of the character before it. */
const variation = '[\\u{fe00}-\\u{fe0f}\\u{e0100}-\\u{e01ef}]';

/** Han, and the marks of Chinese text. */
export const prose = '[\\p{Script=Han}，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕…—]';
/** The same at the end of what comes before. */
export const proseEnd = `${prose}${variation}?`;

const starts = new RegExp(`^[ \\u00a0\\u3000]*${prose}`, 'u');
const ends = new RegExp(`${proseEnd}[ \\u00a0\\u3000]*$`, 'u');

/** As far as is looked: a sign with its variation, and the spaces beside it. */
const reach = 8;

/** Whether text begins, or ends, as Chinese prose; spaces aside. */
export const isHanish = (text: string, where: 'start' | 'end'): boolean =>
  where === 'start' ? starts.test(text.slice(0, reach)) : ends.test(text.slice(-reach));
