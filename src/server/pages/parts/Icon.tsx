import { ICONS, type IconName } from '../icons.ts';

/** A drawing beside words; it carries no meaning of its own. */
export function Icon({ name, size = ICONS[name].size }: { name: IconName; size?: number }) {
  const box = ICONS[name].size;
  return (
    <svg width={size} height={size} viewBox={`0 0 ${box} ${box}`} aria-hidden="true">
      <path fill="currentColor" d={ICONS[name].path} />
    </svg>
  );
}

/** The baton on its square: the same in every scheme and on paper. */
export function Mark() {
  return (
    <svg width="24" height="24" viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="#0e7a80" />
      <path d="M5.2 14.8 9 11" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M12 8 14.8 5.2" stroke="#97d0d2" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  );
}

/** The way a baton takes, behind the headline. */
export function HeroDrawing() {
  return (
    <svg className="deco" width="390" height="120" viewBox="0 0 390 120" fill="none" aria-hidden="true">
      <path
        d="M262 118c26-8 40-40 66-60s40-22 66-52"
        stroke="var(--way)"
        strokeWidth="2"
        strokeDasharray="1 8"
        strokeLinecap="round"
      />
      <circle cx="334" cy="53" r="20" fill="var(--panel)" fillOpacity=".85" />
      <path d="m326 61 5.5-5.5" stroke="var(--teal)" strokeWidth="6" strokeLinecap="round" />
      <path d="m337 50 5.5-5.5" stroke="var(--way)" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
