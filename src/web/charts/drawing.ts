import { create } from './element.js';

/** Properties that a style sheet may set and that come down from the element around. */
const inherited = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap'],
  ...['stroke-linejoin', 'paint-order', 'text-anchor', 'font-family', 'font-size', 'font-weight'],
];

/** The name of a pattern without the quotes that a browser puts around it and other programs do not read. */
const bare = (value: string) => value.replace(/url\("(#[^"]+)"\)/, 'url($1)');

/** The drawing as a group that needs no style sheet: every colour and type of the page in light, written as attributes. */
export function group(svg: SVGSVGElement): SVGGElement {
  const copy = (element: Element, around: CSSStyleDeclaration | undefined): Element => {
    const style = getComputedStyle(element);
    const made = element === svg ? create('g', {}) : (element.cloneNode(false) as Element);
    if (element !== svg) for (const name of ['class', 'style', 'opacity', ...inherited]) made.removeAttribute(name);
    for (const key of inherited) {
      const value = style.getPropertyValue(key);
      if (value !== around?.getPropertyValue(key)) made.setAttribute(key, bare(value));
    }
    if (style.opacity !== '1') made.setAttribute('opacity', style.opacity);
    for (const child of element.childNodes)
      if (child instanceof Text) made.append(child.cloneNode());
      else if (child instanceof Element && child.localName !== 'style') made.append(copy(child, style));
    return made;
  };
  return copy(svg, undefined) as SVGGElement;
}

/** Colours of the light page, whatever the page shows: a file is printed. Nothing is painted between. */
export function inLight<Made>(svg: SVGSVGElement, make: (colour: (name: string) => string) => Made): Made {
  const root = document.documentElement;
  const chosen = root.dataset['theme'];
  const colour = (value: string) => {
    const probe = svg.appendChild(create('g', { style: `fill: ${value.startsWith('--') ? `var(${value})` : value}` }));
    const found = getComputedStyle(probe).fill;
    probe.remove();
    return bare(found);
  };
  root.dataset['theme'] = 'light';
  try {
    return make(colour);
  } finally {
    if (chosen === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = chosen;
  }
}
