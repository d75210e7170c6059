import { Icon } from './Icon.tsx';

/** Asks for a part of the list by words; what else narrows the list is kept. Posted where the words may be an address. */
export function SearchField(props: {
  readonly action: string;
  readonly label: string;
  readonly value: string;
  readonly method?: 'get' | 'post';
  /** Filters that stay. */
  readonly keep?: Readonly<Record<string, string>>;
}) {
  return (
    <form className="search" method={props.method} action={props.action} role="search">
      <Icon name="search" />
      <input
        type="search"
        name="q"
        aria-label={props.label}
        placeholder={props.label}
        defaultValue={props.value}
        autoComplete="off"
        maxLength={100}
      />
      {Object.entries(props.keep ?? {})
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </form>
  );
}
