/** Characters that XML 1.0 cannot hold; Word calls a file with one of them damaged. */
const notXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** A text without what XML cannot hold. */
export const xmlText = (text: string): string => text.replace(notXml, '');
