/** A name that is legal in a file name and in a row id. @example slug('Indium Tin Oxide (ITO)') === 'indium-tin-oxide-ito' */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
