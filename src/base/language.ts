export const languages = ['en', 'ko', 'mn'] as const;
export type Language = (typeof languages)[number];

/** A name or title; English is always there, the other languages where a source or a person gave them. */
export interface LocalText {
  readonly en: string;
  readonly ko?: string;
  readonly mn?: string;
}

/** The text in the language asked for, English where that language has none. */
export const inLanguage = (text: LocalText, language: Language): string => text[language] ?? text.en;
