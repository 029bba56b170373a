/** Control characters but tab and line ends, lone surrogates, and what stands for a character that was lost. */
export const unreadable = /(?![\t\v\f\u0085])\p{Cc}|[\ufffd-\uffff]|\p{Cs}/gu;
