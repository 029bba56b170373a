// How the interface looks for this person on this machine: light or dark, contrast, and how close together things stand.

const choices = {
  /** `system`: as the browser says. */
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'more'],
  density: ['compact', 'normal', 'roomy'],
} as const;

type Aspect = keyof typeof choices;

export type Appearance = { readonly [K in Aspect]: (typeof choices)[K][number] };

/** The aspects with what each can be, in the order they are offered. */
export const aspects = Object.entries(choices) as unknown as readonly {
  [K in Aspect]: readonly [K, (typeof choices)[K]];
}[Aspect][];

export const usual: Appearance = { theme: 'system', contrast: 'system', density: 'normal' };

const storageKey = 'huigao.appearance';

/** What was kept, as far as this version knows it. @param text - what the browser holds, or null */
export function appearanceFrom(text: string | null): Appearance {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return usual;
  }
  if (typeof kept !== 'object' || kept === null) return usual;
  const known = aspects.flatMap(([aspect, values]) => {
    const value = (kept as Readonly<Record<string, unknown>>)[aspect];
    return (values as readonly unknown[]).includes(value) ? [[aspect, value]] : [];
  });
  return { ...usual, ...Object.fromEntries(known) };
}

export const keptAppearance = (): Appearance => appearanceFrom(localStorage.getItem(storageKey));

const moreContrast = matchMedia('(prefers-contrast: more)');

function show({ theme, contrast, density }: Appearance): void {
  const { dataset } = document.documentElement;
  dataset.theme = theme;
  dataset.contrast = contrast === 'more' || moreContrast.matches ? 'more' : 'normal';
  dataset.density = density;
}

/** Shows what was chosen, and what is chosen in other tabs or in the system from now on. */
export function followAppearance(): void {
  const follow = () => show(keptAppearance());
  follow();
  addEventListener('storage', ({ key }) => key === storageKey && follow());
  moreContrast.addEventListener('change', follow);
}

export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(storageKey, JSON.stringify(appearance));
  show(appearance);
}
