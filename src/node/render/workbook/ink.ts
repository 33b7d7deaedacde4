/** Colours of sheets: inputs and doors, heads, small print. */
export const ink = { blue: 'FF1F4FA3', pale: 'FFE8EEF8', quiet: 'FF566270' };
