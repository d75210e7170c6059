const TINTS = ['a', 'b', 'c', 'd', 'e'];

/** A disc with the first character of a name; the seed decides its tint. */
export function Avatar({ name, seed }: { readonly name: string; readonly seed: string }) {
  const sum = [...seed].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return (
    <span className={`avatar ${TINTS[sum % TINTS.length] ?? 'a'}`} aria-hidden="true">
      {[...name][0] ?? ''}
    </span>
  );
}
