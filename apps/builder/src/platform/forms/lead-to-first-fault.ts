import type { SyntheticEvent } from 'react'

/**
 * Leads to the first field that is wrong, for `form.onSubmit`: it may be out of sight, and the button that was pressed
 * says nothing of it.
 */
export function leadToFirstFault(
  _errors: unknown,
  _values: unknown,
  event: SyntheticEvent<HTMLFormElement> | undefined,
): void {
  const form = event?.currentTarget
  // Fields are marked once the page has been drawn again.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
