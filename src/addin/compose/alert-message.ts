import type { HostResult } from '../host/mail-host.ts';

/** What the send check handed to the pane; its id tells one press from the next. */
export function alertMessage(context: HostResult<string>): { readonly id: string } | null {
  if (!context.ok || context.value === '') return null;
  try {
    const parsed: unknown = JSON.parse(context.value);
    const id: unknown = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'id') : null;
    return typeof id === 'string' ? { id } : null;
  } catch {
    return null;
  }
}
