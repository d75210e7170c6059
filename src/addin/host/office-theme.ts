import type { HostTheme } from './mail-host.ts';

/** Outlook names no dark mode, only colours: a background darker than middle grey is one (WCAG relative luminance). */
export function themeOf(background: unknown): HostTheme | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(String(background));
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => linear(parseInt(part, 16) / 255));
  return { isDark: 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 };
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
