import { Fault, faultOf } from './Field.tsx';

/** One input for six digits, drawn as six cells, so that pasting and filling in by the phone work. */
export function CodeInput(props: {
  readonly label: string;
  readonly digits: string;
  readonly fault?: string | undefined;
}) {
  const { label, digits, fault } = props;
  return (
    <>
      <label className="label" htmlFor="code">
        {label}
      </label>
      <div className={fault ? 'six wrong' : 'six'}>
        <div className="cells" aria-hidden="true">
          {Array.from({ length: 6 }, (_, cell) => (
            <span key={cell} />
          ))}
        </div>
        <input
          id="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={60}
          dir="ltr"
          defaultValue={digits}
          required
          {...faultOf('code', fault)}
        />
      </div>
      {fault && (
        <div role="alert">
          <Fault id="code-fault">{fault}</Fault>
        </div>
      )}
    </>
  );
}
