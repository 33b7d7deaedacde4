import { faceFiles } from '../faces.js';

/** Draws an SVG as PNG, so many points wide; equal pictures have equal bytes. */
export type Raster = (svg: string | Buffer, width: number) => Buffer;

/** A bitmap on white, in the faces of the package: for programs that draw no SVG (Word before 2016, LibreOffice). */
export async function raster(): Promise<Raster> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles: [...faceFiles()], defaultFontFamily: 'Pretendard' };
  return (svg, width) =>
    new Resvg(svg, { font, background: '#fff', fitTo: { mode: 'width', value: width } }).render().asPng();
}
