/** The languages of the product, the first one being the one offered to a person whose choice is unknown. */
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text that stands in every language of the product. */
export type Localised = Readonly<Record<Locale, string>>;

export const isLocale = (value: unknown): value is Locale => LOCALES.some((locale) => locale === value);
