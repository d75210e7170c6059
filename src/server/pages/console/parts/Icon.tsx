import { CONSOLE_ICONS, type ConsoleIconName } from '../icons.ts';

/** A drawing beside words; it carries no meaning of its own. */
export function Icon({ name }: { readonly name: ConsoleIconName }) {
  const { size, path } = CONSOLE_ICONS[name];
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <path fill="currentColor" d={path} />
    </svg>
  );
}
