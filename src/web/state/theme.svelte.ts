export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Light, dark or as the system says; kept in this browser. */
class Chosen {
  theme = $state<Theme>((localStorage.getItem('theme') as Theme | null) ?? 'auto');

  constructor() {
    this.apply();
  }

  choose(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem('theme', theme);
    this.apply();
  }

  private apply(): void {
    if (this.theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }
}

export const chosen = new Chosen();
