import { create } from './element.js';
import type { ChartFile } from './picture.js';

const cell = 24;

/** Whether every cell of a row of the canvas has ink in it. */
function inked(pen: CanvasRenderingContext2D, cells: number, y: number, side: number): boolean {
  return [...Array(cells).keys()].every((k) => {
    const { data } = pen.getImageData(k * side, y, side, side);
    return data.some((value, at) => at % 4 === 3 && value > 0);
  });
}

/**
 * A chart's file as PNG. A browser says that a picture is ready before the fonts inside it are: a letter of each is drawn under the picture,
 * where nobody sees it, and the picture is taken when all of them stand there.
 */
export async function painted({ root, width, height, fonts }: ChartFile, scale: number): Promise<Blob> {
  const letters = fonts.map(({ letter }, k) =>
    create('text', { x: k * cell + 4, y: height + 18, 'font-size': 16 }, letter),
  );
  root.append(...letters);
  const size = { width: Math.max(width, fonts.length * cell), height: height + cell };
  for (const [key, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` }))
    root.setAttribute(key, String(value));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: size.width * scale, height: size.height * scale });
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  for (let wait = 0; wait < 100; wait++) {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    if (inked(pen, fonts.length, height * scale, cell * scale)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const whole = pen.getImageData(0, 0, width * scale, height * scale);
  Object.assign(canvas, { width: width * scale, height: height * scale });
  pen.putImageData(whole, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}
