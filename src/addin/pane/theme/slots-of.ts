/**
 * Several looks that each are one rule and one class. `makeStyles` writes a rule and a class for every declaration, about twice
 * the script, and is kept for what is added to a look in some states: its rules override those of a look (docs/decisions/0022).
 */
export function slotsOf<Slot extends string>(
  hooks: Readonly<Record<Slot, () => string>>,
): () => Readonly<Record<Slot, string>> {
  const slots = Object.keys(hooks) as Slot[];
  return function useSlots() {
    return Object.fromEntries(slots.map((slot) => [slot, hooks[slot]()])) as Record<Slot, string>;
  };
}
