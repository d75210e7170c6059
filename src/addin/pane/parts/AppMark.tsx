/** The baton on a teal square. */
export function AppMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="#0e7a80" />
      <path d="M5.2 14.8 9 11" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
      <path d="M12 8 14.8 5.2" stroke="#97d0d2" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  );
}
