/** A text in both languages. `{name}` marks a parameter. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Languages of the interface; Chinese first. */
export type Locale = keyof Text;

export type Parameters = Readonly<Record<string, string | number>>;

/** Fills `{name}` marks; a parameter that is not given stays visible as its mark, so that it is found. */
export function fill(text: string, parameters: Parameters = {}): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(parameters[name] ?? mark));
}

/** The first of our languages in a list of preferences; null where it names none. */
export function statedLocale(preferences: string | undefined): Locale | null {
  const first = /\b(zh|en)\b/i.exec(preferences ?? '')?.[1]?.toLowerCase();
  return first === 'en' || first === 'zh' ? first : null;
}

/** The language to use for a list of preferences as browsers send it (`zh-CN,zh;q=0.9,en`); Chinese unless English comes first. */
export function preferredLocale(preferences: string | undefined): Locale {
  return statedLocale(preferences) ?? 'zh';
}
