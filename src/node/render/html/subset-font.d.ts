declare module 'subset-font' {
  /** Cuts a font to the glyphs of `text`. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: 'woff2' | 'woff' | 'sfnt' },
  ): Promise<Buffer>;
}
