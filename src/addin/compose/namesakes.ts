import type { Person } from './home-state.ts';

/** Whether both are written alike, so that only their addresses tell one from the other. A space tells nobody apart. */
export function areNamesakes(one: Person, other: Person): boolean {
  return one.name !== '' && spaceless(one.name) === spaceless(other.name);
}

function spaceless(name: string): string {
  return name.replace(/[\s\u3000]/g, '').toLowerCase();
}
