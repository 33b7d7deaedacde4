const space = 'http://www.w3.org/2000/svg';

/** An element of a drawing. @example create('rect', { width: 4, height: 4 }) */
export const create = (name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement => {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
};
