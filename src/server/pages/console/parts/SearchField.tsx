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
      <Words {...props} />
      {Object.entries(props.keep ?? {})
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
    </form>
  );
}

/** The same within a form that does something else as well. */
export function SearchInput(props: { readonly label: string; readonly value: string }) {
  return (
    <div className="search">
      <Words {...props} />
    </div>
  );
}

function Words({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <Icon name="search" />
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        autoComplete="off"
        maxLength={100}
      />
    </>
  );
}
