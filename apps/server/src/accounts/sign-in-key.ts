/** How a sign-in name is looked up: full-width letters and capitals make no difference. */
export const signInKey = (name: string): string => name.trim().normalize('NFKC').toLowerCase();
