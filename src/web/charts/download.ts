/** Hands a file to the person at the page. */
export function hand(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The drawing with the page's colours and type written into it, so that it stands alone. */
function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  originals.forEach((element, k) => {
    const style = getComputedStyle(element);
    for (const key of [
      'fill',
      'stroke',
      'stroke-width',
      'stroke-dasharray',
      'opacity',
      'font',
      'font-family',
      'font-size',
      'font-weight',
    ]) {
      copies[k]!.style.setProperty(key, style.getPropertyValue(key));
    }
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  return copy;
}

const svgText = (svg: SVGSVGElement) => new XMLSerializer().serializeToString(standalone(svg));

export const saveSvg = (svg: SVGSVGElement, name: string): void =>
  hand(`${name}.svg`, new Blob([svgText(svg)], { type: 'image/svg+xml' }));

/** Twice the size on screen. */
export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image(width * 2, height * 2);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) hand(`${name}.png`, blob);
}

const field = (value: string | number): string => {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With a byte order mark, so that Excel reads Korean and Mongolian. */
export const saveCsv = (head: readonly string[], rows: readonly (readonly (string | number)[])[], name: string): void =>
  hand(
    `${name}.csv`,
    new Blob([`\uFEFF${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`], {
      type: 'text/csv',
    }),
  );
